"""What the text counts: sentences as rows of amounts, each with the words that say what it is the amount of.

A sentence here ends at 。！？ and not at a semicolon, because a breakdown runs over semicolons. Amounts inside brackets
form a row of their own, which hangs on the amount that the bracket stands behind; seen from outside they are not there.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.checks.outcome import Context, span_place
from checker.document.model import Document, Line
from checker.document.sentences import title_spans
from checker.results import Place
from checker.text.amounts import ONE, Amount, read_amounts
from checker.text.lazy import pattern
from checker.values import NamedTuple

_END = pattern("[。！？]")
_MOST_ITEMS = 200
"""What holds more amounts is a table run together and no sentence."""
_MARKS = "，；：（）。"
_NOUN_ENDS = frozenset("，；：（）。、！？")
_JOINTS = ("以及", "和", "及", "与")
_FIRST_OF_JOINTS = frozenset(joint[0] for joint in _JOINTS)
NO_JOINTS = ("和解", "及时", "及格", "与会", "和谐", "和睦")
CHANGES = ("增加", "减少", "增长", "下降", "上升", "提高", "降低", "新增", "多", "少", "增", "减", "升", "降", "压减", "压缩", "缩短", "精简", "上涨", "回落", "缩减", "压降", "下滑", "缩小")  # fmt: skip
CHANGE_NAMES = (*CHANGES, "取消", "提速")
"""What a rate may be named after that tells by how much something changed: 压缩率, 取消率."""
_COMPARISONS = (
    "同比",
    "环比",
    "比上",
    "较上",
    "比去",
    "较去",
    "比20",
    "较20",
    "比前",
    "较前",
    "同期",
    "相比",
)


_SAME_UNIT = {"名": "人", "位": "人", "通": "件", "宗": "件", "起": "件", "例": "件"}


class CountedItem(NamedTuple):
    """An amount of a sentence: ``lead`` is the text of its row since the amount before, without bracketed amounts.

    ``row`` numbers the row of brackets that it belongs to (0: none), ``host`` is the item that row hangs on, or -1.
    ``label`` says what is counted: the end of ``lead`` behind the last mark. ``unit`` is the unit by which amounts are
    compared: measure words of persons, and of cases, are one.
    """

    amount: Amount
    lead: str
    label: str
    unit: str
    row: int
    host: int

    @property
    def start(self) -> int:
        """Where the label begins in the line."""
        return self.amount.start - len(self.label)

    @property
    def is_change(self) -> bool:
        """Whether the amount tells by how much something changed, not how much there is."""
        label = self.label
        lead = self.lead
        if ("比" in lead or "较" in lead or "期" in lead) and any(word in lead for word in _COMPARISONS):
            return True
        return label.endswith(CHANGES) and not label.endswith(("新增", "次数多")) and len(label) <= 8


class Statement(NamedTuple):
    """A sentence with its items in order.

    ``start`` … ``end`` are offsets in ``line``; ``before`` are the items of the sentence before it in the same line.
    """

    line: Line
    start: int
    end: int
    items: tuple[CountedItem, ...]
    before: tuple[CountedItem, ...]

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self.line.text[self.start : self.end]

    def after(self, item: CountedItem) -> str:
        """Return the text behind an item up to the end of the sentence, without a bracket that hangs on it."""
        text = self.line.text
        at = item.amount.end
        if text.startswith("（", at):
            depth = 0
            for close in range(at, self.end):
                depth += (text[close] == "（") - (text[close] == "）")
                if depth == 0:
                    at = close + 1
                    break
        return text[at : self.end]


class WordsIn:
    """Which words of a list stand in a label, looked for once in each: the same few labels stand all over a text."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._found: dict[str, list[str]] = {}

    def of(self, label: str) -> list[str]:
        """Return the words that stand in a label."""
        known = self._found.get(label)
        if known is None:
            known = self._found[label] = [word for word in self._words if word in label]
        return known


def statements(document: Document, context: Context) -> tuple[Statement, ...]:
    """Return the sentences of the document that hold amounts; they are read once for all checks."""
    known = context.shared.get("statements")
    if known is None:
        known = context.shared["statements"] = tuple(
            statement for line in document.lines for statement in _of_line(line)
        )
    assert isinstance(known, tuple)
    return known


