"""Installing a locked set of packages with the pip that the machine has."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import re
import sys
from collections import deque
from pathlib import Path

from runner.console import Failure, Progress
from runner.processes import Child

FIRST_PIP_WITH_PYTHON_OPTION = (22, 3)

# What pip says, and what it means. The first that fits is told.
CAUSES = [
    (
        r"No space left on device|Disk quota exceeded",
        "Disken är full. Frigör ett par hundra megabyte.",
    ),
    (
        r"DO NOT MATCH THE HASHES",
        "Ett hämtat paket har inte den kontrollsumma som låsfilen anger. Inget har installerats.",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLError|SSLCertVerificationError",
        "Paketindexets certifikat godtas inte. Ange er egen rot med: pip config set global.cert FIL",
    ),
    (
        r"NewConnectionError|NameResolutionError|ConnectTimeoutError|ProxyError|Max retries exceeded"
        r"|ReadTimeout|Connection aborted|Network is unreachable|Connection refused",
        "Paketindexet går inte att nå. Kontrollera nätet, och index och proxy med: pip config list",
    ),
    (
        r"Read-only file system|Permission denied",
        "Det går inte att skriva i mappen. Lägg Fyren på annan plats.",
    ),
]


def pip_command(python: Path) -> list[str]:
    """The command line of a pip that installs for `python`.

    Raises:
        Failure: there is no pip at all.
    """
    if importlib.util.find_spec("pip") and _pip_version() >= FIRST_PIP_WITH_PYTHON_OPTION:
        return [sys.executable, "-m", "pip", "--python", str(python)]
    wheel = _bundled_pip()
    if wheel:
        return [str(python), str(wheel / "pip")]  # a wheel is a zip that Python can run from
    raise Failure("pip saknas för den här Python. På Debian och Ubuntu: apt install python3-pip")


def _pip_version() -> tuple[int, ...]:
    """The installed pip's version; (0,) when it cannot be told."""
    try:
        text = importlib.metadata.version("pip")
    except importlib.metadata.PackageNotFoundError:
        return (0,)
    return tuple(int(part) for part in re.findall(r"\d+", text)[:2])


def _bundled_pip() -> Path | None:
    """The pip that comes inside ensurepip, where the distribution has left it in."""
    spec = importlib.util.find_spec("ensurepip")
    homes = [Path("/usr/share/python-wheels")]  # Debian's python3-venv
    if spec and spec.origin:
        homes.insert(0, Path(spec.origin).parent / "_bundled")
    wheels = [wheel for home in homes for wheel in sorted(home.glob("pip-*.whl"))]
    return wheels[-1] if wheels else None


def install(python: Path, requirements: Path, title: str) -> None:
    """Install every package of a hashed lock file for `python`, showing progress.

    Raises:
        Failure: with the cause in one line.
    """
    command = [
        *pip_command(python),
        "install",
        "--require-hashes",
        "--only-binary=:all:",
        "--no-deps",  # the lock file is complete
        "--no-compile",  # compiled when first imported: most modules never are
        "--no-input",
        "--progress-bar=off",
        "--disable-pip-version-check",
        f"--requirement={requirements}",
    ]
    child = Child(command, env=_pip_environment())
    try:
        said = _follow(child, Progress(title, count_packages(requirements)))
        if child.process.wait() != 0:
            raise Failure(cause_of(said))
    finally:
        child.stop()


def count_packages(requirements: Path) -> int:
    """How many packages a lock file holds for this platform."""
    pins = re.findall(r"^([A-Za-z0-9_.-]+)==(.*)", requirements.read_text(), flags=re.M)
    return len({name for name, rest in pins if "sys_platform == 'win32'" not in rest})


def _pip_environment() -> dict[str, str]:
    """The user's own environment, pip's configuration included, without what would lead Python elsewhere."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return kept | {
        "PIP_USER": "0",
        "PIP_ROOT_USER_ACTION": "ignore",
        "PYTHONUTF8": "1",
        "PYTHONUNBUFFERED": "1",
    }


def _follow(child: Child, progress: Progress) -> str:
    """Show pip's doings as progress; returns its last lines."""
    said: deque[str] = deque(maxlen=200)
    waiting = False
    assert child.process.stdout is not None
    for raw in child.process.stdout:
        line = raw.decode(errors="replace").rstrip()
        said.append(line)
        if line.startswith(("Collecting ", "Processing ")):  # from an index, from a folder
            progress.step(line.split()[1].rpartition("/")[2])
        elif "Retrying" in line and not waiting:
            waiting = True
            progress.note("paketindexet svarar inte, försöker igen")
        elif line.startswith("Installing collected"):
            progress.note("packar upp")
        elif line.startswith("Successfully installed"):
            progress.end("klart")
            return ""
    progress.end("avbröts")
    return "\n".join(said)


def cause_of(said: str) -> str:
    """One line on why pip failed, from what it said."""
    for pattern, line in CAUSES:
        if re.search(pattern, said):
            return line
    missing = re.search(r"No matching distribution found for (\S+)", said)
    if missing:
        which = ".".join(str(part) for part in sys.version_info[:2])
        silent = " eller svarar inte" if "(from versions: none)" in said else ""
        return f"Paketindexet har inte {missing[1]} för Python {which} på {sys.platform}{silent}."
    errors = [line for line in said.splitlines() if line.startswith("ERROR")]
    return "pip kunde inte installera paketen: " + (errors[-1] if errors else "okänt fel") + "."
