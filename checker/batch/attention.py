"""What a summary says at once, because the numbers rest on it: what configuration and packs change, what was approved to stay, what was passed over."""

from __future__ import annotations

from collections.abc import Sequence

from checker.batch.figures import Figures

_REMARKS = 12


def attention(figures: Figures, passed: tuple[str, ...] = (), notes: tuple[str, ...] = ()) -> list[str]:
    """Return the remarks, each with how many reports it concerns where these are not all; ``passed`` are files passed over, ``notes`` others."""
    told = [f"注意{_some(count, figures.count)}：{change}" for change, count in figures.changes.items()]
    if figures.waived:
        titles = "、".join(f"{title}{count}份" for title, count in figures.waived.most_common())
        told.append(f"注意：已批准保留的没有计入结论：{titles}。")
    if figures.known:
        titles = "、".join(f"{title}{count}份" for title, count in figures.known.most_common())
        told.append(f"注意：基线里以前已有的必备项问题没有计入，仍应改正：{titles}。")
    told += [
        f"注意{_some(count, figures.count)}：{one}" for one, count in figures.remarks.most_common(_REMARKS)
    ]
    if len(figures.remarks) > _REMARKS:
        told.append(f"注意：豁免和基线另有{len(figures.remarks) - _REMARKS}条提示，见各份的差距报告。")
    if passed:
        from checker.gate.changes import listed_files

        told.append(f"注意：这次检查跳过了{listed_files(passed)}。")
    return [*told, *(f"注意：{note}" for note in notes)]


def beforehand(passed: Sequence[str], not_used: Sequence[str], notes: Sequence[str] = ()) -> list[str]:
    """Return what is said before anything is checked: the files passed over, the configurations that are not used, what else is to be told."""
    return [
        *(f"注意：这次检查跳过了{one}。" for one in passed),
        *(f"提示：{one}" for one in not_used),
        *(f"注意：{note}" for note in notes),
    ]


def _some(count: int, of: int) -> str:
    return f"（{count}份）" if count < of else ""
