"""``doubled``: does a word or a mark stand twice by a slip?

What stands twice is no slip where one of the two belongs to another word (目的｜的, 为了｜了解, 工作｜工作人员), or where the language
doubles (常常, 一次次, 研究研究).
"""

from __future__ import annotations

from bisect import bisect_left
from codecs import utf_16_le_encode as utf_16
from collections.abc import Iterator, Sequence

from checker.checks.outcome import MOST_FINDINGS, Context, finding_of, found, met
from checker.checks.running import place_in, title_and_body
from checker.document.flow import Flow
from checker.document.model import Document
from checker.results import Finding, Outcome, Replacement
from checker.rulebook import option
from checker.rulebook.model import Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.around import places
from checker.text.lazy import pattern
from checker.text.terms import Span
from checker.text.words import cost, is_word
from checker.values import NamedTuple

_LONGEST_WORD = 4
_PIECES = (2, 3, 4, 6)
"""How many characters what stands twice may have."""
_ROWS = {size: pattern(b"\0{%d,}" % (2 * size)) for size in (1, *_PIECES)}
_NUMERALS = frozenset("一二三四五六七八九十百千万两半每逐越很非")
"""A doubled word that begins so tells a number of things, or a degree."""
_BODIES = frozenset("省市县区州旗盟乡镇村组街道院局委办厅部处科所站会党队级人长天日月年季家户个点法")
"""With which the name of a place, a body or a law ends (立法法), or that stands for each of its kind."""
_AGENCIES = frozenset("府院关局委厅部")
"""With which the name of a body ends that another may follow (人民政府｜政府采购, 隶属海关｜海关业务)."""
_OWN = frozenset(
    "反无未再自零重防不的地得了着过和在是有为等以由于从向对把被让给使用作全新总副多双超大小老高低非各每某本该此其"
)
"""What stands before a word on its own: particles, prepositions, verbs of one character, and what is said of a thing (安全｜全链条)."""
_ADVERBS = frozenset("常渐紧牢层往久迟件事钉")
_COMMON = frozenset(["行政", "习近", "工资", "规定", "立法", "议题", "议事", "信息", "案件", "罚没", "裁决", "制度", "备案"])  # fmt: skip
"""Of what reports write twice by right the most usual, told here so that the dictionary need not be read for them."""
_AHEAD = 9
_POSTPOSED = frozenset("中后前里内")
"""What stands behind the word that it belongs to: 检查中, 会议后."""
_QUALITIES = ("的", "资", "证", "权", "经验", "能力", "条件", "职称", "学历", "需", "意")
"""What is told of those who have it, so that 有 may stand behind 共有: 共有｜有资质的机构."""
_COUNTED = pattern("[^0-9，。；：、（）]{0,12}[0-9]")
_ROUND = frozenset("余多万千百")
_ENDS = "，。；：、！？”）\n"


class Options(NamedTuple):
    """The options of ``doubled``."""

    marks: str = option.text("不能连用两个的标点")
    particles: str = option.text("不能连用两个的虚词")
    measures: str = option.text("数字后面不能连用两个的量词")
    reduplicated: tuple[str, ...] = option.words("可以重叠使用的词", default=())
    unmet: Texts = option.texts("重复时的说明", words="重复的写法", once="只写一次的写法")


def check_doubled(document: Document, rule: Rule, context: Context) -> Outcome:
    """Look for what stands twice in a row."""
    options: Options = rule.options
    body = title_and_body(document, context)
    quotes = sorted((*places(body.text, "“"), *places(body.text, "”")))
    faults = [
        (start, size)
        for start, size in _twice(body.text, options)
        if size == 1 or not _apart(body, start, size)
    ]
    if faults:
        findings = [_finding(body, quotes, *fault, options.unmet) for fault in faults[:MOST_FINDINGS]]
        return found(findings, "".join(finding.message for finding in findings[:3]), len(faults))
    return met((), "没有发现重复的字词和标点。")


def _twice(text: str, options: Options) -> list[Span]:
    """Return where something stands twice and how many characters it has; what overlaps is told once."""
    told: list[Span] = []
    for start, size in sorted((*_single(text, options), *_longer(text, options))):
        if not told or start >= told[-1][0] + 2 * told[-1][1]:
            told.append((start, size))
    return told


