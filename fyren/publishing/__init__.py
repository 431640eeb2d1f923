"""Publishing: a national pack with local changes over it, and releases of files, for whatever publisher there is."""
