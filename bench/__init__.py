"""Measures speed and size. Prints figures beside the machine's own bare view; asserts nothing."""
