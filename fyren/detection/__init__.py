"""See, ask, report: what every employee can do when somebody may be exposed to violence."""
