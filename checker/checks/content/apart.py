"""Single shortcomings out of what a report states: those that a sentence lists or a paragraph without numbers tells one after the other.

What is a cause, a passing phrase or a transition for the learned reader is none (data/README.md, docs/decisions/0024).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise
from operator import add

from checker.checks.content.stated import Passage, alone, names_causes
from checker.checks.outcome import place_of, span_place
from checker.document.model import Document
from checker.document.tables import cell_at
from checker.reader.functions import CAUSE, OTHER, PASSING, SHORTCOMING, Reader
from checker.text.lazy import pattern
from checker.text.stock import StockPhrases

LIKELY = 0.5
_SURELY = 0.6
"""From these chances on a sentence is taken for what the learned reader takes it for: as one more, or instead of what it was."""
_LITTLE, _PLAINLY = 5, 0.8
"""A first sentence that says no more beside stock phrases only leads in, unless it is as likely as this to confess something."""
_NAME = 16
"""No longer is a sentence of one clause that names a shortcoming for the next one to tell (乡镇执法力量薄弱。)."""
_TELLS_MORE = ("其中", "如", "比如", "例如", "譬如", "尤其", "特别是", "甚至", "有的")
"""What goes on with the sentence before begins so."""
_LISTED = pattern("等(?:方面的?)?(?:问题|不足|短板|弱项|困难|现象|情形|情况|毛病|差距|薄弱环节)")
_LEADS_TO_LIST = pattern("存在着?|还有|仍有|尚有|面临着?|表现[为在]|：")
_LISTED_ONE = pattern("[^、，]+")
"""What ends a list of shortcomings, what leads to it, and one of it."""
_ASPECT = 4
"""No more characters tell an aspect (形式不新、覆盖不广) or a part of a saying, and no shortcoming apart from its neighbours."""
_SEVERAL = 2
_MOST = 200
"""No shortcoming is told in more clauses; the bound keeps a hostile text from taking quadratic time."""


def apart(
    document: Document, entry: Passage, reader: Reader, stock: StockPhrases, faults: StockPhrases
) -> list[Passage]:
    """Return the shortcomings that a paragraph without numbers states: those that a sentence lists, and else one for each that confesses.

    A sentence that only tells more goes with the one before, and so does a short one without a word for what is wrong (群众经常扑空。);
    with such a word it names what the next tells, where that is no such name itself. What only leads in (平心而论，差距不小。我们也清醒看到：) states none.
    """
    if entry.item or entry.answered:
        return [entry]
    found: list[Passage] = []
    named = False
    for one in _by_sentence(document, entry):
        listed = _listed_in(document, one, stock, faults)
        if listed:
            found += listed
            named = False
            continue
        chances = _chances(document, one, reader)
        needed = LIKELY
        if not found and len(faults.residue(stock.residue("".join(one.clauses)))) <= _LITTLE:
            needed = _PLAINLY
        confesses = chances is None or chances[SHORTCOMING] >= needed
        names = len(one.clauses) == 1 and len(one.clauses[0]) <= _NAME
        tells = named
        if names:
            tells = bool(found) and not _is_faulty(one.clauses[0], faults)
        tells = tells or one.clauses[0].startswith(_TELLS_MORE)
        if confesses and not tells:
            found.append(one)
            named = names
            continue
        named = False
        open_to_more = found and len(found[-1].clauses) < _MOST
        if open_to_more and (
            chances is None or max(chances[CAUSE], chances[PASSING], chances[OTHER]) < _SURELY
        ):
            last = found[-1]
            found[-1] = last._replace(clauses=[*last.clauses, *one.clauses], spans=[*last.spans, *one.spans])
    leads = entry.spans and not isinstance(where := entry.spans[-1], int) and where[0].text.endswith("：")
    return found or ([] if leads else [entry])


def without_causes(document: Document, problems: Sequence[Passage], reader: Reader) -> list[Passage]:
    """Return what needs a measure: without what the learned reader takes for a cause, a passing phrase or a transition.

    A short item of a list may have been read as a heading over the causes of all: it stays, without them. What opens a cell in a column
    of shortcomings is one by its title.
    """
    kept = []
    for entry in problems:
        if _opens_cell(document, entry):
            kept.append(entry)
            continue
        chances = _chances(document, entry, reader)
        if chances is None or max(chances[CAUSE], chances[PASSING], chances[OTHER]) < _SURELY:
            kept.append(entry)
        elif (
            max(chances[CAUSE], chances[OTHER]) >= _SURELY and entry.spans and isinstance(entry.spans[0], int)
        ):
            kept += [] if names_causes(entry.clauses[0]) else [alone(document, entry.spans[0])]
    return kept


def _opens_cell(document: Document, entry: Passage) -> bool:
    start = entry.place.span[0] if entry.place.span is not None else -1
    cell = cell_at(document.cells, start) if document.cells else None
    return cell is not None and not document.source.text[cell.span[0] : start].strip()


def _chances(document: Document, entry: Passage, reader: Reader) -> dict[str, float] | None:
    """Return what the first sentence of a passage is read as, without its explanation (不均衡，究其原因，是……), None for a heading."""
    if entry.first is None:
        return None
    sentence = document.sentences[entry.first]
    spans = [span for span in entry.spans if not isinstance(span, int) and span[0] is sentence]
    if not spans or spans[-1][2] >= sentence.unit.clauses[-1][1]:
        return reader.chances(entry.first)
    return reader.chances_at(entry.first, sentence.line.text[spans[0][1] : spans[-1][2]])


def _by_sentence(document: Document, passage: Passage) -> Iterator[Passage]:
    """Yield what a passage that begins with a sentence holds, sentence by sentence."""
    start, index = 0, passage.first
    for at, (left, right) in enumerate(pairwise((*passage.spans, 0)), 1):
        if isinstance(left, int) or index is None or (not isinstance(right, int) and left[0] is right[0]):
            continue
        while document.sentences[index] is not left[0]:
            index += 1
        place = place_of(document, left[0]) if start else passage.place
        yield passage._replace(
            clauses=passage.clauses[start:at], spans=passage.spans[start:at], place=place, first=index
        )
        start = at


def _listed_in(
    document: Document, passage: Passage, stock: StockPhrases, faults: StockPhrases
) -> list[Passage]:
    """Return the shortcomings that the one sentence of a passage lists (还存在执法力量不足、案卷不规范等问题), each with a fault of its own.

    What confesses something before it lists (认识不到位，存在讲起来重要、做起来次要等现象) tells by the list what that is.
    """
    where = passage.spans[0]
    if isinstance(where, int):
        return []
    sentence, start, _ = where
    text = sentence.line.text[: sentence.unit.end]
    end = _LISTED.search(text, start)
    if end is None:
        return []
    lead = begin = max(text.rfind("，", start, text.find("、", start)) + 1, start)
    for one in _LEADS_TO_LIST.finditer(text, start, end.start()):
        if "、" in text[begin : one.start()]:
            break  # 部分案卷存在瑕疵 is one of the list
        lead, begin = one.start(), one.end()
    if _is_faulty(text[start:lead], faults):
        return []
    found: list[tuple[int, int]] = []
    before: Set[str] = frozenset()
    for one in _LISTED_ONE.finditer(text, begin, end.start()):
        about = faults.residue(stock.residue(one.group()))
        pairs = frozenset(map(add, about, about[1:]))
        aspect = len(one.group()) <= _ASPECT
        if not _is_faulty(one.group(), faults) or (aspect and not found):
            continue  # 主体、程序、文书不规范 is one fault
        if found and (aspect or not pairs.isdisjoint(before)):
            found[-1] = (found[-1][0], one.end())
        else:
            found.append((begin, one.end()))
        before, begin = pairs, one.end() + 1
    if len(found) < _SEVERAL or begin <= end.start():
        return []
    section = document.section(sentence.heading)
    places = [span_place(document, sentence.line.source_span(*span), section) for span in found]
    return [
        Passage([text[left:right]], place, False, spans=[(sentence, left, right)])
        for (left, right), place in zip(found, places, strict=True)
    ]


def _is_faulty(text: str, faults: StockPhrases) -> bool:
    """Whether a text says that something is wrong: in a word for it, or by denying (边界不明)."""
    return "不" in text or faults.occurs(text)
