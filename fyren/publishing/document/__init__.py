"""The traceless document: what every publisher's pages share of markup, style and script."""
