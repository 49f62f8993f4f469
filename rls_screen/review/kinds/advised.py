"""Problems of the wording, of what nothing uses, and of the worked examples."""

from rls_screen.review.kinds.kind import Kind, Severity

KINDS = (
    Kind(
        "says-diagnosis",
        "A text tells a person that they have, or do not have, restless legs; a screen cannot.",
        "{headline: You have restless legs.,",
        "{headline: Your answers fit.,",
    ),
    Kind(
        "restricted-instrument",
        "A text for people names a questionnaire whose wording may not be taken over.",
        "    text: How often is it there, as the IRLS asks?\n",
        "    text: How often is it there?\n",
    ),
    Kind(
        "example-answer",
        "A worked example gives an answer that the question does not take.",
        "      often: dayly\n",
        "      often: daily\n",
    ),
    Kind(
        "example-fails",
        "A worked example comes out otherwise than it says.",
        "    expected: {result: likely, urgency: routine}\n",
        "    expected: {result: likely, urgency: soon}\n",
    ),
    Kind(
        "restricted-source",
        "A question rests on a source that is a questionnaire whose wording may not be taken over.",
        "  S1: {text: A study of the Epworth scale.}\n",
        '  S1: {text: "A study of legs, 2020."}\n',
        Severity.WARNING,
    ),
    Kind(
        "unused-question",
        "No rule reads the answer to a question, and it is not compared over time.",
        "  - id: feels\n",
        "  # accepted: unused-question - the doctor's page shows it\n  - id: feels\n",
        Severity.WARNING,
    ),
    Kind(
        "unused-finding",
        "Nothing that is shown or written rests on a finding.",
        "    when: fits\n    text: Get up and walk.\n",
        "    when: fits or possibly(leg_cramps)\n    text: Get up and walk.\n",
        Severity.WARNING,
    ),
    Kind(
        "unused-group",
        "No rule goes through a group.",
        "  explanations: [cramps]\n  more: [age]\n",
        "  explanations: [cramps]\n",
        Severity.WARNING,
    ),
    Kind(
        "unused-answers",
        "No question has this set of answers.",
        '  yes_no: {"yes": "Yes", "no": "No", unsure: Not sure}\n  size: {large: Large}\n',
        '  yes_no: {"yes": "Yes", "no": "No", unsure: Not sure}\n',
        Severity.WARNING,
    ),
    Kind(
        "unused-source",
        "Nothing rests on a source.",
        "  OWN: {text: A rule of our own.}\n  S2: {text: A study of arms.}\n",
        "  OWN: {text: A rule of our own.}\n",
        Severity.WARNING,
    ),
    Kind(
        "listed-twice",
        "A list names the same thing twice.",
        "  explanations: [cramps, cramps]\n",
        "  explanations: [cramps]\n",
        Severity.WARNING,
    ),
    Kind(
        "hard-to-read",
        "An English text of ten words or more needs over ten years of school to be read with ease"
        " (Flesch-Kincaid, with syllables counted by their vowels).",
        "    text: Periodically and thoroughly stimulating muscular circulation may subsequently"
        " ameliorate discomfort considerably.\n",
        "    text: Get up and walk.\n",
        Severity.WARNING,
    ),
    Kind(
        "long-sentence",
        "A sentence has more than 30 words.",
        "    help: We ask it as it is the main sign and as all that we ask after it rests on it"
        " and so it is good to think of it for as long as you like.\n",
        "    help: It is the main sign.\n",
        Severity.WARNING,
    ),
    Kind(
        "needless-accept",
        "A comment accepts a warning that is not there.",
        "    # accepted: hard-to-read\n    help: Whole years.\n",
        "    help: Whole years.\n",
        Severity.WARNING,
    ),
)
