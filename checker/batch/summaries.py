"""The summary of a batch in Markdown, on two pages."""

from __future__ import annotations

from collections.abc import Sequence

from checker.batch.entry import Entry
from checker.batch.figures import Batch, Figures, in_a_sentence
from checker.reporting.people.markdown import escape
from checker.rulebook.model import LEVEL_NAMES, MET, MUST, PARTIAL, REVIEW, UNMET

_ROWS = 20
"""Rows of each list in the summary of two pages."""
_FEW = 4
"""Names of files in one cell."""


def opening(batch: Batch, figures: Figures) -> str:
    """Say in a paragraph how the batch came out."""
    text = (
        f"共{figures.count}份：{figures.lacking}份有必备项不符合，合计{figures.lacks}项次"
        f"{f'；{figures.broken}份没有读成、没有读全或者没有检查完' if figures.broken else ''}。"
    )
    if batch.absent is not None:
        text += f"按应报名单，{len(batch.absent)}个单位没有报送"
        text += f"，{len(batch.unsure)}个需要人工核对。" if batch.unsure else "。"
    doubled = figures.doubled()
    if doubled:
        text += f"有{len(doubled)}个单位同一年度不止一份，请核对以哪一份为准。"
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
    for head, groups in figures.grouped():
        counted = [(name, str(one.count), str(one.lacking)) for name, one in groups[:_ROWS]]
        pieces += [
            f"## 按{head}",
            _table((head, "份数", "有必备项不符合"), counted),
            *_more(len(groups), f"个{head}"),
        ]
    trend = figures.trend()
    if trend.rows:
        rows_shown = [(unit, *cells) for unit, cells in trend.rows[:_ROWS]]
        pieces += [
            "## 逐年对照（缺几项必备项）",
            _table(("单位", *(f"{year}年" for year in trend.years)), rows_shown),
            *_more(len(trend.rows), "个单位"),
        ]
    pressed: list[tuple[str, str, str]] = []
    for entry in batch.by_need():  # those that lack something come first
        if not (entry.broken or entry.missing) or len(pressed) == _ROWS:
            break
        pressed.append((entry.unit, entry.name, _cut(_reason(entry))))
    if pressed:
        pieces += ["## 先催办这些", _table(("单位", "文件", "缺什么"), pressed), *_more(figures.pressing)]
    doubled = figures.doubled()
    if doubled:
        several = [(unit, f"{year}年", _listed(names)) for unit, year, names in doubled[:_ROWS]]
        pieces += [
            "## 同一单位同一年度不止一份",
            _table(("单位", "报告年度", "文件"), several),
            *_more(len(doubled), "个单位"),
        ]
    if batch.copies:
        copied = [
            (one.one, one.other, f"{one.common}句", f"{one.share:.0%}", _cut(one.example))
            for one in batch.copies[: _ROWS // 2]
        ]
        head_ = ("单位（文件）", "单位（文件）", "相同", "占较短的一份", "例如")
        pieces += [
            f"## 不同单位之间相同的文字（{len(batch.copies)}对）",
            "同样的句子只在少数几个单位里有，不是统一的提法；请核对是谁抄谁，还是本来共用。",
            _table(head_, copied),
        ]
    if batch.absent:
        shown = "、".join(batch.absent[: 3 * _ROWS])
        pieces += ["## 没有报送的单位", escape(shown + ("等。" if len(batch.absent) > 3 * _ROWS else "。"))]
    if batch.unsure:
        pieces += ["## 要核对是否已经报送的单位", _table(("应报单位", "情况"), list(batch.unsure[:_ROWS]))]
    where = "每份报告的差距报告和退回意见在 reports 文件夹里；" if batch.texts else ""
    pieces.append(f"{where}“待复核”的请对照原文判断。")
    return "\n\n".join(pieces) + "\n"


def _more(count: int, of: str = "份") -> list[str]:
    return [f"共{count}{of}，这里列出前{_ROWS}{of}，其余见 summary.html。"] if count > _ROWS else []


def _reason(entry: Entry) -> str:
    """Say what is missing; of what cannot be read only why, because what to do about it stands in its notice."""
    told = in_a_sentence(entry)
    return told.partition("处理办法：")[0] or told if entry.broken else told


def _listed(names: Sequence[str]) -> str:
    return "、".join(names[:_FEW]) + (f"等{len(names)}份" if len(names) > _FEW else "")


def _cut(text: str) -> str:
    return text if len(text) <= 100 else text[:99] + "…"


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
    lines += ["| " + " | ".join(map(escape, row)) + " |" for row in rows]
    return "\n".join(lines)
