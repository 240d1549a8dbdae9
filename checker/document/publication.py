"""When a report was published, as its page says: behind a label, beside its source, or in a line of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.document.dates import days_first, find_dates, is_date_line
from checker.document.issuers import looks_like_issuer, signed_in_one_line
from checker.document.lines import RawLine
from checker.document.model import Dated, Named, Sentence
from checker.document.noise import is_noise
from checker.document.title import Title
from checker.rulebook.habits import words
from checker.text.lazy import pattern
from checker.values import NamedTuple

_BEHIND_DATE = "发表于"
"""Follows the date on pages of public accounts: 2024-02-06 17:30 发表于某地."""
PUBLISHED = words("公开日期的栏目")
SIGNED = words("成文日期的栏目")
_OF_SIGNING = words("成文的说法")
_OTHER_TIMES = words("别的日期")
"""What stands before 时间 and 日期 where these name no publication."""
_SITES = words("不是机关的结尾")
_CLOCKS = words("网页的钟")
_LONGEST_VALUE = 30
_LONGEST_LINE = 80
_BULLETS = "•·●▪■◆*-—|｜>[]【】（） "
_ABOVE_TITLE = 4
_SECTION = pattern("[\u4e00-\u9fff]{2,9}(?:科|股|处|室)")
"""The section of an office that put a page up, which is no source: 政策法规科 2023-12-29."""
_NEXT, _BELOW_TITLE = 2, 4
"""So many lines below the title may hold a date alone, and so many issuer and date in two."""
_AFTER_LABEL = "：】］]|｜　于 "
_NOUNS = ("时间", "日期")
_PUBLISHES = words("公开的说法")
_LONGEST_LABEL = 5


_RELEASED = pattern(
    "(?:([0-9]{4})年)?([0-9]{1,2})月([0-9]{1,2})日，?[^，。；]{0,12}《[^《》，。；]{6,60}报告》?(?:全文)?(?:已|已经)?(?:正式|公开|对外|向社会)?(?:发布|公布|公开)"
)
_FIRST = 2
"""So many sentences into the text it may say so."""


class PageDate(NamedTuple):
    """A date that stands in a page's head without a label, and the source printed with it."""

    dated: Dated
    source: Named | None


def labelled_date(lines: Iterable[RawLine], labels: tuple[str, ...]) -> Dated | None:
    """Return the date behind the first of ``labels`` that carries one."""
    rows = list(lines)
    plain = [raw.text.replace(" ", "") for raw in rows]
    whole = "\n".join(plain)
    for label in labels:
        for raw, text in zip(rows, plain, strict=True) if label in whole else ():
            if label not in text:
                continue
            start = max(raw.text.find(label), 0)
            if raw.text[:start].endswith((*_OF_SIGNING, *_OTHER_TIMES)):
                continue
            near = raw.text[start : start + 60]
            for date, (left, right) in (*find_dates(near), *days_first(near)):
                return Dated(date, (raw.start + start + left, raw.start + start + right))
            if label == _BEHIND_DATE:
                for date, (left, right) in find_dates(raw.text[:start]):
                    return Dated(date, (raw.start + left, raw.start + right))
            below = value_below(raw, rows, label)
            for date, (left, right) in find_dates(below.text if below is not None else ""):
                if below is not None and not below.text[:left].strip(" "):
                    return Dated(date, (below.start + left, below.start + right))
    return None


def value_below(raw: RawLine, rows: Sequence[RawLine], label: str) -> RawLine | None:
    """Return the short line below one that is only a label: pages that set both in columns come apart so."""
    if raw.text.replace(" ", "").strip("：" + _BULLETS) != label.strip("："):
        return None
    below = next((row for row in rows[rows.index(raw) + 1 :] if row.text.strip(" ")), None)
    return below if below is not None and len(below.text) <= _LONGEST_VALUE else None


def below_title(head: Sequence[RawLine], title: Title | None) -> list[RawLine]:
    """Return the lines below the title, blank ones left out, that may hold issuer and date."""
    after = max(title.lines) + 1 if title is not None else len(head)
    return [raw for raw in head[after:] if raw.text.strip(" ")][:_BELOW_TITLE]


def dated_under_title(head: Sequence[RawLine], title: Title | None) -> Dated | None:
    """Return the date below the title, alone, behind the issuer (（2025年1月20日）) or under it."""
    rows = below_title(head, title)
    for at, raw in enumerate(rows):
        text = raw.text.replace(" ", "")
        under = at > 0 and looks_like_issuer(rows[at - 1].text.strip(" "))
        if (
            (at < _NEXT and is_date_line(text))
            or (under and is_date_line(text.strip("（）")))
            or (at < _NEXT and text[:1] == "（" and signed_in_one_line(text[1:-1]))
        ):
            for date, (left, right) in find_dates(raw.text):
                return Dated(date, (raw.start + left, raw.start + right))
    return None


