"""What a report says about itself: issuer, level, reporting year, dates, signature."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from checker.document.dates import find_dates, is_date_line
from checker.document.issuers import level_of, looks_like_issuer, looks_like_place, without_seal
from checker.document.lines import RawLine
from checker.document.model import PLAN, PROBLEMS, Dated, Heading, Line, Metadata, Named, Sentence
from checker.document.title import Title, year_in
from checker.rulebook.model import Kind
from checker.text.conditions import evaluate
from checker.text.terms import Span

_BEHIND_DATE = "发表于"
"""Follows the date on pages of public accounts: 2024-02-06 17:30 发表于某地."""
_PUBLISHED = (
    "发布时间",
    "发布日期",
    "公开日期",
    "公开时间",
    "更新时间",
    "发布于",
    _BEHIND_DATE,
    "日期：",
    "时间：",
)
_SIGNED = ("发文日期", "成文日期", "生成日期", "公文生成日期", "成文时间")
_SOURCES = (
    "来源：",
    "信息来源：",
    "文章来源：",
    "发布机构",
    "发文机关",
    "发文单位",
    "发布单位",
    "公开主体",
    "所属机构",
    "制发机关",
)
_OPENING_PARAGRAPHS = 3
_LONGEST_VALUE = 30
_OF_PLANS = ("打算", "思路", "安排", "计划", "要点", "重点")
_PRINTED = ("印发", "印制")
_PLACE_ENDS = "省市县区旗州盟镇乡局厅委"
_ADVERBS = (
    "坚持", "深入", "认真", "全面", "在", "以", "始终", "围绕", "紧紧", "按照", "根据", "切实", "扎实", "持续", "贯彻", "严格", "将", "积极", "不断", "立足",
    "聚焦", "紧扣", "把", "对照", "统筹", "高度", "牢牢", "主动", "大力", "着力", "依法", "推进", "一手", "学习", "结合", "充分", "（以下简称", "坚定", "自觉",
    "各项", "法治政府", "党委", "还存在", "严守", "锚定", "践行", "稳步", "加快", "推动", "加强", "不忘", "依托", "牢固", "抢抓", "克服", "接续", "对标",
)  # fmt: skip


def read_metadata(
    title: Title | None,
    head: Sequence[RawLine],
    tail: Sequence[RawLine],
    closing: Sequence[Line],
    letter: Sequence[Line],
    headings: Sequence[Heading],
    sentences: Sequence[Sentence],
    text: str,
    kind: Kind,
) -> Metadata:
    """Collect the metadata; ``text`` is the normalised text of the body, ``letter`` the signature of a covering letter."""
    ends = [RawLine(line.source_offset(0), line.end, line.text) for line in closing if line.text]
    published = _labelled_date((*head, *ends, *tail), _PUBLISHED)
    signed, signature = _closing(closing)
    if letter:
        handed_in, sender = _closing(letter)
        signed, signature = signed or handed_in, signature or sender
    signed = signed or _labelled_date((*head, *tail), _SIGNED) or _dated_under_title(head, title)
    signature = signature or _page_source(head)
    issuer = _issuer(title, signature, sentences, text)
    years = _stated_years(title, headings, sentences, kind)
    year = _reporting_year(years, sentences, signed or published)
    level = level_of(issuer.name, text) if issuer else None
    return Metadata(
        Named(title.text, title.span) if title else None,
        issuer,
        level,
        year,
        years,
        published,
        signed,
        signature,
    )


def _labelled_date(lines: Iterable[RawLine], labels: tuple[str, ...]) -> Dated | None:
    rows = list(lines)
    for label in labels:
        for raw in rows:
            if label not in raw.text.replace(" ", ""):
                continue
            start = max(raw.text.find(label), 0)
            if raw.text[:start].endswith(("成文", "生成", "发文")):
                continue
            for date, (left, right) in find_dates(raw.text[start : start + 60]):
                return Dated(date, (raw.start + start + left, raw.start + start + right))
            if label == _BEHIND_DATE:
                for date, (left, right) in find_dates(raw.text[:start]):
                    return Dated(date, (raw.start + left, raw.start + right))
            below = _value_below(raw, rows, label)
            for date, (left, right) in find_dates(below.text if below is not None else ""):
                if below is not None and not below.text[:left].strip(" "):
                    return Dated(date, (below.start + left, below.start + right))
    return None


def _value_below(raw: RawLine, rows: Sequence[RawLine], label: str) -> RawLine | None:
    """Return the short line below one that is only a label: pages that set both in columns come apart so."""
    if raw.text.replace(" ", "").strip("：") != label.strip("："):
        return None
    below = next((row for row in rows[rows.index(raw) + 1 :] if row.text.strip(" ")), None)
    return below if below is not None and len(below.text) <= _LONGEST_VALUE else None


def _dated_under_title(head: Sequence[RawLine], title: Title | None) -> Dated | None:
    if title is None:
        return None
    after = max(title.lines) + 1
    for raw in head[after : after + 2]:
        if is_date_line(raw.text.replace(" ", "")):
            for date, (left, right) in find_dates(raw.text):
                return Dated(date, (raw.start + left, raw.start + right))
    return None


def _closing(lines: Sequence[Line]) -> tuple[Dated | None, Named | None]:
    signed: Dated | None = None
    names: list[Named] = []
    # The imprint tells who printed the document and when, not who signed it.
    for line in [line for line in lines if not line.text.endswith(_PRINTED)] or lines:
        text = line.text
        for date, span in find_dates(text):
            if is_date_line(text) or looks_like_issuer(text[: span[0]]):
                signed = Dated(date, line.source_span(*span))
                text = text[: span[0]]
        text = without_seal(text)
        if text and looks_like_issuer(text):
            names.append(Named(text, line.source_span(0, len(text))))
    if not names:
        return signed, None
    name = " ".join(entry.name for entry in names)
    spans = [entry.span for entry in names if entry.span]
    return signed, Named(name, (spans[0][0], spans[-1][1]))


def _page_source(head: Sequence[RawLine]) -> Named | None:
    for line in head:
        for label in _SOURCES:
            at = line.text.find(label)
            if at < 0:
                continue
            raw = line
            value = raw.text[at + len(label) :].lstrip("： ")
            below = _value_below(line, head, label)
            if below is not None:
                raw, at, value = below, 0, below.text.strip(" ")
            value = value.split(" ", 1)[0].strip("[]【】|")
            if looks_like_issuer(value) or looks_like_place(value):
                start = raw.start + raw.text.find(value, at)
                return Named(value, (start, start + len(value)))
    return None


_OFFICES = ("人民政府办公厅", "人民政府办公室")


def _issuer(
    title: Title | None, signature: Named | None, sentences: Sequence[Sentence], text: str
) -> Named | None:
    if title is not None and title.issuer is not None:
        return Named(title.issuer, title.span)
    if signature is not None and signature.name.endswith(_OFFICES):
        # The office of a government publishes for it (来源：某省人民政府办公厅).
        signature = signature._replace(name=signature.name[: -len("办公厅")])
    if signature is not None and (looks_like_issuer(signature.name) or " " in signature.name):
        inside = _opening_subject(sentences)
        # A site of the next higher body may stand as source: the text's own subject goes before it.
        return (
            inside
            if inside is not None and signature.span and _page_of_another(signature, inside, text)
            else signature
        )
    return _opening_subject(sentences) or _most_named(text)


def _page_of_another(signature: Named, subject: Named, text: str) -> bool:
    return text.count(signature.name) == 0 and not signature.name.startswith(subject.name[:2])


def _opening_subject(sentences: Sequence[Sentence]) -> Named | None:
    """Return the subject of one of the first sentences: ``2021年，柳川县卫生健康局在县委……``."""
    for sentence in sentences[:6]:
        text = sentence.text
        offset = sentence.unit.start
        for start in _clause_starts(text):
            for adverb in _ADVERBS:
                at = text.find(adverb, start + 3, start + 26)
                name = text[start:at] if at > 0 else ""
                if (
                    name
                    and not name[0].isdigit()
                    and looks_like_place(name)
                    and not name.startswith(_GENERIC)
                ):
                    return Named(name, sentence.line.source_span(offset + start, offset + at))
    return None


_GENERIC = (
    "我",
    "全",
    "本",
    "各",
    "在",
    "市委",
    "县委",
    "区委",
    "党委",
    "市政",
    "县政",
    "区政",
    "省政",
    "省委",
    "上级",
    "为",
    "对",
    "以",
    "按",
    "现",
)


def _clause_starts(text: str) -> list[int]:
    starts = [0]
    starts.extend(at + 1 for at, char in enumerate(text[:120]) if char in "，：")
    for at, char in enumerate(text[:20]):
        if char == "年":
            starts.append(at + 1 + (text[at + 1 : at + 2] == "度"))
    return starts


def _most_named(text: str) -> Named | None:
    """Return the place named most often with its rank, as a report without title or signature must."""
    counts: Counter[str] = Counter()
    for at, char in enumerate(text):
        if char in _PLACE_ENDS:
            for size in (2, 3):
                name = text[at - size : at + 1]
                if len(name) == size + 1 and all("\u4e00" <= one <= "\u9fff" for one in name):
                    before = text[at - size - 1 : at - size]
                    if not before or not "\u4e00" <= before <= "\u9fff":
                        counts[name] += 1
    for name, number in counts.most_common(8):
        if number >= 2 and not name.startswith((*_GENERIC, "和", "与", "的", "是", "由", "了")):
            return Named(name, None)
    return None


def _stated_years(
    title: Title | None, headings: Sequence[Heading], sentences: Sequence[Sentence], kind: Kind
) -> tuple[tuple[str, int, Span], ...]:
    years: list[tuple[str, int, Span]] = []
    if title is not None and title.year is not None:
        years.append(("title", title.year, title.span))
    opening = [
        sentence
        for sentence in sentences
        if sentence.heading is None or sentence.paragraph < _OPENING_PARAGRAPHS
    ]
    for index, sentence in enumerate(opening[:12]):
        announces = evaluate(kind.openings, sentence.unit) is not None
        for (start, end), value in sentence.years:
            if sentence.line.text[end : end + 5].lstrip("度工作的").startswith(_OF_PLANS):
                continue
            leads = start == sentence.unit.body and index < 4 and sentence.heading is None
            if announces or leads:
                years.append(("opening", value, sentence.line.source_span(start, end)))
                break
    for heading in headings:
        named = year_in(heading.text) if heading.level == 1 else None
        if named is None:
            continue
        parts = {
            part.part
            for part in kind.parts
            if part.heading is not None and evaluate(part.heading, heading.unit) is not None
        }
        # A year later than the one stated, in a heading that tells nothing else, is the plan's.
        if PLAN not in parts and not (
            years and named == years[0][1] + 1 and (not parts or PROBLEMS in parts)
        ):
            years.append(("heading", named, heading.span))
    for sentence in sentences[-4:]:
        if evaluate(kind.closings, sentence.unit) is not None:
            for span, value in sentence.years:
                years.append(("closing", value, sentence.line.source_span(*span)))
    return tuple(years)


def _reporting_year(
    years: tuple[tuple[str, int, Span], ...], sentences: Sequence[Sentence], dated: Dated | None
) -> int | None:
    if years:
        # Title, opening, headings and closing have one voice each, however often they repeat themselves.
        told = Counter(value for _, value in dict.fromkeys((where, value) for where, value, _ in years))
        most = max(told.values())
        return next(value for _, value, _ in years if told[value] == most)
    leading = Counter(
        value
        for sentence in sentences
        for (start, _), value in sentence.years
        if start in (sentence.unit.body, sentence.unit.start)
    )
    if leading:
        return leading.most_common(1)[0][0]
    return int(dated.date[:4]) - 1 if dated is not None and sentences else None
