"""The way out: what every string passes before it leaves the program, whatever it goes to.

Numbers of persons are masked, and characters that could recolour, reorder or hide what a terminal, a log or a page
shows are made visible. Reports pass here in checker/reporting/shown.py, errors in checker/errors.py, messages in
checker/cli/console.py: no check and no reporter has to think of it.
"""

from __future__ import annotations

from collections.abc import Iterable

from checker.text.lazy import pattern
from checker.text.mask import mask, with_numbers
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from re import Match

_UNSEEN = "\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
"""C1 controls, soft hyphen, marks of direction, what has no width, separators of lines and paragraphs."""
_UNSAFE = pattern(f"[\x00-\x08\x0b-\x1f{_UNSEEN}]")
_BREAK = pattern(r"[\t\n]")
_BLANK = "\x0b\x0c"
"""Breaks within a paragraph of a Word file."""


def told(text: str) -> str:
    """Return a text as it may leave: numbers of persons masked, unseen characters shown; lines stay lines."""
    if (
        not text.isprintable()
    ):  # a number is masked before what nobody sees in it is made visible, and where that is a blank after it
        text = _UNSAFE.sub(_visible, mask(text))
    return mask(text)


def harmless(texts: Iterable[str]) -> bool:
    """Whether :func:`told` and :func:`named` leave each of ``texts`` as it is: mostly answered by a look at all of them as one."""
    different = {*texts}
    whole = "".join(different)
    if not whole.isprintable() or "::" in whole or "##[" in whole:
        return False
    return all(mask(text) == text for text in with_numbers(different))


def named(text: str) -> str:
    """Return a name or another text of one line as it may leave: :func:`told`, line breaks shown too.

    A name that begins like a command to the log of a CI system is written as a path from the working folder.
    """
    text = told(text)
    if not text.isprintable():
        text = _BREAK.sub(_visible, text)
    return f"./{text}" if text.startswith(("::", "##[")) else text


def _visible(found: Match[str]) -> str:
    char = found[0]
    if char in _BLANK:
        return " "
    if char < " ":
        return chr(0x2400 + ord(char))
    return "␡" if char == "\x7f" else f"〔U+{ord(char):04X}〕"
