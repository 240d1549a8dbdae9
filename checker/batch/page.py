"""The summary of a batch as a page of its own: bars, years side by side, a map of units against must items; no scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape as escaped
from itertools import islice

from checker.batch.attention import attention
from checker.batch.entry import EXCUSED, Entry
from checker.batch.figures import Batch, Figures, Group
from checker.batch.summaries import opening
from checker.rulebook.model import MET, PARTIAL, REVIEW, SKIPPED, UNMET, VERDICT_NAMES

_MOST_UNITS = 3_000
"""Rows of the heat map: no browser is glad of more; the workbook and results.jsonl have all."""
_MOST_BARS = 60
COLOURS = {
    MET: "#c6e7c8",
    PARTIAL: "#ffe49a",
    UNMET: "#f29a8e",
    REVIEW: "#cfd8f3",
    SKIPPED: "#eeeeee",
    EXCUSED: "#e2d4ec",
}
NAMES = {**VERDICT_NAMES, EXCUSED: "已豁免或者以前已有"}

_CELL = "padding:2px 6px;border:1px solid #bbb"
_HEAD = (
    '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<meta name="generator" content="lawcheck batch">\n'
    '<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n</head>\n'
    '<body style="font-family:sans-serif;margin:1.5em;color:#222">\n<h1>{title}</h1>\n'
)


def html(batch: Batch, figures: Figures) -> Iterator[str]:
    """Yield summary.html: the numbers, bars, years side by side, and a map of units against must items."""
    pieces = [
        _HEAD.format(title=escaped(f"{batch.kind}检查汇总")),
        f"<p>{escaped(opening(batch, figures))}</p>\n",
    ]
    pieces += [f"<p><b>{escaped(told)}</b></p>\n" for told in attention(figures, batch.passed, batch.notes)]
    pieces.append(_bars("结论", figures.conclusions.most_common(), figures.count))
    unmet = [(title, count) for _, title, count in figures.unmet()]
    pieces.append(_bars("必备项：多少份不符合", unmet, figures.count))
    for head, groups in figures.grouped():
        pieces.append(_shares(f"按{head}：多少份有必备项不符合", groups))
    yield "".join(pieces)
    yield from _trend(figures)
    yield from _map(batch.by_need(), figures)
    yield from _doubled(figures)
    yield from _copies(batch)
    pieces = []
    if batch.absent is not None:
        pieces.append(
            f"<h2>没有报送的单位（{len(batch.absent)}个）</h2>\n<p>{escaped('、'.join(batch.absent) or '没有。')}</p>\n"
        )
    if batch.unsure:
        pieces.append("<h2>要核对是否已经报送的单位</h2>\n<ul>\n")
        pieces += [f"<li>{escaped(unit)}：{escaped(told)}</li>\n" for unit, told in batch.unsure]
        pieces.append("</ul>\n")
    if batch.others:
        pieces.append("<h2>单位不在名单上的报告</h2>\n")
        pieces.append(_plain_table(("单位", "文件"), batch.others[:_MOST_UNITS]))
    pieces.append("</body>\n</html>\n")
    yield "".join(pieces)


def _trend(figures: Figures) -> Iterator[str]:
    """Yield how the must items fare from year to year, over all and for each unit with several years."""
    trend = figures.trend()
    if not trend.rows:
        return
    years = [f"{year}年" for year in trend.years]
    yield "<h2>逐年对照</h2>\n"
    items = [(title, *(str(count) for count in counts)) for title, counts in trend.items]
    yield _plain_table(("必备项（多少份不符合）", *years), items)
    yield _plain_table(
        ("单位（缺几项必备项）", *years), [(unit, *cells) for unit, cells in trend.rows[:_MOST_UNITS]]
    )


def _doubled(figures: Figures) -> Iterator[str]:
    doubled = figures.doubled()
    if not doubled:
        return
    yield "<h2>同一单位同一年度不止一份</h2>\n<p>请核对以哪一份为准；统计里每份都算了一次，逐年对照用第一份。</p>\n"
    rows = [(unit, f"{year}年", "、".join(names)) for unit, year, names in doubled[:_MOST_UNITS]]
    yield _plain_table(("单位", "报告年度", "文件"), rows)


def _copies(batch: Batch) -> Iterator[str]:
    if not batch.copies:
        return
    yield (
        f"<h2>不同单位之间相同的文字（{len(batch.copies)}对）</h2>\n"
        "<p>同样的句子只在少数几个单位里有，不是统一的提法；请核对是谁抄谁，还是本来共用。</p>\n"
    )
    rows = [(one.one, one.other, f"{one.common}句", f"{one.share:.0%}", one.example) for one in batch.copies]
    yield _plain_table(("单位（文件）", "单位（文件）", "相同", "占较短的一份", "例如"), rows)


def _plain_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    cells = "".join(f'<th scope="col" style="{_CELL}">{escaped(name)}</th>' for name in header)
    lines = [f'<table style="border-collapse:collapse;font-size:13px;margin-bottom:1em">\n<tr>{cells}</tr>\n']
    for row in rows:
        cells = "".join(f'<td style="{_CELL}">{escaped(cell)}</td>' for cell in row)
        lines.append(f"<tr>{cells}</tr>\n")
    return "".join((*lines, "</table>\n"))


def _shares(head: str, groups: list[tuple[str, Group]]) -> str:
    """Return a bar chart of groups: how many reports of each lack something, of how many."""
    most = max((one.count for _, one in groups), default=0)
    rows = [(name, one.lacking, one.count, f"{one.lacking}/{one.count}") for name, one in groups[:_MOST_BARS]]
    more = f"<p>共{len(groups)}个，这里列出前{_MOST_BARS}个。</p>\n" if len(groups) > _MOST_BARS else ""
    return _drawn(head, rows, most) + more


def _bars(head: str, rows: list[tuple[str, int]], most: int) -> str:
    return _drawn(head, [(name, count, count, str(count)) for name, count in rows], most)


def _drawn(head: str, rows: list[tuple[str, int, int, str]], most: int) -> str:
    """Return a bar chart drawn in the page itself: name, length of the bar, of the pale bar behind it, and what is told of each."""
    height = 24 * len(rows) + 4
    pieces = [
        f'<h2>{escaped(head)}</h2>\n<svg role="img" aria-label="{escaped(head)}" width="760" height="{height}">\n'
    ]
    for at, (name, count, of, told) in enumerate(rows):
        y = 24 * at
        width, behind = (round(360 * one / most, 1) if most else 0 for one in (count, of))
        pieces.append(
            f'<text x="296" y="{y + 17}" text-anchor="end" font-size="14">{escaped(_short(name))}</text>'
            f'<rect x="304" y="{y + 4}" width="{behind}" height="17" fill="#e8dedc"/>'
            f'<rect x="304" y="{y + 4}" width="{width}" height="17" fill="#c8685c"/>'
            f'<text x="{308 + behind}" y="{y + 17}" font-size="14">{told}</text>\n'
        )
    return "".join((*pieces, "</svg>\n"))


def _short(name: str) -> str:
    return name if len(name) <= 20 else name[:19] + "…"


def _map(entries: Iterable[Entry], figures: Figures) -> Iterator[str]:
    """Yield the heat map: a row for each report, those that lack most first."""
    pieces = ["<h2>各单位必备项（缺得多的在前）</h2>\n<p>"]
    pieces += [
        f'<span style="background:{COLOURS[verdict]};{_CELL}">{_mark(verdict)} {NAMES[verdict]}</span> '
        for verdict in COLOURS
    ]
    pieces.append('</p>\n<table style="border-collapse:collapse;font-size:13px">\n<tr>')
    titles = [title for title, _ in figures.items.values()]
    head = f"{_CELL};position:sticky;top:0;background:#fff"  # stays in sight with three hundred units
    pieces += [f'<th scope="col" style="{head}">{escaped(name)}</th>' for name in ("单位", "文件", *titles)]
    pieces.append("</tr>\n")
    yield "".join(pieces)
    for entry in islice(entries, _MOST_UNITS):
        pieces = []
        verdicts = {rule: verdict for rule, _, verdict in entry.must}
        pieces.append(
            f'<tr><th scope="row" style="{_CELL};text-align:left;white-space:nowrap">{escaped(entry.unit)}</th><td style="{_CELL}">{escaped(entry.name)}</td>'
        )
        if not verdicts:
            pieces.append(
                f'<td style="{_CELL};background:#ddd" colspan="{max(1, len(titles))}">{escaped(entry.error or entry.headline)}</td>'
            )
        else:
            pieces += [_cell(verdicts.get(rule, ""), title) for rule, (title, _) in figures.items.items()]
        pieces.append("</tr>\n")
        yield "".join(pieces)
    yield "</table>\n"
    if figures.count > _MOST_UNITS:
        yield f"<p>共{figures.count}份，这里列出前{_MOST_UNITS}份，其余见 results.jsonl。</p>\n"


def _cell(verdict: str, title: str) -> str:
    if not verdict:
        return f'<td style="{_CELL}"></td>'
    hint = escaped(f"{title}：{NAMES[verdict]}")
    return f'<td style="{_CELL};text-align:center;background:{COLOURS[verdict]}" title="{hint}">{_mark(verdict)}</td>'


def _mark(verdict: str) -> str:
    """Return a sign beside the colour, for those who do not see it and for black prints."""
    return {MET: "√", PARTIAL: "△", UNMET: "×", REVIEW: "？", SKIPPED: "—", EXCUSED: "○"}[verdict]
