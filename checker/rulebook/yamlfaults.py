"""Say in plain Chinese what makes a text no YAML: look for the usual slips near the place where the parser gave up."""

from __future__ import annotations

import re
from typing import Any

from checker.errors import LawcheckError

_KEY = r"^(\s*(?:-\s+)*)([A-Za-z_]\w*|[\u4e00-\u9fff\w-]{1,20})"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_MEANINGS = (
    ("maximum nesting depth", "嵌套太深，请减少嵌套"),
    ("could not find expected ':'", "缺少冒号，或者冒号后面没有空格"),
    ("found unexpected end of stream", "引号或者括号没有成对"),
    ("found unexpected document indicator", "引号没有成对"),
    ("expected a single document", "一个文件里只能有一份内容，请去掉多余的 ---"),
    ("found undefined alias", "不允许使用 * 引用；以 * 开头的文字要加引号"),
    ("found duplicate anchor", "不允许使用 & 锚点；以 & 开头的文字要加引号"),
    ("found unknown escape", "双引号里的反斜杠 \\ 有特别的意思，请改用单引号"),
    ("mapping values are not allowed", "这里不应该出现冒号，可能是缩进不对，或者文字没有加引号"),
    ("sequence entries are not allowed", "这里不应该出现“- ”，可能是上一行冒号后面已经有内容，或者缩进不对"),
    ("did not find expected ',' or", "方括号、花括号里的各项要用半角逗号分开，括号要成对"),
    ("did not find expected", "缩进不对，或者引号、括号没有成对"),
    ("cannot start any token", "这个字符不能放在开头，请给文字加引号"),
    ("found character", "这里的字符不能这样用，请给文字加引号"),
)


