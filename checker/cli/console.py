"""Write to the console: the report as UTF-8 bytes, messages so that no console's encoding can break them."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Mapping

from checker.text.outgoing import named, told


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()


def wants_colour(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether standard output is a terminal that shows colour and NO_COLOR (no-color.org) is not set."""
    return is_terminal() and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"


def terminal_width() -> int:
    """Return the width of the terminal in columns, at most 110."""
    import shutil

    return min(110, max(40, shutil.get_terminal_size((80, 24)).columns))


def output(text: str) -> None:
    """Write a text to standard output, as it may leave the program."""
    stream((told(text),))


def stream(pieces: Iterable[str | bytes]) -> None:
    """Write the report to standard output, piece by piece.

    Into a pipe or file it is UTF-8 whatever the locale; on a terminal its own encoding, with ? for what that
    lacks, because UTF-8 bytes on a GBK console would be unreadable altogether.
    """
    sys.stdout.flush()
    terminal = is_terminal()
    encoding = sys.stdout.encoding or "utf-8"
    for piece in pieces:
        if isinstance(piece, bytes):
            sys.stdout.buffer.write(piece)
        elif terminal:
            sys.stdout.write(piece.encode(encoding, "replace").decode(encoding))
        else:
            sys.stdout.buffer.write(piece.encode("utf-8", "replace"))
    sys.stdout.flush()


def prepare_click() -> None:
    """Let what click itself prints (help, version) follow the rules of :func:`output`."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if is_terminal():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def message(text: str) -> None:
    """Write a message to standard error, as it may leave the program."""
    text = "\n".join(map(named, text.split("\n")))
    encoding = (sys.stderr.encoding if sys.stderr.isatty() else None) or "utf-8"
    data = (text + "\n").encode(encoding, "replace")
    try:
        sys.stderr.buffer.write(data)
        sys.stderr.flush()
    except (OSError, ValueError):
        pass  # nowhere left to complain
