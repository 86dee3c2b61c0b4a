"""The entry point: words in, exit code out; every error becomes a sentence in one place."""

from __future__ import annotations

import io
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from app.cli import looking, looking_up, recording
from app.cli.arguments import make_parser, refuse_uncertified
from app.cli.demo import demo
from app.cli.output import Printer
from app.cli.session import Session, choose_language, start_session
from app.errors import BeeldkeurError, EnvironmentBrokenError, UsageError
from app.log import start_log
from app.settings import Settings, load_settings, places
from app.text import load_catalogue

USAGE, BROKEN, INTERRUPTED = 2, 4, 130

COMMANDS: dict[tuple[str, str | None], Callable[[Session], int]] = {
    ("screen", None): looking.screen,
    ("export", None): looking.export,
    ("consent", "add"): recording.add_leadership,
    ("consent", "list"): recording.list_leadership,
    ("consent", "show"): recording.show_leadership,
    ("consent", "withdraw"): recording.withdraw_leadership,
    ("person-consent", "add"): recording.add_person,
    ("person-consent", "list"): recording.list_persons,
    ("person-consent", "withdraw"): recording.withdraw_person,
    ("referral", "list"): recording.list_referrals,
    ("referral", "approve"): recording.decide_referrals,
    ("referral", "refuse"): recording.decide_referrals,
    ("policy", "show"): recording.show_policy,
    ("policy", "set"): recording.change_policy,
    ("register", "list"): looking_up.list_entries,
    ("register", "show"): looking_up.show_entry,
    ("register", "verify"): looking_up.verify_chain,
    ("register", "csv"): looking_up.write_csv,
    ("verify", None): looking_up.verify_files,
    ("demo", None): lambda session: demo(session, main),
}

Elsewhere = Mapping[str | None, Callable[[Namespace], int]]
"""Commands that are not the command line's own, such as none at all for the window: arguments in, exit code out."""
NOWHERE: Elsewhere = MappingProxyType({})


def main(words: Sequence[str] | None = None, elsewhere: Elsewhere = NOWHERE) -> int:
    """Run one command.

    Args:
        words: the arguments; those of the process where None.
        elsewhere: who else runs commands; where nobody runs the empty one, it shows the help.

    Returns:
        The exit code, as the contract of the command line has it.
    """
    _let_streams_print_anything()
    given = list(sys.argv[1:] if words is None else words)
    settings: Settings | EnvironmentBrokenError
    try:
        settings = load_settings(places(os.environ).settings)
    except EnvironmentBrokenError as error:
        settings = error
    chosen = settings if isinstance(settings, Settings) else Settings()
    catalogue = load_catalogue(choose_language(given, chosen, os.environ))
    printer = Printer(catalogue, as_json=False)
    try:
        return _run(given, settings, printer, elsewhere)
    except UsageError as error:
        printer.note(printer.sentence(error))
        return USAGE
    except BeeldkeurError as error:
        printer.note(printer.sentence(error))
        return BROKEN
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # whoever read our output went away: nothing more can be said to them
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN
    except Exception:
        printer.note(catalogue.say("words.bug"))
        raise


def _let_streams_print_anything() -> None:
    """A sentence that the console's character set cannot hold is shown with gaps; who reads along gets each line at once."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace", line_buffering=True)


def _run(given: list[str], settings: Settings | EnvironmentBrokenError, printer: Printer, elsewhere: Elsewhere) -> int:
    parser = make_parser(printer.catalogue)
    arguments = parser.parse_args(given)
    refuse_uncertified(arguments)
    if arguments.command in elsewhere:
        return elsewhere[arguments.command](arguments)
    if isinstance(settings, EnvironmentBrokenError):
        raise settings
    if arguments.command is None:
        for line in parser.format_help().splitlines():
            printer.line(line)
        return 0
    if arguments.command == "screenshots":
        raise UsageError("window-only", command=arguments.command)
    printer = replace(printer, as_json=getattr(arguments, "json", False))
    session = start_session(arguments, settings, printer.catalogue, printer)
    return _run_logged(session, arguments)


def _run_logged(session: Session, arguments: Namespace) -> int:
    """Run the command; the log tells that, and how it ended."""
    log = start_log(session.workplace.places.log)
    action = getattr(arguments, "action", None)
    log.info("%s %s", arguments.command, action or "")
    try:
        code = COMMANDS[arguments.command, action](session)
    except BeeldkeurError as error:
        log.warning("%s: %s", type(error).__name__, error.code)
        raise
    except BrokenPipeError:
        log.info("whoever read the output went away")
        raise
    except Exception:
        log.exception("a bug of ours")
        raise
    log.info("exit %d", code)
    return code
