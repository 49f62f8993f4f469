"""Write what becomes of records where it is wanted, and count it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from rls_screen.batch.columns import Columns
from rls_screen.batch.output.ndjson import rejected_line
from rls_screen.batch.part import Part
from rls_screen.batch.record import Outcome, Rejected, Scored
from rls_screen.cli.account import Account
from rls_screen.cli.outputs import Output, Sink
from rls_screen.cli.progress import Progress

Keep = Callable[[bytes], object] | None
"""What keeps rejected records, if they are to be kept."""


@dataclass(frozen=True, slots=True)
class Writing:
    """Write results to *to* in the format of *out*, rejected records to *keep*; count in *account*.

    What is written of one input ends with the end of the call.
    """

    account: Account
    out: Output
    to: Sink
    keep: Keep
    progress: Progress = field(default_factory=Progress)

    def outcomes(self, found: Iterable[Outcome]) -> None:
        """Write and count what *found* gives, one by one."""
        for outcome in found:
            self.account.note(outcome)
            self.progress.step()
            match outcome:
                case Scored():
                    self.to.write(self.out.record(outcome))
                case Rejected() if self.keep:
                    self.keep(rejected_line(outcome))
                case _:
                    pass
        self.account.end_input()
        self.to.flush()

    def parts(self, found: Iterable[Part], columns: Columns) -> None:
        """Write and count what *found* gives, and add to *columns* what was counted elsewhere."""
        for part in found:
            self.to.write(part.lines)
            columns.add(part.columns)
            self.account.add(part)
            if self.keep:
                for rejected in part.rejected:
                    self.keep(rejected_line(rejected))
            self.progress.step(part.results.total() + len(part.rejected))
        self.account.end_input()
        self.to.flush()
