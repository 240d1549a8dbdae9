"""What stands in a text in the place of something that is still to come: crosses, blanks, notes to the writer, codes of programs.

Each function yields spans with what is wrong there; ``text`` is that of :func:`normalised`.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.disclosure.draft_options import Options
from checker.checks.disclosure.stars import emphasises, masks_name
from checker.checks.outcome import fill
from checker.document.lines import RawLine
from checker.document.noise import is_noise
from checker.text.around import clause_around, line_around, next_of, places, runs, spans, stands_open
from checker.text.digits import BLANKS
from checker.text.lazy import pattern
from checker.text.terms import Span

_SAME = tuple(zip("✕╳＿＊（）［］％？〇｛｝＃＄", "××_*()[]%?○{}#$", strict=True))
_PAIRS = (("(", ")"), ("[", "]"), ("〔", "〕"), ("【", "】"))
_NUMERALS = tuple("一二三四五六七八九十百千")
_LONGEST_NOTE = 24
_LONGEST_CLAUSE = 200
_LONGEST_TITLE = 45
_LONGEST_DECIMALS = 6
_WIDEST_BLANK = 4
"""So wide a blank still leaves zeros and their unit together: 工单 00 件."""
STOPS = "。；，、！？\n"
_OPENS_PLACE = tuple("由对在向是为与和给被按请经报我各等某年月日")
"""Behind one of these a noun in brackets stands for the thing itself; behind another word it explains that word."""
_CODES = pattern(
    r"\{\$[^{}\n]{1,30}\}|\$\{[^{}\n]{1,30}\}|\$\$?[A-Za-z_]{2,20}\$|<%=?[^%\n]{1,40}%>|\[\[[^\[\]\n]{1,30}\]\]|\{%[^%\n]{1,40}%\}"
    r"|\{ ?(?:REF|PAGEREF|SEQ|TOC|NUMPAGES|MERGEFIELD|HYPERLINK) [^{}\n]{0,60}\}|%\([A-Za-z_]+\)[sd]|(?<=[\u4e00-\u9fff])\{[A-Za-z_][A-Za-z0-9_.]*\}|(?<![A-Za-z])\{[A-Za-z_][A-Za-z0-9_.]*\}(?=[\u4e00-\u9fff])"
)
"""Variables of templates that no program has filled in."""
_VALUES = pattern(r"(?<![A-Za-z0-9/.])(?:undefined|null|NaN|None|nil|\[object Object\])(?![A-Za-z0-9/.])")
"""What programs write where they have no value."""
_VALUE_WORDS = ("undefined", "null", "NaN", "None", "nil", "[object")
_LOST_WORDS = ("\ufffd", "锟斤", "烫烫烫", "屯屯屯", "ï»¿")
_ERRORS = pattern(r"#(?:REF|VALUE|DIV/0|NAME|NUM|NULL)[!?！？]|#N/A")
_MARKS = pattern(
    r"\*\*[^*\n]{1,60}\*\*|^ {0,3}#{2,6} (?=[^#\n]*[\u4e00-\u9fff])|^ {0,3}```", 8
)  # 8 is re.MULTILINE
_LOST = pattern(r"\ufffd+|(?:锟斤拷|锟斤|烫烫烫|屯屯屯|ï»¿)+")
_BLANK = pattern(f"[{BLANKS}]")
_GAP = pattern("(?<=[\u4e00-\u9fff])(?: {2,8}|…{1,2})")
_IN_ANGLES = pattern("<[\u4e00-\u9fff]{1,8}>")
_NO_DATE = pattern(r"年 {0,6}月 {0,6}日")
_BEFORE_DATE = frozenset("于在至截到自从为期间〇零一二三四五六七八九十")
_HERE = pattern(
    "(?<=[。；\n（(])此处[需待请由尚应要留可][^。；，\n]{0,10}(?:补充|填写|填入|核实|添加|插入|替换|更新)"
    "(?!说明|规定)[^。；，\n]{0,8}(?=[。；）)\n]|\\Z)"
)
"""What a writer is asked to put in: 此处需司法局补充数据."""
_GENERATED = pattern(
    "(?:(?:以上|以下|上述)[^。；\n]{0,8}?|(?<![\u4e00-\u9fff])(?:本文|本报告|全文|内容)[^。；，\n]{0,4})"
    "(?:AI|人工智能|大模型)[^。；，\n]{0,6}(?:生成|撰写|创作|写作)(?:的[^。；，\n]{0,4}[稿容本])?(?=[，。；,;)\n]|\\Z)"
    "|如(?:需|果需要|有需要)[^。；\n]{0,6}(?:修改|调整|补充|完善|润色|扩写)[^。；\n]{0,12}(?:告诉|告知)我|请您(?:核实|核对|确认|审核)[^。；，\n]{0,8}(?:使用|修改|发布)"
    "|希望[^。；\n]{0,10}对您[^。；，\n]{0,3}帮助"
)
"""What a writing program says of its text, or to the one who asked for it: 以上内容由AI生成，请您核实后使用."""
_FIELD = pattern(
    "(?:错误!|(?<![正免现止出的])错误！) ?[^。；\n!！]{0,24}?(?:[未没不无]|找不到|选项卡|语法错误)[^。；\n!！]{0,24}"
    r"|(?<![A-Za-z])Error! ?[A-Z][a-z]+(?: [A-Za-z“\"'-]+){1,8}"
)
"""What Word prints for a field that it can't work out: 错误!未找到引用源, Error! No text of specified style in document."""
_NAMED_FIGURE = pattern(
    "(?<=[\u4e00-\u9fff])(?:\\[[\u4e00-\u9fff]{1,4}\\]|【[\u4e00-\u9fff]{1,4}】)(?=[\u4e00-\u9fff%])"
)
"""A figure that is only named: 办理行政许可[数字]件."""
_HOW_SENT = pattern("^(?:内部|公开|书面|再次|第[一二三]次)(?=.)")
"""What may stand before the mark of a draft: 内部征求意见稿."""
_LOST_MARK = pattern(r"(?<=[\u4e00-\u9fff])\?(?=(?:万元|亿元|元|%|件|份|场)[，。；、）])")


