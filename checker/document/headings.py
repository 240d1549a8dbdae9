"""How much of the text behind a marker is its heading, and where the body glued to it begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from checker.document.markers import chain_length, read_marker
from checker.rulebook.habits import words
from checker.text.lazy import pattern
from checker.text.numbers import read_numerals

_OWN_LINE = 48
RUN_IN = 42
_LONGEST = 90
GLUED = 44
"""The longest heading, in characters, on its own line, run into its paragraph, and glued to it without a mark."""
_OVER_CHAIN = 60
"""The longest one that runs into a chain (一是……；二是……), which needs something over it."""
_COLON = 24
_SET_OFF, _SEVERAL, _SIGNS = 20, 3, "•·*"
"""How short lines are that a sign sets off as headings, how many of them show it, and the signs."""
_NAMES_A_PART = words("部分名称的结尾")
"""Nouns with which the heading of a part ends: what follows them is its body."""
_HEADING_NOUNS = (*_NAMES_A_PART, "重点", "要点", "目标", "任务", "工作", "举措", "成绩", "分析", "责任")
_SUBJECTS = words("开始一句话")
"""Who acts, or when: words that begin a sentence and no second half of a heading."""
_ACTS = words("没有主语的句子开头")
"""What a sentence without a subject begins with, and a heading may go on with."""

_BODIES = pattern(
    "[省市县区旗州镇乡](?:[\u4e00-\u9fff]{1,6}?(?:[局厅委]|办(?![案理事结好]))|政府|委(?!托|派))"
)
"""A body by its name, which as a subject begins a sentence."""
_ENDS_OF_SLOGANS = (
    "建设",
    "水平",
    "能力",
    "机制",
    "体系",
    "质效",
    "效能",
    "基础",
    "根基",
    "环境",
    "格局",
    "质量",
    "防线",
    "底线",
)
"""What the goals that headings set end with: behind one a body is the subject of the next sentence, and no object."""
_EXPLAINS = ("因为", "由于", "主要是", "原因是", "在于", "导致", "造成")
"""What a sentence has that tells why, or what came of it, and the heading of a subsection has not."""
_GOVERNS = ("党委", "党工委", "党政", "政府", "人民政府", "党组", "办事处")
_BEGIN_PREDICATES = tuple(word for word in words("主语后面") if len(word) > 1 and word not in _GOVERNS)
_SHORTEST_GLUED, _SHORTEST_SENTENCE = 8, 20
"""A heading before the issuer's name is no shorter, nor the sentence that its committee or government begins."""
_LEADS_IN = tuple("在对为向把将由从以与和及的并、")
"""What goes before more of the same phrase: no second half of a heading begins with it, and none ends so."""
_BY_MEANS_OF = ("通过", "依托", "利用", "借助", "按照", "依照", "根据")
"""A clause that begins so tells how something was done, and is no second half of a heading."""


def names_a_part(text: str) -> bool:
    """Whether a text reads like the whole heading of a part: no sentence, ending with such a noun."""
    return text.endswith(_NAMES_A_PART) and not any(mark in text for mark in "，。；：")


def only_names(text: str) -> bool:
    """Whether a heading is what a part is called (2025年工作安排), its bracket left out, and says nothing by itself."""
    return text.partition("（")[0].rstrip("：。").endswith(_HEADING_NOUNS)


def heading_length(body: str, kind: str, following: str = "") -> int:
    """Return how many characters of ``body``, the text behind a marker, are its heading; 0 where none is.

    ``following`` is the next line, or what follows in this one. An item of a list that is a whole sentence of facts
    (``1.清理文件28件，修改4件。``) is no heading.
    """
    stop = body.find("。")
    first = body if stop < 0 else body[:stop]
    upper = kind in ("part", "cn", "md")
    chain = body.find("一是")
    if 0 < chain <= GLUED and (stop < 0 or chain < stop) and body[chain - 1] not in "，；":
        return chain
    if stop < 0 and first.endswith("；"):
        # The 规定 lists the parts of a report so, and is copied with its marks; a list's items follow one another.
        after = read_marker(following)
        if not following or (after is not None and after.kind == kind):
            return 0
        first = first[:-1]
    facts = states_facts(first[:_LONGEST])  # what is longer is no heading anyhow
    if stop >= 0 and (upper or kind == "pcn") and (len(first) > RUN_IN or facts):
        glued = _glued_length(body, first)
        if glued:
            return glued
    if not first or "；" in first:
        return 0
    colon = first.find("：")
    if 0 < colon == len(first) - 1:
        first = first[:-1]
    elif 0 < colon <= _COLON and (stop >= 0 or _states_more(first[colon + 1 :])):
        return colon
    if facts and (not upper or "，" in first):
        return 0
    if len(first) > _most(body, stop, first, upper, following) or len(first) > _LONGEST:
        return 0
    whole = 0 <= stop == len(body) - 1
    over_chain = stop >= 0 and chain_length(body[stop + 1 :]) > 0
    if not upper and (whole or not first.endswith(_NAMES_A_PART)):
        many = first.count("，") > 2
        if many and not over_chain:
            return 0
        if over_chain and (many or len(first) > RUN_IN) and has_subjects(first):
            return 0
    if (whole or over_chain) and not upper and explains(first):
        return 0
    return len(first)


