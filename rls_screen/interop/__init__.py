"""Other people's forms: the questionnaire for other programs, and answers back from them."""
