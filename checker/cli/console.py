"""Write to the console: the report as UTF-8 bytes, messages so that no console's encoding can break them."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Mapping

from checker.errors import LawcheckError, reason
from checker.text.outgoing import named, told


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


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
    if sys.stdout is None:
        raise closed_output()
    terminal = is_terminal()
    encoding = sys.stdout.encoding or "utf-8"
    try:
        sys.stdout.flush()
        for piece in pieces:
            if isinstance(piece, bytes):
                sys.stdout.buffer.write(piece)
            elif terminal:
                sys.stdout.write(piece.encode(encoding, "replace").decode(encoding))
            else:
                sys.stdout.buffer.write(piece.encode("utf-8", "replace"))
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise refused_output(error) from None


def closed_output() -> LawcheckError:
    """Return the error for a standard output that was closed before the program began."""
    return LawcheckError("标准输出是关着的，结果没有地方写。", remedy="请用 -o 写到文件。")


def refused_output(error: OSError) -> LawcheckError:
    """Return the error for a standard output that takes no more."""
    return LawcheckError(
        f"结果无法写到标准输出（{reason(error)}）。",
        remedy="请腾出磁盘空间，或者用 -o 写到别处的文件。",
    )


def prepare_click() -> None:
    """Let what click itself prints (help, version) follow the rules of :func:`output`."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if is_terminal():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def message(text: str) -> None:
    """Write a message to standard error, as it may leave the program."""
    if sys.stderr is None:
        return
    text = "\n".join(map(named, text.split("\n")))
    encoding = (sys.stderr.encoding if sys.stderr.isatty() else None) or "utf-8"
    data = (text + "\n").encode(encoding, "replace")
    try:
        sys.stderr.buffer.write(data)
        sys.stderr.flush()
    except (OSError, ValueError):
        pass  # nowhere left to complain
