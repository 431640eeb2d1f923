"""Writes about the year. Each is one transaction with exactly one audit row."""
