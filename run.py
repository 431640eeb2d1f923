#!/usr/bin/env python3
"""Fyren's commands: demo, test, check, export, manage, bench. Needs Python 3.11-3.14 and pip, nothing else.

This file must parse on old Pythons, so that they can be told what is missing. The work is in runner/.
"""

import shutil
import sys


def python_trouble(version):  # type: ignore[no-untyped-def]  # annotations of today do not parse on yesterday's Python
    """One line on why this Python cannot run Fyren, or "" when it can."""
    if (3, 11) <= version < (3, 15):
        return ""
    newer = ["python3.14", "python3.13", "python3.12", "python3.11"]
    found = [name for name in newer if shutil.which(name)]
    advice = "Kör i stället: " + found[0] + " run.py" if found else "Hämta den på https://www.python.org/downloads/"
    this = ".".join(str(part) for part in version[:2])
    return "Fyren behöver Python 3.11, 3.12, 3.13 eller 3.14. Det här är Python " + this + ". " + advice


if __name__ == "__main__":
    trouble = python_trouble(tuple(sys.version_info[:3]))
    if trouble:
        sys.exit(trouble)
    from runner.cli import main

    sys.exit(main(sys.argv[1:]))
