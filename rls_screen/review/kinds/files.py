"""Problems of a file as such, of its shape, and of its translations."""

from rls_screen.review.kinds.kind import Kind, Within

KINDS = (
    Kind(
        "not-utf-8",
        "The bytes of the file are not UTF-8, so its letters cannot be told.",
        "    help: Whole years\xa0only.\n",
        "    help: Whole years.\n",
    ),
    Kind(
        "yaml",
        "The file is not YAML, mostly because of indentation, a tab or a quote.",
        '    help: "Whole years.\n',
        "    help: Whole years.\n",
    ),
    Kind(
        "not-a-map",
        "The file as a whole is not a map with sections.",
        "- instrument: {id: whole}\n",
        "instrument: {id: whole}\n",
        within=Within.ALONE,
    ),
    Kind(
        "unknown-key",
        "Nothing reads this key; it is often misspelled.",
        "    lable: Age in years\n",
        "    label: Age in years\n",
    ),
    Kind(
        "duplicate-key",
        "A key stands twice in one map, and only one of them can count.",
        "    help: Whole years.\n    help: In years.\n",
        "    help: Whole years.\n",
    ),
    Kind(
        "missing-key",
        "A key that is needed is not there, such as the sources of a rule.",
        '    when: result in ("likely", "possible")\n',
        '    when: result in ("likely", "possible")\n    sources: [S1]\n',
    ),
    Kind(
        "empty",
        "There is a key, but nothing stands at it.",
        "  title:\n",
        "  title: A whole questionnaire\n",
    ),
    Kind(
        "wrong-shape",
        "A text, a number, a list or a map stands where something else must stand.",
        "  explanations: cramps\n",
        "  explanations: [cramps]\n",
    ),
    Kind(
        "missing-text",
        "A text of the questionnaire has no translation, so the language cannot be offered.",
        "",
        "  questions.age.help:\n    en: Whole years.\n    de: Ganze Jahre.\n",
        within=Within.TRANSLATION,
    ),
    Kind(
        "stale-text",
        "The English text has changed since it was translated.",
        "    en: In years.\n    de: Ganze Jahre.\n",
        "    en: Whole years.\n    de: Ganze Jahre.\n",
        within=Within.TRANSLATION,
    ),
    Kind(
        "unknown-text",
        "A translation stands for a text that is not in the questionnaire.",
        "  questions.age.helps:\n    en: Whole years.\n    de: Ganze Jahre.\n"
        "  questions.age.help:\n    en: Whole years.\n    de: Ganze Jahre.\n",
        "  questions.age.help:\n    en: Whole years.\n    de: Ganze Jahre.\n",
        within=Within.TRANSLATION,
    ),
    Kind(
        "wrong-placeholder",
        "A translation has other words in braces than the English text.",
        "    en: Whole years.\n    de: Ganze Jahre bei {helpline}.\n",
        "    en: Whole years.\n    de: Ganze Jahre.\n",
        within=Within.TRANSLATION,
    ),
)
