"""The part that each section and each sentence plays.

A heading is evidence, not proof: it gives its section a part, and inside the section single sentences
and passages turn to another part by what they do (confess a shortcoming, promise a future). A section
whose heading tells nothing is what most of its text does.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from checker.document.intentions import (
    below_named_sections,
    document_of_intentions,
    sections_of_intentions,
)
from checker.document.model import (
    ACHIEVEMENTS,
    INTENT,
    LEADER_DUTY,
    MIXED,
    OTHER,
    PLAN,
    PROBLEMS,
    TELLING,
    Cell,
    Heading,
    Sentence,
)
from checker.document.sections import by_reading, confessed, tells_of_both
from checker.document.tables import cell_at
from checker.document.turns import placed_by_turns, turn_of
from checker.reader.functions import Reader
from checker.rulebook.model import Kind, Part
from checker.text.conditions import Condition, evaluate

_DOMINANT = 0.6
_DOMINANT_WITH_HINT = 0.5
_HALF = 0.35
_AND = ("及", "和", "与", "暨", "、", "，", "；", "并", "情况")
"""Words by which a heading names two things side by side."""


def assign_parts(
    headings: Sequence[Heading], sentences: Sequence[Sentence], kind: Kind, cells: Sequence[Cell] = ()
) -> tuple[tuple[str | None, ...], tuple[Sentence, ...]]:
    """Return the part of each heading's section, and the sentences with the part each plays.

    ``cells`` are those of tables whose columns play parts.
    """
    own: list[str | None] = []
    bases: list[str | None] = []
    for heading in headings:
        named = _by_heading(heading, kind.parts)
        own.append(
            _within(MIXED if len(named) > 1 else named[0] if named else None, heading.parent, headings, own)
        )
        bases.append(named[0] if own[-1] == MIXED else own[-1])
    for index, part in _announced_sections(headings, sentences, own, kind.parts):
        own[index] = bases[index] = part
    inherited = [_inherit(index, headings, own) for index in range(len(headings))]
    placed = placed_by_turns(
        sentences, [_inherit(index, headings, bases) for index in range(len(headings))], kind
    )
    placed = sections_of_intentions(document_of_intentions(placed, below_named_sections(headings, own)))
    if cells:
        placed = tuple(_in_column(sentence, inherited, cells) for sentence in placed)
    owners = [-1 if sentence.heading is None else sentence.heading for sentence in placed]
    ends = _subtree_ends(headings)
    reader = None
    if kind.parts and any(part is None for part in inherited):
        reader = Reader(
            [sentence.text for sentence in placed],
            [sentence.heading for sentence in placed],
            [(heading.marker + heading.text, heading.parent) for heading in headings],
        )
    mixed: set[int] = set()
    for index in range(len(headings)):
        if inherited[index] is None:
            below = _unnamed(
                placed[bisect_left(owners, index) : bisect_left(owners, ends[index])], index, headings, own
            )
            found = _by_content(headings[index], below, kind.parts)
            if headings[index].level == 1 and found in (ACHIEVEMENTS, MIXED, None) and reader is not None:
                start, end = bisect_left(owners, index), bisect_left(owners, ends[index])
                found = by_reading(reader, placed, start, end, behind=PROBLEMS in own[:index]) or found
            below_it = [at for at in range(index + 1, ends[index]) if headings[at].parent == index]
            children = [own[at] for at in below_it]
            if found == LEADER_DUTY and any(
                {one.part for one in placed[bisect_left(owners, at) : bisect_left(owners, ends[at])]}
                == {ACHIEVEMENTS}
                for at in below_it
            ):
                found = MIXED  # what the leaders did stands in some of its subsections only
            if found == MIXED or (found == LEADER_DUTY and LEADER_DUTY in children):
                # One subsection is named after the leaders' duty: the others may tell of other things.
                mixed.add(index)
            # A subsection is too short for its words to outweigh the section around it, save for the leaders' acts.
            apart = headings[index].level == 1 or found == LEADER_DUTY or headings[index].parent in mixed
            own[index] = found if apart else None
    final = [_inherit(index, headings, own) for index in range(len(headings))]
    intended = [evaluate(kind.intends, heading.unit) is not None for heading in headings]
    adopted = tuple(_adopted(sentence, inherited, final, intended) for sentence in placed)
    for index in (at for at, part in enumerate(final) if part == PROBLEMS and headings[at].level == 1):
        if tells_of_both(adopted[bisect_left(owners, index) : bisect_left(owners, ends[index])]):
            final[index] = MIXED
    if kind.parts and PROBLEMS not in final:
        adopted = confessed(adopted)
    return tuple(final), adopted


def _in_column(sentence: Sentence, by_heading: Sequence[str | None], cells: Sequence[Cell]) -> Sentence:
    """Give a sentence the part of the column in which it stands, save in an account of what was done (检查发现问题｜整改措施)."""
    cell = cell_at(cells, sentence.span[0])
    around = by_heading[sentence.heading] if sentence.heading is not None else None
    if cell is None or cell.part is None or around not in (PROBLEMS, PLAN, MIXED, None):
        return sentence
    return sentence._replace(part=cell.part)


def _announced_sections(
    headings: Sequence[Heading],
    sentences: Sequence[Sentence],
    own: Sequence[str | None],
    parts: Sequence[Part],
) -> list[tuple[int, str]]:
    """Return the subsections that a sentence above them announces (下一步，抓好五项工作：), with the part it turns to."""
    found: list[tuple[int, str]] = []
    for sentence, following in pairwise(sentences):
        at, next_one = sentence.heading, following.heading
        if at is None or next_one is None or next_one == at or not sentence.text.endswith("："):
            continue
        if headings[next_one].parent != at:
            continue
        part = turn_of(sentence, _inherit(at, headings, own), parts)
        if part not in (PLAN, PROBLEMS):
            continue
        found += [
            (index, part)
            for index in range(next_one, len(headings))
            if headings[index].parent == at and own[index] is None
        ]
    return found


def _unnamed(
    below: Sequence[Sentence], section: int, headings: Sequence[Heading], own: Sequence[str | None]
) -> Sequence[Sentence]:
    """Leave out the sentences of subsections that name their part themselves, where these are the smaller share.

    What one of three subsections tells of the leaders says nothing of the other two.
    """

    def named(at: int | None) -> bool:
        while at is not None and at != section:
            if own[at] is not None:
                return True
            at = headings[at].parent
        return False

    rest = [sentence for sentence in below if not named(sentence.heading)]
    whole = sum(len(sentence.text) for sentence in below)
    return rest if sum(len(sentence.text) for sentence in rest) >= whole * _DOMINANT else below


def _adopted(
    sentence: Sentence,
    by_heading: Sequence[str | None],
    final: Sequence[str | None],
    intended: Sequence[bool],
) -> Sentence:
    """Give a sentence the part of its section where only the section's content told it.

    Below a heading that says what shall be done (要健全决策机制) nothing counts as done.
    """
    index = sentence.heading
    if index is None:
        return sentence
    part = final[index]
    if sentence.part == INTENT and by_heading[index] is None and part == PLAN:
        return sentence._replace(part=PLAN)
    if sentence.part in TELLING and intended[index]:
        return sentence._replace(part=INTENT)
    if sentence.part == ACHIEVEMENTS and by_heading[index] is None and part not in (None, MIXED):
        return sentence._replace(part=part)
    return sentence


def _by_heading(heading: Heading, parts: Sequence[Part]) -> list[str]:
    """Return the parts that a heading names, in the order in which it names them."""
    named: list[tuple[int, str]] = []
    for part in parts:
        spans = evaluate(part.heading, heading.unit) if part.heading is not None else None
        if spans is not None:
            named.append((min((start for start, _ in spans), default=0), part.part))
    named.sort()
    found = [part for _, part in named]
    text = heading.line.text[heading.unit.start : heading.unit.end]
    before = heading.line.text[: named[-1][0]] if named else ""
    if found[-1:] == [PLAN] and before.endswith("的") and not any(word in text for word in _AND):
        # Plans of something (压实第一责任人职责的打算) are plans.
        return [PLAN]
    if len(found) > 1 and OTHER in found:
        found.remove(OTHER)
    return found


_KEEPS = {PLAN: (), PROBLEMS: (PLAN,), LEADER_DUTY: (PLAN, PROBLEMS), OTHER: (PLAN, PROBLEMS)}
"""What a subsection may be on its own below a section of each part: a plan's subsections are all plan."""


