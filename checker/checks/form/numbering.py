"""``numbering``: do 一、（一）1.（1） and chains such as 一是、二是 run on without gaps or repeats?

Every number is judged among its siblings: the items of one kind under one parent. Lists may begin again at one, under a
new parent or not, and numbers may run on across parents (GB/T 9704—2012, 7.3.3, leaves levels free to be passed over).
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.checks.form.follow import GAP, BrokenSeries, Follower
from checker.checks.form.written import Written
from checker.checks.outcome import Context, fill, found, met, quote_of, skipped
from checker.checks.running import body_alone
from checker.document.flow import Flow
from checker.document.items import Item, chain_of, read_items
from checker.document.model import Document
from checker.document.series import siblings
from checker.results import Finding, Outcome, Place
from checker.rulebook import option
from checker.rulebook.model import Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.mask import mask
from checker.values import NamedTuple

_MOST_LISTED = 3
_HEADING, _PASSAGE = 6, 3
"""So many characters make a line one of its own; so many lines printed again are a passage."""


class EnumerationWords(NamedTuple):
    """A family of enumeration words."""

    name: str = option.text("序次语的名称")
    each: tuple[str, ...] = option.words("写法，{n}代表一、二、三", default=(), pattern="\\{n\\}")
    words: tuple[tuple[str, ...], ...] = option.word_groups(
        "逐个写明：第一个的各种写法，第二个的……", default=(), least=2
    )
    complete: bool = option.flag("必须从第一个开始，丢了数字的也要报")
    avoid: str = option.text("后面跟着这些字就不是序次语", default="")


class Faults(NamedTuple):
    """The texts by the nature of the fault."""

    gap: Texts = option.texts("断号", marker="这里的编号", before="前面的编号", missing="缺少的编号")
    first: Texts = option.texts(
        "不从第一个开始", marker="这里的编号", before="前面的编号", missing="缺少的编号"
    )
    repeat: Texts = option.texts("重号", marker="这里的编号", before="前面的编号", missing="应有的编号")
    order: Texts = option.texts("次序颠倒", marker="这里的编号", before="前面的编号", missing="应有的编号")
    lost: Texts = option.texts("丢了数字", marker="这里的编号", before="前面的编号", missing="应有的编号")
    unmarked: Texts = option.texts("丢了标点", marker="这里的编号", before="前面的编号", missing="应有的编号")
    hint: str = option.message(
        "某一段可能漏了编号时另加的话",
        heading="那一段的开头",
        marker="这里的编号",
        before="前面的编号",
        missing="缺少的编号",
    )


class Options(NamedTuple):
    """The options of ``numbering``."""

    chains: tuple[EnumerationWords, ...] = option.many(
        EnumerationWords, "序次语", also={"oneOf": [{"required": ["each"]}, {"required": ["words"]}]}
    )
    openers: tuple[str, ...] = option.words("可以代替第一个序次语开头的词")
    units: str = option.text("行首的数字后面跟着这些字，是数量，不是编号")
    faults: Faults = option.one(Faults, "各种毛病的说明")
    summary: str = option.message("全文的结论", count="有几处", first="第一处的说明")


def check_numbering(document: Document, rule: Rule, context: Context) -> Outcome:
    """Follow each kind of number through the report."""
    options: Options = rule.options
    chains = tuple(
        chain_of(entry.name, entry.each, entry.words, entry.complete, entry.avoid) for entry in options.chains
    )
    flow = body_alone(document, context)
    items = _first_time(flow, read_items(flow, chains))
    if not items:
        return skipped("没有编号可以检查。")
    written = Written(flow, {chain.name: chain for chain in chains}, options.openers, options.units)
    faults = [fault for series in siblings(items) for fault in Follower(series, items, written).faults()]
    if not faults:
        count = sum(item.value is not None for item in items)
        return met((), f"查了{count}处编号，没有断号、重号。")
    faults.sort(key=lambda fault: fault.item.start)
    findings = [_finding(document, written, fault, options.faults) for fault in faults]
    values = {"count": len(findings), "first": findings[0].message}
    return found(findings, fill(options.summary, values))


def _first_time(flow: Flow, items: list[Item]) -> list[Item]:
    """Leave out the items of a passage that was printed again, as pages copied whole hold it: that is no matter of numbers."""
    seen: set[str] = set()
    again: set[int] = set()
    for item in items:
        if item.leads:
            index = flow.line_at(item.start)
            text = flow.lines[index].text
            if text in seen and len(text) >= _HEADING:
                again.add(index)
            seen.add(text)
    if len(again) < _PASSAGE:
        return items
    return [item for item in items if flow.line_at(item.start) not in again]


def _finding(document: Document, written: Written, fault: BrokenSeries, texts: Faults) -> Finding:
    start, end = fault.span or (fault.item.start, written.clause_end(fault.item.end))
    span = written.flow.source_span(start, end)
    values = {
        "marker": written.printed(fault.item),
        "before": written.printed(fault.before) if fault.before else "",
        "missing": _listed([written.spelled(fault.before or fault.item, value) for value in fault.values]),
    }
    text: Texts = getattr(texts, fault.nature)
    message = fill(text.message, values)
    if fault.nature == GAP and fault.before is not None and len(fault.values) == 1 and fault.item.leads:
        heading = written.unnumbered(fault.before, fault.item)
        message += fill(texts.hint, {"heading": mask(heading), **values}) if heading else ""
    place = Place(span, document.section_at(span[0]), quote_of(document.source.text[span[0] : span[1]]))
    return Finding(message, fill(text.remedy, values), place)


def _listed(words: Sequence[str]) -> str:
    """Join markers for a message that sets the whole in quotation marks."""
    return "”“".join(words) if len(words) <= _MOST_LISTED else f"{words[0]}”至“{words[-1]}"


NUMBERING = CheckKind("numbering", "编号连续", Options, check_numbering)
