"""Settings, addresses, middleware, adapters wired to ports, demo data."""
