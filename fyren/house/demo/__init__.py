"""The demo's municipality: confirmed facts with their source, and a cast and content that are marked as examples."""