def _single(text: str, options: Options) -> Iterator[Span]:
    for at in _repeated(text, 1):
        char = text[at]
        before, after = text[at - 1 : at], text[at + 2 : at + 3]
        if "0" <= char <= "9" or char in (before, after) or ("\u4e00" <= after == text[at + 3 : at + 4]):
            continue  # a number; a row of dots; 和和美美
        if char in options.marks:
            yield at, 1
        elif char in options.particles:
            if not (is_word(char * 2) or _closes(text, at + 1) or _opens(text, at + 1)):
                yield at, 1
        elif (
            (char in options.measures and _counted(text, at) and not _opens(text, at + 1))
            or _left_over(text, at, options)
            or (char in "万亿" and text[at - 1 : at].isdigit() and _counted(text, at))
            or (char == "得" and not _opens(text, at + 1))
            or (_behind(text, at) if char in _POSTPOSED else char == "有" and _there_is(text, at))
            or _between(text, at)
        ):
            yield at, 1


def _left_over(text: str, at: int, options: Options) -> bool:
    """Whether the second of two like characters belongs to no word: a word ends before it and a mark follows (高质量发展展。).

    Before a word it may belong to that (安全｜全链条), and doubles are in use (老老实实, 一桩桩).
    """
    char, end = text[at], at + 2
    # The dictionary is asked last: most reports are judged without reading it.
    if not (text[end : end + 1] in _ENDS or text[end : end + 1].isdigit()) or (
        at > 1 and (text[at - 2] == text[at - 1] or text[at - 1] in _NUMERALS)
    ):
        return False
    if (
        not "\u4e00" <= char <= "\u9fff"
        or char in _BODIES
        or char in _NUMERALS
        or char in options.reduplicated
        or is_word(char * 2)
    ):
        return False
    return is_word(text[at - 1 : at + 1]) and not _opens(text, at + 1) and not is_word(text[at + 1 : at + 3])


def _behind(text: str, at: int) -> bool:
    """Whether the second of two like characters that stand behind a word belongs to no word of its own (检查中中｜发现)."""
    after = text[at + 2 : at + 3]
    if text[at - 1 : at] in _NUMERALS or not (after in _ENDS or "\u4e00" <= after <= "\u9fff"):
        return False
    known = any(is_word(text[at - size : at]) for size in range(2, min(_LONGEST_WORD, at) + 1))
    if not known or _spanned(text, at) or is_word(text[at - 1 : at + 1]):
        return False
    return after in _ENDS or (_begins(text, at + 2, 2) and _adds_nothing(text, at + 1))


def _there_is(text: str, at: int) -> bool:
    """Whether the second 有 belongs to nothing, told of things that are counted (共有有执法人员84名), not of what they have."""
    counted = _COUNTED.match(text, at + 2)
    if counted is None or not is_word(text[at - 1 : at + 1]) or _opens(text, at + 1):
        return False
    return not any(word in counted.group() for word in _QUALITIES)


def _between(text: str, at: int) -> bool:
    """Whether the second of two like characters stands between two words and belongs to neither (重大行政决策策｜工作)."""
    char, end = text[at], at + 2
    after = text[end : end + 1]
    if (
        not "\u4e00" <= char <= "\u9fff"
        or not "\u4e00" <= after <= "\u9fff"
        or char in _OWN
        or char in _BODIES
        or char in _NUMERALS
        or char in _ADVERBS
        or at < 1
        or text[at - 1] in _NUMERALS
        or text[at - 2 : at - 1] == text[at - 1]
        or text[at + 1 : at + 3] in _COMMON
    ):
        return False
    longest = 4 if is_word(char * 2) else 2  # 行政许可可, though 可可 is a word
    sizes = range(longest, min(_LONGEST_WORD, at + 1) + 1)
    if not any(is_word(text[at + 1 - size : at + 1]) for size in sizes):
        return False
    if not _begins(text, end, 2) or _opens(text, at + 1) or _spanned(text, at):
        return False
    return _adds_nothing(text, at + 1)


def _adds_nothing(text: str, at: int) -> bool:
    """Whether the character at ``at`` makes a word of its own, as what follows is cut into words."""
    last = at + 1
    while last < min(len(text), at + 1 + _AHEAD) and "\u4e00" <= text[last] <= "\u9fff":
        last += 1
    return cost(text[at:last]) - cost(text[at + 1 : last]) >= cost(text[at])