def normalised(plain: str) -> str:
    """Return a text of :func:`checker.text.characters.plain` with the marks of placeholders in one form, one to one."""
    for char, same in _SAME:  # faster than one translation, as most of them do not occur
        plain = plain.replace(char, same)
    return _BLANK.sub(" ", plain)


def find_traces(text: str, options: Options, *, markdown: bool) -> dict[Span, str]:
    """Return what is found and what is wrong with it; in a ``markdown`` draft its marks are none."""
    spans: dict[Span, str] = {}
    finders = [crosses, letters, zeros, blanks, gaps, notes, phrases, status, codes]
    for find in finders:
        for span, what in find(text, options):
            spans.setdefault(span, what)
    if not markdown and ("**" in text or "##" in text or "```" in text):
        marks = [found.span() for found in _MARKS.finditer(text)]
        if marks:  # a text copied with its marks has them everywhere: told once
            spans.setdefault(marks[0], fill(options.natures.markup, {"count": len(marks)}))
    return spans


def gaps(text: str, options: Options) -> Iterator[tuple[Span, str]]:
    """Yield dates without numbers, and wide blanks, dots, a question mark or a word in angles where a figure belongs."""
    if "月" in text:
        for found in _NO_DATE.finditer(text):
            if not _names_date(text, found.start(), found.end()):
                yield found.span(), options.natures.date
    if "  " in text or "…" in text:
        behind = tuple(unit + mark for unit in options.units for mark in "，。；、）")
        for found in _GAP.finditer(text):
            if text.startswith(behind, found.end()):
                yield found.span(), options.natures.figure
    if "?" in text:
        for found in _LOST_MARK.finditer(text):
            yield found.span(), _digit("?", options)
    if "<" in text:
        for found in _IN_ANGLES.finditer(text):
            if text.startswith(options.units, found.end()):
                yield found.span(), options.natures.variable


