"""The one way out to another system: JSON over HTTP, asked for politely and read with suspicion.

Every fault becomes an `HttpProblem` whose text is a sentence for the administrator; never a word of what was answered.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

import urllib3
from django.utils.translation import gettext as _

REPEATED = frozenset({429, 500, 502, 503, 504})  # what may be gone when one asks again
REDIRECTED = frozenset({301, 302, 303, 307, 308})
MEGABYTE = 1024 * 1024
CHUNK = 64 * 1024


class HttpProblem(Exception):
    """Raised when there is no usable answer. Its text is a sentence for people."""


class Unreachable(HttpProblem):
    """Raised when no connection could be made, it was cut, or the answer took too long."""


class Refused(HttpProblem):
    """Raised when the answer is an error, also after the attempts that there are."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class NotJson(HttpProblem):
    """Raised when something else than JSON is answered, such as a page about maintenance."""


class TooLarge(HttpProblem):
    """Raised when the answer is larger than one that is read."""


class OtherHost(HttpProblem):
    """Raised when an address leads away from the host that we were to ask."""


class _Passing(Exception):
    """A fault that another attempt may not meet."""

    def __init__(self, problem: HttpProblem, retry_after: float = 0.0) -> None:
        self.problem, self.retry_after = problem, retry_after


@dataclass(frozen=True, slots=True)
class Manners:
    """How one asks.

    Args:
        per_second: at most so many requests.
        timeout: seconds for a connection, and for each wait for more of an answer.
        whole: seconds for all of an answer, however steadily it trickles.
        attempts: for one address, the first included.
        first_pause: seconds before the second attempt; each later pause is twice the one before.
        longest_pause: no pause is longer, whatever the server asks for.
        max_bytes: of an answer, unpacked.
    """

    per_second: float = 5.0
    timeout: float = 30.0
    whole: float = 120.0
    attempts: int = 5
    first_pause: float = 1.0
    longest_pause: float = 60.0
    max_bytes: int = 32 * MEGABYTE


class HttpClient:
    """Asks one host for JSON.

    Args:
        base: the address that everything asked for lies under.
        pause: how one waits; may raise, to give up.
    """

    def __init__(
        self, base: str, *, manners: Manners | None = None, pause: Callable[[float], object] = time.sleep
    ) -> None:
        self.base = base.rstrip("/")
        self._home = urlsplit(self.base)
        if self._home.scheme not in {"http", "https"} or not self._home.hostname:
            raise OtherHost(_("The address is not one that begins with http:// or https://."))
        self._manners = manners or Manners()
        self._pause = pause
        self._next_at = 0.0
        self._pool = urllib3.PoolManager(
            retries=False, headers={"User-Agent": "Fyren (kommunal uppföljning)", "Accept": "application/json"}
        )

    def get_json(self, address: str) -> Any:
        """What the address answers with. Only its path and query are used: the host is always our own.

        Raises:
            HttpProblem: there is no usable answer, also after the attempts that there are.
        """
        url = self._own(address)
        manners = self._manners
        for attempt in range(1, manners.attempts + 1):
            self._wait_for_turn()
            try:
                return self._ask(url)
            except _Passing as passing:
                if attempt == manners.attempts:
                    raise passing.problem from passing.__cause__
                grown = manners.first_pause * 2 ** (attempt - 1) * random.uniform(1, 1.25)  # noqa: S311 - no secret
                self._pause(min(max(passing.retry_after, grown), manners.longest_pause))
        raise AssertionError("there is at least one attempt")

    def _own(self, address: str) -> str:
        """The address at our own host: what names another one (a proxy's, http for https) is asked for here."""
        parts = urlsplit(address if "://" in address else f"{self.base}/{address.lstrip('/')}")
        return urlunsplit(parts._replace(scheme=self._home.scheme, netloc=self._home.netloc, fragment=""))

    def _wait_for_turn(self) -> None:
        now = time.monotonic()
        if now < self._next_at:
            self._pause(self._next_at - now)
        self._next_at = max(now, self._next_at) + 1 / self._manners.per_second

    def _ask(self, url: str) -> Any:
        for _redirection in range(3):
            response = self._open(url)
            try:
                if response.status not in REDIRECTED:
                    return self._read(response)
                url = self._followed(url, response.headers.get("Location", ""))
            finally:
                response.close()
                response.release_conn()
        raise OtherHost(_("The server sends us around in a circle."))

    def _open(self, url: str) -> urllib3.BaseHTTPResponse:
        timeout = urllib3.Timeout(connect=self._manners.timeout, read=self._manners.timeout)
        try:
            return self._pool.request("GET", url, timeout=timeout, redirect=False, preload_content=False)
        except urllib3.exceptions.HTTPError as error:
            raise _Passing(Unreachable(_("The server could not be reached, or did not answer in time."))) from error

    def _followed(self, url: str, location: str) -> str:
        target = urljoin(url, location)
        if not location or _origin(urlsplit(target)) != _origin(self._home):
            raise OtherHost(_("The server sends us on to another host, which we do not follow."))
        return target

    def _read(self, response: urllib3.BaseHTTPResponse) -> Any:
        if response.status in REPEATED:
            raise _Passing(_refused(response.status), _seconds(response.headers.get("Retry-After", "")))
        if response.status != 200:
            raise _refused(response.status)
        body = self._body(response)
        if body.lstrip()[:1] == b"<":
            raise NotJson(_("The server answered with a web page instead of data. It may be under maintenance."))
        try:
            return json.loads(body)
        except ValueError as error:
            raise _Passing(NotJson(_("The server's answer is cut off or is not JSON."))) from error

    def _body(self, response: urllib3.BaseHTTPResponse) -> bytes:
        """All of the answer, as long as it is not too large or too slow."""
        found, late = bytearray(), time.monotonic() + self._manners.whole
        try:
            for chunk in response.stream(CHUNK, decode_content=True):
                found += chunk
                if len(found) > self._manners.max_bytes:
                    raise TooLarge(_("The server's answer is larger than one that we read."))
                if time.monotonic() > late:
                    raise _Passing(Unreachable(_("The server's answer took too long.")))
        except urllib3.exceptions.HTTPError as error:
            raise _Passing(Unreachable(_("The server's answer was cut off."))) from error
        return bytes(found)


def _origin(parts: SplitResult) -> tuple[str, str | None, int | None]:
    return parts.scheme, parts.hostname, parts.port


def _refused(status: int) -> Refused:
    words = {429: _("The server says that we ask too often."), 404: _("The server does not know what we ask for.")}
    return Refused(words.get(status) or _("The server answered with error %(status)s.") % {"status": status}, status)


def _seconds(retry_after: str) -> float:
    """How long a server asks us to wait; 0 when it does not say, or says nonsense."""
    try:
        return max(0.0, urllib3.Retry().parse_retry_after(retry_after))
    except (urllib3.exceptions.InvalidHeader, OverflowError, ValueError):
        return 0.0
