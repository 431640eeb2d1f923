"""Who the municipality works together with, and on what terms: partners and agreements."""
