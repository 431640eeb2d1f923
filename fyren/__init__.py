"""Fyren: a municipality's system against violence in close relationships and honour-based oppression."""
