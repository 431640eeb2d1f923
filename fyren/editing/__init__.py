"""The public guide's editors' desk: what waits, services, texts, preview, publishing, faults told by the public."""
