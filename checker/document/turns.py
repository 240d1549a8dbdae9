"""The part that each sentence plays: that of its section, until the text turns to another.

A sentence turns it (下一步，…), a short first sentence names it as a heading would, a paragraph as a whole confesses or promises, or a
single sentence stands for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.document.markers import opens_item
from checker.document.model import (
    ACHIEVEMENTS,
    INTENT,
    LEADER_DUTY,
    MIXED,
    OTHER,
    PLAN,
    PREFACE,
    PROBLEMS,
    TELLING,
    Sentence,
)
from checker.rulebook.model import Kind, Part
from checker.text.conditions import Condition, evaluate, opens
from checker.text.lazy import pattern
from checker.text.terms import Span

_MOST = 0.4
"""Such a share of the text stands under no heading only where the account has none; a preface is shorter."""
_LEAD = 13
_TIMES = ("全年", "一年来", "今年", "本年", "过去一年", "年内")
_DEMANDS = pattern("[一二三四五六七八九十]要")
"""An item of what is to be done (二要会同住建部门……), which goes on with the plan it stands in."""
_ANNOUNCING = pattern(
    "(?:(?:^|，)现?(?:将)?|(?:(?<!问题)(?<!不足)情况|工作|建设|报告)(?:[^，。]{0,30}(?:及其?|以及|和|与|暨|、)[^，。]{1,30})?)"
    "(?:向[^，。]{1,12})?(?:报告|汇报|总结|通报)如下[：。]$|(?:报告|总结)(?:主要)?(?:包括|分为|由)[^。；]{4,}[0-9二三四五六七八]个?(?:部分|方面)[^，。；]{0,4}。$"
)
"""How a sentence ends that says of what the report tells as a whole, and turns to none of it yet (下一步打算汇报如下： does)."""
_LONGEST_NOTICE = 90
_LISTS = ("以下", "如下", "几件", "几项", "几个方面", "几方面")
"""Words that announce a list, whose items then go on with what the sentence began."""


def placed_by_turns(
    sentences: Sequence[Sentence], by_heading: Sequence[str | None], kind: Kind
) -> tuple[Sentence, ...]:
    """Give each sentence its part from its section's heading and from the turns of the text."""
    naming = _asked_for(part.heading for part in kind.parts)
    standing = _asked_for(part.single for part in kind.parts)
    turning = _asked_for(part.opening for part in kind.parts)
    placed: list[Sentence] = []
    turned: str | None = None
    announced = listing = open_list = False
    confessed = PROBLEMS in by_heading
    told_above = _account_above(sentences, by_heading, kind)
    before: Sentence | None = None
    for index, sentence in enumerate(sentences):
        section = by_heading[sentence.heading] if sentence.heading is not None else None
        above = bool(by_heading) and sentence.heading is None and index not in told_above
        base = section or (PREFACE if above else ACHIEVEMENTS)
        new_paragraph = before is None or before.paragraph != sentence.paragraph
        if (
            before is None
            or before.heading != sentence.heading
            or (
                new_paragraph
                and not (announced and (opens_item(sentence.text) or (open_list and not _dated(sentence))))
            )
        ):
            turned, announced, listing, open_list = None, False, False, False
        elif (
            base == PROBLEMS
            and turned == PLAN
            and not listing
            and opens_item(sentence.text)
            and not _DEMANDS.match(sentence.text)
        ):
            turned = None
        turn = None
        groups = sentence.unit.groups
        if new_paragraph:
            named = naming is None or not naming.isdisjoint(groups)
            turn = _lead(sentence, base, kind.parts) if named else None
            turn = turn or _whole(index, sentences, base, kind.parts)
            if base == PLAN and not confessed and not opens_item(sentence.text):
                turn = _confesses(sentence, kind.parts)
        if turn is None and (turning is None or not turning.isdisjoint(groups)):
            turn = turn_of(sentence, base, kind.parts)
            goes_on = announced and opens_item(sentence.text)
            confessing = base == PLAN and turned == PROBLEMS and not goes_on
            if confessing and turn_of(sentence, PROBLEMS, kind.parts) == PLAN:
                turned = None  # what it confessed is dealt with from here on
        turned = turn or turned
        part = turned or base
        if turned is None and (standing is None or not standing.isdisjoint(groups)):
            part = _single(sentence, base, kind.parts) or base
        if part in TELLING and evaluate(kind.intends, sentence.unit) is not None:
            part = INTENT
        # What announces a list (还存在以下不足：) speaks for the items in the paragraphs that follow.
        listing = turned is not None and (listing or _announces_list(sentence.text))
        announced = turned is not None and (announced or sentence.text.endswith("："))
        open_list = announced and (
            open_list or (sentence.text.endswith("：") and _ends_paragraph(index, sentences))
        )
        confessed = confessed or part == PROBLEMS
        placed.append(sentence if sentence.part == part else sentence._replace(part=part))
        before = sentence
    return tuple(placed)


