"""Conditions, lists and options of rules to typed values, and on the way the groups that the lexicon must look for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.rulebook.model import Texts
from checker.rulebook.shapes import (
    CONDITION,
    FOUND,
    LISTED,
    SEVERAL,
    STOCK,
    TEXTS,
    named,
)
from checker.text.acts import DEFAULTS, DOES, WORD_KEYS, Wanted, values_of
from checker.text.conditions import Condition, groups_of
from checker.text.patterns import parse_pattern
from checker.text.terms import TermList
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

CONDITION_KEYS = frozenset(("any", "all", "none", "starts", "within", "use", DOES, *WORD_KEYS, *DEFAULTS))


class Compiler:
    """Compiles conditions, and collects on the way the groups that the lexicon must look for.

    A list that a pack changes is changed for that pack alone: ``scope`` says which group a name stands for in the
    pack that is being compiled.
    """

    def __init__(self, lists: Mapping[str, Any]) -> None:
        self.lists: dict[str, TermList] = {}
        self.used: set[str] = set()
        self.stock: set[str] = set()
        self.scope: dict[str, str] = {}
        self._common = {name: _term_list(entry) for name, entry in lists.items()}
        self._folded: dict[tuple[str, ...], str] = {}
        self.enter("", {})

    def enter(self, pack: str, lists: Mapping[str, Any]) -> None:
        """Begin to compile a pack: its lists go before those of the kind of report."""
        self.scope = {"{" + name + "}": "{" + name + "}" for name in self._common}
        self.lists.update(("{" + name + "}", entry) for name, entry in self._common.items())
        for name, entry in lists.items():
            own = _term_list(entry)
            group = "{" + name + "}"
            if self.lists.get(group, own) != own:
                group = "{" + name + "@" + pack + "}"
            self.lists[group] = own
            self.scope["{" + name + "}"] = group

    def condition(self, data: Mapping[str, Any]) -> Condition:
        """Compile a condition as written in YAML."""
        any_, none, starts = (self._alternatives(data.get(key, ())) for key in ("any", "none", "starts"))
        all_ = tuple(self._item(item) for item in data.get("all", ()))
        wanted_ = self._wanted(data)
        words = () if wanted_ is None else (*wanted_.act, *wanted_.object, *wanted_.aside)
        needs = groups_of((*any_, *all_, *none, *starts, *words))
        self.used |= needs
        requires = groups_of([item for item in all_ if not isinstance(item, Condition)])
        clause = data.get("within") == "clause"
        wanted = [
            handles
            for items in (starts, any_, *((item,) for item in all_), *(wanted_[4:6] if wanted_ else ()))
            if (handles := _handles(items))
        ]
        positive = min(wanted, key=len, default=frozenset())
        return Condition(
            any_,
            all_,
            none,
            starts,
            clause,
            tuple(sorted(needs)),
            tuple(sorted(requires)),
            positive,
            wanted_,
            wanted_ is not None
            or DOES in data
            or any(
                isinstance(item, Condition) and item.reads for item in (*any_, *all_, *none, *starts, *words)
            ),
            values_of(data[DOES]) if DOES in data else (),
        )

    def _wanted(self, data: Mapping[str, Any]) -> Wanted | None:
        """Compile what a condition asks of the readings of clauses, or return None where it asks nothing."""
        if not any(key in data for key in (*WORD_KEYS, *DEFAULTS)):
            return None
        asked = [values_of(data[key]) if key in data else DEFAULTS[key] for key in DEFAULTS]
        return Wanted(*asked, *(self._alternatives(data.get(key, ())) for key in WORD_KEYS))

    def optional(self, data: Mapping[str, Any], key: str) -> Condition | None:
        """Compile the condition at ``key`` of ``data``, or return None where there is none."""
        return self.condition(data[key]) if key in data else None

    def _item(self, item: Any) -> Any:
        if not isinstance(item, str):
            return self.condition(item)
        if "…" not in item and "{" not in item:
            return self._word(item)
        pattern = parse_pattern(item)
        for token in pattern:
            if not token.group.startswith("{"):
                self._word(token.group)
            elif self._group(token.group) != token.group:
                pattern = tuple(one._replace(group=self._group(one.group)) for one in pattern)
        return pattern[0].group if len(pattern) == 1 else pattern

    def _group(self, name: str) -> str:
        return self.scope.get(name, name)

    def _word(self, word: str) -> str:
        if word not in self.lists:
            self.lists[word] = TermList((word,))
        return word

    def _alternatives(self, items: Sequence[Any]) -> tuple[Any, ...]:
        """Compile alternatives; plain words among them become one group, so that one look-up decides."""
        words = tuple(item for item in items if isinstance(item, str) and "…" not in item and "{" not in item)
        if len(words) < 2:
            return tuple(self._item(item) for item in items)
        name = self._folded.setdefault(words, f"#{len(self._folded)}")
        self.lists[name] = TermList(words)
        return (name, *(self._item(item) for item in items if item not in words))

    def options(self, value: Any, schema: Mapping[str, Any]) -> Any:
        """Compile the parameters of a check by what its schema says they are."""
        shape = schema.get("x-shape")
        if shape == TEXTS:
            return Texts(**{**value, "near": tuple(value.get("near", ()))})
        if shape == CONDITION:
            return self.condition(value)
        if shape == LISTED:
            return self._words(value)
        if shape == SEVERAL:
            return tuple(map(self._words, value))
        if shape in (FOUND, STOCK):
            group = self._group("{" + value + "}")
            (self.stock if shape == STOCK else self.used).add(group)
            return group[1:-1]
        if isinstance(value, Mapping):
            properties = schema.get("properties", {})
            if "x-value" in schema:
                return named(schema["x-value"])(
                    *(
                        self.options(value[name], inner) if name in value else _default(inner)
                        for name, inner in properties.items()
                    )
                )
            return {key: self.options(entry, properties.get(key, {})) for key, entry in value.items()}
        if isinstance(value, list):
            return tuple([self.options(entry, schema.get("items", {})) for entry in value])
        return value

    def _words(self, name: str) -> tuple[str, ...]:
        """Return the words of a list, the longest first."""
        return tuple(
            sorted(self.lists[self._group("{" + name + "}")].terms, key=lambda word: (-len(word), word))
        )


def _default(schema: Mapping[str, Any]) -> Any:
    """Return what an option is that is not written."""
    value = schema.get("default")
    return tuple(value) if isinstance(value, list) else value


def _term_list(entry: Any) -> TermList:
    if isinstance(entry, list):
        return TermList(tuple(entry))
    from checker.rulebook.regexes import bounded

    return TermList(
        tuple(entry.get("terms", ())),
        tuple(entry.get("except", ())),
        bool(entry.get("in_titles", False)),
        bounded(entry["regex"]) if "regex" in entry else "",
        tuple(entry.get("not_after", ())),
        tuple(entry.get("not_before", ())),
    )


def _handles(items: Sequence[Any]) -> frozenset[str]:
    """Return groups one of which stands in every unit that matches one of ``items``; empty where there are none such."""
    found: set[str] = set()
    for item in items:
        if isinstance(item, Condition):
            # A nested condition that only forbids can hold in a unit with no group at all.
            if not item.positive:
                return frozenset()
            found |= item.positive
        else:
            found.add(item if isinstance(item, str) else item[0].group)
    return frozenset(found)
