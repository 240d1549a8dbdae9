"""The summary of a batch in Markdown, on two pages."""

from __future__ import annotations

from collections.abc import Sequence

from checker.batch.attention import attention
from checker.batch.entry import EXCUSED, Entry
from checker.batch.figures import YEAR, Batch, Figures, in_a_sentence
from checker.reporting.people.markdown import escape
from checker.rulebook.model import MET, MUST, PARTIAL, REVIEW, UNMET
from checker.text.shortened import shortened

_ITEMS, _PRESSED, _ROWS, _YEARS, _FEW, _NAMES = 12, 6, 5, 4, 3, 40
"""So many must items, reports to press for, rows, latest years, files and pairs, and names of units does the summary of two pages hold."""
_LONGEST, _NOTED = 42, 12
"""Characters of a cell; changes against the shipped rules that are told."""


def opening(batch: Batch, figures: Figures) -> str:
    """Say in a paragraph how the batch came out."""
    text = (
        f"共{figures.count}份：{figures.lacking}份有必备项不符合，合计{figures.lacks}项次"
        f"{f'；{figures.broken}份没有读成、没有读全或者没有检查完' if figures.broken else ''}。"
    )
    if figures.knowing:
        text += f"另有{figures.knowing}份的必备项问题基线里以前已有，共{sum(figures.known.values())}项次，没有计入。"
    if batch.absent is not None:
        text += f"按应报名单，{len(batch.absent)}个单位没有报送"
        text += f"，{len(batch.unsure)}个需要人工核对" if batch.unsure else ""
        text += f"；{len(batch.others)}份报告的单位不在名单上。" if batch.others else "。"
    doubled = figures.doubled()
    if doubled:
        text += f"有{len(doubled)}个单位同一年度不止一份，请核对以哪一份为准。"
    return text


def markdown(batch: Batch, figures: Figures) -> str:
    """Return summary.md."""
    pieces = [f"# {escape(batch.kind)}检查汇总", opening(batch, figures)]
    conclusions = "，".join(f"{name}{n}份" for name, n in figures.conclusions.most_common())
    where = "每份报告的差距报告和退回意见在 reports 文件夹里；" if batch.texts else ""
    pieces.append(f"**结论**：{escape(conclusions)}。{where}“待复核”的请对照原文判断。")
    noted = attention(figures, batch.passed, batch.notes)
    pieces += [
        f"**{head}**：{escape(told)}" for head, _, told in (one.partition("：") for one in noted[:_NOTED])
    ]
    pieces += _more(len(noted), _NOTED, "处")
    shown = [(UNMET, "不符合"), (PARTIAL, "部分符合"), (REVIEW, "待复核"), (MET, "符合")]
    if any(verdicts[EXCUSED] for _, verdicts in figures.items.values()):
        shown.append((EXCUSED, "已豁免或者以前已有"))
    rows = [
        (title, *(str(figures.items[rule][1][verdict]) for verdict, _ in shown))
        for rule, title, _ in figures.unmet()
    ]
    heads = ("必备项", *(head for _, head in shown))
    pieces += ["## 必备项：各缺多少份", _table(heads, rows[:_ITEMS])]
    others = sorted((row for row in figures.common() if row[0] != MUST), key=lambda row: -row[3])
    common = [f"{title}{count}份" for _, _, title, count in others]
    if common:
        pieces.append(f"**其他共性问题**：{escape('、'.join(common[:_ITEMS]))}。")
    pieces += [*_pressed(batch, figures), *_absent(batch), *_doubled(figures)]
    for head, groups in figures.grouped():
        kept = groups[-_YEARS:] if head == YEAR else groups[:_ROWS]
        counted = [(name, str(one.count), str(one.lacking)) for name, one in kept]
        pieces += [
            f"## 按{head}",
            _table((head, "份数", "有必备项不符合"), counted),
            *_more(len(groups), len(kept), f"个{head}"),
        ]
    trend = figures.trend()
    if trend.rows:
        years = slice(-_YEARS, None)
        rows_shown = [(unit, *cells[years]) for unit, cells in trend.rows[:_ROWS]]
        pieces += [
            "## 逐年对照（缺几项必备项）",
            _table(("单位", *(f"{year}年" for year in trend.years[years])), rows_shown),
            *_more(len(trend.rows), _ROWS, "个单位"),
        ]
    pieces += _copies(batch)
    return "\n\n".join(pieces) + "\n"


def _pressed(batch: Batch, figures: Figures) -> list[str]:
    pressed: list[tuple[str, str, str]] = []
    for entry in batch.by_need():  # those that lack something come first
        if not (entry.broken or entry.missing) or len(pressed) == _PRESSED:
            break
        pressed.append((entry.unit, entry.name, _cut(_reason(entry))))
    if not pressed:
        return []
    table = _table(("单位", "文件", "缺什么"), pressed)
    return ["## 先催办这些", table, *_more(figures.pressing, _PRESSED, "份")]


def _absent(batch: Batch) -> list[str]:
    pieces = []
    if batch.absent:
        more = "等" if len(batch.absent) > _NAMES else ""
        shown = escape("、".join(batch.absent[:_NAMES]) + more)
        pieces += [f"## 没有报送的单位（{len(batch.absent)}个）", f"{shown}。"]
    if batch.unsure:
        table = _table(("应报单位", "情况"), [(unit, _cut(told)) for unit, told in batch.unsure[:_ROWS]])
        pieces += ["## 要核对是否已经报送的单位", table, *_more(len(batch.unsure), _ROWS, "个单位")]
    if batch.others:
        table = _table(("单位", "文件"), batch.others[:_ROWS])
        pieces += ["## 单位不在名单上的报告", table, *_more(len(batch.others), _ROWS, "份")]
    return pieces


def _doubled(figures: Figures) -> list[str]:
    doubled = figures.doubled()
    if not doubled:
        return []
    several = [(unit, f"{year}年", _listed(names)) for unit, year, names in doubled[:_FEW]]
    table = _table(("单位", "报告年度", "文件"), several)
    return ["## 同一单位同一年度不止一份", table, *_more(len(doubled), _FEW, "个单位")]


def _copies(batch: Batch) -> list[str]:
    if not batch.copies:
        return []
    copied = [
        (one.one, one.other, f"{one.common}句", f"{one.share:.0%}", _cut(one.example))
        for one in batch.copies[:_FEW]
    ]
    return [
        f"## 不同单位之间相同的文字（{len(batch.copies)}对）",
        "同样的句子只在少数几个单位里有，不是统一的提法；请核对是谁抄谁，还是本来共用。",
        _table(("单位（文件）", "单位（文件）", "相同", "占较短的一份", "例如"), copied),
    ]


def _more(count: int, shown: int, of: str) -> list[str]:
    return [f"共{count}{of}，这里列出{shown}{of}，其余见 summary.html。"] if count > shown else []


def _reason(entry: Entry) -> str:
    """Say what is missing; of what cannot be read only why, because what to do about it stands in its notice."""
    if not entry.broken:
        return f"{len(entry.missing)}项：{'、'.join(entry.missing)}"
    told = in_a_sentence(entry)
    return told.partition("处理办法：")[0] or told


def _listed(names: Sequence[str]) -> str:
    return "、".join(names[:_FEW]) + (f"等{len(names)}份" if len(names) > _FEW else "")


def _cut(text: str) -> str:
    return shortened(text, _LONGEST)


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
    lines += ["| " + " | ".join(map(escape, row)) + " |" for row in rows]
    return "\n".join(lines)
