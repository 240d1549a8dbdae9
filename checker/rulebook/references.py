"""Check what the schema cannot: lists that name lists, patterns that name lists, regular expressions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from checker.errors import Faults, LawcheckError
from checker.rulebook.compiler import CONDITION_KEYS
from checker.rulebook.regexes import regex_fault
from checker.rulebook.schema import nearest
from checker.rulebook.shapes import CONDITION, LISTS, MESSAGE, PART, TEXTS, options_schema, walk
from checker.rulebook.sharing import USE, not_a_part
from checker.rulebook.yamlfile import Path, YamlFile
from checker.text.patterns import parse_pattern

_DEEPEST_LIST = 20
RESERVED_LISTS = (
    "数量", "日期", "书名", "年份", "次年", "本年", "序号", "人数", "实数", "比率", "句首要",
)  # fmt: skip
"""The groups that are found by structure and need no list; see docs/writing-rules.md."""
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_EDITS = frozenset(("add", "remove"))
_CONTEXTS = ("except", "not_after", "not_before")
"""What keeps a hit of a list from counting."""


def expand_lists(
    file: YamlFile, lists: Mapping[str, Any], known: Mapping[str, Any], faults: Faults
) -> dict[str, Any]:
    """Return ``lists`` with ``{名称}`` replaced by the terms of that list, and edits applied to the list in ``known``."""
    done: dict[str, Any] = {}

    def resolve(name: str, at: Path, chain: tuple[str, ...]) -> dict[str, Any]:
        if len(chain) > _DEEPEST_LIST:
            raise file.error(f"词表的引用超过 {_DEEPEST_LIST} 层。", at, "请直接写出词语。")
        if name in chain:
            raise file.error(
                f"词表绕成了圈：{' → '.join((*chain, name))}。",
                at,
                "请去掉其中一处引用；要在原有的词表上加词，请写 add。",
            )
        if name in done:
            return dict(done[name])
        if name not in lists:
            entry = known.get(name)
            if entry is None:
                raise file.error(
                    f"词表“{name}”没有定义{nearest(name, [*lists, *known])}。", at, "请在 lists 里写明。"
                )
            return _as_mapping(entry)
        raw = lists[name]
        place: Path = ("lists", name) if isinstance(raw, list) else ("lists", name, "terms")
        entry = _as_mapping(raw)
        if _EDITS & entry.keys():
            entry = _edited(file, name, entry, known)
            place = ("lists", name, "add")
        for key in ("terms", *_CONTEXTS):
            words: list[str] = []
            for index, word in enumerate(entry.get(key, ())):
                if word.startswith("{") and word.endswith("}"):
                    inner = (*place, index) if key == "terms" else ("lists", name, key, index)
                    words.extend(resolve(word[1:-1], inner, (*chain, name)).get("terms", ()))
                else:
                    words.append(word)
            if words:
                entry[key] = list(dict.fromkeys(words))
        done[name] = entry
        return dict(entry)

    expanded: dict[str, Any] = {}
    for name in lists:
        if _list_fault(file, name, lists[name], faults):
            continue
        try:
            expanded[name] = resolve(name, ("lists", name), ())
        except LawcheckError as error:
            faults.add(error)
    return expanded


def _as_mapping(entry: Any) -> dict[str, Any]:
    return {"terms": list(entry)} if isinstance(entry, list) else dict(entry)


def _edited(file: YamlFile, name: str, edit: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """Return the list ``name`` of ``known`` with the words of ``add`` and without those of ``remove``."""
    at: Path = ("lists", name)
    if name not in known:
        raise file.error(
            f"没有可以增减的词表“{name}”{nearest(name, known)}。",
            at,
            "add、remove 是在原有的词表上增减；新的词表请直接写词语，例如 [甲, 乙]。",
        )
    entry = _as_mapping(known[name])
    terms = list(entry.get("terms", ()))
    for index, word in enumerate(edit.get("remove", ())):
        if word not in terms:
            raise file.error(
                f"词表“{name}”里本来就没有“{word}”{nearest(word, terms)}。",
                (*at, "remove", index),
                "请核对要去掉的词。",
            )
        terms.remove(word)
    entry["terms"] = [*terms, *edit.get("add", ())]
    if not entry["terms"] and not entry.get("regex"):
        raise file.error(f"词表“{name}”的词全都去掉了。", (*at, "remove"), "请至少留一个词。")
    for key in _CONTEXTS:
        if key in edit:
            entry[key] = [*entry.get(key, ()), *edit[key]]
    if "in_titles" in edit:
        entry["in_titles"] = edit["in_titles"]
    return entry


def _list_fault(file: YamlFile, name: str, entry: Any, faults: Faults) -> bool:
    """Add what is wrong with a list by itself; returns whether there is something."""
    before = len(faults.found)
    at: Path = ("lists", name)
    if name in RESERVED_LISTS:
        faults.add(
            file.error(
                f"“{name}”是自带的成分，不能用作词表的名称。", at, f"请给词表换个名称，例如“本省{name}”。"
            )
        )
    if any(char in name for char in "{}…"):
        faults.add(file.error(f"词表的名称“{name}”里不能有花括号和省略号。", at, "请换个名称。"))
    words = entry if isinstance(entry, list) else entry.get("terms", ())
    place = at if isinstance(entry, list) else (*at, "terms")
    if len(words) == 1 and (*place, 0) in file.plain and any(char in words[0] for char in "，、"):
        faults.add(
            file.error(
                f"词表“{name}”只有一个词“{words[0]}”，里面有全角的逗号或者顿号。",
                (*place, 0),
                f"如果是几个词，请用半角逗号加空格分开：[{', '.join(_pieces(words[0]))}]；如果确实是一个词，请加引号。",
            )
        )
    if isinstance(entry, dict):
        if "regex" in entry:
            fault = regex_fault(entry["regex"])
            if fault:
                faults.add(
                    file.error(
                        f"词表“{name}”的正则表达式不能用：{fault}。",
                        (*at, "regex"),
                        "请改用词语和省略号。",
                    )
                )
        if _EDITS & entry.keys() and {"terms", "regex"} & entry.keys():
            faults.add(
                file.error(
                    f"词表“{name}”不能既写 terms 又写 add、remove。",
                    at,
                    "要在原有的词表上增减，只写 add、remove；要全部换掉，只写 terms。",
                )
            )
        elif not _EDITS & entry.keys() and not entry.get("terms") and "regex" not in entry:
            faults.add(file.error(f"词表“{name}”没有词语。", at, "请写 terms。"))
    return len(faults.found) > before


def _pieces(text: str) -> list[str]:
    return [piece for piece in text.replace("、", "，").split("，") if piece]


def check_options(
    file: YamlFile,
    rule: Mapping[str, Any],
    at: Path,
    lists: Mapping[str, Any],
    parts: Sequence[str],
    faults: Faults,
) -> None:
    """Check what the options of a rule refer to: conditions, lists, the placeholders of texts."""
    for place, shape, value, schema in walk(
        rule.get("with", {}), options_schema(rule["check"]), (*at, "with")
    ):
        if shape == CONDITION:
            check_conditions(file, value, place, lists, faults)
        elif shape == PART and value not in parts:
            faults.add(not_a_part(file, value, place, parts))
        elif shape in LISTS:
            for name in value if isinstance(value, list) else [value]:
                if name not in lists:
                    faults.add(
                        file.error(
                            f"词表“{name}”没有定义{nearest(name, lists)}。", place, "请在 lists 里写明。"
                        )
                    )
        elif shape in (TEXTS, MESSAGE):
            written = value.items() if isinstance(value, dict) else [("", value)]
            if isinstance(value, dict) and value.get("part", parts[0]) not in parts:
                faults.add(not_a_part(file, value["part"], (*place, "part"), parts))
            for key, text in written:
                if not isinstance(text, str):  # words of a heading, not a text
                    continue
                _check_placeholders(
                    file, text, (*place, key) if key else place, schema["x-placeholders"], faults
                )


def lists_of(rule: Mapping[str, Any]) -> set[str]:
    """Return the names of the lists that the options of a rule name."""
    found: set[str] = set()
    for _, shape, value, _ in walk(rule.get("with", {}), options_schema(rule["check"])):
        if shape in LISTS:
            found.update(value if isinstance(value, list) else [value])
        elif shape == CONDITION:
            found |= lists_below(value)
    return found


def lists_below(value: Any) -> set[str]:
    """Return the names in braces in any text below ``value``."""
    return set(_PLACEHOLDER.findall(_written(value)))


def _written(value: Any) -> str:
    """Return all patterns below a condition, one a line."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        value = {key: entry for key, entry in value.items() if key != USE}
    entries = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return "\n".join(map(_written, entries))


