"""Taking in a table that somebody already has: read, columns matched, compared with what is saved, decided, saved.

Knows no domain: a room says which columns there are (`Column`) and what is saved (`Saved`), and does the saving.
"""
