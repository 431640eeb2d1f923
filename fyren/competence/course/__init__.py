"""The base course "Grunderna": six short lessons with knowledge checks, as pages and as packages for learning platforms."""
