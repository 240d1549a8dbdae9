"""The gap reports as one self-contained HTML page: no script, no network, the text of each report with its places.

Rendered from the blocks of the gap report, not from its Markdown: every text passes through one function that escapes
it, and findings keep their keys, by which they and their places in the text are linked both ways
(docs/decisions/0012).
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256

from checker.reporting.formats import Job
from checker.reporting.people.blocks import Block, Fields, Table, Title
from checker.reporting.people.fulltext import Spot, full_text, place_link, spots
from checker.reporting.people.gap import gap_blocks
from checker.reporting.people.gapdocument import overview_row
from checker.reporting.people.htmlstyle import STYLE, safe
from checker.reporting.shown import Shown
from checker.reporting.spool import Spool
from checker.rulebook.model import LEVEL_NAMES, LEVELS, VERDICT_NAMES, Rulebook

_SHORT = 4
"""Up to so many characters a cell is not broken into lines."""
_SHORT_CELL = ' class="short"'
_VERDICTS = {name: verdict for verdict, name in VERDICT_NAMES.items()}
_LEVELS = {name: level for level, name in LEVEL_NAMES.items()}


def output(job: Job) -> HtmlOutput:
    """Return the page of a run."""
    return HtmlOutput(job)


class HtmlOutput:
    """Collects one article a report."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._articles = Spool()
        self._rows: list[tuple[str, str, str]] = []

    def add(self, report: Shown, rulebook: Rulebook) -> None:
        """Render one report."""
        self._rows.append(overview_row(report))
        prefix = f"r{len(self._rows)}"
        for piece in _article(report, gap_blocks(report, rulebook, self._job.version), prefix):
            self._articles.add(piece)

    def pieces(self) -> Iterator[str]:
        """Yield the page."""
        name = self._job.rulebooks[0].kind.name if self._job.rulebooks else ""
        title = safe(f"{name}检查结果")
        policy = f"default-src 'none'; style-src 'sha256-{_hash(STYLE)}'; base-uri 'none'; form-action 'none'"
        yield (
            '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="color-scheme" content="light">\n<meta name="referrer" content="no-referrer">\n'
            f'<meta name="generator" content="lawcheck {safe(self._job.version)}">\n<title>{title}</title>\n'
            f'<style>{STYLE}</style>\n</head>\n<body>\n<a class="skip" href="#main">跳到正文</a>\n'
            f"<header>\n<h1>{title}</h1>\n</header>\n"
            '<main id="main" tabindex="-1">\n'
        )
        if len(self._rows) > 1:
            yield self._overview()
        yield from self._articles
        yield "</main>\n<footer><p>本页由 lawcheck 生成，不含脚本，打开时不连接网络。</p></footer>\n</body>\n</html>\n"

    def _overview(self) -> str:
        rows = "".join(
            f'<tr><td><a href="#r{at}">{safe(path)}</a></td><td>{safe(told)}</td><td>{safe(count)}</td></tr>\n'
            for at, (path, told, count) in enumerate(self._rows, 1)
        )
        return (
            f'<section aria-labelledby="overview">\n<h2 id="overview">汇总</h2>\n<p>共检查{len(self._rows)}份。</p>\n'
            '<div class="scroll"><table>\n<thead><tr><th scope="col">文件</th><th scope="col">结论</th>'
            f'<th scope="col">必备项不符合</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n</section>\n'
        )


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode("ascii")