def explains(text: str) -> bool:
    """Whether the text tells why, or what came of it, as a sentence does."""
    return any(word in text for word in _EXPLAINS)


def has_subjects(text: str) -> bool:
    """Whether a clause of the text begins with who acts, as a sentence does and no slogan over a chain."""
    return any(clause.startswith(_SUBJECTS) for clause in text.split("，"))


def _most(body: str, stop: int, first: str, upper: bool, following: str) -> int:
    """Return how long a heading may be where ``first`` stands: on its own line, or run into its paragraph."""
    if stop < 0:
        # A line without a full stop is a heading or the item of a list: below a heading something else stands.
        return _LONGEST if upper or (following and read_marker(following) is None) else _OWN_LINE
    rest = body[stop + 1 :]
    if not rest:
        return _OWN_LINE
    if not chain_length(rest):
        return RUN_IN
    return _LONGEST if first.endswith(_NAMES_A_PART) else _OVER_CHAIN


def _states_more(rest: str) -> bool:
    """Whether what stands behind the colon of a line is no second half of its heading (强基：夯实法治根基)."""
    return len(rest) > RUN_IN or rest.count("，") > 1 or states_facts(rest)


def states_facts(text: str) -> bool:
    """Whether the text carries a count or a day, as a sentence of facts does and a heading does not.

    A number in quotation marks is the name of a policy or a hotline (“12345”热线) and counts nothing.
    """
    if not any(char.isdigit() for char in text):
        return False
    found = read_numerals(text)
    return any(
        text.count("“", 0, start) <= text.count("”", 0, start)
        for start in (*(span[0] for span, _ in found.quantities), *(span[0] for span in found.dates))
    )


def _glued_length(body: str, first: str) -> int:
    """Return where a body begins that is glued to its heading; 0 where nothing shows it."""
    for body_named in _BODIES.finditer(first, 4, GLUED):
        if first.endswith(_ENDS_OF_SLOGANS, 0, body_named.start()):
            return body_named.start()
    for size in range(4, min(len(first), GLUED)):
        if not first.endswith(_HEADING_NOUNS, 0, size):
            continue
        rest = body[size:]
        if rest.startswith(_SUBJECTS) or (rest[:2] == "20" and rest[4:5] == "年"):
            return size
        if first.endswith(_NAMES_A_PART, 0, size) and rest.startswith(_ACTS):
            return size
    return _couplet_length(body, first)


def before_subject(body: str, own: Sequence[str]) -> int:
    """Return where a body begins that is glued to its heading with a name of the issuer (筑牢法治思想根基石门镇党委把……); 0 where none does."""
    for name in own:
        at = body.find(name, _SHORTEST_GLUED, GLUED)
        before, behind = body[:at], body[at + len(name) :].partition("。")[0]
        if at < 0 or any(mark in before for mark in "，。；：、") or before.endswith(_LEADS_IN):
            continue
        governs = behind.startswith(_GOVERNS) and ("，" in behind or len(behind) > _SHORTEST_SENTENCE)
        if governs or behind.startswith(_BEGIN_PREDICATES):
            return at
    return 0


def _couplet_length(body: str, first: str) -> int:
    """Return the length of a heading of two balanced phrases (强化统筹推动，压紧工作链条) glued to its body."""
    comma = first.find("，")
    if not 4 <= comma <= 16 or first.startswith((*_LEADS_IN, *_BY_MEANS_OF), comma + 1):
        return 0
    for size in range(2 * comma + 1, min(2 * comma + 8, len(first))):
        second = body[comma + 1 : size]
        if "，" in second or second[-1:].isdigit():
            return 0
        if body.startswith((*_SUBJECTS, *_ACTS, "“"), size) and second[-1] not in _LEADS_IN:
            return size
    return 0


_OPENING = "“‘《〈（〔［【"


def is_whole(following: str) -> bool:
    """Whether what follows a line is a paragraph."""
    return len(following) > 40 and "。" in following


def marks_of_headings(texts: Sequence[str]) -> frozenset[str]:
    """Return the signs that set off the headings of a text, at their start (* 短板) or as a question (做了哪些事？): those of several short lines over paragraphs."""
    found: Counter[str] = Counter()
    for text, below in pairwise(texts):
        if 2 < len(text) <= _SET_OFF and is_whole(below) and not text.endswith(("。", "；", "：")):
            found[text[0] if text[0] in _SIGNS else text[-1]] += 1
    return frozenset(sign for sign, count in found.items() if count >= _SEVERAL and sign in (*_SIGNS, "？"))


def sign_of(text: str, marks: str) -> str:
    """Return which of the signs ``marks`` sets off a heading, or nothing."""
    return next((sign for sign in (text[:1], text[-1:]) if sign and sign in marks), "")


def without_ornament(text: str) -> str:
    """Return a line without the sign that a page puts before its headings in the place of numbers (▍▲◎)."""
    at = 0
    while at < len(text) and (text[at] == "丨" or not (text[at].isalnum() or text[at] in _OPENING)):
        at += 1
    return text[at:]