def _names_date(text: str, start: int, end: int) -> bool:
    """Whether 年月日 without room for numbers is the name of a date: 姓名、出生年月日、住址."""
    before = text[start - 1 : start]
    return end - start == 3 and "\u4e00" <= before <= "\u9fff" and before not in _BEFORE_DATE


def codes(text: str, options: Options) -> Iterator[tuple[Span, str]]:
    """Yield variables of templates, the error values of programs, and characters that were lost on the way."""
    if "{" in text or "$" in text or "<%" in text or "[[" in text or "%(" in text:
        for found in _CODES.finditer(text):
            yield found.span(), options.natures.variable
    for found in _VALUES.finditer(text) if any(word in text for word in _VALUE_WORDS) else ():
        before, after = (
            text[found.start() - 1 : found.start()],
            text[found.end() : found.end() + 3].lstrip(" "),
        )
        if _chinese(before) and (after.startswith(options.units) or after[:1] in "，。；、)" or not after):
            yield found.span(), options.natures.value
    if "#" in text:
        for found in _ERRORS.finditer(text):
            yield found.span(), options.natures.formula
    for found in _LOST.finditer(text) if any(word in text for word in _LOST_WORDS) else ():
        yield found.span(), options.natures.lost


def _chinese(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def crosses(text: str, options: Options) -> Iterator[tuple[Span, str]]:
    """Yield XX and ×× that stand for what is not known yet, and one X before a unit."""
    units = options.units
    for cross in "×Xx":
        for at, end in runs(text, cross):
            before, after = text[at - 1 : at], text[end : end + 3]
            counted = after.startswith(units)
            if (
                not _latin(before)
                and before not in ("+", "＋", ".", "/", "@", "_", "-")
                and not _latin(after[:1])
                and (counted or (end - at > 1 and not _hides_name(text, at, end, options)))
            ):
                yield (at, end), fill(options.natures.content, {"mark": cross.upper()})


def _hides_name(text: str, start: int, end: int, options: Options) -> bool:
    left, right = clause_of(text, (start, end))
    return any(word in text[left:right] for word in options.cases)


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def letters(text: str, options: Options) -> Iterator[tuple[Span, str]]:
    """Yield N or one star before a unit, and two or more stars, question marks, squares or circles before one."""
    units = options.units
    for at in places(text, "N"):
        before = text[at - 1 : at]
        if "\u4e00" <= before <= "\u9fff" and before not in "跑办从由第" and text.startswith(units, at + 1):
            yield (at, at + 1), _digit("N", options)
    for at, end in runs(text, "*") if "*" in text else ():
        alone = end - at == 1 and _chinese(text[at - 1 : at]) and text.startswith(units, end)
        if alone and not (
            emphasises(text, at) or masks_name(text, at) or _hides_name(text, at, end, options)
        ):
            yield (at, end), _digit("*", options)
    for mark in "*?□○N":
        for at, end in runs(text, mark, 2):
            before = text[at - 1 : at]
            if not _latin(before) and before not in _NUMERALS and text.startswith(units, end):
                yield (at, end), _digit(mark, options)


def _digit(mark: str, options: Options) -> str:
    """Return what is wrong with a mark that stands for a figure."""
    return fill(options.natures.digit, {"mark": mark})


def zeros(text: str, options: Options) -> Iterator[tuple[Span, str]]:
    """Yield two or more zeros that stand before a unit for a figure."""
    units = options.units
    for at, end in runs(text, "0", 2):
        ahead = text[max(0, at - _WIDEST_BLANK) : at]
        before = ahead.rstrip(" ")[-1:]
        free = not (ahead.endswith(before) and before.isalnum()) or "\u4e00" <= before <= "\u9fff"
        grouped = end - at == 3 and ahead.endswith(" ") and before.isdigit()  # 12 000元
        last = end
        if text.startswith(".0", end):  # 00.00万元
            decimals = text[end + 1 : end + 1 + _LONGEST_DECIMALS]
            last += 1 + len(decimals) - len(decimals.lstrip("0"))
        unit = text[last : last + _WIDEST_BLANK].lstrip(" ")
        counted = unit.startswith(units)
        if free and not grouped and before not in tuple(".,，:：/-—") and counted:
            yield (at, last), _digit("0", options)


def blanks(text: str, options: Options) -> Iterator[tuple[Span, str]]:
    """Yield lines to fill in, fields of a template, and empty brackets before a unit."""
    for at in places(text, "_"):
        counted = _chinese(text[at - 1 : at]) and text.startswith(options.units, at + 1)
        if counted and not stands_open(text, at, first=line_around(text, at)[0]):
            yield (at, at + 1), options.natures.blank
    for at, end in runs(text, "_", 2):
        line = text[slice(*line_around(text, at))]
        if not _latin(text[at - 1 : at]) and not _latin(text[end : end + 1]) and line.strip(" _-"):
            yield (at, end), options.natures.blank
    for at, behind in spans(text, "{{"):
        end = text.find("}}", behind, next_of(text, "\n", at))
        if end >= 0:
            yield (at, end + 2), options.natures.blank
    units = options.units
    for opening, closing in _PAIRS:
        for at in places(text, opening):
            end = at + 1
            while text[end : end + 1] == " ":
                end += 1
            if (
                text[end : end + 1] == closing
                and (opening == "【" or text.startswith(units, end + 1))
                and not _is_furniture(text, at)
            ):
                yield (at, end + 1), options.natures.blank
    for found in _NAMED_FIGURE.finditer(text) if "[" in text or "【" in text else ():
        if text.startswith(units, found.end()):
            yield found.span(), options.natures.blank


def notes(text: str, options: Options) -> Iterator[tuple[Span, str]]:
    """Yield brackets that hold a note to the writer."""
    begins, whole, nouns = options.notes, options.whole, options.nouns
    for opening, closing in _PAIRS:
        for at in places(text, opening):
            end = text.find(closing, at, at + _LONGEST_NOTE + 2)
            if end >= 0:
                inner = text[at + 1 : end].strip(" 。，,：:")
                explains = inner in nouns and _chinese(text[at - 1 : at]) and text[at - 1] not in _OPENS_PLACE
                if (inner in whole and not explains) or inner.startswith(begins) or inner.endswith(begins):
                    yield (at, end + 1), options.natures.note


def phrases(text: str, options: Options) -> Iterator[tuple[Span, str]]:
    """Yield notes to the writer without brackets, and what Word and writing programs leave behind."""
    for phrase in [phrase for phrase in options.phrases if phrase in text]:
        for at, end in spans(text, phrase):
            if not (phrase.isascii() and (_latin(text[at - 1 : at]) or _latin(text[end : end + 1]))):
                yield (at, end), options.natures.note
    if any(word in text for word in ("AI", "人工智能", "大模型", "知我", "诉我", "您")):
        for found in _GENERATED.finditer(text):
            yield found.span(), options.natures.note
    if "错误" in text or "Error!" in text:
        for found in _FIELD.finditer(text):
            yield found.span(), options.natures.note
    if "此处" in text:
        for found in _HERE.finditer(text):
            yield found.span(), options.natures.note


def status(text: str, options: Options) -> Iterator[tuple[Span, str]]:
    """Yield the mark of a draft on a line that is short enough for a title and no sentence."""
    for word in options.status:
        for at in places(text, word):
            line = text[slice(*line_around(text, at))].strip()
            bare = _HOW_SENT.sub("", line.strip("()[]〔〕【】 "))
            if len(line) <= _LONGEST_TITLE and (
                bare == word
                or (line.endswith((f"({word})", f"〔{word}〕", f"【{word}】")) and "《" not in line)
            ):
                yield (at, at + len(word)), options.natures.status


def clause_of(text: str, span: Span) -> Span:
    """Return the clause around a span, no more of it than a reader would take for one."""
    first, last = max(0, span[0] - _LONGEST_CLAUSE), min(span[1] + _LONGEST_CLAUSE, len(text))
    return clause_around(text, span, STOPS, (first, last))


def _is_furniture(text: str, at: int) -> bool:
    """Whether a line belongs to the frame of a page, such as its buttons for the size of letters."""
    start, end = line_around(text, at)
    return is_noise(RawLine(start, end, text[start:end].replace("(", "（").replace(")", "）")))
