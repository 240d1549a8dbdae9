"""``pairs``: are quotation marks, title marks and brackets closed and nested?

The unit is the paragraph. A quotation may run over several when each of them opens with a mark, and a pair may run
over a line that was broken in mid-sentence (GB/T 15834—2011).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from checker.checks.form.marks import (
    PairedMark,
    PairOfMarks,
    is_tidy,
    marks_of,
    overlong,
    unmatched,
    without_continued,
)
from checker.checks.outcome import MOST_FINDINGS, Context, fill, found, met, quote_of, skipped
from checker.document.model import Document
from checker.results import Finding, Outcome, Place
from checker.rulebook import option
from checker.rulebook.model import Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.around import clause_around
from checker.text.terms import Span
from checker.values import NamedTuple

_NEAR = 30
_CONTEXT = 30
_CLAUSE_ENDS = "，,。；;\n"


class BrokenPair(NamedTuple):
    """A mark at which a pair breaks, and how."""

    at: int
    pair: int
    nature: str


class Faults(NamedTuple):
    """The texts by the nature of the fault."""

    open: Texts = option.texts("只有前一半", name="标点的名称")
    close: Texts = option.texts("只有后一半", name="标点的名称")
    turned: Texts = option.texts("前后写反", name="标点的名称")
    mixed: Texts = option.texts("前后不是一对", name="标点的名称")
    crossed: Texts = option.texts("互相交叉", name="标点的名称")


class Options(NamedTuple):
    """The options of ``pairs``."""

    pairs: tuple[PairOfMarks, ...] = option.many(PairOfMarks, "成对的标点", least=2)
    straight: str = option.text("不分左右的引号", longest=1)
    faults: Faults = option.one(Faults, "各种毛病的说明")
    summary: str = option.message("全文的结论", count="有几处", first="第一处的说明")


def check_pairs(document: Document, rule: Rule, context: Context) -> Outcome:
    """Match the marks of each paragraph."""
    options: Options = rule.options
    pairs = options.pairs
    text = document.source.text
    spans = _units(document)
    units = marks_of(text, spans, pairs, options.straight)
    total = sum(len(unit) for unit in units)
    if not total:
        return skipped("没有成对的标点可以检查。")
    units = [unit if is_tidy(unit) else without_continued(text, unit) for unit in units]
    tidy = [is_tidy(unit) for unit in units]
    broken = [[] if clean else unmatched(unit) for unit, clean in zip(units, tidy, strict=True)]
    if any(broken):
        from checker.checks.form.continued import (  # the marks of most reports are closed
            excuse_continued,
            excuse_dropped,
        )

        excuse_continued(text, spans, units, broken)
        excuse_dropped(text, spans, broken)
    faults: list[BrokenPair] = []
    for unit, clean, alone in zip(units, tidy, broken, strict=True):
        left = alone if clean or alone else overlong(text, unit)
        if left:
            faults.extend(_told(text, unit, left, pairs))
        elif not clean:
            faults.extend(_crossed(unit))
    names = [entry.name for entry in pairs]
    for pair, entry in enumerate(pairs):
        if entry.nested in names and any(char in text for char in entry.open + entry.close):
            for unit in units:
                faults.extend(_inside(text, unit, names.index(entry.nested), pair, entry))
    if not faults:
        return met((), f"查了{total}个成对的标点，都已配对。")
    faults.sort()
    findings = [
        _finding(document, spans[bisect_right(spans, (fault.at, 1 << 62)) - 1], fault, pairs, options.faults)
        for fault in faults[:MOST_FINDINGS]
    ]
    values = {"count": len(faults), "first": findings[0].message}
    return found(findings, fill(options.summary, values), len(faults))


def _units(document: Document) -> list[Span]:
    """Return the spans of the title, of a bracketed line below it, and of the lines of the body."""
    spans = [(line.source_offset(0), line.end) for line in document.lines]
    title = document.metadata.title
    if title is None or title.span is None:
        return spans
    text = document.source.text
    above = [title.span]
    at = title.span[1]
    end = spans[0][0] if spans else len(text)
    for line in text[at:end].splitlines(keepends=True):
        words = line.strip()
        if words.startswith(("（", "(")) or words.endswith(("）", ")")):
            above.append((at, at + len(line.rstrip())))
        at += len(line)
    return sorted([*above, *spans])


def _finding(
    document: Document,
    unit: Span,
    fault: BrokenPair,
    pairs: Sequence[PairOfMarks],
    texts: Faults,
) -> Finding:
    text = document.source.text
    at = fault.at
    start, end = _clause(text, unit, at)
    if fault.nature != "close":
        start = at  # what lacks its left side began somewhere before, all else breaks here
    place = Place((start, end), document.section_at(at), quote_of(text[start:end]))
    values = {"name": pairs[fault.pair].name}
    entry: Texts = getattr(texts, fault.nature)
    return Finding(fill(entry.message, values), fill(entry.remedy, values), place)


def _clause(text: str, unit: Span, at: int) -> Span:
    """Return the clause in which a mark stands, or so much of it as a reader needs."""
    first, last = max(unit[0], at - _CONTEXT), min(unit[1], at + _CONTEXT)
    start, end = clause_around(text, (at, at + 1), _CLAUSE_ENDS, (first, last))
    return start, min(end + 1, last)


def _told(
    text: str, unit: Sequence[PairedMark], left: Sequence[PairedMark], pairs: Sequence[PairOfMarks]
) -> Iterator[BrokenPair]:
    """Say what is wrong about the marks without partners: two of them may be one fault."""
    done: set[PairedMark] = set()
    for index, mark in enumerate(left):
        if mark in done:
            continue
        done.add(mark)
        after = left[index + 1] if index + 1 < len(left) else None
        if after is not None and _one_turned(text, unit, mark, after, pairs):
            done.add(after)
            yield BrokenPair(after.at if mark.opens else mark.at, mark.pair, "turned")
            continue
        if after is not None and _two_kinds(text, mark, after):
            done.add(after)
            yield BrokenPair(mark.at, mark.pair, "mixed")
            continue
        yield BrokenPair(mark.at, mark.pair, "open" if mark.opens else "close")


def _two_kinds(text: str, mark: PairedMark, after: PairedMark) -> bool:
    """Whether a mark that opens and one of another kind that closes were meant for each other, as in 〔2018）."""
    if not mark.opens or after.opens or mark.pair == after.pair:
        return False
    return after.at - mark.at <= _NEAR and "。" not in text[mark.at : after.at]


def _one_turned(
    text: str, unit: Sequence[PairedMark], mark: PairedMark, after: PairedMark, pairs: Sequence[PairOfMarks]
) -> bool:
    """Whether two marks without partners are the two sides of one name, one of them or both turned the wrong way."""
    if after.pair != mark.pair or not pairs[mark.pair].turns or (mark.opens and not after.opens):
        return False
    if after.at - mark.at > _NEAR or "。" in text[mark.at : after.at]:
        return False
    between = unit[bisect_right(unit, mark) : bisect_right(unit, after) - 1]
    return all(one.pair != mark.pair for one in between)


def _crossed(unit: Sequence[PairedMark]) -> Iterator[BrokenPair]:
    """Yield the first place at which a pair closes while one that opened inside it is still open."""
    stack: list[int] = []
    for mark in unit:
        if mark.opens:
            stack.append(mark.pair)
        elif mark.item and (not stack or stack[-1] != mark.pair):
            continue
        elif stack and stack.pop() != mark.pair:
            yield BrokenPair(mark.at, mark.pair, "crossed")
            return


def _inside(
    text: str, unit: Sequence[PairedMark], outer: int, pair: int, entry: PairOfMarks
) -> Iterator[BrokenPair]:
    """Yield the marks of ``pair`` that have no partner inside the pair ``outer``, as titles inside titles."""
    depth = 0
    start = -1
    for mark in unit:
        if mark.pair != outer:
            continue
        if mark.opens and depth == 0:
            start = mark.at
        depth = max(0, depth + (1 if mark.opens else -1))
        if depth == 0 and not mark.opens and start >= 0:
            inner = [
                PairedMark(at, pair, char in entry.open)
                for at, char in enumerate(text[start : mark.at], start)
                if char in entry.open or char in entry.close
            ]
            for left in unmatched(inner):
                yield BrokenPair(left.at, pair, "open" if left.opens else "close")
            start = -1


PAIRS = CheckKind("pairs", "成对标点", Options, check_pairs)
