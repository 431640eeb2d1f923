"""Two learning platforms: a page that holds a SCORM runtime around the course, and a small LRS that starts it as cmi5
has it and refuses what cmi5 does not allow."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode

from fyren.competence.course.document import Form
from fyren.competence.course.publisher import package_path
from fyren.publishing.port import Files
from tests.browser.guide.serving import Environ

# The runtime of the platform; what it is told and answers is written down, with the error that it has after each call.
SCORM_PAGE = """<!DOCTYPE html><title>Plattform</title><script src="/runtime.js"></script><script>
window.calls = [];
const kept = JSON.parse(sessionStorage.getItem('kept') || 'null');
const runtime = new Scorm12API({ autocommit: false, lmsCommitUrl: false, logLevel: 5 });
if (kept) runtime.loadFromJSON(kept);
window.API = {};
['LMSInitialize', 'LMSGetValue', 'LMSSetValue', 'LMSCommit', 'LMSFinish'].forEach((name) => {
  window.API[name] = (...given) => {
    const answer = runtime[name](...given);
    window.calls.push([name, ...given, String(answer), String(runtime.LMSGetLastError())]);
    if (name === 'LMSCommit') sessionStorage.setItem('kept', JSON.stringify(runtime.renderCommitCMI(true).cmi));
    return answer;
  };
});
</script><iframe src="/kurs/index.html" width="340" height="700" title="Kurs"></iframe>"""

SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"
MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore"
CATEGORY = "https://w3id.org/xapi/cmi5/context/categories/"
VERB = "http://adlnet.gov/expapi/verbs/"
ACTOR = {"objectType": "Agent", "account": {"homePage": "https://plattform.example", "name": "17"}}
ACTIVITY = "https://plattform.example/kurs/1"
REGISTRATION = "760e3480-ba55-4991-94b0-01820dbd23a2"
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
DURATION = re.compile(r"PT\d+(\.\d+)?S")


def page_of(tree: Files, form: Form, language: str = "sv", slug: str = "anstalld") -> str:
    """The page in a package of the tree."""
    with zipfile.ZipFile(io.BytesIO(tree[package_path(language, slug, form)])) as archive:
        return archive.read("index.html").decode()


@dataclass
class Lrs:
    """A platform as cmi5 has it: it starts sessions, hands out a token once for each, and keeps what it is told."""

    mode: str = "Normal"
    url: str = ""
    session: int = 0
    statements: list[dict[str, Any]] = field(default_factory=list)
    states: dict[str, Any] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    is_broken: bool = False
    _tokens: set[str] = field(default_factory=set)

    def start(self, page: str) -> str:
        """Begin a session; the address that starts the course."""
        self.session += 1
        self._tokens.add(f"token-{self.session}")
        self.states["LMS.LaunchData"] = {
            "contextTemplate": {
                "contextActivities": {"grouping": [{"id": "urn:uuid:publisher"}]},
                "extensions": {SESSION: f"session-{self.session}"},
            },
            "launchMode": self.mode,
            "moveOn": "CompletedAndPassed",
            "masteryScore": 1,
            "returnURL": f"{self.url}/tillbaka",
        }
        given = {
            "endpoint": f"{self.url}/xapi",
            "fetch": f"{self.url}/token?k={self.session}",
            "actor": json.dumps(ACTOR),
            "registration": REGISTRATION,
            "activityId": ACTIVITY,
        }
        return f"{page}?{urlencode(given)}"

    def verbs(self, session: int) -> list[str]:
        """What was told in a session, in order."""
        name = f"session-{session}"
        told = [each for each in self.statements if each["context"]["extensions"].get(SESSION) == name]
        return [each["verb"]["id"].removeprefix(VERB) for each in told]

    def __call__(self, environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request."""
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        headers = [
            ("Access-Control-Allow-Origin", "*"),
            ("Access-Control-Allow-Headers", "authorization, content-type, x-experience-api-version"),
            ("Access-Control-Allow-Methods", "GET, PUT, POST"),
        ]
        if method == "OPTIONS":
            start("204 No Content", headers)
            return []
        status, said = self._answer(method, path, environ)
        kind = "text/html" if path == "/tillbaka" else "application/json"
        start(status, [*headers, ("Content-Type", kind)])
        return [said.encode()]

    def _answer(self, method: str, path: str, environ: Environ) -> tuple[str, str]:
        asked = {key: values[0] for key, values in parse_qs(environ.get("QUERY_STRING", "")).items()}
        self.calls.append(f"{method} {path} {asked.get('stateId', asked.get('profileId', ''))}".strip())
        if path == "/favicon.ico":
            return "404 Not Found", ""
        if path == "/tillbaka":
            return "200 OK", "<title>Plattform</title>Välkommen tillbaka"
        if path == "/token" and method == "POST":
            token = f"token-{asked['k']}"
            if token not in self._tokens:
                return "200 OK", json.dumps({"error-code": "1", "error-text": "used"})
            self._tokens.discard(token)
            return "200 OK", json.dumps({"auth-token": token})
        if self.is_broken and path == "/xapi/statements":
            return "500 Internal Server Error", "{}"
        if environ.get("HTTP_AUTHORIZATION") != f"Basic token-{self.session}":
            return self._refuse("401 Unauthorized", f"{path}: no token")
        if environ.get("HTTP_X_EXPERIENCE_API_VERSION") != "1.0.3":
            return self._refuse("400 Bad Request", f"{path}: no version")
        body = environ["wsgi.input"].read() if method in {"POST", "PUT"} else b""
        return self._kept(method, path, asked, body)

    def _kept(self, method: str, path: str, asked: dict[str, str], body: bytes) -> tuple[str, str]:
        if path == "/xapi/statements" and method == "POST":
            return self._told(json.loads(body))
        if path == "/xapi/agents/profile" and method == "GET" and json.loads(asked["agent"]) == ACTOR:
            return "404 Not Found", "{}"
        if path == "/xapi/activities/state" and self._is_about_us(asked):
            name = asked["stateId"]
            if method == "PUT" and name != "LMS.LaunchData":
                self.states[name] = json.loads(body)
                return "204 No Content", ""
            if method == "GET":
                return ("200 OK", json.dumps(self.states[name])) if name in self.states else ("404 Not Found", "{}")
        return self._refuse("400 Bad Request", f"{method} {path}")

    def _is_about_us(self, asked: dict[str, str]) -> bool:
        same = (asked["activityId"], asked["registration"]) == (ACTIVITY, REGISTRATION)
        return same and json.loads(asked["agent"]) == ACTOR

    def _told(self, statement: dict[str, Any]) -> tuple[str, str]:
        """Keep a statement that cmi5 allows (sections 9 and 10 of its specification)."""
        if faults := list(self._faults(statement)):
            return self._refuse("400 Bad Request", f"{statement['verb']['id']}: {faults}")
        self.statements.append(statement)
        return "200 OK", json.dumps([statement["id"]])

    def _faults(self, statement: dict[str, Any]) -> Iterable[str]:
        verb = statement["verb"]["id"].removeprefix(VERB)
        context, result = statement["context"], statement.get("result", {})
        before = self.verbs(self.session)
        everything = [each["verb"]["id"].removeprefix(VERB) for each in self.statements]
        categories = {each["id"].removeprefix(CATEGORY) for each in context["contextActivities"]["category"]}
        judged = {"completed": {"completion": True}, "passed": {"success": True}}.get(verb, {})
        template = self.states["LMS.LaunchData"]["contextTemplate"]
        rules = {
            "an id": UUID.fullmatch(statement["id"]),
            "known verb": verb in {"initialized", "completed", "passed", "terminated"},
            "actor as given": statement["actor"] == ACTOR,
            "the unit": statement["object"]["id"] == ACTIVITY,
            "registration": context["registration"] == REGISTRATION,
            "session": context["extensions"][SESSION] == template["extensions"][SESSION],
            "grouping": context["contextActivities"]["grouping"] == template["contextActivities"]["grouping"],
            "category": categories == ({"cmi5", "moveon"} if judged else {"cmi5"}),
            "time in UTC": statement["timestamp"].endswith("Z"),
            "begins with initialized": (verb == "initialized") == (not before),
            "nothing after terminated": "terminated" not in before,
            "once in a registration": verb not in ("completed", "passed") or verb not in everything,
            "nothing is judged but in earnest": not judged or self.mode == "Normal",
            "result": {key: result[key] for key in ("completion", "success") if key in result} == judged,
            "score": ("score" in result) <= (verb == "passed"),
            "duration": verb == "initialized" or DURATION.fullmatch(result.get("duration", "")),
            "mastery": (MASTERY in context["extensions"]) == (verb == "passed"),
        }
        return [name for name, holds in rules.items() if not holds]

    def _refuse(self, status: str, why: str) -> tuple[str, str]:
        self.refused.append(why)
        return status, "{}"
