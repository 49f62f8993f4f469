"""Problems of names: what is called by one must be there, and only once."""

from rls_screen.review.kinds.kind import Kind

KINDS = (
    Kind(
        "bad-id",
        "This cannot be an id: it has other signs than a-z, 0-9 and _, or is a word of the rules.",
        "  - id: Age\n    label: Age in years\n",
        "  - id: age\n    label: Age in years\n",
    ),
    Kind(
        "duplicate-id",
        "Two things have the same id.",
        "  - {id: fits, means: it comes daily, when: daily, sources: [S1]}\n",
        "  - {id: rest_sufferer, means: it comes daily, when: daily, sources: [S1]}\n",
    ),
    Kind(
        "unknown-value",
        "This word is none of those that can stand here, such as the id of a person or a grade.",
        "    grade: strong\n",
        "    grade: limited\n",
    ),
    Kind(
        "unknown-source",
        "A source is named that is not in the section 'sources'.",
        "    grade: limited\n    sources: [S2]\n",
        "    grade: limited\n    sources: [S1]\n",
    ),
    Kind(
        "unknown-name",
        "A rule or a group uses a name that no question, finding or group has.",
        '    when: cramp in ("some", "all")\n',
        '    when: cramps in ("some", "all")\n',
    ),
    Kind(
        "unknown-group",
        "A rule goes through a group that is not there.",
        'any(x == "all" for x in explanation)',
        'any(x == "all" for x in explanations)',
    ),
    Kind(
        "unknown-question",
        "A screen asks a question that is not there.",
        "    prompts: [respondent, age, urges]\n",
        "    prompts: [respondent, age, urge]\n",
    ),
    Kind(
        "asked-twice",
        "A question stands on the screens a second time.",
        "    prompts: [respondent, age, urge, age]\n",
        "    prompts: [respondent, age, urge]\n",
    ),
    Kind(
        "never-asked",
        "A question stands on no screen, so the interview cannot ask it.",
        "    prompts: [respondent, urge]\n",
        "    prompts: [respondent, age, urge]\n",
    ),
    Kind(
        "not-tickable",
        "A question stands in a checklist but has no answer for what is not ticked.",
        "        checklist: [cramps, often]\n",
        "        checklist: [cramps]\n      - often\n",
    ),
    Kind(
        "missing-rule",
        "A finding or a decision is not there, though every result carries it.",
        "  - id: weight\n    means: how much it weighs\n",
        "  - id: impact\n    means: how much it weighs\n",
    ),
    Kind(
        "wrong-levels",
        "The levels of urgency are not those of every result, in their order.",
        "  - {level: today, headline: Get help today., do: Call a doctor today.}\n",
        "  - {level: same_day, headline: Get help today., do: Call a doctor today.}\n",
    ),
    Kind(
        "label-letter",
        "An answer begins with a letter that is a command of the interview.",
        "weekly: Quite often",
        "weekly: Weekly",
    ),
    Kind(
        "unknown-placeholder",
        "Nothing can be filled in for these words in braces.",
        "    do: Call {number} if it gets worse.\n",
        "    do: Call {emergency} if it gets worse.\n",
    ),
)
