"""Every action, tried: one audit row each, and nothing at all when the audit fails."""
