"""The editors' desk of the public guide: what waits, services and texts, preview, publishing, faults told by the public."""
