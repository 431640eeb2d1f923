"""The command line: reads the arguments, runs the command, and turns every failure into one line."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import NoReturn

from runner.console import Failure, Stopped, complain, explain
from runner.processes import STOPPING, stop_all

PLAIN = argparse.RawDescriptionHelpFormatter
EXAMPLES = """exempel:
  python3 run.py demo            starta Fyren på den här datorn, med exempeldata
  python3 run.py demo --fresh    börja om från början
  python3 run.py test            kör testerna
  python3 run.py check           granska koden
  python3 run.py export MAPP     skriv den öppna guiden som filer
  python3 run.py manage help     Djangos egen kommandorad
"""


class OneLineParser(argparse.ArgumentParser):
    """Says what is wrong with the arguments in one line."""

    def error(self, message: str) -> NoReturn:
        """Stop with the reason."""
        raise Failure(f"{message}. Hjälp: python3 run.py {self.prog.partition('run.py')[2].strip()} --help")


def build_parser() -> OneLineParser:
    """The commands and their options."""
    parser = OneLineParser(prog="run.py", epilog=EXAMPLES, formatter_class=PLAIN)
    commands = parser.add_subparsers(dest="command", metavar="kommando", required=True)
    demo = commands.add_parser("demo", help="starta Fyren på den här datorn, med exempeldata")
    demo.add_argument("--fresh", action="store_true", help="ta bort det som demon har sparat och börja om")
    demo.add_argument("--port", type=port_number, default=None, help="port på den här datorn (annars 8000)")
    demo.add_argument("--check", action="store_true", help="starta, besök sidorna, stäng av, berätta")
    test = commands.add_parser("test", help="kör testerna på SQLite och PostgreSQL", allow_abbrev=False)
    test.add_argument("--all", action="store_true", help="också de långa testerna")
    test.add_argument("--no-browser", action="store_true", help="utelämna testerna i webbläsare")
    commands.add_parser("check", help="granska koden")
    lock = commands.add_parser("lock", help="skriv paketlåsen på nytt (för den som sköter Fyren)")
    lock.add_argument("--upgrade", action="store_true", help="ta de nyaste versioner som pyproject.toml tillåter")
    passed_on = (
        ("export", "skriv den öppna guiden som filer, eller kontrollera dem"),
        ("manage", "Djangos egen kommandorad"),
        ("bench", "mät farten"),
    )
    for name, text in passed_on:
        commands.add_parser(name, help=text, add_help=False)
    return parser


def port_number(text: str) -> int:
    """A port that an ordinary user may open."""
    number = int(text)
    if not 1024 <= number <= 65535:
        raise argparse.ArgumentTypeError("porten ska vara mellan 1024 och 65535")
    return number


def run_command(arguments: list[str]) -> int:
    """Run one command; returns its exit code."""
    parser = build_parser()
    options, rest = parser.parse_known_args(arguments)
    rest = [part for part in rest if part != "--"] if options.command == "test" else rest
    if rest and options.command in {"demo", "check", "lock"}:
        parser.error(f"okänt argument: {rest[0]}")
    # Imported here: each command pays for its own modules only.
    if options.command == "demo":
        from runner.demo import demo

        return demo(fresh=options.fresh, port=options.port, check=options.check)
    if options.command == "test":
        from runner.testing import test

        return test(everything=options.all, browser=not options.no_browser, arguments=rest)
    if options.command == "check":
        from runner.checking import check

        return check()
    if options.command == "lock":
        from runner.locking import lock

        return lock(upgrade=options.upgrade)
    from runner.manage import bench, export, manage

    return {"manage": manage, "export": export, "bench": bench}[options.command](arguments[1:])


def _stop(number: int, frame: FrameType | None) -> None:
    for again in STOPPING:
        signal.signal(again, signal.SIG_IGN)  # once is enough: what follows is the tidying up
    raise KeyboardInterrupt if number == signal.SIGINT else Stopped(number)


def main(arguments: list[str]) -> int:
    """Run and answer with an exit code; every failure is one line."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a console without å prints ? instead of failing
    if sys.platform not in {"linux", "darwin"}:
        complain("Fyren körs på Linux och macOS. På Windows: kör den i WSL (Windows Subsystem for Linux).")
        return 1
    for number in STOPPING:
        signal.signal(number, _stop)
    return _guarded(run_command, arguments)


def _guarded(command: Callable[[list[str]], int], arguments: list[str]) -> int:
    """The command's exit code, or that of the failure that ended it."""
    try:
        return command(arguments)
    except Failure as failure:
        complain(str(failure))
        return 1
    except KeyboardInterrupt:
        complain("\nAvbrutet. Inget halvfärdigt är kvar.")
        return 130
    except Stopped as stopped:
        return 128 + int(stopped.args[0])
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody reads any more
        return 1
    except OSError as error:
        complain(explain(error))
        return 1
    finally:
        stop_all()
