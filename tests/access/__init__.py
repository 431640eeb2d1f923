"""Every role at every door."""
