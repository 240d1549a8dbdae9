"""Mutations of files: what benchmarks/fuzz.py makes of valid inputs, by chance alone or by their form (trees.py)."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

import trees

WORDS = (
    "0个问题中17个已整改",
    "全年审核文件𝟗件",
    "占0%",
    "增长-5%",
    "0件，其中0件",
    "办结率0/0",
    "同比增长∞",
    "2月30日",
    "0000年",
    "〇〇年",
    "一百亿万件",
    "9999999999999999件",
    "《",
    "》",
    "（",
    "）",
    "“",
    "”",
    "【",
    "〔",
    "一、",
    "（一）",
    "1.",
    "①",
    "二是",
    "第零部分",
    "县长",
    "述法",
    "三项制度",
    "XX",
    "××",
    "〔待补充〕",
    "{{x}}",
    "%s",
    "\x00",
    "\x1b[2J",
    "\u202e",
    "\u200b",
    "\ufeff",
    "\ud7ff",
    "𠮷",
    "٣件",
    "௧件",
    "²件",
    "Ⅻ件",
    "½件",
    "㈠",
    "⒈",
    "百分之",
    "万分之零",
    "倍",
    "翻一番",
    "减少3倍",
    "13800138000",
    "110101199003074477",
    "6222020200112233445",
    "，，",
    "。。",
    "\r",
    "\n\n",
    "\u3000",
)
MARKUP = (
    "<w:p/>",
    "<w:t>",
    "</w:t>",
    "<w:ins>",
    "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>",
    "<!--",
    "-->",
    "<![CDATA[",
    "&#x0;",
    "&#1114112;",
    "&amp;",
    'xmlns=""',
    "<p>",
    "</div>",
    "<table>",
    '<td colspan="99999999">',
    '<ol start="-9223372036854775809">',
    'style="display:none"',
    'DeltaX="g 999999999 1"',
    'Boundary="nan inf 1e309 0"',
    'CTM="0 0 0 0 0 0"',
    '<w:numPr><w:ilvl w:val="99"/></w:numPr>',
    'w:val="99999999999999999999"',
    "<?xml?>",
    '<!DOCTYPE a [<!ENTITY b "c">]>',
)
YAML = (
    "- ",
    ": ",
    "&a ",
    "*a ",
    "!!python/object:x ",
    "? ",
    "{",
    "}",
    "[",
    "]",
    "null",
    "~",
    "1e309",
    "0x7fffffffffffffff",
    "…",
    "{数量}",
    "{没有的}",
    "level: must",
    "extends: annual-report",
    "extends: [document, form]",
    "remove: [plan]",
    "applies: {since: 2030}",
    "(a+)+$",
    "regex: '(?=x)'",
    "off: {plan: x}",
    "thresholds: {plan: {x: 1}}",
    "levels: {pack:form: must}",
    "exclude: ['[']",
    "waivers: 1",
    "fail-on-partial: 3",
    "packs: [/dev/zero]",
    "packs: [.]",
    "baseline: ..",
    "\t",
    "\x00",
    "'",
    '"',
    "#",
    "\n",
    "  ",
)
Change = Callable[[bytes, tuple[str, ...], random.Random], bytes | None]


def mutated(
    data: bytes, words: tuple[str, ...], chance: random.Random, change: Change | None = None
) -> bytes:
    """Return a mutation of an input; of a packed one mostly a mutation of one of its parts. ``change`` is one that knows its form."""
    if change is None and data.lstrip().startswith(b"<?xml"):
        change = trees.changed_xml
    if change is not None and chance.random() < 0.5:
        done = change(data, words, chance)
        if done is not None:
            return done
    if data.startswith(b"PK") and chance.random() < 0.9:
        return _repacked(data, words, chance)
    if chance.random() < 0.85:
        # Mostly whole characters, and between the tags of markup, so that what is inside is looked at and not only the encoding.
        try:
            return _changed(data.decode(), words, chance).encode("utf-8", "replace")
        except UnicodeDecodeError:
            pass
    return _broken(data, words, chance)


def _changed(text: str, words: tuple[str, ...], chance: random.Random) -> str:
    for _ in range(chance.choice((1, 1, 2, 3, 5, 9))):
        at = _spot(text, chance.randrange(len(text) + 1), chance)
        end = at + chance.choice((1, 3, 12, 60, 400))
        if text[at - 1 : at] == ">":  # no farther than the text goes
            end = min(end, text.find("<", at) if "<" in text[at:] else end)
        what = chance.random()
        if what < 0.5:
            text = text[:at] + chance.choice(words) * chance.choice((1, 1, 1, 2, 40)) + text[at:]
        elif what < 0.65:
            text = text[:at] + text[end:]
        elif what < 0.8:
            text = text[:at] + text[at:end] * chance.choice((2, 3, 21)) + text[end:]
        elif what < 0.9:
            text = (
                text[:at]
                + chr(chance.choice((chance.randrange(32, 0x3000), chance.randrange(0x4E00, 0x9FA5))))
                + text[at + 1 :]
            )
        else:
            other = _spot(text, chance.randrange(len(text) + 1), chance)
            text = text[:at] + text[other : other + 60] + text[end:]
    return text


def _spot(text: str, at: int, chance: random.Random) -> int:
    """Return a place at or behind ``at``: in markup mostly one where its text begins."""
    found = text.find(">", at) + 1 if "<" in text[:200] and chance.random() < 0.8 else 0
    return found or at


def _broken(data: bytes, words: tuple[str, ...], chance: random.Random) -> bytes:
    pieces = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 5, 9))):
        at, end = sorted(chance.randrange(len(pieces) + 1) for _ in range(2))
        end = min(end, at + chance.choice((1, 3, 12, 60, 400)))
        what = chance.random()
        if what < 0.3:
            pieces[at:at] = chance.choice(words).encode("utf-8", "replace") * chance.choice((1, 1, 1, 2, 40))
        elif what < 0.5:
            del pieces[at:end]
        elif what < 0.7:
            pieces[at:at] = pieces[at:end] * chance.choice((1, 2, 20))
        elif what < 0.9 and pieces:
            pieces[at % len(pieces)] = chance.randrange(256)
        else:
            other = chance.randrange(len(pieces) + 1)
            pieces[at:end] = pieces[other : other + 60]
    return bytes(pieces)


def _repacked(data: bytes, words: tuple[str, ...], chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    name = chance.choice(sorted(parts, key=len)[-3:] if chance.random() < 0.7 else sorted(parts))
    parts[name] = mutated(parts[name], words, chance)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return made.getvalue()
