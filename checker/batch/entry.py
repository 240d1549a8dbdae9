"""What a batch keeps of one report: what summaries count, and the texts that go back to its unit."""

from __future__ import annotations

import json

from checker.batch.filenames import unit_of_name
from checker.document.model import Metadata
from checker.reporting.formats import Job, open_output
from checker.reporting.machines.jsonout import report_data
from checker.reporting.people.conclusion import conclude, unread_text
from checker.reporting.people.excused import excused, excused_must
from checker.reporting.people.markdown import escape
from checker.reporting.shown import Shown
from checker.results import KNOWN, WAIVED, Result
from checker.rulebook.model import MUST, PARTIAL, REVIEW, SHOULD, UNMET, VERDICT_NAMES, Rulebook
from checker.text.outgoing import named
from checker.text.shortened import shortened
from checker.values import NamedTuple
from checker.version import __version__

EXCUSED = "excused"
"""Stands for the verdict of a rule whose gaps are all waived or known from a baseline."""
_MOST, _LONGEST = 8, 90
_NOTED = 3
"""Items, characters of each, and changes against the shipped rules in a notice: more does not fit on a page."""


class Entry(NamedTuple):
    """The figures of one report, every string as it may leave.

    ``must`` are rule, title and verdict of the must items, ``gaps`` level, rule, title and verdict of all that must be put
    right. ``error`` says why the report could not be checked; ``lost`` that a worker was lost over it, so that another run
    tries again. ``broken`` tells that it could not be read or checked altogether. ``changes`` are what configuration and packs
    change against the shipped rules, ``waived`` are the titles of what was approved to stay.
    ``guessed`` tells that the text names no unit and the name of the file was taken, ``other`` what the text is where it is no report of this kind.
    ``known`` are the titles of must items that count as no gap because a baseline has them, ``remarks`` what there is to say of waivers and baseline,
    ``used`` the waivers that found anything.
    """

    name: str
    unit: str
    level: str | None
    year: int | None
    title: str
    headline: str
    reason: str
    error: str
    broken: bool
    gates: bool
    must: tuple[tuple[str, str, str], ...] = ()
    gaps: tuple[tuple[str, str, str, str], ...] = ()
    lost: bool = False
    changes: tuple[str, ...] = ()
    waived: tuple[str, ...] = ()
    guessed: bool = False
    other: str = ""
    known: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    used: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The titles of the must items that are unmet."""
        return tuple(title for _, title, verdict in self.must if verdict == UNMET)

    @property
    def weak(self) -> tuple[str, ...]:
        """The titles of the must items that are incomplete or for a person to judge."""
        return tuple(title for _, title, verdict in self.must if verdict in (PARTIAL, REVIEW))


_shared: dict[tuple[str, ...], tuple[str, ...]] = {}
"""The items of entries, each kept once: thousands of reports have the same few."""


def read_entry(text: str) -> Entry:
    """Return an entry from the JSON that :func:`entry_text` made."""
    data = json.loads(text)
    for name in ("must", "gaps"):
        data[name] = tuple(_shared.setdefault(one, one) for one in map(tuple, data[name]))
    for name in ("changes", "waived", "known", "remarks", "used"):
        told = tuple(data.get(name, ()))
        data[name] = _shared.setdefault(told, told)
    return Entry(**{name: value for name, value in data.items() if name in Entry._fields})


def entry_text(entry: Entry) -> str:
    """Return an entry as JSON in one line."""
    return json.dumps(entry._asdict(), ensure_ascii=False)


class Written(NamedTuple):
    """The outputs of one report: its entry, its JSON in one line, the gap report and the notice in Markdown.

    ``copy`` is its Word file with comments, ``said`` its sentences as digest and beginning. What is not asked for is empty.
    """

    entry: Entry
    json: str
    gap: str
    notice: str
    copy: bytes = b""
    said: tuple[tuple[str, str], ...] = ()


def who(name: str, metadata: Metadata) -> Written:
    """Return what tells only who issued a report and for which year."""
    issuer = metadata.issuer.name if metadata.issuer is not None else ""
    entry = Entry(
        name,
        named(issuer) or unit_of_name(name),
        metadata.level,
        metadata.year,
        "",
        "",
        "",
        "",
        broken=False,
        gates=False,
    )
    return Written(entry, "", "", "")


def written(report: Shown, rulebook: Rulebook, *, lost: bool = False, texts: bool = True) -> Written:
    """Return the outputs of a report, what goes back to its unit only with ``texts``."""
    document = report.document
    metadata = document.metadata if document is not None else None
    issuer = metadata.issuer.name if metadata is not None and metadata.issuer is not None else ""
    conclusion = conclude(report) if document is not None else None
    error = report.error or ""
    if not error and report.unread:
        error = unread_text(report)
    entry = Entry(
        report.path,
        issuer or unit_of_name(report.path),
        metadata.level if metadata is not None else None,
        metadata.year if metadata is not None else None,
        metadata.title.name if metadata is not None and metadata.title is not None else "",
        conclusion.headline.rstrip("。") if conclusion is not None else "没有检查",
        conclusion.reason if conclusion is not None else error,
        error,
        document is None or bool(report.unread) or bool(report.faulty),
        document is not None and report.gates(),
        tuple(
            (result.rule.id, result.rule.title, EXCUSED if result.excused else result.outcome.verdict)
            for result in report.results
            if result.rule.level == MUST
        ),
        tuple(
            (result.rule.level, result.rule.id, result.rule.title, result.outcome.verdict)
            for result in report.results
            if _is_gap(result)
        ),
        lost,
        report.changes,
        tuple(dict.fromkeys(result.rule.title for result, _, _ in excused(report, WAIVED))),
        not issuer,
        next((result.outcome.message for result in report.results if _is_other(result)), ""),
        excused_must(report, KNOWN),
    )
    data = json.dumps(report_data(report), ensure_ascii=False, separators=(",", ":"))
    if not texts:
        return Written(entry, data, "", "")
    output = open_output("markdown", Job((rulebook,), __version__))
    output.add(report, rulebook)
    gap = "".join(str(piece) for piece in output.pieces())
    return Written(entry, data, gap, _notice(entry, report))


def _is_other(result: Result) -> bool:
    """Whether a rule finds that the text is another kind of document, excused or not: no excuse makes a report of it."""
    return result.rule.check == "kind" and result.outcome.verdict == UNMET


def _is_gap(result: Result) -> bool:
    return result.outcome.verdict in (PARTIAL, UNMET, REVIEW) and not result.excused


def _notice(entry: Entry, report: Shown) -> str:
    """Return the notice that goes back to the unit with its report: one page, the date left to whoever sends it."""
    lines = [
        "# 退回意见",
        f"- **单位**：{escape(entry.unit)}",
        f"- **报告**：{escape(f'{entry.title}（{entry.name}）' if entry.title else entry.name)}",
        f"- **结论**：{escape(entry.headline)}。",
    ]
    noted = [
        *entry.changes,
        *([f"已批准保留的没有计入结论：{'、'.join(entry.waived)}。"] if entry.waived else []),
        *(
            [f"基线里以前已有的必备项问题没有计入，仍应改正：{'、'.join(entry.known)}。"]
            if entry.known
            else []
        ),
    ]
    lines += [f"- **注意**：{escape(_cut(note, 2 * _LONGEST))}" for note in noted[:_NOTED]]
    if len(noted) > _NOTED:
        lines.append(f"- **注意**：另有{len(noted) - _NOTED}处改动，见差距报告。")
    if entry.error:
        lines += ["## 没有读成的原因", escape(entry.error)]
    must = [result for result in report.results if result.rule.level == MUST and _is_gap(result)]
    must.sort(key=lambda result: (UNMET, PARTIAL, REVIEW).index(result.outcome.verdict))
    if must:
        lines.append("## 缺少什么，怎样补正（必备项）")
        lines += [f"{number}. {_wanted(result)}" for number, result in enumerate(must[:_MOST], 1)]
        if len(must) > _MOST:
            rest = "、".join(result.rule.title for result in must[_MOST:])
            lines.append(f"另有{len(must) - _MOST}项：{escape(_cut(rest))}，见差距报告。")
    should = [result for result in report.results if result.rule.level == SHOULD and _is_gap(result)]
    if should:
        lines.append("## 应当一并改正（规范项）")
        told = max(0, _MOST - 2 * len(must))  # so much room is left on the page
        lines += [f"{number}. {_wrong(result)}" for number, result in enumerate(should[:told], 1)]
        rest = "、".join(result.rule.title for result in should[told:])
        if rest:
            lines.append(f"{'另有：' if told else ''}{escape(_cut(rest, 3 * _LONGEST))}。")
        lines.append("具体位置和改法见差距报告。")
    if any(excused(report, KNOWN)) and not (entry.error or must or should):
        lines.append("没有新出现的、需要退回修改的内容；基线里以前已有的仍应改正，见差距报告。")
    elif entry.error or must or should:
        lines.append("请于　　　　年　　月　　日前改正后重新报送。")
    else:
        lines.append("没有需要退回修改的内容。")
    return "\n\n".join(lines) + "\n"


def _wanted(result: Result) -> str:
    """Return one item: what is missing and how to put it right."""
    first = next((one for one in result.outcome.findings if one.excuse is None), None)
    head = f"**{escape(result.rule.title)}**（{VERDICT_NAMES[result.outcome.verdict]}）："
    if first is None:
        return head + escape(_cut(result.outcome.message))
    return head + escape(_cut(first.message) + _cut(first.suggestion))


def _wrong(result: Result) -> str:
    """Return one item in a line: what is wrong, and in how many places more."""
    found = [one for one in result.outcome.findings if one.excuse is None]
    told = found[0].message if found else result.outcome.message
    others = len({one.message for one in found}) - 1
    more = f"（还有{others}处）" if others > 0 else ""
    return f"**{escape(result.rule.title)}**：{escape(_cut(told, _LONGEST // 2))}{more}"


def _cut(text: str, most: int = _LONGEST) -> str:
    return shortened(text, most)
