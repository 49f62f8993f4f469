"""A long run tells a person at a terminal how far it is, and nobody else."""

import time

import pytest

from rls_screen.cli.progress import Progress


@pytest.mark.parametrize(("is_shown", "lines"), [(True, 3), (False, 0)])
def test_progress_is_told_now_and_then(
    is_shown: bool,  # noqa: FBT001 - both are shown
    lines: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A line every few seconds, whole, without control characters."""
    clock = iter(range(0, 1_000, 2))
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    watched = Progress(is_shown=is_shown, last=0.0)
    for _ in range(10_000):
        watched.step()
    said = capsys.readouterr().err
    assert said.count("records so far.\n") == lines
    assert "\x1b" not in said
    assert "\r" not in said