def _longer(text: str, options: Options) -> Iterator[Span]:
    for size in _PIECES:
        for at in _repeated(text, size):
            piece = text[at : at + size]
            if not all("\u4e00" <= char <= "\u9fff" for char in piece):
                continue
            if piece[0] in _NUMERALS or piece in options.reduplicated or piece[: size // 2] * 2 == piece:
                continue
            if size == _PIECES[0] and (
                piece[1] in _AGENCIES
                or not is_word(piece)
                or _opens(text, at + size)
                or _closes(text, at + size)
                or (at and is_word(text[at - 1 : at + 1]))  # 裁定｜罪｜定罪
            ):
                continue
            if size > _PIECES[0] and _thrice(text, at, size):
                continue  # the cells of a table run together
            if size == _PIECES[1] and not is_word(piece) and at and is_word(text[at - 1 : at + 1]):
                continue  # 国有｜土地｜有｜土地使用权
            yield at, size


def _thrice(text: str, at: int, size: int) -> bool:
    """Whether what stands twice at ``at`` stands three times in a row, wherever its beginning is seen."""
    start, end = at, at + size
    while start and end - start < 2 * size and text[start - 1] == text[start - 1 + size]:
        start -= 1
    while end + size < len(text) and end - start < 2 * size and text[end] == text[end + size]:
        end += 1
    return end - start >= 2 * size


def _apart(body: Flow, start: int, size: int) -> bool:
    """Whether a blank parts the two: a heading and the text behind it (编制依据 依据……), two cells of a table."""
    source = body.source_span(start + size - 1, start + size + 1)
    between = body.document.source.text[source[0] + 1 : source[1] - 1]
    return bool(between) and not between.strip(" \t\u3000\xa0")


def _repeated(text: str, size: int) -> Iterator[int]:
    """Yield where ``size`` characters are followed by the same again.

    The text is compared with itself, moved by so many characters, as one number: equal characters leave zeros. What stands in
    a row (:func:`_thrice`) is passed over as a whole.
    """
    data = utf_16(text, "replace")[0]  # as ``encode`` does, which imports a module for it
    longest = 2 * size if size > _PIECES[0] else len(data)
    if len(data) != 2 * len(text):  # characters of four bytes
        longest = len(data)
        data = utf_16("".join(char if char <= "\uffff" else "?" for char in text), "replace")[0]
    moved = len(data) - 2 * size
    if moved < 2 * size:
        return
    whole = int.from_bytes(data, "little")
    same = ((whole >> (16 * size)) ^ (whole & ((1 << (8 * moved)) - 1))).to_bytes(moved, "little")
    for row in _ROWS[size].finditer(same) if bytes(2 * size) in same else ():
        first, last = (row.start() + 1) // 2, row.end() // 2
        if last - first < longest:
            yield from range(first, last - size + 1)


def _counted(text: str, at: int) -> bool:
    """Whether a figure stands before ``at``."""
    return text[at - 1 - (text[at - 1 : at] in _ROUND) : at][:1].isdecimal()


def _opens(text: str, start: int) -> bool:
    """Whether a word longer than what stands twice begins at ``start``."""
    return _begins(text, start, 2 if text[start] == text[start - 1] else 3)


def _begins(text: str, start: int, shortest: int) -> bool:
    """Whether a word of so many characters or more begins at ``start``."""
    return any(
        _whole(text, start, size) and is_word(text[start : start + size])
        for size in range(shortest, _LONGEST_WORD + 1)
    )


def _spanned(text: str, at: int) -> bool:
    """Whether a word runs over both of the two like characters at ``at`` (娃娃鱼)."""
    return any(
        is_word(text[start:end])
        for start in range(max(0, at - _LONGEST_WORD + 2), at + 1)
        for end in range(at + 2, min(len(text), start + _LONGEST_WORD) + 1)
        if end - start > 2
    )


def _closes(text: str, end: int) -> bool:
    """Whether a word longer than what stands twice ends at ``end``."""
    shortest = 2 if text[end : end + 1] == text[end - 1] else 3
    return any(is_word(text[end - size : end]) for size in range(shortest, _LONGEST_WORD + 1) if end >= size)


def _whole(text: str, start: int, size: int) -> bool:
    return start + size <= len(text) and not any(char in _ENDS for char in text[start : start + size])


def _finding(body: Flow, quotes: Sequence[int], start: int, size: int, texts: Texts) -> Finding:
    once = body.text[start : start + size]
    values = {"words": once * 2, "once": once}
    second = body.exact(start + size, start + 2 * size)
    before = bisect_left(quotes, start)
    quoted = before > 0 and body.text[quotes[before - 1]] == "“"
    return finding_of(
        texts,
        place_in(body, start, start + 2 * size),
        values,
        fix=(Replacement(second, ""),) if second is not None and not quoted else (),
    )


DOUBLED = CheckKind("doubled", "字词和标点重复", Options, check_doubled)
