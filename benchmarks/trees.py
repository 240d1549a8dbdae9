"""Mutations that know what they change: elements of XML, nodes of YAML and JSON, headers of a saved page, objects of a PDF.

What bytes alone are changed in is mostly refused at once; these stay what they were in form, and reach what lies behind.
Each function returns the changed input, or None where it cannot be changed so.
"""

from __future__ import annotations

import copy
import datetime
import json
import random
import re
from typing import Any

import yaml

try:
    from lxml import etree
except ImportError:  # the extra html is not there
    etree = None

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
"""Those in C where they are there: a third of the time of an input."""
NUMBERS = (
    "",
    "0",
    "-1",
    "2",
    "99",
    "99999999999999999999",
    "-9223372036854775809",
    "1e309",
    "nan",
    "inf",
    "0.0000001",
    "½",
    "٣",
    "0x10",
    " 7 ",
)
VALUES = (
    *NUMBERS,
    "true",
    "off",
    "\u200b",
    "../../x",
    "/dev/zero",
    "http://a/b",
    "x" * 5_000,
    "1 2 3",
    "g 99999 1",
    "0 0 0 0",
    "#",
)
SCALARS: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    10**30,
    1.5,
    float("inf"),
    float("nan"),
    datetime.date(2026, 1, 1),
    "",
    "plan",
    "must",
    "met",
    "{数量}",
    "{没有的}",
    "…",
    "年" * 3_000,
    [],
    {},
    [[[[[]]]]],
    {"any": [{"all": [{"none": ["甲"]}]}]},
)
CHARSETS = (
    "punycode",
    "utf-7",
    "utf-16",
    "gb18030",
    "hz",
    "idna",
    "rot13",
    "unicode_escape",
    "x-none",
    "",
    "utf-8;charset=gbk",
)
ENCODINGS = ("base64", "quoted-printable", "8bit", "binary", "x-uuencode", "7bit")
BOUNDARIES = ('"a b"', "(.*)", "-" * 300, '""', "b; boundary=c", "'b'", "=_b")
_TOKEN = re.compile(rb"\d+ 0 R|/[A-Za-z][A-Za-z0-9]*|-?\d+\.?\d*|<[0-9a-fA-F]{2,}>")
_TOUCHED = (1, 1, 2, 3, 6)
_LARGEST, _MOST_ELEMENTS = 200_000, 5_000
"""What is doubled again and again would fill the memory here and not where it is read."""


def changed_xml(data: bytes, words: tuple[str, ...], chance: random.Random) -> bytes | None:
    """Take elements of an XML part away, double, move, nest and rename them, and change what they hold."""
    if etree is None:
        return None
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except etree.XMLSyntaxError:
        return None
    for _ in range(chance.choice(_TOUCHED)):
        every = [one for one in root.iter() if isinstance(one.tag, str)]
        if not 2 <= len(every) <= _MOST_ELEMENTS:
            break
        one, other = chance.choice(every[1:]), chance.choice(every)
        above = one.getparent()
        try:
            _change(chance.randrange(9), one, other, above, words, chance)
        except (ValueError, AssertionError):
            continue  # no character of XML, or an element that would lie inside itself
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _change(
    what: int, one: Any, other: Any, above: Any, words: tuple[str, ...], chance: random.Random
) -> None:
    if what == 0:
        above.remove(one)
    elif what == 1:
        for _ in range(chance.choice((1, 1, 2, 30))):
            one.addnext(copy.deepcopy(one))
    elif what == 2:
        other.insert(chance.randrange(len(other) + 1), copy.deepcopy(one))
    elif what == 3:
        other.append(one)
    elif what == 4:
        _nested(one, chance.choice((1, 2, 10, 150)))
    elif what == 5:
        one.tag = other.tag
    elif what == 6:
        names = [*one.attrib, *other.attrib] or ["a"]
        one.set(chance.choice(names), chance.choice(VALUES))
    elif what == 7:
        one.text = chance.choice(words) * chance.choice((1, 1, 3, 40))
    else:
        one.tail = chance.choice(words)


def _nested(one: Any, depth: int) -> None:
    """Put an element inside ``depth`` others like the one around it."""
    above = one.getparent()
    at = above.index(one)
    inner = one
    for _ in range(depth):
        outer = etree.Element(above.tag if depth % 2 else one.tag)
        outer.append(inner)
        inner = outer
    above.insert(at, inner)


