"""StratML (ISO 17469-1): plans and their performance in the form that other tools for plans read. See docs/api.md."""