def _of_line(line: Line) -> list[Statement]:
    text = line.text
    amounts = read_amounts(text, title_spans(text) if "《" in text else ())
    found: list[Statement] = []
    if not amounts:
        return found
    ends = [end.end() for end in _END.finditer(text)]
    ends.append(len(text))
    start = 0
    at = 0
    before: tuple[CountedItem, ...] = ()
    for end in ends:
        first = at
        while at < len(amounts) and amounts[at].start < end:
            at += 1
        items = _items(text, start, amounts[first:at]) if first < at <= first + _MOST_ITEMS else ()
        if items:
            found.append(Statement(line, start, end, items, before))
        before = items
        start = end
    return found


def _items(text: str, start: int, amounts: Sequence[Amount]) -> tuple[CountedItem, ...]:
    items: list[CountedItem] = []
    rows: list[list[object]] = []
    row, host, lead, opened = 0, -1, "", 0
    filled = False
    rows_made = 0
    cursor = start
    for amount in amounts:
        gap = (
            text[cursor : amount.start].replace("依次", "分别").replace("各为", "分别")
        )  # all deal out, and are as long
        if "（" in gap or "）" in gap:
            for at, char in enumerate(gap, cursor):
                if char == "（":
                    rows.append([row, host, lead, opened, filled])
                    rows_made += 1
                    host = len(items) - 1 if items and at == cursor and items[-1].row == row else -1
                    row, lead, opened, filled = rows_made, "", at, False
                elif char == "）" and rows:
                    inner = "" if filled else text[opened : at + 1]
                    row, host, lead, opened, filled = rows.pop()  # type: ignore[assignment]
                    lead += inner
                else:
                    lead += char
        else:
            lead += gap
        items.append(
            CountedItem(amount, lead, label_of(lead), _SAME_UNIT.get(amount.unit, amount.unit), row, host)
        )
        lead, filled, cursor = "", True, amount.end
    return tuple(items)


def noun_behind(statement: Statement, item: CountedItem) -> str:
    """Return what is counted where it is named behind its number (20件刑事、98件行政): the words up to the next mark."""
    text = statement.line.text
    at = end = item.amount.end
    while end < statement.end and text[end] not in _NOUN_ENDS and not "0" <= text[end] <= "9":
        end += 1
    noun = text[at:end]
    for joint in ("以及", "和", "及", "与", "共计", "合计", "共"):
        noun = noun.removesuffix(joint)
    return noun


def label_of(lead: str) -> str:
    """Return what ``lead`` says is counted: its end behind the last mark, without the joint that begins it."""
    at = 0
    for mark in _MARKS:
        behind = lead.rfind(mark, at) + 1
        if behind:
            at = behind
    if at and lead[at - 1] == "）":  # a bracket without amounts is part of the label: 乡镇（街道）受理
        at = _open_mark(lead)
    label = lead[at:]
    behind = label.rfind("其中")
    if behind >= 0:
        label = label[behind + 2 :]
    first = label[:1]
    if first == "、":
        return label[1:].removeprefix("以及")
    if first in _FIRST_OF_JOINTS and label.startswith(_JOINTS) and not label.startswith(NO_JOINTS):
        return label.removeprefix("以及") if first == "以" else label[1:]
    return label


def _open_mark(lead: str) -> int:
    """Return where the text behind the last mark outside brackets begins."""
    depth = 0
    for at in range(len(lead), 0, -1):
        char = lead[at - 1]
        if char == "）":
            depth += 1
        elif char == "（" and depth:
            depth -= 1
        elif char in _MARKS and not depth:
            return at
    return 0


def shown(value: int) -> str:
    """Return a value in millionths as it is printed: 19500, 97.28."""
    sign = "-" if value < 0 else ""
    whole, rest = divmod(abs(value), ONE)
    return f"{sign}{whole}" if not rest else f"{sign}{whole}.{str(rest).zfill(6).rstrip('0')}"


class LineSpan(NamedTuple):
    """A stretch of a line that a check speaks of; its place is made only when it is shown."""

    line: Line
    start: int
    end: int

    def place(self, document: Document) -> Place:
        """Return the place of the stretch in the source."""
        span = self.line.source_span(self.start, self.end)
        sentence = document.sentence_at(span[0])
        return span_place(
            document, span, document.section(sentence.heading if sentence is not None else None)
        )
