"""Plain calls with options, read without click, whose import takes a quarter of a run (docs/decisions/0002).

Read is what no reader of options could take for anything else: options of ``check``, each with its value, between the names of files.
For all the rest, and so for every mistake, the answer is None: click reads the call again and says what is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.cli.check_options import CHECK_OPTIONS, FLAG, MAYBE_FILE, Option, OptionError, order_of
from checker.cli.run import Options
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

_BY_WORD = {word: option for option in CHECK_OPTIONS for word in option.written}


def plain_order(words: Sequence[str]) -> tuple[tuple[str, ...], Options] | None:
    """Return the files and the options that the words of a call of ``check`` ask for, None where click is to read them."""
    values: dict[str, Any] = {
        option.name: () if option.repeated else False if option.takes == FLAG else None
        for option in CHECK_OPTIONS
    }
    paths: list[str] = []
    rest = iter(words)
    for word in rest:
        if not word:
            return None
        if word[0] != "-" or word == "-":
            paths.append(word)
            continue
        written, equals, text = word.partition("=") if word.startswith("--") else (word, "", "")
        option = _BY_WORD.get(written)
        if option is None or option.takes == MAYBE_FILE:
            return None
        if option.takes == FLAG:
            if equals:
                return None
            values[option.name] = True
            continue
        value = _value(option, text if equals else next(rest, ""), values[option.name])
        if value is None:
            return None
        values[option.name] = value
    try:
        return order_of(paths, values)
    except OptionError:
        return None


def _value(option: Option, text: str, before: Any) -> Any:
    """Return the value of an option behind one that was written ``before``, None for what is in any way unusual."""
    if not text or (text[0] == "-" and text != "-"):
        return None
    if option.repeated:
        return (*before, text)
    if before is not None or (option.choices and text not in option.choices):
        return None
    if option.numbers is None:
        return text
    least, greatest = option.numbers
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(greatest))):
        return None
    return int(text) if least <= int(text) <= greatest else None