def explain(error: Exception, text: str, path: str) -> LawcheckError:
    """Return the error for a text at which the YAML parser gave up."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        forbidden = _FORBIDDEN.search(text)
        at = forbidden.start() if forbidden else 0
        before, char = text[:at], forbidden.group() if forbidden else ""
        return LawcheckError(
            f"有不允许的字符（U+{ord(char):04X}）。" if char else "嵌套太深。",
            remedy="请删去这个看不见的控制字符，重新输入这一行。" if char else "请减少嵌套。",
            path=path,
            line=before.count("\n") + 1,
            column=len(before) - before.rfind("\n"),
        )
    problem = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    slip = (
        None if "depth" in problem else suspicion(text, path, mark.line) or _open_quote(text, path, mark.line)
    )
    if slip is not None:
        return slip
    meaning = next((meaning for words, meaning in _MEANINGS if words in problem), "格式有误")
    line = mark.line
    lines = text.splitlines()
    while line > 0 and (line >= len(lines) or not lines[line].strip()):
        line -= 1  # the parser gives up at the end; the slip is in the last line that says something
    return LawcheckError(
        f"不是合格的 YAML：{meaning}。",
        remedy="请核对这一行和上一行的缩进（同一层要对齐）、冒号后的空格、引号和括号是否成对。",
        path=path,
        line=line + 1,
        column=mark.column + 1 if line == mark.line else 1,
    )


def suspicion(text: str, path: str, near: int | None = None) -> LawcheckError | None:
    """Return the error for a usual slip at or above line ``near`` (from 0; None: anywhere), or None.

    The line itself comes first, then those above it, for the parser often gives up a line late.
    """
    lines = text.split("\n")
    if near is None:
        order = list(range(len(lines)))
    else:
        last = min(near, len(lines) - 1)
        order = list(range(last, max(-1, last - 6), -1))
    for index in order:
        found = _slip(lines[index].rstrip("\r"), lines[index + 1] if index + 1 < len(lines) else "")
        if found is not None:
            column, message, remedy = found
            return LawcheckError(message, remedy=remedy, path=path, line=index + 1, column=column)
    return None


def _open_quote(text: str, path: str, near: int) -> LawcheckError | None:
    """Return the error for the first value above line ``near`` that opens a quote and does not close it, or None."""
    for index, line in enumerate(text.split("\n")[: near + 1]):
        match = re.match(r"^\s*(?:-\s+)*(?:[\w\u4e00-\u9fff-]+:\s+)?([\"'].*)$", line.rstrip("\r"))
        if match and _unclosed(match.group(1)):
            return LawcheckError(
                f"引号没有成对：以 {match.group(1)[0]} 开头，没有在这一行结束。",
                remedy=f"请在文字末尾补上 {match.group(1)[0]}。",
                path=path,
                line=index + 1,
                column=match.start(1) + 1,
            )
    return None


def _slip(line: str, below: str) -> tuple[int, str, str] | None:
    """Return the column, the message and the remedy for a usual slip in a line."""
    if not line.strip() or line.lstrip().startswith("#"):
        return None
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        return indent.index("\t") + 1, "这一行用了制表符（Tab 键）缩进。", "请改用空格，每一层缩进两个空格。"
    if "\u3000" in indent:
        return indent.index("\u3000") + 1, "这一行用了全角空格缩进。", "请改用半角空格，每一层缩进两个空格。"
    match = re.match(_KEY + r"(：)", line)
    if match:
        key = match.group(2)
        return (
            match.start(3) + 1,
            f"“{key}”后面用了全角冒号“：”。",
            f"请改成半角冒号加一个空格：{key}: 内容。",
        )
    match = re.match(r"^(\s*(?:-\s+)*)([A-Za-z_]\w*):(?=[^\s:])", line)
    if match:
        key = match.group(2)
        return match.end(2) + 1, f"“{key}:”后面没有空格。", f"请在冒号后面加一个空格：{key}: 内容。"
    match = re.match(r"^\s*-(?=[A-Za-z\u4e00-\u9fff{\"])", line)
    if match:
        return match.end(), "“-”后面没有空格。", "请在“-”后面加一个空格。"
    value = re.match(_KEY + r":\s+(.*)$", line)
    if value:
        return _slip_of_value(value.group(3), value.start(3), below)
    item = re.match(r"^\s*-\s+(.*)$", line)
    return _slip_of_value(item.group(1), item.start(1), below) if item else None


def _slip_of_value(value: str, at: int, below: str) -> tuple[int, str, str] | None:
    """Look at what stands behind ``field: `` or ``- ``; ``at`` is its offset in the line."""
    opening = value[:1]
    bare = _without_quoted(value)
    brace = re.search(r"(?:^|[\[,]\s*)(\{[^{}:\"']+\})", bare)
    if brace:
        name = brace.group(1)
        return (
            at + brace.start(1) + 1,
            f"{name} 没有加引号，花括号会被当成别的意思。",
            f'请给整个词语加上引号，例如 "{name}…{{数量}}"。',
        )
    if opening in "“‘「【（":
        wide = {"“": "”", "‘": "’", "【": "】", "（": "）"}.get(opening, "")
        if ": " in bare or opening in "【（":
            meant = {"【": "[ ]", "（": "( )"}.get(opening, '" "')
            return (
                at + 1,
                f"这里用了全角的“{opening}{wide}”。",
                f"作为引号或者括号，请改成半角的 {meant}；确实是文字的，在外面再加一对半角引号。",
            )
    if opening not in "\"'[{|>" and re.search(r":\s", bare):
        return (
            at + re.search(r":\s", bare).start() + 1,  # type: ignore[union-attr]
            "文字里有半角冒号加空格，后面的会被当成另一个字段。",
            "请给整段文字加上引号，或者把冒号改成全角的“：”。",
        )
    if opening in "\"'" and _unclosed(value):
        return at + 1, f"引号没有成对：以 {opening} 开头，没有在这一行结束。", f"请在文字末尾补上 {opening}。"
    if opening in "[{" and re.search("[“”][^“”]*\\{|[{}][^{}\\[\\]]*”", bare):
        return (
            at + re.search("[“”]", bare).start() + 1,  # type: ignore[union-attr]
            "这里用了全角的引号“”。",
            '请改成半角的 " "。',
        )
    inner = re.search(r"[\u4e00-\u9fff\w](\{[^{}]*\})", bare) if opening in "[{" else None
    if inner:
        return (
            at + inner.start(1) + 1,
            f"文字里的 {inner.group(1)} 没有加引号，花括号会被当成别的意思。",
            "请给整段文字加上引号。",
        )
    if opening in "[{" and "，" in bare:
        return (
            at + bare.index("，") + 1,
            "方括号、花括号里用了全角逗号“，”。",
            "各项之间请用半角逗号加空格；逗号是文字一部分的，给那段文字加引号。",
        )
    if opening in "[{" and re.search(r"[A-Za-z]：", bare):
        return (
            at + re.search(r"[A-Za-z]：", bare).end(),  # type: ignore[union-attr]
            "花括号里用了全角冒号“：”。",
            "请改成半角冒号加一个空格。",
        )
    ends_here = not below.strip() or re.match(_KEY + r":(?:\s|$)|^\s*-\s", below)
    if opening in "[{" and ends_here and len(re.findall(r"[\[{]", bare)) != len(re.findall(r"[\]}]", bare)):
        return at + 1, "这一行的方括号、花括号没有成对。", "请补上缺少的、或者删去多余的括号。"
    if opening in "*&!%@`":
        return at + 1, f"文字不能以 {opening} 开头。", "请给这段文字加上引号。"
    return None


def _without_quoted(value: str) -> str:
    """Blank out what stands in quotes, keeping the offsets."""
    return re.sub(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'', lambda match: "_" * len(match.group(0)), value)


def _unclosed(value: str) -> bool:
    mark = value[0]
    rest: Any = re.sub(r"\\.", "__", value[1:]) if mark == '"' else value[1:].replace("''", "__")
    return mark not in rest
