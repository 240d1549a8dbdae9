"""Validated data of a kind and its packs to typed values: conditions compiled, one lexicon for all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.rulebook.model import Applies, Basis, Example, Kind, LookAlike, Pack, Part, Rule, Rulebook, Texts
from checker.rulebook.shapes import (
    CONDITION,
    FOUND,
    LISTED,
    SEVERAL,
    STOCK,
    TEXTS,
    named,
    options_schema,
    references,
)
from checker.text.acts import DEFAULTS, DOES, WORD_KEYS, Wanted, values_of
from checker.text.conditions import Condition, groups_of, parse_pattern
from checker.text.stock import StockPhrases
from checker.text.terms import Lexicon, TermList
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


def compile_rulebook(kind: Mapping[str, Any], packs: Sequence[Mapping[str, Any]]) -> Rulebook:
    """Compile the data of a kind and its packs. The data must have been validated."""
    compiler = Compiler(kind["lists"])
    compiled_kind = _kind(kind, compiler)
    compiled: list[Pack] = []
    for pack in packs:
        compiler.enter(pack["pack"], pack.get("lists", {}))
        compiled.append(_pack(pack, kind["bases"], compiler))
    lists = compiler.lists
    stock = {name[1:-1]: StockPhrases(lists[name].terms) for name in sorted(compiler.stock)}
    lexicon = Lexicon({name: lists[name] for name in sorted(compiler.used & lists.keys())})
    return Rulebook(compiled_kind, tuple(compiled), lexicon, stock, {})


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


def _kind(data: Mapping[str, Any], compiler: Compiler) -> Kind:
    title = data["title"]
    return Kind(
        data["kind"],
        data["name"],
        tuple(sorted(title["subjects"], key=len, reverse=True)),
        tuple(title["nouns"]),
        tuple(title.get("fillers", ())),
        tuple(title.get("links", ())),
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
                entry.get("kind", ""),
                compiler.optional(entry, "headings"),
                tuple(entry.get("issuers", ())),
                entry.get("period", ""),
                entry.get("chapters", False),
            )
            for entry in data["lookalikes"]
        ),
        _actors(data.get("actors"), compiler),
    )


def _actors(data: Mapping[str, str] | None, compiler: Compiler) -> tuple[str, str, str]:
    if data is None:
        return ("", "", "")
    head, deputy, duty = ("{" + data[key] + "}" for key in ("head", "deputy", "duty"))
    compiler.used.update((head, deputy, duty))
    return head, deputy, duty


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
        data.get("previous", False),
    )


def _rule(
    data: Mapping[str, Any], pack: Mapping[str, Any], bases: Mapping[str, Any], compiler: Compiler
) -> Rule:
    own = pack.get("bases", {})
    schema = options_schema(data["check"])
    return Rule(
        data["id"],
        pack["pack"],
        data["title"],
        data["level"],
        data["check"],
        named(schema["x-run"]),
        data["asks"],
        tuple(_basis(own.get(name) or bases[name]) for name in data["basis"]),
        tuple(data.get("depends", ())),
        tuple(dict.fromkeys(references(data, needed=False))),
        compiler.options(data.get("with", {}), schema),
        tuple(
            Example(entry["verdict"], entry["text"], entry.get("note", ""), entry.get("previous", ""))
            for entry in data["examples"]
        ),
        _applies(data["applies"]) if "applies" in data else None,
        tuple(data.get("doubt", ())),
    )


def _applies(data: Mapping[str, Any]) -> Applies:
    return Applies(
        data.get("since"),
        data.get("until"),
        tuple(data.get("levels", ())),
        data.get("department"),
        tuple(data.get("issuers", ())),
    )


def _basis(entry: Any) -> Basis:
    if isinstance(entry, str):
        return Basis(entry, None, (), "")
    return Basis(
        entry["text"], entry.get("since"), tuple(entry.get("levels", ())), entry.get("unchecked", "")
    )


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
