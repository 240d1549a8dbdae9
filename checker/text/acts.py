"""What conditions ask of acts: of the readings of clauses (checker/document/clauses.py), and of what stands around an act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.text.lazy import pattern
from checker.text.terms import Span
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

TOLD, DEMANDED, PLANNED, ASKED, ARRANGED = "told", "demanded", "planned", "asked", "arranged"
DONE, NEGATED = "done", "negated"
THIS, OTHER_YEAR, COMING = "this", "other", "coming"
"""The moods, the polarities and the years of a reading."""

WORD_KEYS = ("act", "object", "aside")
"""The keys of a condition that give words of an act."""
DOES = "does"
"""The key of a condition that asks what the sentence does, as the learned reader reads it."""
DEFAULTS: Mapping[str, tuple[str, ...]] = {
    "actor": ("", "head", "deputy", "junior", "body", "outside", "meeting"),
    "mood": (TOLD,),
    "polarity": (DONE,),
    "year": (THIS,),
}
"""What a condition about acts asks for where it does not say: something told as done in the reporting year, not in another county."""
OWN = ("", "head", "deputy", "junior", "body")
"""The actors of ``own``: anybody but somebody outside."""


def values_of(value: Any) -> tuple[str, ...]:
    """Return the values that a key allows; ``any`` allows all, which is written empty."""
    values = (value,) if isinstance(value, str) else tuple(value)
    if "any" in values:
        return ()
    return tuple(one for value in values for one in (OWN if value == "own" else (value,)))


class Reading(NamedTuple):
    """What a stretch of a clause says happened; ``clause`` is the number of its clause in the sentence.

    ``actor`` is empty where nobody is named. See checker/document/clauses.py, which reads them.
    """

    start: int
    end: int
    clause: int
    actor: str
    mood: str
    polarity: str
    year: str


class Wanted(NamedTuple):
    """What a condition asks of readings; an empty ``actor``, ``mood``, ``polarity`` or ``year`` means any."""

    actor: tuple[str, ...]
    mood: tuple[str, ...]
    polarity: tuple[str, ...]
    year: tuple[str, ...]
    act: tuple[Any, ...]
    object: tuple[Any, ...]
    aside: tuple[Any, ...]

    def allowed(self, readings: Sequence[Reading]) -> list[Reading]:
        """Return those of ``readings`` that are of the kind asked for: what is asked is looked up once for all of them."""
        actor, mood, polarity, year, *_ = self
        return [
            one
            for one in readings
            if (not mood or one.mood in mood)
            and (not polarity or one.polarity in polarity)
            and (not year or one.year in year)
            and (not actor or one.actor in actor)
        ]

    def arranges(self, reading: Reading) -> bool:
        """Whether a reading tells of what has been arranged, and is of the kind asked for in all else."""
        return (
            reading.mood == ARRANGED
            and (not self.polarity or reading.polarity in self.polarity)
            and (not self.year or reading.year in self.year)
            and (not self.actor or reading.actor in self.actor)
        )


def bounds_of(readings: Sequence[Reading]) -> dict[int, Span]:
    """Return where each clause begins and ends."""
    bounds: dict[int, Span] = {}
    for one in readings:
        left, _ = bounds.get(one.clause, (one.start, one.end))
        bounds[one.clause] = (left, one.end)
    return bounds


_NOUN = 2
_TOPIC = pattern(
    "(?:^|[.]).{0,4}(?:谁来?|凭什么|罚了|查了|凡是?|对于?|所有|每次|每起|每一?|属于|遇|下乡|要|拟)|(?:的|的案件|案子|时|前|后)$"
)
"""A clause that sets the topic for those that follow."""


_AROUND_ACT = pattern(
    "[0-9.，%〇一二三四五六七八九十百千万亿]+[余多]?(?:[人件户批场台条项]次|[\u4e00-\u9fff])?|(?:在|到|至|于|向|给|通过|利用|依托|由|经|按|从|以|并|对)[^，、]*|"
    "后.*|一线|基层|社会|今年|本年|全部|全程|全年|全面|逐一|逐件|逐条|随即|及时|依法|一律|统一|集中|专门|率|达|占|均|都|已|也|还|先|再|共计?|累计|了|过|完成|完毕|到位|一次|其中|予以|进行|可|各|等|份份|件件|条条|张张|的"
)
"""What may stand beside an act without being what it is done to: amounts, places, means, adverbs."""


def unnamed_beside(text: str, clause: Span, act: Span) -> tuple[bool, bool]:
    """Whether the clause of an act names nothing that the act is done to: before it, and behind it."""
    before = _AROUND_ACT.sub("", text[clause[0] : act[0]])
    behind = _AROUND_ACT.sub("", text[act[1] : clause[1]])
    return len(before) < _NOUN, len(behind) < _NOUN


def may_be_object(text: str, clause: Span, named: Sequence[Span], unnamed: tuple[bool, bool]) -> bool:
    """Whether what an earlier ``clause`` names may be what an act is done to whose own clause is ``unnamed`` beside it.

    It may where that names nothing itself, where the earlier one sets the topic by its words, or where the earlier one
    says nothing but what it names and how many (处罚决定57件) and nothing is named behind the act.
    """
    if all(unnamed) or _TOPIC.search(text[clause[0] : clause[1]]) is not None:
        return True
    return unnamed[1] and all(unnamed_beside(text, clause, (named[0][0], named[-1][1])))
