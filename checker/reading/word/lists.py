"""Automatic numbering of a .docx: the number that Word shows before each paragraph.

Source: ISO/IEC 29500-1, 17.9.
"""

from __future__ import annotations

from checker.reading.word.numberformats import format_number
from checker.reading.word.styles import Styles, is_on, number_of
from checker.reading.xmltree import Node
from checker.values import NamedTuple

_SUFFIXES = {None: "\t", "tab": "\t", "space": " ", "nothing": ""}


class Level(NamedTuple):
    """One level of a list. ``restart`` is the number of the level after which it starts again, 0 for never."""

    start: int
    format: str
    text: str
    suffix: str
    legal: bool
    restart: int | None
    style: str | None


class Lists:
    """The lists of a document with their counters; ask for the paragraphs in their order."""

    def __init__(self, root: Node | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, dict[int, Level]] = {}
        self._instances: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is None:
            return
        links: dict[str, str] = {}
        owners: dict[str, str] = {}
        for node in root.children:
            name = node.attributes.get("w:abstractNumId")
            if node.name != "w:abstractNum" or name is None:
                continue
            self._abstract[name] = _levels(node)
            if (link := node.value("w:numStyleLink")) is not None:
                links[name] = link
            if (owner := node.value("w:styleLink")) is not None:
                owners[owner] = name
        for node in root.children:
            number = node.attributes.get("w:numId")
            abstract = node.value("w:abstractNumId")
            if node.name != "w:num" or number is None or abstract is None:
                continue
            abstract = owners.get(links.get(abstract, ""), abstract)
            starts: dict[int, int] = {}
            changed: dict[int, Level] = {}
            for override in node.children:
                if override.name == "w:lvlOverride":
                    level = number_of(override.attributes.get("w:ilvl"), 0)
                    changed |= _levels(override)
                    if (start := override.value("w:startOverride")) is not None:
                        starts[level] = number_of(start, 1)
            self._instances[number] = (abstract, changed, starts)

    def number(self, properties: Node | None) -> str:
        """Return the number of the next paragraph with what follows it (a tab, a blank, nothing), or ''."""
        found = self._place(properties)
        if found is None:
            return ""
        instance, level = found
        abstract, changed, starts = self._instances[instance]
        levels = {**self._abstract.get(abstract, {}), **changed}
        current = levels.get(level)
        if current is None:
            return ""
        self._count(instance, abstract, level, levels, starts)
        if current.format == "bullet":
            return ""
        counters = self._counters[abstract]
        text = current.text
        for number in range(level, -1, -1):
            if f"%{number + 1}" in text and number in levels:
                value = counters.get(number, starts.get(number, levels[number].start))
                name = "decimal" if current.legal else levels[number].format
                text = text.replace(f"%{number + 1}", format_number(value, name))
        return text + current.suffix if text.strip() else ""

    def _place(self, properties: Node | None) -> tuple[str, int] | None:
        """Return the list and the level of a paragraph: its own, or else those of its style."""
        own = properties.child("w:numPr") if properties is not None else None
        instance = own.value("w:numId") if own is not None else None
        level = own.value("w:ilvl") if own is not None else None
        style = (properties.value("w:pStyle") if properties is not None else None) or self._styles.default
        depth = number_of(level, 0)
        if instance is None:
            for name, one in self._styles.chain(style):
                if one.list is not None:
                    instance = one.list
                    if level is None:
                        depth = self._level_of(instance, (style, name), one.level)
                    break
        return (instance, depth) if instance in self._instances else None

    def _level_of(self, instance: str, names: tuple[str | None, ...], fallback: int) -> int:
        if instance not in self._instances:
            return fallback
        abstract, changed, _ = self._instances[instance]
        levels = {**self._abstract.get(abstract, {}), **changed}
        for name in names:
            for number, level in levels.items():
                if level.style is not None and level.style == name:
                    return number
        return fallback

    def _count(
        self, instance: str, abstract: str, level: int, levels: dict[int, Level], starts: dict[int, int]
    ) -> None:
        counters = self._counters.setdefault(abstract, {})
        if level in starts and (instance, level) not in self._begun:
            counters[level] = starts[level]
        elif level in counters:
            counters[level] += 1
        else:
            counters[level] = starts.get(level, levels[level].start)
        self._begun.add((instance, level))
        for deeper in [one for one in counters if one > level]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or level < restart:
                del counters[deeper]


def _levels(node: Node) -> dict[int, Level]:
    found = {}
    for child in node.children:
        if child.name != "w:lvl":
            continue
        format_ = child.child("w:numFmt")
        if format_ is None:  # a format of Word 2010 stands beside the one for older readers
            format_ = next(
                (one for one in reversed(child.walk()) if one.name == "w:numFmt"),
                None,
            )
        legal = child.child("w:isLgl")
        restart = child.value("w:lvlRestart")
        found[number_of(child.attributes.get("w:ilvl"), 0)] = Level(
            number_of(child.value("w:start"), 0),
            (format_.attributes.get("w:val") if format_ is not None else None) or "decimal",
            child.value("w:lvlText") or "",
            _SUFFIXES.get(child.value("w:suff"), "\t"),
            legal is not None and is_on(legal.attributes.get("w:val")),
            number_of(restart, 0) if restart is not None else None,
            child.value("w:pStyle"),
        )
    return found