def _check_placeholders(
    file: YamlFile, text: str, at: Path, known: Mapping[str, str], faults: Faults
) -> None:
    """Check that every {name} of a text is one that the check fills in."""
    for name in dict.fromkeys(_PLACEHOLDER.findall(text)):
        if name not in known:
            told = "、".join(f"{{{one}}}（{what}）" for one, what in known.items())
            faults.add(
                file.error(
                    f"“{{{name}}}”不会换成具体内容{nearest(name, known)}。",
                    at,
                    f"这里可以写：{told}；不是要换的，请改用别的括号。"
                    if known
                    else "这段文字里没有可以换的内容，请改用别的括号。",
                )
            )


def check_conditions(file: YamlFile, value: Any, at: Path, lists: Mapping[str, Any], faults: Faults) -> None:
    """Check every pattern below ``value``: well formed, and every ``{list}`` defined."""
    if isinstance(value, dict):
        is_condition = bool(value) and CONDITION_KEYS.issuperset(value)
        for key, entry in value.items():
            if is_condition and isinstance(entry, list):
                for index, item in enumerate(entry):
                    if isinstance(item, str):
                        _check_pattern(file, item, (*at, key, index), lists, faults)
                    else:
                        check_conditions(file, item, (*at, key, index), lists, faults)
            elif key not in ("lists", "examples"):
                check_conditions(file, entry, (*at, key), lists, faults)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            check_conditions(file, item, (*at, index), lists, faults)


def _check_pattern(file: YamlFile, text: str, at: Path, lists: Mapping[str, Any], faults: Faults) -> None:
    if "..." in text or "。。。" in text:
        faults.add(
            file.error(
                f"“{text}”里的省略号写成了三个点。",
                at,
                "请改成中文的省略号 …（中文输入法下按 Shift+6），表示中间可以隔着别的字。",
            )
        )
        return
    try:
        pattern = parse_pattern(text)
    except ValueError as error:
        faults.add(
            file.error(
                f"{error}。",
                at,
                '写法是：词语、{词表名}，中间用 … 表示隔着别的字，例如 "{热线}…{数量}"。',
            )
        )
        return
    for token in pattern:
        if token.group.startswith("{"):
            name = token.group[1:-1]
            if name not in lists and name not in RESERVED_LISTS:
                faults.add(
                    file.error(
                        f"词表“{name}”没有定义{nearest(name, [*lists, *RESERVED_LISTS])}。",
                        at,
                        "请在 lists 里写明，或者改正名称。",
                    )
                )