def page_date(head: Sequence[RawLine], title: Title | None) -> PageDate | None:
    """Return the date that a page prints near the title without a label; the clock of a page is none.

    It opens its line, or follows the source; in brackets straight under the title it is the signing date.
    """
    rows = [(index, raw) for index, raw in enumerate(head) if raw.text.strip(" ")]
    if title is not None:
        above = [row for row in rows if row[0] < min(title.lines)][-_ABOVE_TITLE:]
        rows = above + [row for row in rows if row[0] > min(title.lines) and row[0] not in title.lines]
    for at, (_, raw) in enumerate(rows):
        text = raw.text
        for date, (left, right) in find_dates(text) if len(text) <= _LONGEST_LINE else ():
            if _says_published(text[:left]):
                source = _source_in(raw, right, _after_clock(text[right:])) or _beside(rows, at)
                return PageDate(Dated(date, (raw.start + left, raw.start + right)), source)
        if len(text) > _LONGEST_LINE or any(word in text for word in _CLOCKS) or text.strip(" ")[0] == "（":
            continue
        if "年" in text and is_date_line(text.replace(" ", "")):
            continue  # a date written out, alone in its line, is the signing date
        for date, (left, right) in (*find_dates(text), *days_first(text)):
            rest = _after_clock(text[right:])
            source = _source_in(raw, right, rest) if rest else None
            before = text[:left].strip(_BULLETS)
            if _is_frame(before):
                before = ""
            name = before.rpartition("：")[2].strip(_BULLETS)
            issued = bool(before) and looks_like_issuer(name)
            if before and not issued and _SECTION.fullmatch(name) is None:
                break
            if issued:
                start = text.rfind(name, 0, left)
                source = Named(name, (raw.start + start, raw.start + start + len(name)))
            framed = source is not None or not rest or _is_counted(rest) or _is_site(rest)
            framed = framed or is_noise(raw) or is_noise(RawLine(0, len(rest), rest))
            ticking = at > 0 and any(word in rows[at - 1][1].text for word in _CLOCKS)
            if not framed or (ticking and source is None):
                break
            if source is None:
                source = _beside(rows, at)
            return PageDate(Dated(date, (raw.start + left, raw.start + right)), source)
    return None


def announced_date(sentences: Sequence[Sentence], page: Dated | None) -> Dated | None:
    """Return the date on which the text itself says that the report was published (4月1日，《……报告》正式发布), where the page is a later reprint."""
    for sentence in sentences[:_FIRST] if page is not None else ():
        found = _RELEASED.match(sentence.text) if sentence.heading is None else None
        if found is not None and page is not None:
            year = found[1] or page.date[:4]
            date = f"{year}-{int(found[2]):02}-{int(found[3]):02}"
            start = sentence.unit.start
            if date < page.date:
                return Dated(date, sentence.line.source_span(start, start + found.end(3) + 1))
    return None


def _says_published(before: str) -> bool:
    """Whether the words before a date are a label of publication, however it is made: 发布：, 【公开】, 挂网日期, or 日期 alone."""
    label = before.rstrip(_AFTER_LABEL)
    stem = next((label.removesuffix(word) for word in _NOUNS if label.endswith(word)), label)
    return stem.endswith(_PUBLISHES) or (stem != label and not stem.strip(_BULLETS))


def _is_frame(before: str) -> bool:
    """Whether what stands before a date is what a page lets a reader do (字体：　分享：), and no label of that date."""
    label = before.removesuffix("：")
    named = label.endswith((*_NOUNS, *_OF_SIGNING, *_OTHER_TIMES))
    return (
        before.count("：") > 1 and label != before and not named and is_noise(RawLine(0, len(before), before))
    )


def _is_counted(text: str) -> bool:
    """Whether a text only counts readers, under whatever name (阅读：12)."""
    label, mark, number = text.strip(_BULLETS).replace(" ", "").partition("：")
    return mark != "" and 0 < len(label) <= _LONGEST_LABEL and number.removesuffix("次").isdigit()


def _is_site(text: str) -> bool:
    """Whether a text is the name of a site, which is no source that could be the issuer (青川县人民政府网)."""
    return len(text) <= _LONGEST_VALUE and text.endswith(_SITES) and all(map(str.isalnum, text))


def _after_clock(text: str) -> str:
    """Return what follows a date and its time of day."""
    rest = text.lstrip(" T")
    while rest and (rest[0].isdigit() or rest[0] in "：:时分秒"):
        rest = rest[1:]
    return rest.strip(_BULLETS)


def _source_in(raw: RawLine, after: int, rest: str) -> Named | None:
    name = rest.replace("｜", " ").replace("|", " ").split(" ", 1)[0].removeprefix("来源：").strip(_BULLETS)
    if not looks_like_issuer(name):
        return None
    start = raw.start + raw.text.find(name, after)
    return Named(name, (start, start + len(name)))


def _beside(rows: Sequence[tuple[int, RawLine]], at: int) -> Named | None:
    """Return the issuer in the line below or above a date's, where a page sets date and source in two lines."""
    for index in (at + 1, at - 1):
        if 0 <= index < len(rows):
            raw = rows[index][1]
            name = raw.text.strip(_BULLETS)
            if name and name != raw.text.strip(" ") and looks_like_issuer(name):
                start = raw.start + raw.text.find(name)
                return Named(name, (start, start + len(name)))
    return None
