"""Search: an index in ordinary tables, with Swedish inflections, compounds and misspellings."""
