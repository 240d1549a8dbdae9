"""How a kind of check states its options: one class of named fields, each with its shape, default and a line of documentation.

The class is what the check reads at run time; the words beside it are for writers of packs. From them
``docs/make_checks.py`` makes the schema of packs and docs/check-kinds.md, and the compiler reads that schema alone, so that no
rule file is read with the checks imported (docs/decisions/0016). A name that Python reserves takes a trailing underscore
(``in_``). Documentation is Chinese: it is shown to those who write packs.
"""

from __future__ import annotations

from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any


MAKES = "expressions_made"
"""The method of a class of options that returns the regular expressions made from them, for what compiles them ahead."""
REQUIRED = "required"
"""In place of a default: the option must be written."""


class Option(NamedTuple):
    """The shape of an option (what the generator makes its schema from), its documentation, its default.

    ``more`` holds what the shape needs beside: the class of nested fields, the words to choose from, the placeholders of texts.
    """

    shape: str
    doc: str
    default: Any
    more: Any


class CheckKind(NamedTuple):
    """A kind of check: its name in packs, what it looks at, its class of options and the function that judges."""

    name: str
    title: str
    options: type
    run: Callable[..., Any]


def texts(doc: str, *, default: Any = REQUIRED, **placeholders: str) -> Any:
    """Message and remedy for one outcome; ``placeholders`` are what ``{name}`` in them stands for."""
    return Option("texts", doc, default, placeholders)


def message(doc: str, *, default: Any = REQUIRED, **placeholders: str) -> Any:
    """One text with placeholders."""
    return Option("message", doc, default, placeholders)


def condition(doc: str, *, default: Any = REQUIRED) -> Any:
    """A condition on a sentence, clause or heading."""
    return Option("condition", doc, default, None)


def parts(doc: str, *, default: Any = REQUIRED, frame: bool = False) -> Any:
    """Parts of the report; ``frame`` tells that the check looks around the body too (title, annex, signature)."""
    return Option("parts", doc, default, frame)


def part(doc: str, *, default: Any = REQUIRED) -> Any:
    """One part of the report."""
    return Option("part", doc, default, None)


def listed(doc: str, *, default: Any = REQUIRED) -> Any:
    """The name of a list, whose words the check compares itself, the longest first."""
    return Option("listed", doc, default, None)


def several_lists(doc: str, *, default: Any = REQUIRED) -> Any:
    """The names of lists: the words of each."""
    return Option("several_lists", doc, default, None)


def found_list(doc: str, *, default: Any = REQUIRED) -> Any:
    """The name of a list that is looked for in every sentence, as the group of that name."""
    return Option("found_list", doc, default, None)


def stock_list(doc: str, *, default: Any = REQUIRED) -> Any:
    """The name of a list of stock phrases that are taken out of a text."""
    return Option("stock_list", doc, default, None)


def words(doc: str, *, default: Any = REQUIRED, pattern: str = "", least: int = 1) -> Any:
    """Words written in their place."""
    return Option("words", doc, default, (pattern, least))


def word_groups(doc: str, *, default: Any = REQUIRED, least: int = 1) -> Any:
    """Groups of words written in their place."""
    return Option("word_groups", doc, default, least)


def text(doc: str, *, default: Any = REQUIRED, longest: int | None = None) -> Any:
    """A word or a string of marks."""
    return Option("text", doc, default, longest)


def number(doc: str, *, default: Any = REQUIRED) -> Any:
    """A number of things, at least one; a configuration may change it."""
    return Option("number", doc, default, None)


def year(doc: str, *, default: Any = REQUIRED) -> Any:
    """A reporting year."""
    return Option("year", doc, default, None)


def day(doc: str, *, default: Any = REQUIRED) -> Any:
    """A day of the year, MM-DD."""
    return Option("day", doc, default, None)


def day_by_level(doc: str, *, default: Any = REQUIRED) -> Any:
    """A day of the year for some levels of issuer."""
    return Option("day_by_level", doc, default, None)


def flag(doc: str) -> Any:
    """Yes or no; no where it is not written."""
    return Option("flag", doc, False, None)


def choice(doc: str, *values: str, default: Any = REQUIRED) -> Any:
    """One of some words."""
    return Option("choice", doc, default, values)


def rules(doc: str, *, default: Any = (), must_exist: bool = True) -> Any:
    """Ids of other rules, which are decided before this one; one that need not exist only takes its turn."""
    return Option("rules", doc, default, must_exist)


def one(fields: type, doc: str, *, default: Any = REQUIRED) -> Any:
    """Nested fields."""
    return Option("one", doc, default, (fields, None, 1))


def many(
    fields: type, doc: str, *, default: Any = REQUIRED, also: Mapping[str, Any] | None = None, least: int = 1
) -> Any:
    """A list of nested fields; ``also`` are further demands on each, as JSON Schema states them."""
    return Option("many", doc, default, (fields, also, least))
