"""OFD files (GB/T 33190-2016, the layout format of Chinese offices): their text objects, ordered by place.

No maintained library under a suitable licence reads them (docs/decisions), and what is needed is little: the zip holds
OFD.xml, which names Document.xml, which names the pages. Lengths are millimetres, y grows downwards.
"""

from __future__ import annotations

import posixpath
from collections import Counter

from checker.errors import LawcheckError
from checker.reading.archive import Archive
from checker.reading.pages.layout import Page, PrintedLine, merged_fragments, running_text
from checker.reading.source import FOOTER, HEADER, Extra, Source
from checker.reading.text import MAX_CHARACTERS
from checker.reading.xmltree import Node, XmlError, in_utf8, parse

MAX_PAGES = 300
_A4 = (0.0, 0.0, 210.0, 297.0)
_SLANTED = 0.1
"""Text turned by more than this (the sine) is a watermark or a stamp."""
_REMEDY = "请用原来的软件重新导出，或者找原来的 Word 稿，再检查。"
_LONGEST_RUN = 100_000


def read_ofd(data: bytes, path: str) -> Source:
    """Read an OFD file; lines are those of the pages.

    Raises LawcheckError where it is damaged or encrypted, passes a bound, or has no text (a scan).
    """
    package = _Package(data, path)
    pages: list[Page] = []
    length = 0
    for page in package.pages():
        pages.append(page)
        length += sum(len(line.text) for line in page.lines)
        if length > MAX_CHARACTERS:
            raise LawcheckError(
                f"OFD 的文字超过 {MAX_CHARACTERS} 字的上限，不像一份年度报告。",
                remedy="请确认选对了文件。",
                path=path,
            )
    if not length:
        raise LawcheckError(
            f"这个 OFD 共{len(pages)}页，里面没有文字，可能是扫描件。",
            remedy="请找原来的 Word 稿；只有扫描件的，请用识别文字的软件转换成 Word 文档，核对后再检查。",
            path=path,
        )
    source = running_text(path, "ofd", pages)
    return source._replace(extras=(*source.extras, *package.frames))


class _Package:
    """The parts of an OFD file. ``frames`` are the texts of templates, which stand on several pages."""

    def __init__(self, data: bytes, path: str) -> None:
        self._path = path
        self._archive = Archive(data, path)
        self._names = {name.lower(): name for name in self._archive.names}
        self._nodes = 0
        self.frames: list[Extra] = []

    def pages(self) -> list[Page]:
        root = self._tree("OFD.xml")
        pages: list[Page] = []
        for body in _children(root, "DocBody"):
            where = _text(body, "DocRoot")
            if where:
                pages.extend(self._document(_resolved("", where), MAX_PAGES - len(pages)))
        return pages

    def _document(self, name: str, most: int) -> list[Page]:
        document = self._tree(name)
        folder = posixpath.dirname(name)
        common = _child(document, "CommonData")
        box = _box(common)
        templates = {
            node.attributes.get("ID", ""): _resolved(folder, node.attributes.get("BaseLoc", ""))
            for node in _children(common, "TemplatePage")
        }
        listed = _children(_child(document, "Pages"), "Page")
        if len(listed) > most:
            raise LawcheckError(
                f"OFD 有 {len(listed)} 页，超过 {MAX_PAGES} 页的上限，不像一份年度报告。",
                remedy="请确认选对了文件。",
                path=self._path,
            )
        bodies: list[tuple[float, list[PrintedLine], list[str]]] = []
        for entry in listed:
            tree = self._tree(_resolved(folder, entry.attributes.get("BaseLoc", "")))
            used = [node.attributes.get("TemplateID", "") for node in _children(tree, "Template")]
            bodies.append(
                ((_box(tree) or box or _A4)[3], _runs(tree), [one for one in used if one in templates])
            )
        counts = Counter(one for _, _, used in bodies for one in used)
        # A template of one page only is how some programs write the page itself.
        shared = [one for one in templates if counts[one] > 1]
        pages = []
        for height, runs, used in bodies:
            own = [run for one in used if one not in shared for run in _runs(self._tree(templates[one]))]
            pages.append(Page(height, _lines([*own, *runs])))
        for one in shared:
            for line in _lines(_runs(self._tree(templates[one]))):
                kind = HEADER if line.top < (box or _A4)[3] / 2 else FOOTER
                self.frames.append(Extra(kind, line.text))
        return pages

    def _tree(self, name: str) -> Node:
        actual = self._names.get(name.lower())
        if actual is None:
            raise LawcheckError(f"OFD 文件不完整，缺少“{name}”。", remedy=_REMEDY, path=self._path)
        try:
            tree, self._nodes = parse(in_utf8(self._archive.read(actual)), self._nodes)
        except XmlError as error:
            if "encryptions.xml" in self._names:
                raise LawcheckError(
                    "OFD 文件加了密，无法读取。", remedy="请找没有加密的文件，再检查。", path=self._path
                ) from None
            raise LawcheckError(
                f"OFD 文件已经损坏：{name} {error}。", remedy=_REMEDY, path=self._path
            ) from None
        return tree


