"""OFD files (GB/T 33190-2016, the layout format of Chinese offices): their text objects, ordered by place.

No maintained library under a suitable licence reads them (docs/decisions), and what is needed is little: the zip holds
OFD.xml, which names Document.xml, which names the pages. Lengths are millimetres, y grows downwards.
"""

from __future__ import annotations

import posixpath
from collections import Counter

from checker.errors import LawcheckError
from checker.reading.archive import Archive
from checker.reading.bounds import MAX_CHARACTERS
from checker.reading.pages.layout import is_picture, running_text
from checker.reading.pages.legible import is_rubbish
from checker.reading.pages.ofdobjects import (
    box_of,
    child,
    children,
    drawn,
    lines_of,
    local,
    runs_across,
    text_in,
    text_object,
)
from checker.reading.pages.ofdsight import Sight, is_visible
from checker.reading.pages.printed import Page, PrintedLine
from checker.reading.source import COMMENT, FOOTER, HEADER, HIDDEN, PROPERTY, WATERMARK, Extra, Source, Unread
from checker.reading.xmltree import Node, XmlError, in_utf8, parse

MAX_PAGES = 300
_A4 = (0.0, 0.0, 210.0, 297.0)
_REMEDY = "请用原来的软件重新导出，或者找原来的 Word 稿，再检查。"
_FEW = 60
"""A page of fewer characters is asked for pictures."""
_PROPERTIES = ("Title", "Author", "Subject", "Abstract", "Keyword")


def read_ofd(data: bytes, path: str) -> Source:
    """Read an OFD file; lines are those of the pages.

    Raises LawcheckError where it is damaged or encrypted, passes a bound, or has no text (a scan).
    """
    package = _Package(data, path)
    pages = package.pages()
    if not any(page.lines for page in pages):
        raise LawcheckError(
            f"这个 OFD 共{len(pages)}页，里面没有文字，可能是扫描件。",
            remedy="请找原来的 Word 稿；只有扫描件的，请用识别文字的软件转换成 Word 文档，核对后再检查。",
            path=path,
        )
    source = running_text(path, "ofd", pages)
    extras = tuple(dict.fromkeys((*source.extras, *package.extras)))
    return source._replace(extras=extras, unread=tuple(package.unread))


