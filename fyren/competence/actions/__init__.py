"""What is done about courses and knowledge, each an act."""
