"""An independent reference for the decision contract, and random records to try it on."""