def _account_above(sentences: Sequence[Sentence], by_heading: Sequence[str | None], kind: Kind) -> range:
    """Return which sentences above the first heading give the account, where no heading names it and most of the text stands there.

    It is what stands behind the opening (现将有关情况报告如下), or behind the first paragraph where nothing opens the report: the account
    has no heading, and those below are of other parts or of items of them.
    """
    above = next((at for at, one in enumerate(sentences) if one.heading is not None), len(sentences))
    if not above or not by_heading or not {ACHIEVEMENTS, MIXED}.isdisjoint(by_heading):
        return range(0)
    opens_at = max(
        (at for at in range(above) if evaluate(kind.openings, sentences[at].unit) is not None), default=0
    )
    begin = next(
        (at for at in range(opens_at, above) if sentences[at].paragraph != sentences[opens_at].paragraph),
        above,
    )
    share = sum(len(one.text) for one in sentences[begin:above]) / sum(len(one.text) for one in sentences)
    return range(begin, above) if share >= _MOST or (begin < above and None not in by_heading) else range(0)


def _asked_for(conditions: Iterable[Condition | None]) -> frozenset[str] | None:
    """Return the words of which conditions want one, so that a sentence without any need not be asked; None where one wants none."""
    words: set[str] = set()
    for condition in conditions:
        if condition is not None:
            if not condition.positive:
                return None
            words |= condition.positive
    return frozenset(words)


def _ends_paragraph(index: int, sentences: Sequence[Sentence]) -> bool:
    """Whether a sentence is the last of its paragraph: where it ends in a colon, the paragraphs below are its list, marked or not."""
    return index + 1 == len(sentences) or sentences[index + 1].paragraph != sentences[index].paragraph


def _dated(sentence: Sentence) -> bool:
    """Whether a sentence begins with a time of its own (2024年，我县还完成了……), which no item of an announced list does."""
    begins = sentence.years[0][0][0] if sentence.years else -1
    return begins == sentence.unit.body or sentence.text.startswith(_TIMES)


def _announces_list(text: str) -> bool:
    """Whether a sentence says that a list follows, or begins it itself behind a colon (重点抓四件事：一是……)."""
    _, colon, rest = text.partition("：")
    return any(word in text for word in _LISTS) or (bool(colon) and opens_item(rest))


def _lead(sentence: Sentence, base: str | None, parts: Sequence[Part]) -> str | None:
    """Return the part that a short first sentence names, as a heading run into its paragraph without a number does."""
    text = sentence.text
    if base == PLAN or len(text) > _LEAD or text[-1] != "。":
        return None
    for part in parts:
        if (
            part.part not in (base, ACHIEVEMENTS, LEADER_DUTY)
            and part.heading is not None
            and evaluate(part.heading, sentence.unit) is not None
        ):
            return part.part
    return None


def _whole(index: int, sentences: Sequence[Sentence], base: str | None, parts: Sequence[Part]) -> str | None:
    """Return the part that the paragraph beginning at ``index`` plays as a whole."""
    if base not in (ACHIEVEMENTS, PREFACE):
        return None
    first = sentences[index]
    for part in parts:
        condition = part.paragraph
        if condition is None or not opens(condition, first.unit):
            continue
        groups: dict[str, list[Span]] = {}
        for sentence in sentences[index:]:
            if sentence.paragraph != first.paragraph:
                break
            for name, spans in sentence.unit.groups.items():
                groups.setdefault(name, []).extend(spans)
        if evaluate(condition, first.unit._replace(groups=groups)) is not None:
            return part.part
    return None


def turn_of(sentence: Sentence, base: str | None, parts: Sequence[Part]) -> str | None:
    """Return the part that a sentence turns the text to, if it does."""
    if base == PLAN or _ANNOUNCING.search(sentence.text, max(0, len(sentence.text) - _LONGEST_NOTICE)):
        return None
    groups = sentence.unit.groups
    for part in parts:
        opening = part.opening
        if part.part == base or opening is None or opening.positive.isdisjoint(groups):
            continue
        if evaluate(opening, sentence.unit) is not None:
            return part.part
    return None


def _confesses(sentence: Sentence, parts: Sequence[Part]) -> str | None:
    """Return the part on shortcomings where a paragraph below the plan turns to them: a report that has named none so far."""
    own = next((part for part in parts if part.part == PROBLEMS and part.opening is not None), None)
    if own is None or own.opening is None or evaluate(own.opening, sentence.unit) is None:
        return None
    return PROBLEMS


def _single(sentence: Sentence, base: str | None, parts: Sequence[Part]) -> str | None:
    if base in (PLAN, OTHER):
        return None
    for part in parts:
        if part.part != base and part.single is not None and evaluate(part.single, sentence.unit) is not None:
            return part.part
    return None
