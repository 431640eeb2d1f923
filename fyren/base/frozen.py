"""What every frozen edition has: a checksum over its content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def checksum_of(content: Mapping[str, Any]) -> str:
    """SHA-256 (hex) over the canonical JSON; equal content gives equal sums, however the database orders keys."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
