"""Validated data of a kind and its packs to typed values: conditions compiled, one lexicon for all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.lexicon.conditions import Condition, groups_of, parse_pattern
from checker.lexicon.terms import Lexicon, TermList
from checker.rulebook.model import Basis, Example, Kind, LookAlike, Pack, Part, Rule, Rulebook
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


CONDITION_FIELDS = frozenset(("when", "explains", "under"))
"""The parameters of checks that are conditions."""
WORD_FIELDS = frozenset(
    (
        "overlaps",
        "unlisted",
        "carryover",
        "produced",
        "adverbs",
        "neutral",
        "up",
        "down",
        "fillers",
        "earlier",
        "later",
        "scopes",
        "families",
        "alike",
    )
)
"""The parameters of checks that name a list whose words the check itself compares; ``families`` names several."""
CONDITION_KEYS = frozenset(("any", "all", "none", "starts", "within"))


class Compiler:
    """Compiles conditions, and collects on the way the groups that the lexicon must look for."""

    def __init__(self) -> None:
        self.lists: dict[str, TermList] = {}
        self.used: set[str] = set()
        self.stock: set[str] = set()
        self._folded: dict[tuple[str, ...], str] = {}

    def add_lists(self, lists: Mapping[str, Any]) -> None:
        """Enter named lists; a later list of the same name replaces the earlier."""
        for name, entry in lists.items():
            if isinstance(entry, list):
                self.lists["{" + name + "}"] = TermList(tuple(entry))
            else:
                self.lists["{" + name + "}"] = TermList(
                    tuple(entry.get("terms", ())),
                    tuple(entry.get("except", ())),
                    bool(entry.get("in_titles", False)),
                    entry.get("regex", ""),
                )

    def condition(self, data: Mapping[str, Any]) -> Condition:
        """Compile a condition as written in YAML."""
        any_, none, starts = (self._alternatives(data.get(key, ())) for key in ("any", "none", "starts"))
        all_ = tuple(self._item(item) for item in data.get("all", ()))
        needs = groups_of((*any_, *all_, *none, *starts))
        self.used |= needs
        requires = groups_of([item for item in all_ if not isinstance(item, Condition)])
        clause = data.get("within") == "clause"
        wanted = [
            handles for items in (starts, any_, *((item,) for item in all_)) if (handles := _handles(items))
        ]
        positive = min(wanted, key=len, default=frozenset())
        return Condition(
            any_, all_, none, starts, clause, tuple(sorted(needs)), tuple(sorted(requires)), positive
        )

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
        return pattern[0].group if len(pattern) == 1 else pattern

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

    def options(self, value: Any) -> Any:
        """Compile the conditions inside the parameters of a check, wherever they stand."""
        if isinstance(value, Mapping):
            if isinstance(value.get("without"), str):
                self.stock.add("{" + value["without"] + "}")
            if isinstance(value.get("background"), str):
                self.used.add("{" + value["background"] + "}")
            return {key: self._option(key, entry) for key, entry in value.items()}
        if isinstance(value, list):
            return tuple(self.options(entry) for entry in value)
        return value

    def _option(self, key: str, value: Any) -> Any:
        if key in CONDITION_FIELDS:
            return self.condition(value)
        if key in WORD_FIELDS:
            return self._words(value) if isinstance(value, str) else tuple(map(self._words, value))
        return self.options(value)

    def _words(self, name: str) -> tuple[str, ...]:
        """Return the words of a list, the longest first."""
        return tuple(sorted(self.lists["{" + name + "}"].terms, key=lambda word: (-len(word), word)))


def compile_rulebook(kind: Mapping[str, Any], packs: Sequence[Mapping[str, Any]]) -> Rulebook:
    """Compile the data of a kind and its packs. The data must have been validated."""
    compiler = Compiler()
    compiler.add_lists(kind["lists"])
    for pack in packs:
        compiler.add_lists(pack.get("lists", {}))
    compiled_kind = _kind(kind, compiler)
    compiled = tuple(_pack(pack, kind["bases"], compiler) for pack in packs)
    lists = compiler.lists
    stock = {name: lists[name] for name in sorted(compiler.stock)}
    lexicon = Lexicon({name: lists[name] for name in sorted(compiler.used & lists.keys())})
    return Rulebook(compiled_kind, compiled, lexicon, stock, {})


def _kind(data: Mapping[str, Any], compiler: Compiler) -> Kind:
    title = data["title"]
    return Kind(
        data["kind"],
        data["name"],
        tuple(sorted(title["subjects"], key=len, reverse=True)),
        tuple(title["nouns"]),
        tuple(title.get("fillers", ())),
        compiler.condition(data["openings"]),
        compiler.condition(data["closings"]),
        compiler.condition(data["topics"]),
        compiler.condition(data["intends"]),
        tuple(_part(part, compiler) for part in data["parts"]),
        tuple(
            LookAlike(
                entry["name"],
                tuple(entry.get("endings", ())),
                compiler.optional(entry, "title"),
                compiler.optional(entry, "opening"),
                compiler.optional(entry, "text"),
                entry.get("at_least", 1),
            )
            for entry in data["lookalikes"]
        ),
    )


def _part(data: Mapping[str, Any], compiler: Compiler) -> Part:
    keys = ("heading", "heading_weak", "opening", "paragraph", "single", "content")
    return Part(data["part"], data["name"], **{key: compiler.optional(data, key) for key in keys})


def _pack(data: Mapping[str, Any], bases: Mapping[str, Any], compiler: Compiler) -> Pack:
    return Pack(
        data["pack"],
        str(data["version"]),
        data["title"],
        tuple(_rule(rule, data, bases, compiler) for rule in data["rules"]),
        data.get("enforcement", False),
    )


def _rule(
    data: Mapping[str, Any], pack: Mapping[str, Any], bases: Mapping[str, Any], compiler: Compiler
) -> Rule:
    own = pack.get("bases", {})
    return Rule(
        data["id"],
        pack["pack"],
        data["title"],
        data["level"],
        data["check"],
        data["asks"],
        tuple(_basis(own.get(name) or bases[name]) for name in data["basis"]),
        tuple(data.get("depends", ())),
        compiler.options(data.get("with", {})),
        tuple(Example(entry["verdict"], entry["text"], entry.get("note", "")) for entry in data["examples"]),
    )


def _basis(entry: Any) -> Basis:
    if isinstance(entry, str):
        return Basis(entry, None, ())
    return Basis(entry["text"], entry.get("since"), tuple(entry.get("levels", ())))


def _handles(items: Sequence[Any]) -> frozenset[str]:
    """Return groups one of which stands in every unit that matches one of ``items``; empty where there are none such."""
    found: set[str] = set()
    for item in items:
        if isinstance(item, Condition):
            if (
                not item.positive
            ):  # A nested condition that only forbids can hold in a unit with no group at all.
                return frozenset()
            found |= item.positive
        else:
            found.add(item if isinstance(item, str) else item[0].group)
    return frozenset(found)