def _article(report: Shown, blocks: list[Block], prefix: str) -> Iterator[str]:
    document = report.document
    # What is said of a finding gets an id where it has a row of its own.
    listed = {
        key: f"{prefix}-f{index}-{row}"
        for index, block in enumerate(blocks)
        if isinstance(block, Fields)
        for row, key in enumerate(block.keys)
        if key and key not in block.keys[:row]
    }
    found = spots(report, document, prefix, listed) if document is not None else {}
    sections = [
        (f"{prefix}-s{index}", block.text)
        for index, block in enumerate(blocks)
        if isinstance(block, Title) and block.level == 2
    ]
    yield f'<article id="{prefix}" aria-labelledby="{prefix}-h">\n'
    level = ""
    for index, block in enumerate(blocks):
        if isinstance(block, Title):
            level = _level_of(block, level)
            yield _title(block, report.path, prefix, index)
            if block.level == 1 and document is not None:
                yield _contents([*sections, (f"{prefix}-text", "报告全文")])
        elif isinstance(block, Fields):
            yield _fields(block, found, listed, prefix, level)
        elif isinstance(block, Table):
            yield _table(block, prefix, document_line(report))
        else:
            style = ' class="verdict"' if block.strong else ""
            yield f"<p{style}>{safe(block.text)}</p>\n"
    if document is not None:
        unit = "段落的序号" if document.source.format == "docx" else "行号"
        yield (
            f'<section class="whole" aria-labelledby="{prefix}-text">\n<h3 id="{prefix}-text">报告全文</h3>\n'
            f'<p class="note">左边是{unit}。画线处是发现问题的地方，括号里是问题的编号（必：必备项，规：规范项，'
            "提：提示项），点编号回到问题说明。身份证号码、电话号码已经遮盖。</p>\n"
            '<div class="fulltext">\n'
        )
        yield from full_text(document, tuple(found.values()), prefix)
        yield "</div>\n</section>\n"
    yield "</article>\n"


def document_line(report: Shown) -> dict[int, int]:
    """Return the line of each place of evidence by the offset at which it starts."""
    if report.document is None:
        return {}
    source = report.document.source
    return {
        place.span[0]: source.position(place.span[0]).line
        for result in report.results
        for place in result.outcome.evidence
        if place.span is not None
    }


def _level_of(block: Title, level: str) -> str:
    if block.level == 3:
        return next((known for name, known in _LEVELS.items() if name in block.text), "")
    return level if block.level == 4 else ""


def _title(block: Title, path: str, prefix: str, index: int) -> str:
    if block.level == 1:
        return f'<h2 id="{prefix}-h">{safe(f"{block.text}：{path}")}</h2>\n'
    name = f"{prefix}-{block.key}" if block.key else f"{prefix}-s{index}"
    tag = f"h{block.level + 1}"
    return f'<{tag} id="{name}">{safe(block.text)}</{tag}>\n'


def _contents(entries: Iterable[tuple[str, str]]) -> str:
    links = "".join(f'<li><a href="#{name}">{safe(text)}</a></li>' for name, text in entries)
    return f'<nav aria-label="目录"><ul>{links}</ul></nav>\n'


def _fields(block: Fields, found: dict[str, Spot], listed: dict[str, str], prefix: str, level: str) -> str:
    lines = [f'<dl class="{level}">\n' if level in LEVELS else "<dl>\n"]
    keys = block.keys or ("",) * len(block.rows)
    given: set[str] = set()
    for (label, text), key in zip(block.rows, keys, strict=True):
        name = link = ""
        if key in found and key not in given:
            given.add(key)
            name = f' id="{listed[key]}"'
            link = " " + place_link(found[key], prefix)
        lines.append(f"<div{name}><dt>{safe(label)}</dt><dd>{safe(text)}{link}</dd></div>\n")
    lines.append("</dl>\n")
    return "".join(lines)


def _table(block: Table, prefix: str, lines: dict[int, int]) -> str:
    head = "".join(
        f'<th scope="col"{_SHORT_CELL if len(cell) <= _SHORT else ""}>{safe(cell)}</th>'
        for cell in block.header
    )
    spans = block.starts or (None,) * len(block.rows)
    rows = []
    for row, start in zip(block.rows, spans, strict=True):
        cells = [_cell(cell) for cell in row]
        if start is not None and start in lines:
            where = block.header.index("位置")
            cells[where] = f'<td><a href="#{prefix}-L{lines[start]}">{safe(row[where])}</a></td>'
        rows.append(f"<tr>{''.join(cells)}</tr>\n")
    return f'<div class="scroll"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{"".join(rows)}</tbody>\n</table></div>\n'


def _cell(text: str) -> str:
    names = [f"v-{_VERDICTS[text]}"] if text in _VERDICTS else []
    if len(text) <= _SHORT:
        names.append("short")
    style = f' class="{" ".join(names)}"' if names else ""
    return f"<td{style}>{safe(text)}</td>"
