"""The real demo, started by the command that the README names."""

from __future__ import annotations

import os
import subprocess

import pytest

from tests.runner.checkout import BASE_PYTHON, ROOT


@pytest.mark.slow
def test_demo_fresh_check() -> None:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("FYREN_", "DJANGO_", "PYTHON"))}
    command = [BASE_PYTHON, "run.py", "demo", "--fresh", "--check"]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("Alla sidor svarar.\n")
