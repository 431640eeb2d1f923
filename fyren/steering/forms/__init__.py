"""Forms over what a person may write."""