def _runs(page: Node) -> list[PrintedLine]:
    """Return the runs of characters of a page (or template), in the order of the file."""
    runs: list[PrintedLine] = []
    for node in page.walk():
        if _local(node) == "TextObject" and node.attributes.get("Visible", "true").lower() != "false":
            runs.extend(_text_object(node))
    return runs


def _text_object(node: Node) -> list[PrintedLine]:
    """Return the runs of a text object (GB/T 33190-2016, 11.2): one for each TextCode, cut where the level changes."""
    left, top = (*_numbers(node.attributes.get("Boundary", "")), 0.0, 0.0)[:2]
    matrix = _numbers(node.attributes.get("CTM", ""))
    a, b, c, d, e, f = matrix if len(matrix) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    if abs(b) > _SLANTED * max(abs(a), abs(b)):
        return []
    size = next(iter(_numbers(node.attributes.get("Size", ""))), 4.0)
    wide = next(iter(_numbers(node.attributes.get("HScale", ""))), 1.0)
    height = abs(size * d) or size
    x = y = 0.0
    runs: list[PrintedLine] = []
    for code in _children(node, "TextCode"):
        x = next(iter(_numbers(code.attributes.get("X", ""))), x)
        y = next(iter(_numbers(code.attributes.get("Y", ""))), y)
        text = code.text.strip("\r\n\t")
        right, down = (
            _deltas(code.attributes.get("DeltaX", ""), len(text)),
            _deltas(code.attributes.get("DeltaY", ""), len(text)),
        )
        at_x, at_y = x, y
        for index, char in enumerate(text):
            width = size * wide * (0.5 if char.isascii() else 1.0)
            start = left + a * at_x + c * at_y + e
            base = top + b * at_x + d * at_y + f
            box = PrintedLine(
                char, start, start + abs(a) * width, base - 0.88 * height, base + 0.12 * height, height
            )
            last = runs[-1] if runs and index else None
            if last is not None and abs(last.bottom - box.bottom) < 0.1 * height and start >= last.left:
                gap = " " if start - last.right > 1.2 * height and not char.isspace() else ""
                runs[-1] = last._replace(text=last.text + gap + char, right=max(box.right, last.right))
            else:
                runs.append(box)
            at_x += right[index] if index < len(right) else 0.0 if down else width
            at_y += down[index] if index < len(down) else 0.0
    return [run for run in runs if run.text.strip()]


def _lines(runs: list[PrintedLine]) -> list[PrintedLine]:
    """Return the lines of a page from top to bottom. A run drawn twice (to look bold) counts once."""
    levels: list[list[PrintedLine]] = []
    for run in sorted(runs, key=lambda one: (one.bottom, one.left)):
        if levels and abs(levels[-1][0].bottom - run.bottom) < 0.4 * min(levels[-1][0].size, run.size):
            levels[-1].append(run)
        else:
            levels.append([run])
    pieces: list[PrintedLine] = []
    for level in levels:
        kept: list[PrintedLine] = []
        for run in sorted(level, key=lambda one: one.left):
            if kept and kept[-1].text == run.text and run.left - kept[-1].left < 0.3 * run.size:
                continue
            kept.append(run)
        pieces.extend(merged_fragments(kept))
    return pieces


def _deltas(text: str, most: int) -> list[float]:
    """Return the steps of ``DeltaX`` or ``DeltaY``: numbers, and ``g n v`` for n times v (GB/T 33190-2016, 11.3)."""
    words = text.split()[:_LONGEST_RUN]
    steps: list[float] = []
    at = 0
    while at < len(words) and len(steps) < most:
        if words[at] == "g" and at + 2 < len(words):
            times = int(words[at + 1]) if words[at + 1].isdecimal() else 0
            steps.extend([_number(words[at + 2])] * min(times, most - len(steps)))
            at += 3
        else:
            steps.append(_number(words[at]))
            at += 1
    return steps


def _number(word: str) -> float:
    try:
        value = float(word)
    except ValueError:
        return 0.0
    return value if abs(value) < 1e6 else 0.0


def _numbers(text: str) -> list[float]:
    return [_number(word) for word in text.split()[:8]]


def _box(node: Node | None) -> tuple[float, ...] | None:
    """Return the physical box of a page: left, top, width, height."""
    for area in ("PageArea", "Area"):
        numbers = _numbers(_text(_child(node, area), "PhysicalBox"))
        if len(numbers) == 4 and numbers[3] > 0:
            return tuple(numbers)
    return None


def _local(node: Node) -> str:
    return node.name.rpartition(":")[2]


def _children(node: Node | None, name: str) -> list[Node]:
    return [one for one in node.children if _local(one) == name] if node is not None else []


def _child(node: Node | None, name: str) -> Node | None:
    return next(iter(_children(node, name)), None)


def _text(node: Node | None, name: str) -> str:
    child = _child(node, name)
    return child.text.strip() if child is not None else ""


def _resolved(folder: str, location: str) -> str:
    """Return the name of a part from an ST_Loc: absolute from the root, else from the part that names it."""
    joined = location if location.startswith("/") else posixpath.join(folder, location)
    return posixpath.normpath(joined).lstrip("/")
