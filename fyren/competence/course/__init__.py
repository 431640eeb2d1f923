"""The base course "Grunderna": six short lessons with questions, as pages and as packages for learning platforms."""
