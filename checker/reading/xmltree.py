"""A bounded XML parser: a tree in which every element knows the bytes it came from.

expat of the standard library does the parsing. What XML offers an attacker is refused: document types, and
with them every entity of one's own; depth and the number of elements are bounded. The byte offsets let an
element be taken out, or text be put in, with all other bytes left as they are.
"""

from __future__ import annotations

import re
from xml.parsers import expat

MAX_DEPTH = 128
MAX_NODES = 500_000
"""Bounds: elements within one another; elements and attributes of all files that are parsed together. A report of
30,000 characters with tracked changes has about 50,000 of them, 30 deep; 500,000 take about 200 MB and three
seconds."""

_OOXML = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
_MICROSOFT = "http://schemas.microsoft.com/office"
PREFIXES = {
    f"{_OOXML}/wordprocessingml/2006/main": "w",
    f"{_STRICT}/wordprocessingml/main": "w",
    f"{_OOXML}/officeDocument/2006/relationships": "r",
    f"{_STRICT}/officeDocument/relationships": "r",
    f"{_OOXML}/officeDocument/2006/math": "m",
    f"{_STRICT}/officeDocument/math": "m",
    f"{_OOXML}/markup-compatibility/2006": "mc",
    f"{_OOXML}/package/2006/relationships": "rel",
    f"{_OOXML}/package/2006/content-types": "ct",
    f"{_MICROSOFT}/word/2010/wordml": "w14",
    f"{_MICROSOFT}/word/2012/wordml": "w15",
    f"{_MICROSOFT}/word/2016/wordml/cid": "w16cid",
    f"{_MICROSOFT}/word/2018/wordml/cex": "w16cex",
    "urn:schemas-microsoft-com:vml": "v",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
"""Short names of namespaces; those of Strict and Transitional OOXML (ISO/IEC 29500) have the same ones."""

_START_TAG = re.compile(rb"<(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>")


class XmlError(Exception):
    """The data are no XML that is read; the message says in Chinese why."""


class Node:
    """An element. ``name`` and the keys of ``attributes`` have a short prefix (``w:p``), whatever the file's.

    ``prefix`` is the one that the file uses (empty for none), ``uri`` its namespace; ``text`` the character
    data directly in it; ``start`` the offset of its ``<`` in the data, ``closing`` that of its end tag.
    """

    __slots__ = ("attributes", "children", "closing", "name", "parent", "prefix", "start", "text", "uri")

    def __init__(
        self, name: str, prefix: str, uri: str, attributes: dict[str, str], parent: Node | None, start: int
    ) -> None:
        self.name = name
        self.prefix = prefix
        self.uri = uri
        self.attributes = attributes
        self.children: list[Node] = []
        self.parent = parent
        self.text = ""
        self.start = start
        self.closing = start

    def child(self, name: str) -> Node | None:
        """Return the first child of that name."""
        for node in self.children:
            if node.name == name:
                return node
        return None

    def value(self, *names: str) -> str | None:
        """Return the attribute ``w:val`` of the element down the path ``names``."""
        node: Node | None = self
        for name in names:
            node = node.child(name) if node is not None else None
        return node.attributes.get("w:val") if node is not None else None

    def walk(self) -> list[Node]:
        """Return this element and all below it, in the order of the document."""
        found: list[Node] = []
        stack = [self]
        while stack:
            node = stack.pop()
            found.append(node)
            stack.extend(reversed(node.children))
        return found

    def inner(self, data: bytes) -> int:
        """Return the offset behind the start tag."""
        match = _START_TAG.match(data, self.start)
        return match.end() if match else self.start

    def end(self, data: bytes) -> int:
        """Return the offset behind the element."""
        inner = self.inner(data)
        return inner if data[inner - 2 : inner] == b"/>" else data.index(b">", self.closing) + 1


def in_utf8(data: bytes) -> bytes:
    """Return the data of an XML file as UTF-8, which is what its offsets count in."""
    if data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return data
    text = data.decode("utf-16", "replace")
    return re.sub(r"""(<\?xml[^>]*?encoding=["'])[^"']*""", r"\1UTF-8", text, count=1).encode("utf-8")


def parse(data: bytes, known: int = 0) -> tuple[Node, int]:
    """Parse ``data``, encoded in UTF-8 (see :func:`in_utf8`), and return the root and how many nodes it has.

    ``known`` are the nodes parsed before, which the bound counts in. Raises XmlError for what is not well-formed,
    has a document type, or passes a bound.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.namespace_prefixes = True
    parser.buffer_text = True
    parser.ordered_attributes = True
    root: list[Node] = []
    stack: list[Node] = []
    texts: list[list[str]] = []
    names: dict[str, tuple[str, str, str]] = {}
    count = known

    def start(raw: str, pairs: list[str]) -> None:
        nonlocal count
        count += 1 + len(pairs) // 2
        if count > MAX_NODES:
            raise XmlError(f"元素和属性超过 {MAX_NODES} 个的上限")
        if len(stack) >= MAX_DEPTH:
            raise XmlError(f"元素嵌套超过 {MAX_DEPTH} 层的上限")
        name, prefix, uri = names.get(raw) or _named(raw, names)
        attributes = {}
        for at in range(0, len(pairs), 2):
            key = names.get(pairs[at]) or _named(pairs[at], names)
            attributes[key[0]] = pairs[at + 1]
        node = Node(name, prefix, uri, attributes, stack[-1] if stack else None, parser.CurrentByteIndex)
        (stack[-1].children if stack else root).append(node)
        stack.append(node)
        texts.append([])

    def end(_: str) -> None:
        node = stack.pop()
        node.text = "".join(texts.pop())
        node.closing = parser.CurrentByteIndex

    def characters(text: str) -> None:
        texts[-1].append(text)

    def refuse(*_: object) -> None:
        raise XmlError("含有文档类型声明（DTD）")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        line = f"（第{error.lineno}行）" if isinstance(error, expat.ExpatError) else ""
        raise XmlError(f"不符合 XML 的写法{line}") from None
    return root[0], count - known


def _named(raw: str, names: dict[str, tuple[str, str, str]]) -> tuple[str, str, str]:
    parts = raw.split(" ")
    if len(parts) == 1:
        made = (raw, "", "")
    else:
        uri, local = parts[0], parts[1]
        short = PREFIXES.get(uri)
        made = (f"{short}:{local}" if short else f"?:{local}", parts[2] if len(parts) > 2 else "", uri)
    names[raw] = made
    return made
