"""Problems that proofs find, over all answers that anyone could give."""

from rls_screen.review.kinds.kind import Kind, Severity

_COUNTED = '  - {id: cramps, when: cramps != "none", '

KINDS = (
    Kind(
        "law-broken",
        "A law does not hold. The smallest answer sheet that breaks it is shown.",
        '    must: urgency == "routine"\n',
        '    must: urgency == "soon"\n',
        needs_proof=True,
    ),
    Kind(
        "idle-law",
        "A law speaks of no answer sheet, so it holds whatever the rules are.",
        '    when: urge == "yes" and urge == "no" and often == "daily"\n',
        '    when: urge == "yes" and often == "daily"\n',
        Severity.WARNING,
        needs_proof=True,
    ),
    Kind(
        "never-so",
        "No answers make a rule so: a cap that never applies, or advice that nobody can get.",
        '    when: result == "unlikely" and fits and possibly(leg_cramps)\n',
        "    when: fits or possibly(leg_cramps)\n",
        Severity.WARNING,
        needs_proof=True,
    ),
    Kind(
        "dead-row",
        "A row of a decision never decides.",
        '        then: high\n      - {when: often == "daily", then: moderate}\n',
        "        then: high\n",
        Severity.WARNING,
        needs_proof=True,
    ),
    Kind(
        "idle-question",
        "Rules read the answer to a question, but no two answers ever make a difference.",
        'when: fits and (respondent == "self" or respondent == "carer"), ask',
        'when: fits or respondent == "carer", ask',
        Severity.WARNING,
        needs_proof=True,
    ),
    Kind(
        "skipped-question",
        "The interview leaves out a question that could still change the result or the urgency.",
        '    ask_if: urge == "no"\n',
        '    ask_if: urge != "no"\n',
        Severity.WARNING,
        needs_proof=True,
    ),
    Kind(
        "asked-in-vain",
        "The interview asks a question where no answer to it can change anything any more.",
        _COUNTED.replace('!= "none"', '== "some" and urge == "no"'),
        _COUNTED,
        Severity.WARNING,
        needs_proof=True,
    ),
    Kind(
        "asks-on",
        "The interview goes on where nothing that it could ask can change anything any more.",
        "    ask_if: answered(urge)\n",
        "    ask_if: fits\n",
        Severity.WARNING,
        needs_proof=True,
    ),
)
