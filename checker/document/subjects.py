"""Whose report it is where neither title nor signature says so: the subject of its first sentences, or the place named most often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from checker.document.issuers import is_generic, is_name, level_of, looks_like_place, without_quotations
from checker.document.model import Named, Sentence
from checker.document.sentences import ITEM
from checker.rulebook.habits import words
from checker.text.lazy import pattern

_ANNOUNCED = pattern("现[将就]《?([\u4e00-\u9fff]{3,24}?)(?:20[0-9]{2}|关于|上?年度?)")
"""The announcement of a report that names whose it is (现将某县水利局2024年度……报告如下)."""
_FORMED = pattern(
    "(?:组建|更名为|改名为)(?:了|成立)?([\u4e00-\u9fff]{0,8}?[省市县区旗州][\u4e00-\u9fff]{2,16}?(?:局|委员会|厅))(?=[，。、（])"
)
"""The body that was formed or renamed in the year, which then speaks of itself as 我局."""
_JOINT = pattern(
    "(?:中共)?([\u4e00-\u9fff]{1,8}?[省市县区旗州盟镇乡]|[\u4e00-\u9fff]{2,8}街道)(?:委|党委|党工委)[、和]?[省市县区旗州盟镇乡]?(?:人民)?(?:政府|办事处)"
)
"""Committee and government of a place as one subject (某州党委、政府, 某市委市政府): both are the place's."""
_LED_BY = ("党组", "党委")
"""What leads a body is not the body."""
_FIRST, _WITHOUT_PREFACE = 6, 4
"""So many sentences behind the preface, and of a text without one, may name the issuer."""
_PLACE_ENDS = "省市县区旗州盟镇乡局厅委"
_JOINS = "和与"
"""What joins a name to a quotation before it (《……》和青川县); at the start of a sentence it begins a name (和平区)."""
_SHORTEST_SENTENCE = 12
_CIRCUMSTANCES = words("主语前面的开头")
_TIMES = words("主语前面的结尾")
"""What a phrase begins and ends with that stands before the subject of a sentence."""
_ADVERBS = words("主语后面")
_PREDICATES = tuple(word for word in _ADVERBS if len(word) > 1)
"""What begins a predicate begins no name; 将乐县 does begin with what may."""


def opening_subject(sentences: Sequence[Sentence], own: str | None, text: str) -> Named | None:
    """Return the subject of one of the first sentences: ``2021年，柳川县卫生健康局在县委……``.

    A preface speaks of the report's own issuer; below a heading only the first sentences may, and behind a preface only those
    whose subject is of the level that the report speaks of as its own (``own``).
    """
    preface = [
        sentence
        for sentence in sentences[:6]
        if sentence.heading is None and len(sentence.text) > _SHORTEST_SENTENCE
    ]
    for sentence in preface:
        found = _ANNOUNCED.search(sentence.text)
        if found is not None and looks_like_place(found[1]) and is_name(found[1]):
            return _named(sentence, found.start(1), found.end(1))
    for sentence in preface if own == "department" else ():
        found = _FORMED.search(sentence.text)
        if found is not None and is_name(found[1]) and looks_like_place(found[1]):
            return _named(sentence, found.start(1), found.end(1))
    below = [sentence for sentence in sentences[:_FIRST] if ITEM not in sentence.unit.groups]
    for sentence in preface or below[:_WITHOUT_PREFACE]:
        subject = _subject(sentence)
        if subject is not None:
            return subject
    for sentence in below if preface and own is not None else ():
        subject = _subject_at(sentence, 0)
        told = subject is not None and not subject.name.endswith(_LED_BY)
        if subject is not None and told and level_of(subject.name, text) == own:
            return subject
    return None


def _subject(sentence: Sentence) -> Named | None:
    found = (_subject_at(sentence, start) for start in _subject_starts(sentence.text))
    return next((subject for subject in found if subject is not None), None)


def _subject_at(sentence: Sentence, start: int) -> Named | None:
    text = sentence.text
    for adverb in _ADVERBS:
        at = text.find(adverb, start + 3, start + 26)
        name = text[start:at].removesuffix("，") if at > 0 else ""
        joint = _JOINT.fullmatch(name)
        if joint is not None and sentence.heading is None and _is_subject(joint[1]):
            return _named(sentence, start + joint.start(1), start + joint.end(1))
        if name and not name[0].isdigit() and looks_like_place(name) and _is_subject(name):
            return _named(sentence, start, start + len(name))
    return None


def _is_subject(name: str) -> bool:
    """Whether what ends like a place or body is a name: no rank alone, and no predicate (扎实推进市……)."""
    return is_name(name) and not is_generic(name) and not name.startswith(_PREDICATES)


def _named(sentence: Sentence, start: int, end: int) -> Named:
    offset = sentence.unit.start
    return Named(sentence.text[start:end], sentence.line.source_span(offset + start, offset + end))


def _subject_starts(text: str) -> list[int]:
    """Return where the subject of a sentence may begin: at its start, behind a phrase of time or circumstance, however many clauses that has."""
    starts = [0]
    introduced = False
    for at, char in enumerate(text[:120]):
        if char == "，":
            introduced = introduced or _introduces(text[:at].rpartition("，")[2])
        if char == "：" or (char == "，" and introduced):
            starts.append(at + 1)
        elif char == "年" and at < 20:
            starts.append(at + 1 + (text[at + 1 : at + 2] == "度"))
    return starts


def _introduces(phrase: str) -> bool:
    return phrase.startswith(_CIRCUMSTANCES) or phrase.endswith(_TIMES) or phrase[:4].isdigit()


def most_named(text: str, *, quoted: bool = False) -> Named | None:
    """Return the place named most often with its rank, as a report without title or signature must."""
    plain = text if quoted else without_quotations(text)
    counts: Counter[str] = Counter()
    for at, char in enumerate(plain):
        if char in _PLACE_ENDS:
            for size in (2, 3):
                name = plain[at - size : at + 1]
                if len(name) == size + 1 and all("\u4e00" <= one <= "\u9fff" for one in name):
                    before = plain[at - size - 1 : at - size]
                    if not before or not ("\u4e00" <= before <= "\u9fff" or before.isdigit()):
                        counts[name] += 1
    for name, number in counts.most_common(8):
        if number >= 2 and is_name(name) and not is_generic(name) and name[0] not in _JOINS:
            return Named(name, None)
    return None
