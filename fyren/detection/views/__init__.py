"""Pages: parse, call, render."""
