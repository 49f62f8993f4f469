"""Take the rules to the data: the questionnaire as a query for engines that work on columns."""
