"""Key ring outside the database and the audit. Knows actors as opaque ids only."""
