"""No domain: clock, text, documents, components, history, registry of ports. Everyone may use it."""
