"""Writes about counts and instruments. Each is one transaction with exactly one audit row."""
