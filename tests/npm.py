"""Packages from npm's registry that tests hold us against: fetched once, by their checksum, and kept under var/."""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent / "var" / "npm"


@dataclass(frozen=True, slots=True)
class Package:
    """A package of a version; `integrity` as the registry writes it."""

    name: str
    version: str
    integrity: str

    @property
    def kept(self) -> Path:
        """Where it is kept."""
        return HOME / f"{self.name}-{self.version}.tgz"

    def can_be_had(self) -> bool:
        """Whether it is here, or npm that can fetch it."""
        return self.kept.exists() or shutil.which("npm") is not None

    def file(self, path: str) -> bytes:
        """A file of the package, by its path in it."""
        with tarfile.open(self._fetched()) as archive:
            found = archive.extractfile(f"package/{path}")
            assert found is not None
            return found.read()

    def _fetched(self) -> Path:
        if not self.kept.exists():
            HOME.mkdir(parents=True, exist_ok=True)
            making = self.kept.with_suffix(f".{os.getpid()}")
            making.write_bytes(self._packed())
            making.replace(self.kept)
        return self.kept

    def _packed(self) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            command = ["npm", "pack", "--silent", f"{self.name}@{self.version}"]
            subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=300)
            data = next(Path(folder).glob("*.tgz")).read_bytes()
        found = "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode()
        assert found == self.integrity, "the package is not the one that was chosen"
        return data
