"""The entry point. A plain ``lawcheck report.txt`` is run at once, one with the plain options of a check nearly so; the rest is for click.

click costs several times the start-up time of Python (docs/decisions/0002), and a call without options has
nothing to parse. All ways end in :func:`checker.cli.run.run`.
"""

from __future__ import annotations

import gc
import os
import sys

from checker.cli.imports import Modules, import_quickly
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NoReturn

COMMANDS = (
    "check",
    "annotate",
    "fix",
    "batch",
    "serve",
    "rules",
    "explain",
    "config",
    "init",
    "completion",
)
"""The names of subcommands; they win over files of the same name (write ./rules for a file)."""
_TERMINATING = (15,) if os.name == "nt" else (15, 1)
"""SIGTERM and SIGHUP: what ends a program from outside and can be heeded."""


def main() -> NoReturn:
    """Run the command line and exit with its status."""
    # What a run builds is tuples without cycles; looking for garbage every 700 of them takes a tenth of it.
    gc.set_threshold(200_000)
    try:
        modules = import_quickly()
        _heed_termination()
        status = _dispatch(sys.argv[1:], modules)
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        _say("已中断。")
        status = 130
    except Terminated as signal:
        _say("已被要求停止。")
        status = 128 + signal.number
    except BrokenPipeError:
        status = 141
    except Exception as error:  # The last guard: whatever happens, a message and not a traceback.
        _say(f"错误：{_told(error)}")
        status = 2
    _leave(status)


class Terminated(BaseException):
    """The system or another program asked this one to stop: temporary folders are removed on the way out."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def _heed_termination() -> None:
    # The module in C: ``signal`` makes enumerations of all signals, which a run need not pay for.
    from _signal import SIG_DFL, getsignal, signal  # type: ignore[import-not-found]

    for number in _TERMINATING:
        if getsignal(number) == SIG_DFL:
            signal(number, _terminate)

    sys.unraisablehook = _once_more


def _terminate(number: int, frame: object) -> NoReturn:
    raise Terminated(number)


def _once_more(lost: sys.UnraisableHookArgs) -> None:
    """End the run a moment later where a signal came in a place that no exception leaves (a callback while a module is imported)."""
    error = lost.exc_value
    if not isinstance(error, (Terminated, KeyboardInterrupt)) or os.name == "nt":
        sys.__unraisablehook__(lost)
        return
    from _signal import ITIMER_REAL, SIGALRM, setitimer, signal

    def again(number: int, frame: object) -> NoReturn:
        raise error

    signal(SIGALRM, again)
    setitimer(ITIMER_REAL, 0.001)


def _told(error: Exception) -> str:
    from checker.errors import LawcheckError, program_fault, reason

    if isinstance(error, LawcheckError):
        return str(error)
    if isinstance(error, OSError) and error.errno is not None:
        # Standard output that is full, a working folder that was removed, no room for temporary files.
        return f"系统拒绝了操作（{reason(error)}）。处理办法：请核对磁盘空间和所在的文件夹；{_named(error)}再运行一次。"
    return str(program_fault("运行", error))


def _named(error: OSError) -> str:
    return f"涉及 {error.filename}；" if isinstance(error.filename, str) else ""


def _leave(status: int) -> NoReturn:
    """End the process without taking down what it built, which the system does at once: that takes a fifth of a run.

    All that is to be written has been written and closed by now; only the standard streams may still hold something.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            continue  # closed or full: nobody is left to be told
    os._exit(status)


def _dispatch(arguments: list[str], modules: Modules) -> int:
    modules.run_kept(last="checker.cli.run")
    words = arguments[1:] if arguments[:1] == ["check"] else arguments
    if words and (words is not arguments or words[0] not in COMMANDS):
        from checker.cli.run import Options, run

        if not any(_is_option(word) for word in words):
            modules.run_kept()
            status = run(words, Options())
            if modules.stale and all(word.endswith(".txt") for word in words):
                _keep_modules()
            return status
        from checker.cli.quick import plain_order

        order = plain_order(words)
        if order is not None:
            modules.run_kept()
            return run(*order)
    from checker.cli.commands import run_command

    return run_command(arguments)


def _keep_modules() -> None:
    """Keep what a plain run of plain text has loaded for the next one, in a checkout whose modules have changed."""
    from checker.rulebook.places import COMPILED, PACKAGE, ROOT

    if os.path.dirname(PACKAGE) == ROOT and os.access(COMPILED, os.W_OK):
        from checker.cli.keeping import keep_modules

        keep_modules()


def _is_option(word: str) -> bool:
    return (word.startswith("-") and word != "-") or not word


def _say(text: str) -> None:
    from checker.cli.console import message

    message(text)
