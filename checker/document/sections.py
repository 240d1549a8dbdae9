"""The part of a section by its sentences: where its heading tells nothing, and where it tells less than stands below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from checker.document.model import ACHIEVEMENTS, PLAN, PREFACE, PROBLEMS, Sentence
from checker.reader.functions import ACT, CAUSE, MEASURE, PASSING, SHORTCOMING, SLOGAN, Reader
from checker.text.lazy import pattern

_PLAYS = {PROBLEMS: (SHORTCOMING, PASSING, CAUSE), PLAN: (MEASURE, SLOGAN)}
_SHARE = 0.7
"""This share of the text must do what the part is for."""
_FIRST = 0.35
"""Before this share of the report nobody confesses or plans under a heading of its own."""
_OF_BOTH = 0.25
"""From this share of the plan on a section on the shortcomings tells of both."""
_SO_FAR = pattern(
    "(?:至今|截至[^，；。]{2,12}|今年以来|一年来|累计|全年(?![^，；。]{0,24}(?:不少于|不低于|至少|以上|以内|力争|确保)))，?[^，；。]{0,8}(?:完成|办理|受理|审[核查结]|开展|组织|检查|办结|调[解处]|处理|查处)[^，；。]{0,12}[0-9]"
)
"""Such a count says what has been done: the section plans nothing."""
_TO_COME = pattern("将(?![军近来士才])|下一?步|明年|来年|下一?年度?|今后|力争|打算|新的?一年|新年度|未来")
_MOST = 1_500
"""So many sentences are read to find shortcomings that nothing announces; no report has more."""
_PROBE = 3
_SURE = 0.7


def by_reading(
    reader: Reader, sentences: Sequence[Sentence], start: int, end: int, *, behind: bool
) -> str | None:
    """Return the part that the sentences from ``start`` to ``end`` play, or None where they report the past.

    Where the first sentences report acts the rest is not read; where one counts what has been done so far, nothing is planned.
    ``behind``: a section on the shortcomings stands before. The bare verbs of an account (深化改革，成立综合执法办公室) are those of a plan: before the
    shortcomings a sentence must say that it is to come.
    """
    if start >= end or start < _FIRST * len(sentences):
        return None
    told = any(_SO_FAR.search(sentence.text) for sentence in sentences[start:end])
    lengths = [len(sentence.text) for sentence in sentences]
    shares = dict.fromkeys(_PLAYS, 0.0)
    for index in range(start, end):
        chances = reader.chances(index)
        if index - start < _PROBE and chances[ACT] >= _SURE:
            return None
        for part, functions in _PLAYS.items():
            shares[part] += lengths[index] * sum(chances[name] for name in functions)
    best = max(shares, key=shares.__getitem__)
    if best == PLAN and (
        told
        or not (
            behind
            or any(one.part == PROBLEMS for one in sentences[:start])
            or any(_TO_COME.search(one.text) for one in sentences[start:end])
        )
    ):
        return None
    return best if shares[best] >= _SHARE * sum(lengths[start:end]) else None


def confessed(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return the sentences, with paragraphs that confess shortcomings as such.

    For a text in which no heading tells of any; what its headings say of other parts is therefore not read with them.
    """
    if len(sentences) > _MOST:
        return tuple(sentences)
    reader = Reader([one.text for one in sentences], [None] * len(sentences), [])
    placed = list(sentences)
    for paragraph in _paragraphs(sentences):
        first, last = paragraph[0], paragraph[-1]
        if first < _FIRST * len(sentences) or sentences[last].part not in (ACHIEVEMENTS, PREFACE):
            continue
        said, plainly = 0.0, False
        for index in paragraph:
            chances = reader.chances(index)
            said += len(sentences[index].text) * sum(chances[name] for name in _PLAYS[PROBLEMS])
            plainly = plainly or chances[SHORTCOMING] >= _SURE
        if plainly and said >= _SHARE * sum(len(sentences[index].text) for index in paragraph):
            for index in paragraph:
                placed[index] = sentences[index]._replace(part=PROBLEMS)
    return tuple(placed)


def _paragraphs(sentences: Sequence[Sentence]) -> Iterator[list[int]]:
    for _, indexes in groupby(
        range(len(sentences)), lambda at: (sentences[at].heading, sentences[at].paragraph)
    ):
        yield list(indexes)


def tells_of_both(below: Sequence[Sentence]) -> bool:
    """Whether the sentences under a heading on shortcomings go on to what will be done."""
    ahead = sum(len(sentence.text) for sentence in below if sentence.part == PLAN)
    return ahead > _OF_BOTH * sum(len(sentence.text) for sentence in below)
