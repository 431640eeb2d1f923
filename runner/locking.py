"""`run.py lock`, for maintainers: decide on versions, and write the hashed locks anew."""

from __future__ import annotations

from runner.console import Failure, say
from runner.environment import ensure
from runner.places import ROOT, child_environment, data_home
from runner.processes import Command, run

# Each lock file, and the dependency groups in it beside what operation needs.
EXPORTS = {
    "runtime": ["--no-default-groups"],
    "test": ["--no-default-groups", "--group=test"],
    "check": ["--no-default-groups", "--group=test", "--group=check"],
    "lock": ["--only-group=lock"],
}


def lock(*, upgrade: bool) -> int:
    """Lock what pyproject.toml asks for; with `upgrade`, the newest versions that it allows."""
    python = ensure("lock")
    # The maintainer's own uv settings (another index, say) must not end up in everybody's lock.
    env = child_environment(data_home(), without=("UV_", "PIP_"))
    uv: Command = [python, "-m", "uv", "--no-config", "--quiet"]
    steps = [[*uv, "lock", *(["--upgrade"] if upgrade else [])]]
    common = ["--frozen", "--no-emit-project", "--no-header"]
    for name, groups in EXPORTS.items():
        steps.append([*uv, "export", *common, *groups, f"--output-file=requirements/{name}.txt"])
    for step in steps:
        if run(step, env=env, cwd=ROOT) != 0:
            raise Failure("Låsningen avbröts; raderna ovan säger varför.")
    say("uv.lock och requirements/ är skrivna. Nästa start gör nya miljöer efter dem.")
    return 0
