"""What the public guide costs those who visit it on a slow telephone, and its server. What it weighs is in `guide`."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.guide_services import items_with
from bench.site import ROOT, environment, free_port, wait_for
from bench.timing import ms, row
from fyren.guide.document import document_of
from fyren.guide.pack_files import SOURCE_LANGUAGE
from fyren.guide.reading import Guide
from fyren.publishing.compressing import compressed
from fyren.publishing.tree import CURRENT, write_tree
from runner.browser import NAMES

DAY = dt.date(2026, 11, 24)
MANY = 300
# A slow telephone: a fourth of this machine's speed, and a network as on the edge of the third generation.
SLOWER, LATENCY_MS, BYTES_PER_SECOND = 4, 300, 50_000
SECONDS, CONNECTIONS = 5, 4


def measure() -> None:
    """Print what a visitor waits for, and what a server gives."""
    with tempfile.TemporaryDirectory(prefix="fyren-bench-guide-") as folder:
        home = Path(folder)
        files = {"sv/index.html": _document()}
        files["sv/index.html.gz"] = compressed(files["sv/index.html"]).gzip
        write_tree(files, home / "first")
        (home / CURRENT).symlink_to("first")
        _browser(home)
        _served(home)


def _document() -> bytes:
    guide = Guide(items_with(MANY))
    swedish = next(each for each in guide.languages if each.code == SOURCE_LANGUAGE)
    return document_of(guide, swedish, DAY).html


def _browser(home: Path) -> None:
    """What a visitor waits for."""
    from playwright.sync_api import sync_playwright

    path = os.environ.get("FYREN_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        row("search and first paint", "not measured", "", "no browser is installed")
        return
    with _granian(home) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        _first_paint(browser, address)
        _search(browser, address)
        browser.close()


def _first_paint(browser: Any, address: str) -> None:
    times, asked = [], set()
    for _ in range(5):
        page, device = slow_page(browser)
        device.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": LATENCY_MS,
                "downloadThroughput": BYTES_PER_SECOND,
                "uploadThroughput": BYTES_PER_SECOND,
            },
        )
        requests: list[str] = []
        page.on("request", lambda request, requests=requests: requests.append(request.url))
        page.goto(f"{address}sv/", timeout=60_000)
        times.append(page.evaluate(_PAINTED))
        asked.add(len([each for each in requests if each.startswith("http")]))
        page.close()
    remark = f"400 kbit/s, {LATENCY_MS} ms away, processor slowed {SLOWER} times"
    row(f"first paint, {MANY} services", f"{sorted(times)[2]:.0f} ms", "", remark)
    row("requests of a visit", str(max(asked)), "1")


_PAINTED = """() => new Promise((done) => new PerformanceObserver((list) => {
    const found = list.getEntriesByName('first-contentful-paint')[0];
    if (found) done(found.startTime);
}).observe({ type: 'paint', buffered: true }))"""

# Each question is written letter by letter, as people do; each letter is timed.
_QUESTIONS = [
    "hedersrelaterad",
    "vold",
    "pappa slår",
    "kvinnofridslinjen",
    "020-50 50 50",
    "skydat boende",
    "jag är rädd",
]
_TYPED = """(questions) => {
    const field = document.querySelector('#q');
    const times = [];
    field.focus();
    for (const question of questions) for (let length = 1; length <= question.length; length += 1) {
        field.value = question.slice(0, length);
        const start = performance.now();
        field.dispatchEvent(new Event('input', { bubbles: true }));
        times.push(performance.now() - start);
    }
    return times;
}"""


def _search(browser: Any, address: str) -> None:
    page, _device = slow_page(browser)
    page.goto(f"{address}sv/")
    page.locator("#q").focus()
    page.wait_for_timeout(2000)  # it makes its index when the field is reached
    names = page.evaluate("[...document.querySelectorAll('.card h3')].map((each) => each.textContent)")
    times = sorted(page.evaluate(_TYPED, [*_QUESTIONS, *names[::10]]))
    p50, p95 = times[len(times) // 2] / 1000, times[int(len(times) * 0.95)] / 1000
    remark = f"p50 {ms(p50)}, {len(times)} letters, processor slowed {SLOWER} times"
    row(f"search over {MANY} services, p95", ms(p95), "below 16 ms", remark)
    page.close()


def slow_page(browser: Any) -> tuple[Any, Any]:
    """A page as on a slow telephone, and what steers its device."""
    page = browser.new_page(viewport={"width": 360, "height": 640})
    device = page.context.new_cdp_session(page)
    device.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return page, device


def _served(home: Path) -> None:
    """The same file from our own file app and from nginx."""
    with _granian(home) as address:
        row("guide's requests per second, own file app", f"{_requests_per_second(address):.0f}", "", "gzip, kept open")
    if shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin") is None:
        row("the same from nginx", "not measured", "", "nginx is not installed")
        return
    with _nginx(home) as address:
        row("the same from nginx", f"{_requests_per_second(address):.0f}", "")


@contextmanager
def _granian(home: Path) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--port", str(port)]
    with _running([*command, "fyren.house.tree_app:application"], port, FYREN_TREE=str(home)) as address:
        yield address


_NGINX = """daemon off; pid {home}/nginx.pid; worker_processes 1; error_log /dev/null crit;
events {{ worker_connections 64; }}
http {{
    access_log off; etag off; gzip_static on; default_type text/html; sendfile on; keepalive_requests 1000000;
    client_body_temp_path {home}/t1; proxy_temp_path {home}/t2; fastcgi_temp_path {home}/t3;
    uwsgi_temp_path {home}/t4; scgi_temp_path {home}/t5;
    server {{ listen 127.0.0.1:{port}; root {home}/current; index index.html; add_header Cache-Control no-store; }}
}}
"""


@contextmanager
def _nginx(home: Path) -> Iterator[str]:
    port, config = free_port(), home / "nginx.conf"
    home.chmod(0o755)
    config.write_text(_NGINX.format(home=home, port=port))
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    with _running([program, "-e", "stderr", "-p", str(home), "-c", str(config)], port) as address:
        yield address


@contextmanager
def _running(command: list[str], port: int, **settings: str) -> Iterator[str]:
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, env=environment(ROOT) | settings, cwd=ROOT, stdout=quiet, stderr=quiet)
    address = f"http://127.0.0.1:{port}/"
    try:
        wait_for(f"{address}sv/")
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def _requests_per_second(address: str) -> float:
    """What some connections that stay open get, each asking again when it has its answer."""
    port = int(address.rstrip("/").rpartition(":")[2])
    command = [sys.executable, "-c", _CLIENT, str(port), str(SECONDS)]
    clients = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(CONNECTIONS)]
    return sum(float(client.communicate(timeout=60)[0]) for client in clients)


_CLIENT = """
import socket, sys, time
asked = b"GET /sv/ HTTP/1.1\\r\\nHost: bench\\r\\nAccept-Encoding: gzip\\r\\n\\r\\n"
connection = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
end, answers = time.perf_counter() + float(sys.argv[2]), 0
while time.perf_counter() < end:
    connection.sendall(asked)
    head, _, body = connection.recv(65536).partition(b"\\r\\n\\r\\n")
    assert head.startswith(b"HTTP/1.1 200"), head
    length = next(line for line in head.lower().split(b"\\r\\n") if line.startswith(b"content-length:"))
    left = int(length.split(b":")[1]) - len(body)
    while left:
        left -= len(connection.recv(left))
    answers += 1
print(answers / float(sys.argv[2]))
"""
