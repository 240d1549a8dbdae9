"""``stale-figures``: figures that stayed as they were last year, and last year's figures that are told otherwise now.

Two values are compared where they are told of the same in the same words. That a small number comes again is chance, and what is
there from year to year (现有、编制、面积) may well be the same: only numbers that chance does not bring again count, or several of one sentence together. A value that this
report states for last year is held against all that last year's report states in these words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from checker.checks.continuity.indicators import NAMED, Figure, Index, leaves_out
from checker.checks.continuity.passages import earlier_of
from checker.checks.figures.bases import LIST_JOINTS
from checker.checks.figures.statements import CountedItem, LineSpan, Statement, shown, statements
from checker.checks.outcome import Context, finding_of, found, met, quote_of, skipped
from checker.document.model import INTENT, PLAN, Document
from checker.results import Finding, Outcome
from checker.rulebook import option
from checker.rulebook.model import Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.amounts import ONE
from checker.text.lazy import pattern
from checker.values import NamedTuple

_TIMES = ("小时", "分钟", "天", "日", "年", "月", "个月", "个工作日", "工作日", "周", "岁", "时", "周年")
_RATE = "%"
_RATES = (_RATE, "个百分点", "倍", "番", "折")
_FREE = 20
"""A printed rate to which so many others up to a hundred per cent stand open does not come again by chance."""
_LEAST = 2
"""So many characters tell what is counted."""
_ALIKE = 75.0
"""From this likeness on (per cent) two labels name one indicator."""
_SURELY = 90.0
_ROUND = 2
"""A number with fewer digits that are no closing zero is a round one, and may come again."""
_FORMER = ("由", "从")
"""What goes before a former value (由690万元降到512万元)."""
_NO_FORMER = ("案由", "自由", "理由", "事由")
_TOGETHER, _ONE_BY_ONE = 3, 2
"""So many smaller figures of one sentence, each above the second number, do not stay unchanged by chance."""
_LISTED = 5
"""So many of them are named."""
_YEAR = pattern("(?:19|20)[0-9]{2}年?(?:度)?")
_IN_FULL = 6
"""Of what is named in so many characters, and in the same words, half as great a number tells, if it counts acts."""
_OF_ACTS = ("件", "宗", "起", "例", "次", "场", "期", "批", "轮", "份", "卷")
"""Units that count what was done in the year; how many there are (执法主体36个、公职律师36名、下放权限48项) stays as it is."""
_MOST = 2_000


class Options(NamedTuple):
    """The options of ``stale-figures``."""

    fillers: tuple[str, ...] = option.listed("词表：不说明对象的词")
    standing: tuple[str, ...] = option.listed("词表：说明是年年都在的数（现有、编制、面积）的词")
    done: tuple[str, ...] = option.listed("词表：以它开头的是这一年办的数，不算年年都在的数")
    actors: tuple[str, ...] = option.listed(
        "standing 里说明是谁办的词：数的是办了多少件、多少次的，不算年年都在的数"
    )
    counts: tuple[str, ...] = option.listed("词表：代指一句里前面那个数的词（数量较上年的79件上升）")
    earlier: tuple[str, ...] = option.listed("词表：说明是上一年的词")
    telling: int = option.number(
        "数值到多少，单独一项与上一年相同就要报；数的是办了多少件、多少次，名称写得完整又一字不差的，到一半就报"
    )
    unchanged: Texts = option.texts("数据与上一年相同时的说明", indicator="哪一项数据", value="数值")
    differs: Texts = option.texts(
        "写的上一年数据与上一年报告不符时的说明",
        indicator="哪一项数据",
        value="这一份写的",
        stated="上一年报告写的",
    )


def check_figures(document: Document, rule: Rule, context: Context) -> Outcome:
    """Compare the figures of both reports."""
    options: Options = rule.options
    earlier = earlier_of(document, context)
    if isinstance(earlier, str):
        return skipped(earlier)
    previous, before = earlier
    years = document.metadata.year, previous.metadata.year
    last_years = (*options.earlier, *([f"{years[1]}年"] if years[1] is not None else ()))
    all_here = statements(document, context)[:_MOST]
    here = list(_figures(document, all_here, last_years, options))
    there = list(_figures(previous, statements(previous, before)[:_MOST], options.earlier, options))
    if not here or not there:
        return skipped("没有可以对照的数据。")
    pairs, names = Index(there), Counter((one.name, one.item.unit) for one in here)
    findings = _unchanged(document, previous, here, pairs, options)
    compared = sum(bool(pairs.alike(one.name, one.item.unit, _ALIKE)) for one in here)
    next_year = None in years or years[0] == (years[1] or 0) + 1
    for stated in _stated(all_here, last_years, options) if next_year else ():
        once = names[stated.name, stated.item.unit] <= 1
        finding = _differing(document, previous, stated, pairs, options, once=once)
        compared += 1
        if finding is not None:
            findings.append(finding)
    if findings:
        findings.sort(key=lambda one: one.place.span or (0, 0))
        return found(findings, f"有{len(findings)}处数据要与上一年的报告核对。")
    if not compared:
        return skipped("没有两年都写了的数据。")
    return met((), f"对照了{compared}个数据，没有发现照抄上一年的。")


def _figures(
    document: Document, told: Iterable[Statement], last_years: tuple[str, ...], options: Options
) -> Iterator[Figure]:
    """Yield what a report tells of its own year: no plan, no change, no rate, no time, no value of another year."""
    for statement in told:
        if _part(document, statement) in (PLAN, INTENT):
            continue
        for item in statement.items:
            amount = item.amount
            if not amount.exact or item.is_change or item.row or item.unit in _TIMES:
                continue
            if item.unit in _RATES and not _is_telling_rate(item):
                continue
            if _is_former(item.label) or any(word in item.lead for word in last_years):
                continue
            name = _name(item.label, options)
            if len(name) >= _LEAST:
                clause = item.lead.rsplit("，", 1)[-1]
                acts = item.unit.endswith(_OF_ACTS)
                standing = any(
                    word in clause and not (acts and word in options.actors) for word in options.standing
                )
                yield Figure(
                    statement, item, name, amount.value, standing and not name.startswith(options.done)
                )


def _is_telling_rate(item: CountedItem) -> bool:
    """Whether a rate is printed so finely that its coming again is no chance (81.5%, and neither 98% nor 99.5%)."""
    step = item.amount.step
    if item.unit != _RATE:
        return False
    return step < ONE and 100 * ONE - item.amount.value >= _FREE * step


def _part(document: Document, statement: Statement) -> str:
    sentence = document.sentence_at(statement.line.source_offset(statement.start))
    return sentence.part if sentence is not None else ""


def _is_former(label: str) -> bool:
    return label.endswith(_FORMER) and not label.endswith(_NO_FORMER)


def _name(label: str, options: Options) -> str:
    label = _YEAR.sub("", label)
    for word in options.fillers:
        label = label.replace(word, "")
    label = label.strip("了共的约")
    return label.rstrip("由从").rstrip("的") if _is_former(label) else label


def _unchanged(
    document: Document, previous: Document, here: list[Figure], there: Index, options: Options
) -> list[Finding]:
    """Return a finding for each figure that chance does not bring again, or sentence of figures that are all as they were."""
    same: dict[int, list[tuple[Figure, Figure]]] = {}
    for one in here:
        if one.standing:
            continue
        for other in (*there.alike(one.name, one.item.unit, _ALIKE), *there.same(one)):
            if other.value == one.value and not other.standing:
                same.setdefault(id(one.statement), []).append((one, other))
                break
    findings = []
    for entries in same.values():
        together = [entry for entry in entries if entry[0].value > _ONE_BY_ONE * ONE]
        if len(together) >= _TOGETHER:
            findings.append(_stayed(document, previous, together, options))
        else:
            alone = [entry for entry in entries if _tells_alone(*entry, options)]
            findings += [_stayed(document, previous, [entry], options) for entry in alone]
    return findings


def _stayed(
    document: Document, previous: Document, entries: list[tuple[Figure, Figure]], options: Options
) -> Finding:
    """Return the finding for figures of one sentence that are as they were."""
    first, last = entries[0][0], entries[-1][0]
    more = "等" if len(entries) > _LISTED else ""
    values = {
        "indicator": "、".join(one.name for one, _ in entries[:_LISTED]) + more,
        "value": "、".join(_printed(one) for one, _ in entries[:_LISTED]) + more,
    }
    place = LineSpan(first.statement.line, first.item.start, last.item.amount.end).place(document)
    return finding_of(options.unchanged, place, values)._replace(earlier=_quote(previous, entries[0][1]))


def _tells_alone(one: Figure, other: Figure, options: Options) -> bool:
    if one.item.unit == _RATE:
        return True
    digits = shown(one.value).replace(".", "").strip("0")
    alike = one.name == other.name and len(one.name) >= _IN_FULL and one.item.unit.endswith(_OF_ACTS)
    least = options.telling * ONE // (2 if alike else 1)
    return one.value >= least and len(digits) >= _ROUND


def _stated(told: Iterable[Statement], last_years: tuple[str, ...], options: Options) -> Iterator[Figure]:
    """Yield the values that a report gives for last year: told as such (较上年的320件、上年为320件), or by how much this year's differ."""
    for statement in told:
        before: CountedItem | None = None
        for item in statement.items:
            fits = before is not None and before.unit == item.unit and before.row == item.row
            clause = item.lead.rsplit("。", 1)[-1]
            word = next((word for word in last_years if word in clause), None)
            rate = item.unit == _RATE and item.label.rstrip("的").endswith(last_years)
            if word is not None and item.amount.exact and (rate or item.unit not in (*_TIMES, *_RATES)):
                name = _name(item.label, options)
                for time in (*last_years, "同期", "较", "比", "为"):
                    name = name.replace(time, "")
                if (len(name) <= _LEAST or name in options.counts) and fits and before is not None:
                    own = name if len(name) >= _LEAST else _name(before.label, options)
                    name = _named_before(name, statement, item, options) or own
                if len(name) < _LEAST:
                    pass  # nothing tells whose value it is
                elif not item.is_change or item.label.rstrip("的").endswith(last_years):
                    yield Figure(statement, item, name, item.amount.value, False)
            before = item


