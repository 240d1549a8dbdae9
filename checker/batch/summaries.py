"""The summary of a batch in Markdown (two pages) and as a page of its own, without scripts."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape as escaped

from checker.batch.entry import EXCUSED, Entry
from checker.batch.figures import Batch, Figures, Group, by_need, in_a_sentence
from checker.reporting.people.markdown import escape
from checker.rulebook.model import LEVEL_NAMES, MET, MUST, PARTIAL, REVIEW, SKIPPED, UNMET, VERDICT_NAMES

_ROWS = 20
"""Rows of each list in the summary of two pages."""
_MOST_UNITS = 3_000
"""Rows of the heat map: no browser is glad of more; the workbook and results.jsonl have all."""
COLOURS = {
    MET: "#c6e7c8",
    PARTIAL: "#ffe49a",
    UNMET: "#f29a8e",
    REVIEW: "#cfd8f3",
    SKIPPED: "#eeeeee",
    EXCUSED: "#e2d4ec",
}
NAMES = {**VERDICT_NAMES, EXCUSED: "已豁免或者以前已有"}


def opening(batch: Batch, figures: Figures) -> str:
    """Say in a paragraph how the batch came out."""
    text = (
        f"共{figures.count}份：{figures.lacking}份有必备项不符合，合计{figures.lacks}项次"
        f"{f'；{figures.broken}份没有读成、没有读全或者没有检查完' if figures.broken else ''}。"
    )
    if batch.absent is not None:
        text += f"按应报名单，{len(batch.absent)}个单位没有报送"
        text += f"，{len(batch.unsure)}个需要人工核对。" if batch.unsure else "。"
    return text


def markdown(batch: Batch, figures: Figures) -> str:
    """Return summary.md."""
    pieces = [f"# {escape(batch.kind)}检查汇总", opening(batch, figures)]
    pieces += [
        "## 结论",
        _table(("结论", "份数"), [(name, str(n)) for name, n in figures.conclusions.most_common()]),
    ]
    rows = [
        (title, *(str(figures.items[rule][1][verdict]) for verdict in (UNMET, PARTIAL, REVIEW, MET)))
        for rule, title, _ in figures.unmet()
    ]
    pieces += [
        "## 必备项：各缺多少份",
        _table(("必备项", "不符合", "部分符合", "待复核", "符合"), rows[:_ROWS]),
    ]
    common = [row for row in figures.common() if row[0] != MUST][: _ROWS // 2]
    if common:
        others = [(LEVEL_NAMES[level], title, str(count)) for level, _, title, count in common]
        pieces += ["## 其他共性问题", _table(("级别", "检查内容", "份数"), others)]
    for head, groups in (("层级", figures.levels), ("报告年度", figures.years)):
        counted = [(name, str(one.count), str(one.lacking)) for name, one in sorted(groups.items())][:_ROWS]
        pieces += [f"## 按{head}", _table((head, "份数", "有必备项不符合"), counted)]
    worst = [entry for entry in by_need(batch.entries()) if entry.broken or entry.missing]
    if worst:
        pressed = [(entry.unit, entry.name, _cut(in_a_sentence(entry))) for entry in worst[:_ROWS]]
        pieces += ["## 先催办这些", _table(("单位", "文件", "缺什么"), pressed), *_more(len(worst))]
    if batch.absent:
        shown = "、".join(batch.absent[: 3 * _ROWS])
        pieces += ["## 没有报送的单位", escape(shown + ("等。" if len(batch.absent) > 3 * _ROWS else "。"))]
    if batch.unsure:
        pieces += ["## 要核对是否已经报送的单位", _table(("应报单位", "可能是"), list(batch.unsure[:_ROWS]))]
    pieces.append("每份报告的差距报告和退回意见在 reports 文件夹里；“待复核”的请对照原文判断。")
    return "\n\n".join(pieces) + "\n"


def _more(count: int) -> list[str]:
    return [f"共{count}份，这里列出前{_ROWS}份，其余见 summary.html。"] if count > _ROWS else []


def _cut(text: str) -> str:
    return text if len(text) <= 100 else text[:99] + "…"


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
    lines += ["| " + " | ".join(map(escape, row)) + " |" for row in rows]
    return "\n".join(lines)


_CELL = "padding:2px 6px;border:1px solid #bbb"
_HEAD = (
    '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<meta name="generator" content="lawcheck batch">\n'
    '<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n</head>\n'
    '<body style="font-family:sans-serif;margin:1.5em;color:#222">\n<h1>{title}</h1>\n'
)


def html(batch: Batch, figures: Figures) -> str:
    """Return summary.html: the numbers, bars, and a map of units against must items."""
    pieces = [
        _HEAD.format(title=escaped(f"{batch.kind}检查汇总")),
        f"<p>{escaped(opening(batch, figures))}</p>\n",
    ]
    pieces.append(
        _bars("结论", [(name, n, n) for name, n in figures.conclusions.most_common()], figures.count)
    )
    unmet = [(title, count, count) for _, title, count in figures.unmet()]
    pieces.append(_bars("必备项：多少份不符合", unmet, figures.count))
    pieces.append(_bars("按层级：多少份有必备项不符合", _shares(figures.levels), figures.count))
    pieces.append(_bars("按报告年度：多少份有必备项不符合", _shares(figures.years), figures.count))
    pieces += _map(by_need(batch.entries()), figures)
    if batch.absent is not None:
        pieces.append(
            f"<h2>没有报送的单位（{len(batch.absent)}个）</h2>\n<p>{escaped('、'.join(batch.absent) or '没有。')}</p>\n"
        )
    if batch.unsure:
        pieces.append("<h2>要核对是否已经报送的单位</h2>\n<ul>\n")
        pieces += [f"<li>{escaped(unit)}：可能是{escaped(maybe)}</li>\n" for unit, maybe in batch.unsure]
        pieces.append("</ul>\n")
    pieces.append("</body>\n</html>\n")
    return "".join(pieces)


def _shares(groups: dict[str, Group]) -> list[tuple[str, int, str]]:
    return [(name, one.lacking, f"{one.lacking}/{one.count}") for name, one in sorted(groups.items())]


def _bars(head: str, rows: list[tuple[str, int, int]] | list[tuple[str, int, str]], most: int) -> str:
    """Return a bar chart drawn in the page itself."""
    height = 24 * len(rows) + 4
    pieces = [
        f'<h2>{escaped(head)}</h2>\n<svg role="img" aria-label="{escaped(head)}" width="760" height="{height}">\n'
    ]
    for at, (name, count, told) in enumerate(rows):
        y = 24 * at
        width = round(360 * count / most, 1) if most else 0
        pieces.append(
            f'<text x="296" y="{y + 17}" text-anchor="end" font-size="14">{escaped(_short(name))}</text>'
            f'<rect x="304" y="{y + 4}" width="{width}" height="17" fill="#c8685c"/>'
            f'<text x="{308 + width}" y="{y + 17}" font-size="14">{told}</text>\n'
        )
    return "".join((*pieces, "</svg>\n"))


def _short(name: str) -> str:
    return name if len(name) <= 20 else name[:19] + "…"


def _map(entries: list[Entry], figures: Figures) -> list[str]:
    """Return the heat map: a row for each report, those that lack most first."""
    pieces = ["<h2>各单位必备项（缺得多的在前）</h2>\n<p>"]
    pieces += [
        f'<span style="background:{COLOURS[verdict]};{_CELL}">{_mark(verdict)} {NAMES[verdict]}</span> '
        for verdict in COLOURS
    ]
    pieces.append('</p>\n<table style="border-collapse:collapse;font-size:13px">\n<tr>')
    titles = [title for title, _ in figures.items.values()]
    pieces += [f'<th scope="col" style="{_CELL}">{escaped(name)}</th>' for name in ("单位", "文件", *titles)]
    pieces.append("</tr>\n")
    for entry in entries[:_MOST_UNITS]:
        verdicts = {rule: verdict for rule, _, verdict in entry.must}
        pieces.append(
            f'<tr><th scope="row" style="{_CELL};text-align:left">{escaped(entry.unit)}</th><td style="{_CELL}">{escaped(entry.name)}</td>'
        )
        if not verdicts:
            pieces.append(
                f'<td style="{_CELL};background:#ddd" colspan="{max(1, len(titles))}">{escaped(entry.error or entry.headline)}</td>'
            )
        else:
            pieces += [_cell(verdicts.get(rule, ""), title) for rule, (title, _) in figures.items.items()]
        pieces.append("</tr>\n")
    pieces.append("</table>\n")
    if len(entries) > _MOST_UNITS:
        pieces.append(f"<p>共{len(entries)}份，这里列出前{_MOST_UNITS}份，其余见 results.jsonl。</p>\n")
    return pieces


def _cell(verdict: str, title: str) -> str:
    if not verdict:
        return f'<td style="{_CELL}"></td>'
    hint = escaped(f"{title}：{NAMES[verdict]}")
    return f'<td style="{_CELL};text-align:center;background:{COLOURS[verdict]}" title="{hint}">{_mark(verdict)}</td>'


def _mark(verdict: str) -> str:
    """Return a sign beside the colour, for those who do not see it and for black prints."""
    return {MET: "√", PARTIAL: "△", UNMET: "×", REVIEW: "？", SKIPPED: "—", EXCUSED: "○"}[verdict]
