"""The public help guide: services, topics, languages and on-device tools, published as one document per language."""
