"""Open data: what is public as files at addresses that stay, with a description that catalogues harvest."""
