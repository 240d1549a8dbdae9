"""``ending``: does a paragraph of the body end with a full stop?

Headings, items without a full stop, cells of tables and lines that were only wrapped are no such paragraphs: where
nothing shows that the paragraph is over, nothing is said.
"""

from __future__ import annotations

from checker.checks.form.bylines import is_byline
from checker.checks.outcome import Context, fill, found, met, quote_of, skipped
from checker.document.cells import Cells
from checker.document.markers import opens_item, read_marker
from checker.document.model import Document, Line
from checker.document.tables import cell_at
from checker.results import Finding, Outcome, Place, Replacement
from checker.rulebook import option
from checker.rulebook.model import Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.around import behind_last
from checker.text.words import is_word
from checker.values import NamedTuple

_LIST = 3
_LONG = 45
_FEW, _SHARE = 3, 6
_QUOTE = 30
_BODIES = ("院", "厅", "局", "委", "部", "府", "会", "室", "处", "办", "所", "署")
"""How the name of a body that signs ends."""


_NO_ENDS = frozenset("的在和与及于为对将把被是由从向以")
"""With these no sentence ends: the line was broken."""


class Options(NamedTuple):
    """The options of ``ending``."""

    at_least: int = option.number("一段至少有几个字才检查")
    ends: str = option.text("可以结束一段的标点")
    goes_on: str = option.text("说明后面还有的标点")
    closers: str = option.text("可以跟在句号后面的标点")
    apart: tuple[str, ...] = option.words("以这些词开头的一行不是段落")
    unmet: Texts = option.texts("段末没有句号时的说明")
    summary: str = option.message("全文的结论", count="有几段")


def check_ending(document: Document, rule: Rule, context: Context) -> Outcome:
    """Look at the last mark of each paragraph."""
    options: Options = rule.options
    ends: dict[int, int] = {}
    for sentence in document.sentences:
        owner, end = id(sentence.line), sentence.unit.end
        if end > ends.get(owner, 0):
            ends[owner] = end
    headings = {(id(heading.line), heading.unit.end) for heading in document.headings}
    headed = {line for line, _ in headings}
    lines = document.lines
    bare: list[int] = []
    apart = tuple(options.apart)
    count = 0
    at_cell = Cells(document).at
    for index, line in enumerate(lines):
        size = len(line.text)
        if ends.get(id(line)) != size or (id(line), size) in headings or size < options.at_least:
            continue
        if line.text.startswith(apart) or _signed(line):
            continue
        start = line.source_offset(0)
        if at_cell(start) is not None or cell_at(document.cells, start) is not None:
            continue
        if line.text[-1] not in options.ends and is_byline(_printed(document, line)):
            continue
        count += 1
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        if not _ended(line.text, options) or (line.text[-1] == "；" and _ends_section(following)):
            bare.append(index)
    if not count:
        return skipped("没有正文段落可以检查。")
    wrapped = _wrapped(document)
    if len(bare) > max(_FEW, count // _SHARE):
        return skipped("多数段落的末尾没有标点，看不出哪里是段末，没有检查。")
    findings = []
    for index in _alone(bare):
        line = lines[index]
        after = lines[index + 1] if index + 1 < len(lines) else None
        if not _prose(document, line, after is None) or not _over(document, line, after, headed, wrapped):
            continue
        end = line.source_span(len(line.text) - 1, len(line.text))[1]
        start = _last_words(document.source.text, line.source_offset(0), end)
        place = Place((start, end), document.section_at(start), quote_of(document.source.text[start:end]))
        cut = line.text[-1] in "，、；"
        fix: tuple[Replacement, ...] = ()
        if document.source.text[end - 1 : end] == line.text[-1]:  # not a mark of another width, for example
            fix = (Replacement((end - 1, end) if cut else (end, end), "。"),)
        findings.append(Finding(options.unmet.message, options.unmet.remedy, place, fix=fix))
    if findings:
        return found(findings, fill(options.summary, {"count": len(findings)}))
    return met((), f"查了{count}个段落，没有发现段末缺句号的。")


def _printed(document: Document, line: Line) -> str:
    """Return a line with its blanks, which part the names of a byline."""
    return document.source.text[line.source_offset(0) : line.end].strip()


def _signed(line: Line) -> bool:
    """Whether a signature was run together with the last paragraph: behind its full stop stand a date, or a blank and a name."""
    at = line.text.rfind("。")
    last = line.text[at + 1 :].replace(" ", "")
    if not 0 < len(last) <= _QUOTE or any(mark in last for mark in "，、；：！？"):
        return False
    if at < 0 or (last.endswith("日") and "年" in last):
        return at >= 0
    start, end = line.source_span(at, at + 2)
    return (end - start > 2 or line.text[at + 1] == " ") and last.endswith(_BODIES)


def _last_words(text: str, first: int, end: int) -> int:
    """Return where the last words of a paragraph begin, of the line and the clause or two that end it."""
    first = behind_last(text, "\n", max(first, end - _QUOTE), end)
    return behind_last(text, "。；", first, end - 1)


def _ends_section(following: str) -> bool:
    """Whether what follows is a heading of the first rank, or nothing: there a list and its semicolons have an end."""
    marker = read_marker(following)
    return not following or (marker is not None and marker.kind in ("part", "cn"))


def _ended(text: str, options: Options) -> bool:
    core = text.rstrip(options.closers)
    return (
        text[-1] in options.ends
        or text[-1] in options.goes_on
        or (core[-1:] in options.ends and bool(core))
        or text[-1] == "）"
    )


def _alone(indexes: list[int]) -> list[int]:
    """Return the indexes that are not part of a run: many lines without a mark are a list or a table."""
    runs: list[list[int]] = []
    for index in indexes:
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return [index for run in runs if len(run) < _LIST for index in run]


def _prose(document: Document, line: Line, last_one: bool) -> bool:
    """Whether a line is running text: sentences or clauses, no columns, and an end that is not cut off."""
    text = line.text
    if "。" not in text:
        # Without a full stop it may be an item, or a heading that was not recognised: those tell no figures.
        if "，" not in text or opens_item(text) or read_marker(text) is not None:
            return False
        if not last_one and len(text) < _LONG and not any(char.isdigit() for char in text):
            return False
    printed = _printed(document, line)
    if "|" in printed or "\t" in printed or "  " in printed:
        return False
    last = text[-1]
    return "\u4e00" <= last <= "\u9fff" or last.isdigit() or last in "%”》，、；"


def _wrapped(document: Document) -> bool:
    """Whether lines of the source were joined: then others may have been wrapped as well without looking so."""
    text = document.source.text
    return any("\n" in text[line.source_offset(0) : line.end] for line in document.lines)


def _over(document: Document, line: Line, following: Line | None, headed: set[int], wrapped: bool) -> bool:
    """Whether the paragraph is certainly over: what follows is a heading, an item, the signature, or is indented."""
    if line.text[-1] in _NO_ENDS:
        return False
    if following is None:
        return True
    if id(following) in headed or opens_item(following.text) or read_marker(following.text) is not None:
        return True
    if id(following) not in {id(sentence.line) for sentence in document.sentences}:
        return True  # the signature
    if line.text[-1] in "，、" or wrapped:
        return False
    between = document.source.text[line.end : following.source_offset(0)]
    if line.indented and following.indented:
        return True
    apart = between.count("\n") > 1 and following.text[-1] == "。"
    return apart and not is_word(line.text[-1] + following.text[0])  # 财政部门、发展改革部｜门确定


ENDING = CheckKind("ending", "段末标点", Options, check_ending)
