"""Stands in for Django's command line: prepares a demo, and works in the background."""

import json
import os
import pathlib
import sys
import time

var = pathlib.Path(os.environ["FYREN_VAR"])
command = sys.argv[1]
if command == "prepare":
    if os.environ.get("HOME", "").endswith("broken"):
        sys.exit("CommandError: trasig databas")
    (var / "db.sqlite3").touch()
    people = [{"role": "Samordnare", "name": "Exempel", "email": "a@example.org", "password": "hemligt ord"}]
    (var / "demo" / "logins.json").write_text(json.dumps(people))
    (var / "demo" / "guide.txt").write_text(os.environ.get("FYREN_DEMO_GUIDE", ""))
    (var / "demo" / "site.txt").write_text(os.environ.get("FYREN_SITE", ""))
elif command == "work":
    (var / "demo" / "work.pid").write_text(str(os.getpid()))
    if (var / "work-fails").exists():
        sys.exit("arbetet gick sönder")
    time.sleep(300)
else:
    sys.stdout.write(
        json.dumps({"arguments": sys.argv[1:], "folder": os.getcwd(), "demo": os.environ.get("FYREN_DEMO")})
    )