def _named_before(name: str, statement: Statement, item: CountedItem, options: Options) -> str:
    """Return the full name of what a short one stands for: 仲裁院立案720件，……上年立案655件; 收案143件，审结135件，数量较上年的79件上升.

    Words of a number may stand for the sum of a list (投诉143件、举报82件，总量), which has no name.
    """
    for at, one in enumerate(statement.items):
        if one is item or not name:
            return ""
        full = _name(one.label, options)
        if one.unit == item.unit and full.endswith(name):
            return full
        if one.unit == item.unit and name in options.counts:
            return "" if statement.items[at + 1].lead.startswith(LIST_JOINTS) else full
    return ""


def _differing(
    document: Document, previous: Document, stated: Figure, there: Index, options: Options, *, once: bool
) -> Finding | None:
    """Return a finding where last year's report tells this indicator once, and otherwise.

    A short name (受理) tells the indicator only where each report has it ``once``, and the two values are of one size.
    """
    known = there.alike(stated.name, stated.item.unit, _SURELY)
    if len(stated.name) < NAMED:
        known = [
            one
            for one in known
            if once and one.value < 2 * stated.value < 4 * one.value and _of_one_topic(one, stated, options)
        ]
        known = known if len(known) == 1 else []
    else:
        known = known or there.ending(stated)
    known = known or there.mistyped(stated)
    values = {one.value for one in known}
    if len(values) != 1 or stated.value in values:
        return None
    if any(word in stated.item.label for word in options.counts) and there.has_value(stated):
        return None  # 数量 may stand for another number of the sentence
    other = known[0]
    step = max(stated.item.amount.step, other.item.amount.step)
    if abs(stated.value - other.value) < step:
        return None
    place = LineSpan(stated.statement.line, stated.item.start, stated.item.amount.end).place(document)
    told = {"indicator": stated.name, "value": _printed(stated), "stated": _printed(other)}
    return finding_of(options.differs, place, told)._replace(earlier=_quote(previous, other))


def _of_one_topic(one: Figure, other: Figure, options: Options) -> bool:
    """Whether what opens the two sentences does not tell that they speak of two things (信访方面：, 复议方面：), or one of a part."""
    topics = [
        _name(first.lead.removesuffix(first.label).strip("，：；"), options)
        for first in (one.statement.items[0], other.statement.items[0])
    ]
    return not any("其中" in topic for topic in topics) and leaves_out(*sorted(topics, key=len))


def _printed(one: Figure) -> str:
    amount = one.item.amount
    return one.statement.line.text[amount.start : amount.end]


def _quote(document: Document, one: Figure) -> str:
    span = one.statement.line.source_span(one.statement.start, one.statement.end)
    return quote_of(document.source.text[span[0] : span[1]])


STALE = CheckKind("stale-figures", "数据与上一年的报告对照", Options, check_figures)