class _Package:
    """The parts of an OFD file.

    ``extras`` are the texts of templates, which stand on several pages, watermarks, annotations and properties,
    ``unread`` the pages that are pictures or rubbish. Bounds hold for all pages together.
    """

    def __init__(self, data: bytes, path: str) -> None:
        self._path = path
        self._archive = Archive(data, path)
        self._names = {name.lower(): name for name in self._archive.names}
        self._nodes = self._characters = self._count = 0
        self._templates: dict[str, Node] = {}
        self.extras: list[Extra] = []
        self.unread: list[Unread] = []

    def pages(self) -> list[Page]:
        root = self._tree("OFD.xml")
        pages: list[Page] = []
        for body in children(root, "DocBody"):
            self.extras += [
                Extra(PROPERTY, node.text.strip())
                for info in children(body, "DocInfo")
                for node in info.children
                if local(node) in _PROPERTIES and node.text.strip()
            ]
            where = text_in(body, "DocRoot")
            if where:
                pages.extend(self._document(_resolved("", where), MAX_PAGES - len(pages)))
        return pages

    def _document(self, name: str, most: int) -> list[Page]:
        document = self._tree(name)
        folder = posixpath.dirname(name)
        common = child(document, "CommonData")
        box = box_of(common)
        templates = {
            node.attributes.get("ID", ""): _resolved(folder, node.attributes.get("BaseLoc", ""))
            for node in children(common, "TemplatePage")
        }
        listed = children(child(document, "Pages"), "Page")
        if len(listed) > most:
            raise LawcheckError(
                f"OFD 有 {len(listed)} 页，超过 {MAX_PAGES} 页的上限，不像一份年度报告。",
                remedy="请确认选对了文件。",
                path=self._path,
            )
        bodies: list[tuple[float, list[PrintedLine], list[str], float]] = []
        for entry in listed:
            tree = self._tree(_resolved(folder, entry.attributes.get("BaseLoc", "")))
            used = [node.attributes.get("TemplateID", "") for node in children(tree, "Template")]
            area = box_of(tree) or box or _A4
            behind = (self._template(templates[one]) for one in used if one in templates)
            runs = self._runs(tree, Sight(tree, box or _A4, behind))
            covered = drawn(tree, area) if sum(len(run.text) for run in runs) < _FEW else 0.0
            bodies.append((area[3], runs, [one for one in used if one in templates], covered))
        counts = Counter(one for _, _, used, _ in bodies for one in used)
        # A template of one page only is how some programs write the page itself.
        shared = [one for one in templates if counts[one] > 1]
        pages = []
        for height, runs, used, covered in bodies:
            own = []
            for one in used:
                if one not in shared:
                    template = self._template(templates[one])
                    own += self._runs(template, Sight(template, box or _A4))
            own += runs
            self._count += 1
            if is_rubbish("".join(run.text for run in own)):
                self._unread("文字层是乱码，显示正常而复制出来不是原来的字")
                own = []
            elif is_picture(own, height, covered):
                self._unread("是图片，没有文字")
            pages.append(Page(height, lines_of(own)))
        for one in shared:
            for line in lines_of(self._runs(self._template(templates[one]))):
                kind = HEADER if line.top < (box or _A4)[3] / 2 else FOOTER
                self.extras.append(Extra(kind, line.text))
        listing = text_in(document, "Annotations")
        if listing:
            self._annotations(_resolved(folder, listing))
        return pages

    def _annotations(self, name: str) -> None:
        """Take in the texts of annotations: watermarks, and what readers have written."""
        if name.lower() not in self._names:
            return
        folder = posixpath.dirname(name)
        for page in children(self._tree(name), "Page")[:MAX_PAGES]:
            part = _resolved(folder, text_in(page, "FileLoc"))
            if part.lower() not in self._names:
                continue
            for note in children(self._tree(part), "Annot"):
                kind = WATERMARK if note.attributes.get("Type", "").lower() == "watermark" else COMMENT
                shown = "".join(run.text for run in self._runs(note, upright=False))
                for text in (shown, text_in(note, "Remark")):
                    if text.strip():
                        self.extras.append(Extra(kind, text.strip()))

    def _unread(self, why: str) -> None:
        self.unread.append(Unread(f"第{self._count}页", why, self._count))

    def _runs(self, page: Node, sight: Sight | None = None, *, upright: bool = True) -> list[PrintedLine]:
        """Return the runs of characters of a page (or template), in the order of the file; ``sight`` tells what of it is seen.

        Where only what stands ``upright`` is wanted, text that runs across is taken for a watermark.
        """
        runs: list[PrintedLine] = []
        for node in page.walk():
            if local(node) != "TextObject" or (sight is None and not is_visible(node)):
                continue
            self._characters += sum(len(code.text) for code in children(node, "TextCode"))
            if self._characters > MAX_CHARACTERS:
                raise LawcheckError(
                    f"OFD 的文字超过 {MAX_CHARACTERS} 字的上限，不像一份年度报告。",
                    remedy="请确认选对了文件。",
                    path=self._path,
                )
            if sight is not None and sight.is_hidden(node):
                if text := "".join(code.text for code in children(node, "TextCode")).strip():
                    self.extras.append(Extra(HIDDEN, text))
            elif not upright or not runs_across(node):
                runs.extend(text_object(node))
            elif text := "".join(code.text for code in children(node, "TextCode")).strip():
                self.extras.append(Extra(WATERMARK, text))
        return runs

    def _template(self, name: str) -> Node:
        if name not in self._templates:
            self._templates[name] = self._tree(name)
        return self._templates[name]

    def _tree(self, name: str) -> Node:
        actual = self._names.get(name.lower())
        if actual is None:
            raise LawcheckError(f"OFD 文件不完整，缺少“{name}”。", remedy=_REMEDY, path=self._path)
        try:
            tree, count = parse(in_utf8(self._archive.read(actual)), self._nodes)
            self._nodes += count
        except XmlError as error:
            if "encryptions.xml" in self._names:
                raise LawcheckError(
                    "OFD 文件加了密，无法读取。", remedy="请找没有加密的文件，再检查。", path=self._path
                ) from None
            raise LawcheckError(
                f"OFD 文件已经损坏：{name} {error}。", remedy=_REMEDY, path=self._path
            ) from None
        return tree


def _resolved(folder: str, location: str) -> str:
    """Return the name of a part from an ST_Loc: absolute from the root, else from the part that names it."""
    joined = location if location.startswith("/") else posixpath.join(folder, location)
    return posixpath.normpath(joined).lstrip("/")
