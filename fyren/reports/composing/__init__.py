"""Documents from a closed round's content. Nothing here asks the database: the same content, the same document."""