def _within(
    part: str | None, parent: int | None, headings: Sequence[Heading], own: Sequence[str | None]
) -> str | None:
    at = parent
    while at is not None:
        above = own[at]
        if above in _KEEPS:
            return part if part in _KEEPS[above] else None
        at = headings[at].parent
    return part


def _inherit(index: int, headings: Sequence[Heading], own: Sequence[str | None]) -> str | None:
    at: int | None = index
    while at is not None:
        if own[at] is not None:
            return own[at]
        at = headings[at].parent
    return None


def _subtree_ends(headings: Sequence[Heading]) -> list[int]:
    """Return for each heading the index of the first heading that is no longer below it."""
    ends = [len(headings)] * len(headings)
    open_ones: list[int] = []
    for index, heading in enumerate(headings):
        while open_ones and headings[open_ones[-1]].level >= heading.level:
            ends[open_ones.pop()] = index
        open_ones.append(index)
    return ends


def _by_content(heading: Heading, below: Sequence[Sentence], parts: Sequence[Part]) -> str | None:
    """Return the part that most of the text ``below`` a heading plays; None where there is no text.

    What is only intended plays the part of a plan, wherever it stands.
    """
    weights: dict[str, int] = {}
    # A heading that has a part's words only to say something else (检查中发现的问题) bars that part.
    barred = [part for part in parts if part.heading is not None and _barred(part.heading, heading)]
    for sentence in below:
        part = PLAN if sentence.part == INTENT else sentence.part
        if part == ACHIEVEMENTS:
            for candidate in parts:
                if candidate in barred or candidate.content is None:
                    continue
                if evaluate(candidate.content, sentence.unit) is not None:
                    part = candidate.part
                    break
        weights[part] = weights.get(part, 0) + len(sentence.text)
    if any(part not in (PROBLEMS, PLAN) for part in weights):
        # Closing paragraphs on shortcomings and plans stand under the last heading without belonging to it.
        weights.pop(PROBLEMS, None)
        weights.pop(PLAN, None)
    total = sum(weights.values())
    if not total:
        return None
    hints = {
        part.part
        for part in parts
        if part.heading_weak is not None and evaluate(part.heading_weak, heading.unit) is not None
    }
    best = max(weights, key=lambda part: (weights[part], part))
    for part in hints:
        if weights.get(part, 0) >= total * _DOMINANT_WITH_HINT:
            best = part
    if best in hints or best == ACHIEVEMENTS:
        rivals = [
            part for part in weights if part not in (best, LEADER_DUTY) and weights[part] >= total * _HALF
        ]
        return MIXED if rivals and best not in hints else best
    if weights[best] >= total * _DOMINANT:
        return best
    # What was done holds what the leaders did, where that is not most of it.
    return ACHIEVEMENTS if weights.keys() <= {ACHIEVEMENTS, LEADER_DUTY} else MIXED


def _barred(condition: Condition, heading: Heading) -> bool:
    """Whether a heading has the words that a condition asks for, and one that it forbids."""
    unit = heading.unit
    return evaluate(condition, unit) is None and evaluate(condition._replace(none=()), unit) is not None