def changed_data(data: bytes, words: tuple[str, ...], chance: random.Random) -> bytes | None:
    """Change nodes of a YAML or JSON file: their values, keys and places, with anchors where one stands twice."""
    try:
        tree = yaml.load(data, Loader=_LOADER)
    except (yaml.YAMLError, UnicodeDecodeError, ValueError):
        return None
    if not isinstance(tree, dict):
        return None
    for _ in range(chance.choice(_TOUCHED)):
        spots = list(_spots(tree))
        if len(spots) > _MOST_ELEMENTS:
            break
        holder, key = chance.choice(spots)
        what = chance.randrange(7)
        if what == 0:
            del holder[key]
        elif what == 1:
            holder[key] = copy.deepcopy(chance.choice(SCALARS))
        elif what == 2:
            holder[key] = chance.choice(words) * chance.choice((1, 1, 30))
        elif what == 3:
            there, name = chance.choice(spots)
            holder[key] = there[name]  # written as an anchor; now and then one that holds itself
        elif what == 4 and isinstance(holder, list):
            holder[key:key] = [holder[key]] * chance.choice((1, 2, 40))
        elif what == 5 and isinstance(holder, dict):
            others = [name for _, name in spots if isinstance(name, str)]
            holder[chance.choice((*others, *words[:9], 3, None, True))] = holder.pop(key)
        else:
            holder[key] = [holder[key]] if chance.random() < 0.5 else {"any": holder[key]}
        if not tree:
            return None
    try:
        if data.lstrip().startswith(b"{"):
            return json.dumps(tree, ensure_ascii=chance.random() < 0.5, default=str).encode(
                "utf-8", "replace"
            )
        text = yaml.dump(tree, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=200)
    except (ValueError, RecursionError, TypeError, MemoryError, yaml.YAMLError):
        return None
    if chance.random() < 0.2 and "&id001" in text:
        text += "merged:\n  <<: *id001\n  x: 1\n"
    return bytes(text.encode("utf-8", "replace"))


def _spots(tree: Any) -> list[tuple[Any, Any]]:
    """Return the places of a tree, each as what holds it and its key or number there."""
    found: list[tuple[Any, Any]] = []
    seen: set[int] = set()
    waiting = [tree]
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        keys = list(one) if isinstance(one, dict) else range(len(one)) if isinstance(one, list) else ()
        for key in keys:
            found.append((one, key))
            waiting.append(one[key])
    return found


def changed_page(data: bytes, words: tuple[str, ...], chance: random.Random) -> bytes | None:
    """Change what the headers of a saved page say, double its parts and put them into one another."""
    head, mark, rest = data.partition(b"\r\n\r\n")
    if not mark:
        return None
    text = (head + mark + rest).decode("latin-1")
    for _ in range(chance.choice(_TOUCHED)):
        if len(text) > _LARGEST:
            break
        what = chance.randrange(6)
        if what == 0:
            text = re.sub(r"charset=[^\s;]*", lambda _: f"charset={chance.choice(CHARSETS)}", text, count=1)
        elif what == 1:
            encoding = f"Content-Transfer-Encoding: {chance.choice(ENCODINGS)}\r\nContent-Type: text/html"
            text = text.replace("Content-Type: text/html", encoding, 1)
        elif what == 2:
            text = re.sub(
                r"boundary=[^\s;]*", lambda _: f"boundary={chance.choice(BOUNDARIES)}", text, count=1
            )
        elif what == 3:
            first, boundary, part = text.partition("--b\r\n")
            text = (
                first + (boundary + part.removesuffix("--b--\r\n")) * chance.choice((2, 3, 20)) + "--b--\r\n"
            )
        elif what == 4:
            for number in range(chance.choice((1, 2, 40))):
                kind = f'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="c{number}"\r\n\r\n'
                text = f"{kind}--c{number}\r\n{text}\r\n--c{number}--\r\n"
        else:
            text = text.replace(
                "\r\n\r\n", f"\r\nX-A: {chance.choice(VALUES)}\r\n {chance.choice(NUMBERS)}\r\n\r\n", 1
            )
    return text.encode("latin-1", "replace")


def changed_pdf(data: bytes, words: tuple[str, ...], chance: random.Random) -> bytes | None:
    """Change numbers, names, references and strings of a PDF for others, and double its objects."""
    for _ in range(chance.choice(_TOUCHED)):
        found = list(_TOKEN.finditer(data))
        if not found:
            return None
        one, other = chance.choice(found), chance.choice(found)
        new = other[0] if chance.random() < 0.5 else chance.choice(NUMBERS).encode("utf-8", "replace")
        if chance.random() < 0.1:
            new = chance.choice(words).encode("utf-16-be", "replace").hex().encode()
            new = b"<" + new + b">"
        data = data[: one.start()] + new + data[one.end() :]
        if chance.random() < 0.1:
            start, end = data.find(b"obj", one.start()), data.find(b"endobj", one.start())
            data = (
                data[:end] + data[start:end] * chance.choice((1, 5)) + data[end:] if 0 < start < end else data
            )
    return data
