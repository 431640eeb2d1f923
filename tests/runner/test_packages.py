"""What pip says, told in one line; and where a pip is found."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from runner import packages
from runner.console import Failure

SAID = {
    "Disken är full": "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
    "kontrollsumma": "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
    "certifikat": (
        "WARNING: Retrying (Retry(total=0)) after connection broken by 'SSLError(SSLCertVerificationError(1, "
        "'[SSL: CERTIFICATE_VERIFY_FAILED]'))'\nERROR: No matching distribution found for django==5.2"
    ),
    "går inte att nå": (
        "WARNING: Retrying (Retry(total=4)) after connection broken by 'NewConnectionError('<pip._vendor.urllib3>: "
        "Failed to establish a new connection: [Errno -3] Temporary failure in name resolution')'\n"
        "ERROR: No matching distribution found for django==5.2"
    ),
    "skriva i mappen": "ERROR: Could not install packages due to an OSError: [Errno 30] Read-only file system: '/x'",
    "har inte lxml==9 för Python 3": "ERROR: No matching distribution found for lxml==9",
    "något helt annat": "Collecting x\nERROR: något helt annat",
    "okänt fel": "",
}


@pytest.mark.parametrize(("expected", "said"), SAID.items())
def test_the_cause_is_one_line(expected: str, said: str) -> None:
    assert expected in packages.cause_of(said)
    assert "\n" not in packages.cause_of(said)


def test_a_package_is_counted_once_and_not_when_it_is_for_another_system(tmp_path: Path) -> None:
    lock = tmp_path / "lock.txt"
    lock.write_text(
        "a==1 \\\n    --hash=sha256:0\ntzdata==1 ; sys_platform == 'win32' \\\n    --hash=sha256:0\nb-c==2\n"
    )
    assert packages.count_packages(lock) == 2


def test_an_old_or_missing_pip_gives_way_to_the_one_in_ensurepip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = tmp_path / "pip-24.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as packed:
        packed.writestr("pip/__main__.py", "")
    monkeypatch.setattr(packages, "_pip_version", lambda: (22, 2))
    monkeypatch.setattr(packages, "_bundled_pip", lambda: wheel)
    assert packages.pip_command(Path("/env/bin/python")) == ["/env/bin/python", f"{wheel}/pip"]


def test_no_pip_at_all_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "_pip_version", lambda: (0,))
    monkeypatch.setattr(packages, "_bundled_pip", lambda: None)
    with pytest.raises(Failure, match="apt install python3-pip"):
        packages.pip_command(Path("/env/bin/python"))
