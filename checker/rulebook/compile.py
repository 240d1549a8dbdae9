"""Validated data of a kind and its packs to a rulebook: its rules as typed values, one lexicon for all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.rulebook.compiler import Compiler
from checker.rulebook.model import Applies, Basis, Example, Kind, LookAlike, Pack, Part, Rule, Rulebook
from checker.rulebook.shapes import (
    named,
    options_schema,
    references,
)
from checker.text.stock import StockPhrases
from checker.text.terms import Lexicon
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


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
                entry.get("carries", False),
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
    conditions = {key: compiler.optional(data, key) for key in keys}
    return Part(data["part"], data["name"], **conditions, columns=tuple(data.get("columns", ())))


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
