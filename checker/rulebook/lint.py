"""What a valid rule file should still be asked about: what replaces, repeats, is never used, or can never decide.

Each remark is a :class:`~checker.errors.LawcheckError` with its place, which is told and not raised.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker.errors import LawcheckError
from checker.rulebook.references import lists_below, lists_of
from checker.rulebook.yamlfile import Path, YamlFile
from checker.values import NamedTuple

_EDITS = ("add", "remove")


class Counts(NamedTuple):
    """The entries of the lists of a file: all, those that stand in no example, those of one character."""

    lists: int
    words: int
    unused: tuple[str, ...]
    single: tuple[str, ...]


def remarks(
    file: YamlFile,
    rules: Sequence[Mapping[str, Any]],
    inherited: Mapping[str, Any],
    bases: Mapping[str, Any],
    also_used: frozenset[str] = frozenset(),
) -> list[LawcheckError]:
    """Return what is remarkable in a file of rules, or of a kind of report.

    ``rules`` are those that are in force with it, ``inherited`` and ``bases`` the lists and bases that it builds on,
    ``also_used`` the lists that something else uses.
    """
    found = [
        *_lists(file, inherited),
        *_unused(file, rules, inherited, also_used),
        *_bases(file, rules, bases),
        *_braces(file),
        *_ways(file),
        *_quantities(file),
        *_shared(file),
    ]
    return sorted(found, key=lambda remark: (remark.line or 0, remark.column or 0))


def counts(file: YamlFile, examples: str) -> Counts:
    """Count the words of the lists; ``examples`` are the texts of all examples that use them."""
    lists = file.data.get("lists", {})
    words = [word for entry in lists.values() for _, word in _words(entry) if not word.startswith("{")]
    return Counts(
        len(lists),
        len(words),
        tuple(word for word in words if word not in examples),
        tuple(word for word in words if len(word) == 1),
    )


def _words(entry: Any, keys: Sequence[str] = ("terms", "add")) -> Iterator[tuple[Path, str]]:
    if isinstance(entry, list):
        yield from (((index,), word) for index, word in enumerate(entry))
    else:
        for key in keys:
            yield from (((key, index), word) for index, word in enumerate(entry.get(key, ())))


def _lists(file: YamlFile, inherited: Mapping[str, Any]) -> Iterator[LawcheckError]:
    for name, entry in file.data.get("lists", {}).items():
        seen: Counter[str] = Counter()
        for at, word in _words(entry):
            seen[word] += 1
            if seen[word] == 2:
                yield file.error(
                    f"词表“{name}”里“{word}”写了不止一次。", ("lists", name, *at), "请只留一个。"
                )
        edited = isinstance(entry, dict) and any(key in entry for key in _EDITS)
        if name in inherited and not edited:
            yield file.error(
                f"词表“{name}”代替了原有的同名词表，在这个规则包里原有的词都不再起作用。",
                ("lists", name),
                "只想加词、减词的，请写 add、remove；要另用一个词表的，请换个名称。",
            )


def _unused(
    file: YamlFile,
    rules: Sequence[Mapping[str, Any]],
    inherited: Mapping[str, Any],
    also_used: frozenset[str],
) -> Iterator[LawcheckError]:
    used = set(also_used).union(*map(lists_of, rules), lists_below(file.data.get("conditions", {})))
    lists = file.data.get("lists", {})
    while True:
        nested = {
            word[1:-1]
            for name in used & lists.keys()
            for _, word in _words(lists[name], ("terms", "add", "except"))
            if word.startswith("{") and word.endswith("}")
        }
        if nested <= used:
            break
        used |= nested
    for name in lists:
        if name not in used and name not in inherited:
            yield file.error(f"词表“{name}”没有用到。", ("lists", name), "请删去，或者核对规则里的名称。")


def _bases(
    file: YamlFile, rules: Sequence[Mapping[str, Any]], inherited: Mapping[str, Any]
) -> Iterator[LawcheckError]:
    cited = {name for rule in rules for name in rule["basis"]}
    for name, entry in file.data.get("bases", {}).items():
        at: Path = ("bases", name)
        if name in inherited and inherited[name] != entry:
            yield file.error(
                f"依据“{name}”代替了原有的同名依据。",
                at,
                "引用它的规则都会改用新的依据；不是这个意思的，请换个名称。",
            )
        elif name not in cited and not (isinstance(entry, dict) and "unchecked" in entry):
            yield file.error(
                f"依据“{name}”没有规则引用。", at, "请写一条规则，或者写 unchecked 说明为什么不检查。"
            )


def _braces(file: YamlFile) -> Iterator[LawcheckError]:
    for at, text in _texts(file.data, ()):
        if "examples" not in at and any(mark in text for mark in "｛｝"):
            yield file.error(f"“{text}”里用了全角的花括号。", at, "词表名和要换的内容请用半角的 { }。")


def _quantities(file: YamlFile) -> Iterator[LawcheckError]:
    """Yield the words that end in a figure, which find that figure alone, and expressions that end open and swallow the rest."""
    apart = {"message", "remedy", "sample", "place", "asks", "title", "confirm", "note", "bases", "examples"}
    for at, text in _texts({key: file.data.get(key, {}) for key in ("lists", "conditions", "rules")}, ()):
        if apart.intersection(at):
            continue
        if at[-1] == "regex":
            if re.search(r"(?<!\\)(?:[*+]|\{\d+,\})\??$", text):
                yield file.error(
                    f"正则表达式“{text}”以重复的符号结尾，会把后面的字都算进去。",
                    at,
                    "请写明到哪里为止，或者去掉结尾的重复。",
                )
        elif (
            re.search(r"[1-9][0-9.,]*(?:%|[件次人名个家份条项起场期部宗户万亿元]{1,2})$", text)
            and "{" not in text
        ):
            yield file.error(
                f"“{text}”以数量结尾，只认这一个数。",
                at,
                "任何数量都算的，请把数量写成 {数量}；确实只认这一个数的，不用改。",
            )


def _shared(file: YamlFile) -> Iterator[LawcheckError]:
    """Yield the named conditions and sets of parts that nothing uses."""
    used = {text for at, text in _texts(file.data, ()) if at[-1] == "use"}
    parts = {text for at, text in _texts(file.data.get("rules", ()), ()) if len(at) > 1 and at[-2] == "in"}
    parts |= {text for at, text in _texts(file.data.get("part_sets", {}), ())}
    for key, known, what in (("conditions", used, "条件"), ("part_sets", parts, "一组部分")):
        for name in file.data.get(key, ()):
            if name not in known and "parts" not in file.data:  # those of a kind of report are for its packs
                yield file.error(f"{what}“{name}”没有用到。", (key, name), "请删去，或者核对规则里的名称。")


def _texts(value: Any, at: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from _texts(entry, (*at, key))
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _texts(entry, (*at, index))


def _ways(file: YamlFile) -> Iterator[LawcheckError]:
    """Yield the ways that an earlier one always decides before, and those whose verdict no example has."""
    for index, rule in enumerate(file.data.get("rules", ())):
        ways = rule.get("with", {}).get("ways", ()) if isinstance(rule.get("with"), dict) else ()
        verdicts = {example["verdict"] for example in rule.get("examples", ())}
        for number, way in enumerate(ways):
            at: Path = ("rules", index, "with", "ways", number)
            if any(_covers(earlier, way) for earlier in ways[:number]):
                yield file.error(
                    f"规则“{rule['id']}”的第{number + 1}种办法永远用不上：前面的办法已经包括了它。",
                    at,
                    "请删去，或者调整次序、条件。",
                )
            elif "examples" in rule and way["verdict"] not in verdicts:
                yield file.error(
                    f"规则“{rule['id']}”的第{number + 1}种办法没有例子（{way['verdict']}）。",
                    at,
                    f"请补一个 verdict: {way['verdict']} 的例子。",
                )


def _covers(wide: Mapping[str, Any], narrow: Mapping[str, Any]) -> bool:
    """Whether the one way holds wherever the other does; said only where it is sure."""
    limits = ("under", "explains", "residue", "unit")
    if any(wide.get(key) != narrow.get(key) for key in limits) or not set(narrow["in"]) <= set(wide["in"]):
        return False
    if wide.get("at_least", 1) > narrow.get("at_least", 1):
        return False
    if narrow.get("headings") and not wide.get("headings"):
        return False
    one, two = wide["when"], narrow["when"]
    if one == two:
        return True
    # Whatever the other asks beside, one of the words of an ``any`` alone is enough for the first.
    if set(one) != {"any"}:
        return False
    enough = [item for item in one["any"] if isinstance(item, str)]
    return any(item in enough for item in two.get("all", ()) if isinstance(item, str)) or (
        bool(two.get("any")) and all(item in enough for item in two["any"])
    )
