"""The entry point. A plain ``lawcheck report.txt`` is run at once; whatever has options is parsed by click.

click costs several times the start-up time of Python (docs/decisions/0002), and a call without options has
nothing to parse. Both ways end in :func:`checker.cli.run.run`.
"""

from __future__ import annotations

import gc
import os
import sys

from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NoReturn

COMMANDS = ("check", "annotate", "rules", "explain", "config", "init", "completion")
"""The names of subcommands; they win over files of the same name (write ./rules for a file)."""


def main() -> NoReturn:
    """Run the command line and exit with its status."""
    # What a run builds is tuples without cycles; looking for garbage every 700 of them takes a tenth of it.
    gc.set_threshold(50_000)
    try:
        status = _dispatch(sys.argv[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:
        _say("已中断。")
        status = 130
    except BrokenPipeError:
        # The reader of standard output has gone; keep Python from complaining about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 141
    _leave(status)


def _leave(status: int) -> NoReturn:
    """End the process without taking down what it built, which the system does at once: that takes a fifth of a run.

    All that is to be written has been written and closed by now; only the standard streams may still hold something.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            continue  # closed or full: nobody is left to be told
    os._exit(status)


def _dispatch(arguments: list[str]) -> int:
    if arguments and arguments[0] not in COMMANDS and not any(_is_option(word) for word in arguments):
        from checker.cli.run import Options, run

        return run(arguments, Options())
    from checker.cli.commands import run_command

    return run_command(arguments)


def _is_option(word: str) -> bool:
    return (word.startswith("-") and word != "-") or not word


def _say(text: str) -> None:
    from checker.cli.console import message

    message(text)
