"""Selectors of style sheets, as far as they tell an element by its name, its marks and the elements around it.

What asks for anything else (the place among others, what somebody does on the page) is read as a selector of nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from checker.text.lazy import pattern
from checker.values import NamedTuple

Attributes = Mapping[str, str]
_MARK = pattern(r"""\.([\w-]+)|#([\w-]+)|\[\s*([\w-]+)\s*(?:[~|^$*]?=\s*["']?([^\]"']*)["']?\s*)?\]""")
"""A class, an id or an attribute that a selector asks for."""
_COMPOUND = pattern(r"([a-zA-Z][\w-]*|\*)?((?:[.#][\w-]+|\[[^\]]*\])*)")
_MOST = 6
"""Elements one in another that a selector names; longer ones are those of no page that people write."""


class Compound(NamedTuple):
    """One element of a selector: its name (empty: any), its marks, and whether it is the parent of the next and not only above it."""

    tag: str
    marks: str
    parent: bool


class Selector(NamedTuple):
    """The elements that a selector names from the outside in, and how much it weighs."""

    compounds: tuple[Compound, ...]
    weight: tuple[int, int, int]

    def fits(self, tags: Sequence[str], attributes: Callable[[int], Attributes]) -> bool:
        """Whether the last of the open elements ``tags`` is selected; ``attributes`` gives those of the element at a depth."""
        last = len(tags) - 1
        places = [last] if _is(self.compounds[-1], last, tags, attributes) else []
        for compound in reversed(self.compounds[:-1]):
            if not places:
                return False
            above = [at - 1 for at in places if at] if compound.parent else range(max(places))
            places = [at for at in above if _is(compound, at, tags, attributes)]
        return bool(places)


def _is(compound: Compound, at: int, tags: Sequence[str], attributes: Callable[[int], Attributes]) -> bool:
    tag, marks, _ = compound
    return (not tag or tag == tags[at]) and (not marks or has_marks(marks, attributes(at)))


def selector_of(text: str) -> Selector | None:
    """Return what a selector says, None where it asks for more than can be told here."""
    pieces = text.replace(">", " > ").split()
    compounds: list[Compound] = []
    ids = marks = tags = 0
    for number, piece in enumerate(pieces):
        if piece == ">":
            if not compounds or compounds[-1].parent:
                return None
            compounds[-1] = compounds[-1]._replace(parent=True)
            continue
        found = _COMPOUND.fullmatch(piece)
        if found is None or number >= 2 * _MOST:
            return None
        name = (found[1] or "").lower().replace("*", "")
        compounds.append(Compound(name, found[2], parent=False))
        ids += found[2].count("#")
        marks += found[2].count(".") + found[2].count("[")
        tags += bool(name)
    if not compounds or compounds[-1].parent:
        return None
    return Selector(tuple(compounds), (ids, marks, tags))


def has_marks(marks: str, attributes: Attributes) -> bool:
    """Whether an element has the classes, the id and the attributes that a selector asks for."""
    at = 0
    while at < len(marks):
        found = _MARK.match(marks, at)
        if found is None:
            return False
        class_, id_, name, value = found.groups()
        if class_ is not None:
            fits = class_ in attributes.get("class", "").split()
        elif id_ is not None:
            fits = attributes.get("id") == id_
        else:
            fits = name.lower() in attributes and value in (None, attributes[name.lower()])
        if not fits:
            return False
        at = found.end()
    return True
