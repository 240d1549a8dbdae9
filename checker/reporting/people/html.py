"""The gap reports as one self-contained HTML page: no script, no network, the text of each report with its places.

Rendered from the blocks of the gap report, not from its Markdown: every text passes through one function that escapes
it, and what is to be done, why, and the places in the text are linked by the numbers of the matters
(docs/decisions/0012).
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from checker.reporting.fixable import changes_in
from checker.reporting.formats import Job
from checker.reporting.people.blocks import (
    Block,
    Detail,
    Details,
    Fields,
    Fold,
    Notes,
    PageTitle,
    Table,
    Tasks,
    Text,
)
from checker.reporting.people.fulltext import Spot, full_text, place_link, spots
from checker.reporting.people.gap import gap_blocks
from checker.reporting.people.htmlstyle import STYLE, safe
from checker.reporting.people.overview import Row, overview_blocks, row_of
from checker.reporting.shown import Shown
from checker.reporting.spool import Spool
from checker.rulebook.model import Rulebook

_SHORT = 4
"""Up to so many characters a cell is not broken into lines."""
_SEE, _SEE_CLASS = "看原文", ' class="see"'
_MOST_LINKS = 8
"""Links to its places that one matter has; the places all have one back."""


_CHANGES = "划去的和后面加上的字，是 lawcheck fix 可以自动改正的。"


def output(job: Job) -> HtmlOutput:
    """Return the page of a run."""
    return HtmlOutput(job)


def summary(job: Job, rows: list[Row]) -> Iterator[str]:
    """Yield the overview of reports that each have a page of their own, beside it, at the link of the row."""
    from urllib.parse import quote

    return HtmlOutput(job, [row._replace(link=quote(row.link, errors="replace")) for row in rows]).pieces()


class HtmlOutput:
    """Collects one article a report."""

    def __init__(self, job: Job, rows: Iterable[Row] = ()) -> None:
        """``rows`` are of reports that have a page elsewhere."""
        self._job = job
        self._articles = Spool()
        self._rows = list(rows)

    def add(self, report: Shown, rulebook: Rulebook) -> None:
        """Render one report."""
        prefix = f"r{len(self._rows) + 1}"
        self._rows.append(row_of(report, f"#{prefix}"))
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
            yield '<section aria-label="汇总">\n'
            for block in overview_blocks(self._rows, self._job.rulebooks[0]):
                if isinstance(block, PageTitle):
                    yield f"<h{block.level + 1}>{safe('汇总' if block.level == 1 else block.text)}</h{block.level + 1}>\n"
                elif isinstance(block, Table):
                    yield _table(block, "", {})
                elif isinstance(block, Text):
                    yield f"<p>{safe(block.text)}</p>\n"
            yield "</section>\n"
        yield from self._articles
        yield "</main>\n<footer><p>本页由 lawcheck 生成，不含脚本，打开时不连接网络。</p></footer>\n</body>\n</html>\n"


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode("ascii")


def _article(report: Shown, blocks: list[Block], prefix: str) -> Iterator[str]:
    document = report.document
    details = next((block.entries for block in blocks if isinstance(block, Details)), ())
    found = spots(report, document, prefix, details) if document is not None else {}
    changes = changes_in(report)
    lines = _lines_of(report)
    sections = [
        (f"{prefix}-s{index}", block.text)
        for index, block in enumerate(blocks)
        if isinstance(block, PageTitle) and block.level == 2
    ]
    yield f'<article id="{prefix}" aria-labelledby="{prefix}-h">\n'
    for index, block in enumerate(blocks):
        if isinstance(block, PageTitle):
            if block.level == 1:
                yield f'<h2 id="{prefix}-h">{safe(report.path)}</h2>\n'
            else:
                yield f'<h3 id="{prefix}-s{index}">{safe(block.text)}</h3>\n'
        elif isinstance(block, Tasks):
            yield _tasks(block, prefix)
            yield _contents([*sections[1:], (f"{prefix}-text", "报告全文")])
        elif isinstance(block, Details):
            yield from (_detail(one, found, prefix) for one in block.entries)
        elif isinstance(block, Notes):
            yield '<div class="notes">\n'
            for number, text in block.rows:
                yield f'<p id="{prefix}-b{number}">〔{number}〕{safe(text)}</p>\n'
            yield "</div>\n"
        elif isinstance(block, Fields):
            yield _fields(block.rows)
        elif isinstance(block, Table):
            yield _table(block, prefix, lines)
        elif isinstance(block, Fold):
            yield f"<p>{safe(block.text)}</p>\n"
            for table in block.inside:
                yield "<details>\n<summary>逐条查看符合的规则和原文中的依据</summary>\n"
                yield f"{_table(table, prefix, lines)}</details>\n"
        else:
            style = ' class="verdict"' if block.strong else ""
            yield f"<p{style}>{safe(block.text)}</p>\n"
    if document is not None:
        unit = "段落的序号" if document.source.format == "docx" else "行号"
        yield (
            f'<section class="whole" aria-labelledby="{prefix}-text">\n<h3 id="{prefix}-text">报告全文</h3>\n'
            f'<p class="note">左边是{unit}。画线处是要改的地方，括号里是上面的序号（必：必备项，规：规范项，'
            f"提：提示项），点序号回到说明。{_CHANGES if changes else ''}身份证号码、电话号码已经遮盖。</p>\n"
            '<div class="fulltext">\n'
        )
        yield from full_text(document, tuple(found.values()), prefix, changes)
        yield "</div>\n</section>\n"
    yield "</article>\n"


def _lines_of(report: Shown) -> dict[int, int]:
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


def _contents(entries: Iterable[tuple[str, str]]) -> str:
    links = "".join(f'<li><a href="#{name}">{safe(text)}</a></li>' for name, text in entries)
    return f'<nav aria-label="目录"><ul>{links}</ul></nav>\n'


def _tasks(block: Tasks, prefix: str) -> str:
    """Return what is to be done as a table; on a phone each row stands as a paragraph."""
    head = "".join(f'<th scope="col"{_style(cell)}>{safe(cell)}</th>' for cell in block.header)
    pieces = [f'<table class="tasks">\n<thead><tr>{head}</tr></thead>\n']
    for group, tasks in block.groups:
        pieces.append(
            f'<tbody>\n<tr class="group"><th scope="colgroup" colspan="3">{safe(group)}</th></tr>\n'
        )
        for task in tasks:
            number = f'<a href="#{prefix}-m{task.number}" aria-label="说明{task.number}">{task.number}</a>'
            pieces.append(
                f'<tr class="{task.level}"><td class="short">{number}</td><td>{safe(task.where)}</td>'
                f"<td>{safe(task.remedy)}</td></tr>\n"
            )
        pieces.append("</tbody>\n")
    return "".join((*pieces, "</table>\n"))


def _detail(one: Detail, found: dict[str, Spot], prefix: str) -> str:
    links = [place_link(found[key]) for key in one.keys[:_MOST_LINKS] if key in found]
    ids = "、".join(one.rules)
    rows = [(label or "问题", safe(text)) for label, text in one.rows]
    if one.marks:
        bases = "".join(f'<a href="#{prefix}-b{mark}">〔{mark}〕</a>' for mark in one.marks)
        rows.append(("依据", bases))
    if links:
        more = f"等{len(one.keys)}处" if len(one.keys) > len(links) else ""
        rows.append((_SEE, "".join(links) + more))
    body = "".join(
        f"<div{_SEE_CLASS if label == _SEE else ''}><dt>{safe(label)}</dt><dd>{text}</dd></div>\n"
        for label, text in rows
    )
    return (
        f'<h4 id="{prefix}-m{one.number}">{one.number}. {safe(one.title)} <small>{safe(ids)}</small></h4>\n'
        f'<dl class="{one.level}">\n{body}</dl>\n'
    )


def _fields(rows: Sequence[tuple[str, str]]) -> str:
    body = "".join(f"<div><dt>{safe(label)}</dt><dd>{safe(text)}</dd></div>\n" for label, text in rows)
    return f"<dl>\n{body}</dl>\n"


def _table(block: Table, prefix: str, lines: dict[int, int]) -> str:
    head = "".join(f'<th scope="col"{_style(cell)}>{safe(cell)}</th>' for cell in block.header)
    starts = block.starts or (None,) * len(block.rows)
    links = block.links or ("",) * len(block.rows)
    rows = []
    for row, start, link in zip(block.rows, starts, links, strict=True):
        cells = [f"<td{_style(cell)}>{safe(cell)}</td>" for cell in row]
        if start is not None and start in lines and "位置" in block.header:
            at = block.header.index("位置")
            cells[at] = f'<td><a href="#{prefix}-L{lines[start]}">{safe(row[at])}</a></td>'
        if link and "文件" in block.header:
            at = block.header.index("文件")
            cells[at] = f'<td><a href="{safe(link)}">{safe(row[at])}</a></td>'
        rows.append(f"<tr>{''.join(cells)}</tr>\n")
    return f'<div class="scroll"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{"".join(rows)}</tbody>\n</table></div>\n'


def _style(text: str) -> str:
    return ' class="short"' if len(text) <= _SHORT else ""
