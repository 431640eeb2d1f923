"""A password hasher of the same kind as the real one, and quick: what tests hold is not how slow guessing is."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    """Argon2 with its smallest costs."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1
