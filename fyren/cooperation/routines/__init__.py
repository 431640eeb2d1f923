"""Routines: the areas they are needed in, their templates and text, and when they are current. No database here."""
