"""The national questions: what is asked, how data answers it, and what has changed since. Knows no database."""
