"""Firefox over WebDriver BiDi: as much of the protocol, and of the web socket under it, as these tests need."""

from __future__ import annotations

import base64
import itertools
import json
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_PATIENCE = 30.0
# What a new profile does of its own accord, and does not tell of a visitor.
_QUIET = {
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.enabled": False,
    "browser.sessionstore.interval": 1000,
}


def firefox() -> str:
    """The path of Firefox, "" where there is none."""
    return shutil.which("firefox-esr") or shutil.which("firefox") or ""


class Tab:
    """A tab, driven from outside as a person drives it."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE)
        self._numbers = itertools.count(1)
        self._rest = b""
        self._greet(port)
        self._ask("session.new", capabilities={})
        self._context = self._ask("browsingContext.getTree")["contexts"][0]["context"]

    def goto(self, url: str) -> None:
        """Open an address."""
        self._ask("browsingContext.navigate", context=self._context, url=url, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """The value of an expression, through JSON."""
        return json.loads(self._run(f"JSON.stringify({expression})"))

    def do(self, statement: str) -> None:
        """Run a statement in the page."""
        self._run(f"(() => {{ {statement} }})(), 'null'")

    def _run(self, expression: str) -> str:
        answer = self._ask(
            "script.evaluate",
            expression=expression,
            target={"context": self._context},
            awaitPromise=True,
            userActivation=True,
        )
        assert answer["type"] == "success", answer
        return str(answer["result"].get("value", "null"))

    def press(self, *keys: str) -> None:
        """Press keys and let them go, one after another."""
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        source = {"type": "key", "id": "keyboard", "actions": actions}
        self._ask("input.performActions", context=self._context, actions=[source])

    def click(self, selector: str) -> None:
        """Press an element with the pointer."""
        self.do(f"document.querySelector({json.dumps(selector)}).scrollIntoView({{ block: 'center' }})")
        box = self.evaluate(f"document.querySelector({json.dumps(selector)}).getBoundingClientRect()")
        where = {"x": int(box["x"] + box["width"] / 2), "y": int(box["y"] + box["height"] / 2)}
        actions = [
            {"type": "pointerMove", **where},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._ask(
            "input.performActions",
            context=self._context,
            actions=[{"type": "pointer", "id": "mouse", "actions": actions}],
        )

    def go(self, steps: int) -> None:
        """Back or forward."""
        self._ask("browsingContext.traverseHistory", context=self._context, delta=steps)

    def wait_for(self, url: str) -> None:
        """Wait until the tab is at an address."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            tree = self._ask("browsingContext.getTree")["contexts"]
            if tree[0]["url"] == url:
                return
            time.sleep(0.05)
        raise AssertionError(f"{tree[0]['url']} is not {url}")

    def close(self) -> None:
        """Close the browser as a person does."""
        self._ask("browser.close")
        self._socket.close()

    def _ask(self, method: str, **parameters: Any) -> Any:
        number = next(self._numbers)
        self._send(json.dumps({"id": number, "method": method, "params": parameters}).encode())
        while True:
            answer = json.loads(self._receive())
            if answer.get("id") == number:
                assert answer["type"] == "success", answer
                return answer["result"]

    def _greet(self, port: int) -> None:
        key = base64.b64encode(os.urandom(16)).decode()
        lines = [
            "GET /session HTTP/1.1",
            f"Host: 127.0.0.1:{port}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {key}",
            "Sec-WebSocket-Version: 13",
        ]
        self._socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        while b"\r\n\r\n" not in self._rest:
            self._rest += self._socket.recv(4096)
        head, _blank, self._rest = self._rest.partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 101"), head

    def _send(self, data: bytes) -> None:
        """One text frame, masked as a client's must be (RFC 6455)."""
        mask = os.urandom(4)
        size = len(data)
        length = bytes([0x80 | size]) if size < 126 else bytes([0xFE]) + size.to_bytes(2, "big")
        masked = bytes(byte ^ mask[place % 4] for place, byte in enumerate(data))
        self._socket.sendall(b"\x81" + length + mask + masked)

    def _receive(self) -> bytes:
        """One message, of one frame or several."""
        made = b""
        while True:
            first, second = self._read(2)
            size = second & 0x7F
            if size > 125:
                size = int.from_bytes(self._read(2 if size == 126 else 8), "big")
            data = self._read(size)
            if first & 0x0F in (0, 1, 2):
                made += data
                if first & 0x80:
                    return made

    def _read(self, size: int) -> bytes:
        while len(self._rest) < size:
            got = self._socket.recv(65536)
            assert got, "Firefox hung up"
            self._rest += got
        data, self._rest = self._rest[:size], self._rest[size:]
        return data


@contextmanager
def opened(profile: Path) -> Iterator[Tab]:
    """Firefox on a profile, closed as a person closes it."""
    profile.mkdir(exist_ok=True)
    settings = "".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in _QUIET.items())
    (profile / "user.js").write_text(settings)
    log = profile.with_name(f"{profile.name}.log")
    with log.open("w") as said:
        process = subprocess.Popen(
            [firefox(), "--headless", "--no-remote", "--remote-debugging-port", "0", "--profile", str(profile)],
            stdout=said,
            stderr=said,
        )
    try:
        tab = Tab(_port(log, process))
        yield tab
        tab.close()
        process.wait(timeout=_PATIENCE)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait(timeout=_PATIENCE)


def _port(log: Path, process: subprocess.Popen[bytes]) -> int:
    end = time.monotonic() + 2 * _PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, log.read_text()
        if found := re.search(r"BiDi listening on ws://[^:]+:(\d+)", log.read_text()):
            return int(found[1])
        time.sleep(0.05)
    raise AssertionError(log.read_text())
