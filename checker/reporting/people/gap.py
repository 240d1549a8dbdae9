"""The gap report, in the order in which a clerk reads it; every readable format renders these blocks.

The conclusion; one table of what to do; why, each matter once; each basis once; what was found in order, told in a line;
what was read and by which rules.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.document.model import Document
from checker.reading.sniff.formats import READERS, TXT
from checker.reading.source import Source
from checker.reporting.fixable import fixable_text
from checker.reporting.people.blocks import (
    Block,
    Detail,
    Details,
    Fields,
    Fold,
    Notes,
    PageTitle,
    Table,
    Task,
    Tasks,
    Text,
)
from checker.reporting.people.conclusion import CONFIRM, conclude, is_gap
from checker.reporting.people.excused import count_text, excused_blocks
from checker.reporting.people.matters import Matter, matters_of
from checker.reporting.people.places import Places
from checker.reporting.people.quoting import named_by, quoted
from checker.reporting.shown import Shown
from checker.results import Result
from checker.rulebook.model import (
    ADVICE,
    LEVEL_NAMES,
    LEVEL_OF_ISSUER,
    MET,
    REVIEW,
    SKIPPED,
    VERDICT_NAMES,
    Rulebook,
)
from checker.text.lazy import pattern

_HEADER = ("序号", "在哪里", "怎么改")
_MOST_MESSAGES = 8
_MOST_QUOTES = 3
_MOST_PLACES = 2
"""Pieces of evidence that are shown of one rule."""
_ASKS = "请确认。"
"""What the message on a rule that is met ends with where a person should look at it all the same."""
_CLOSING = "本报告由程序按规则生成，供起草和审核时参考。"
_SHORT_CLOSING = "由程序按规则生成，供参考。"
_DOUBTFUL = "“待人工复核”的项目请对照原文判断。"
_BRIEFLY = "参考写法等见网页（-o 差距.html）。"
BRIEFEST = 3
_EXAMPLES = pattern("，例如[^。；]*")


def gap_blocks(report: Shown, rulebook: Rulebook, version: str, brief: int = 0) -> list[Block]:
    """Return the blocks of the gap report of one file.

    The higher ``brief`` (up to :data:`BRIEFEST`), the more of what the page and the copy with comments show is left out: samples;
    the pairs to confirm and the rules that do not apply; further places, examples, what a summary remedy asks for part by part,
    title, folders of the path and names of the packs.
    """
    document = report.document
    blocks: list[Block] = [PageTitle(1, f"{rulebook.kind.name}差距报告")]
    if document is None:
        told: list[Block] = [Text("没有检查。", strong=True), Text(report.error or "")]
        return [*blocks, *told, PageTitle(2, "所查的文件"), Fields((("文件", report.path),))]
    conclusion = conclude(report)
    blocks += [Text(conclusion.headline, strong=True), Text(conclusion.reason)]
    blocks += [Text(f"注意：{note}") for note in (*report.changes, *document.notes, *report.notices)]
    if counted := count_text(report):
        blocks.append(Text(counted))
    if report.since is not None:
        from checker.reporting.people.since import since_blocks

        blocks += since_blocks(report)
    places = Places(document)
    matters = matters_of(report, document)
    blocks += _todo(places, matters, fixable_text(report), brief) if matters else _nothing(report, counted)
    if any(finding.earlier for result in report.results for finding in result.outcome.findings):
        from checker.reporting.people.compared import compared_blocks

        blocks += compared_blocks(report, document)
    blocks += excused_blocks(report)
    blocks += [PageTitle(2, "其余规则"), _rest(report, places, brief)]
    if doubts := _doubts(report, brief):
        blocks.append(Fields(doubts))
    blocks += [PageTitle(2, "所查的文件"), _read_part(report, document, rulebook, version, brief)]
    doubtful = any(result.outcome.verdict == REVIEW for result in report.results)
    closing = _CLOSING if brief < 3 else _SHORT_CLOSING
    blocks.append(Text((_BRIEFLY if brief else "") + closing + (_DOUBTFUL if doubtful else "")))
    return blocks


def _nothing(report: Shown, counted: str) -> list[Block]:
    """Return what is said where nothing open is to be put right; ``counted`` tells of what is excused."""
    if all(result.outcome.verdict == SKIPPED for result in report.results):
        return []
    apart = "除了单独列在后面的，" if counted else ""
    judged = "查完的规则" if report.faulty else ""
    return [Text(f"{apart}{judged}没有发现需要改正的地方。")]


def _todo(places: Places, matters: list[Matter], fixable: str, brief: int) -> list[Block]:
    """Return what is to be done, why, and on which bases."""
    groups: dict[str, list[Task]] = {}
    details: list[Detail] = []
    bases: dict[str, int] = {}
    for number, one in enumerate(matters, 1):
        groups.setdefault(one.group, []).append(
            Task(number, one.level, _where(places, one, brief), _remedy(one, brief))
        )
        texts = dict.fromkeys(text for result in one.results for text in result.basis)
        marks = tuple(bases.setdefault(text, len(bases) + 1) for text in texts)
        rules = tuple(result.rule.id for result in one.results)
        title = "、".join(result.rule.title for result in one.results)
        where = groups[one.group][-1].where
        details.append(Detail(number, one.level, title, _reasons(one, where, brief), marks, rules, one.keys))
    blocks: list[Block] = [
        PageTitle(2, "要改的地方"),
        *([Text(fixable)] if fixable else []),
        Tasks(_HEADER, tuple((name, tuple(tasks)) for name, tasks in groups.items())),
        PageTitle(2, "为什么要改"),
        Details(tuple(details)),
    ]
    if bases:
        blocks += [PageTitle(2, "依据"), Notes(tuple(_bases(bases)))]
    return blocks


def _bases(numbers: dict[str, int]) -> Iterator[tuple[int, str]]:
    """Yield each basis once; of a document that stands above already, only what is cited of it."""
    known: dict[str, int] = {}
    for text, number in numbers.items():
        leads = _leads(text)
        lead = next((one for one in leads if one in known), "")
        yield number, f"同〔{known[lead]}〕：{text[len(lead) :].removeprefix('：')}" if lead else text
        for one in leads:
            known.setdefault(one, number)


def _leads(text: str) -> list[str]:
    """Return what other bases may have in common with one: the chapter, the title with what stands in brackets behind it."""
    end = text.find("》") + 1
    if not end or not text.startswith(("《", "参照《")):
        return []
    title = text[: text.find("）", end) + 1] if text.startswith("（", end) else text[:end]
    chapter, colon, _ = text[len(title) :].partition("：")
    return [one for one in (title + chapter if colon else "", title) if one and one != text]


def _where(places: Places, matter: Matter, brief: int) -> str:
    return places.of_all([finding.place for finding in matter.findings], brief < 3) or "全文"


def _remedy(matter: Matter, brief: int) -> str:
    left_out = matter.covered if brief > 2 else ()
    told = "".join(dict.fromkeys(one.suggestion for one in matter.findings if one not in left_out))
    if brief > 2:
        told = _EXAMPLES.sub("", told)
    return told or "请对照原文判断。"


def _reasons(matter: Matter, where: str, brief: int) -> tuple[tuple[str, str], ...]:
    """Return why, with the words of the text and a sample: each once for all findings of a matter.

    What is quoted already in the reasons or in ``where`` the place is, is not quoted again.
    """
    first = matter.findings[0]
    level = min((one.rule.level for one in matter.results), key=tuple(LEVEL_NAMES).index)
    verdict = VERDICT_NAMES[matter.results[0].outcome.verdict]
    hint = "，只作提示" if first.mild and level != ADVICE else ""
    findings = [finding for finding in matter.findings if finding not in matter.covered]
    messages = "".join(dict.fromkeys(finding.message for finding in findings[:_MOST_MESSAGES]))
    rows = [("", f"（{LEVEL_NAMES[level]}，{verdict}{hint}）{messages}")]
    quotes = {one.place.quote: one for one in reversed(matter.findings) if one.place.quote}
    most = _MOST_QUOTES if brief < 3 else 1
    if any(quote not in messages and not named_by(quote, where, brief) for quote in quotes):
        more = f"等{len(quotes)}处" if len(quotes) > most else ""
        shown = [quoted(one, brief) for one in reversed(quotes.values())][:most]
        rows.append(
            (
                "原文",
                f"{'　'.join(shown)}{more}",
            )
        )
    samples = tuple(dict.fromkeys(one.sample for one in findings if one.sample))
    if samples and not brief:
        rows.append(("参考写法", "　".join(samples)))
    rows += [
        (CONFIRM, confirm) for confirm in dict.fromkeys(one.confirm for one in matter.results) if confirm
    ]
    if matter.more:
        rows.append(("其余", f"另有{matter.more}处同样的问题。"))
    return tuple(rows)


def _rest(report: Shown, places: Places, brief: int) -> Fold:
    """Return what is said of the rules without open gaps: how many are met, which did not apply; behind it, the evidence."""
    met = [result for result in report.results if result.outcome.verdict == MET]
    skipped = [result for result in report.results if result.outcome.verdict == SKIPPED]
    told = f"共查{len(report.results)}条规则，符合的{len(met)}条。"
    if skipped:
        reasons: dict[str, list[str]] = {}
        for result in skipped:
            short = result.outcome.message.rstrip("。").replace("；", "，").partition("，")[0]
            reasons.setdefault(short, []).append(result.rule.title)
        listed = "；".join(f"{'、'.join(titles)}（{reason}）" for reason, titles in reasons.items())
        told += f"不适用的{len(skipped)}条{f'：{listed}' if brief < 2 else ''}。"
    rows: list[tuple[str, ...]] = []
    starts: list[int | None] = []
    for result in met:
        shown = [place for place in result.outcome.evidence[:_MOST_PLACES] if place.quote]
        for place in shown:
            words = f"（关键词：{'、'.join(place.words)}）" if place.words and len(place.words) <= 4 else ""
            rows.append((result.rule.title, places.of(place), place.quote + words))
            starts.append(place.span[0] if place.span is not None else None)
        if not shown:
            rows.append((result.rule.title, "", result.outcome.message or "没有发现问题。"))
            starts.append(None)
    rows += [(result.rule.title, "", f"不适用：{result.outcome.message}") for result in skipped]
    starts += [None] * len(skipped)
    table = Table(("检查内容", "位置", "原文或者说明"), tuple(rows), tuple(starts))
    return Fold(told, (table,) if rows else ())


def _doubts(report: Shown, brief: int) -> tuple[tuple[str, str], ...]:
    """Return what was not checked, what a person should confirm, and the agreement that is only one of wording."""
    rows = [(f"{result.rule.title}（没有检查）", result.outcome.message) for result in report.faulty]
    for result in report.results:
        if result.confirm and not is_gap(result):
            rows.append((f"{result.rule.title}（{CONFIRM}）", _asked(result, brief) + result.confirm))
        elif asked := _asked(result, brief):
            rows.append((result.rule.title, asked))
    return tuple(rows)


def _asked(result: Result, brief: int) -> str:
    """Return what a met rule asks a person to confirm, shorter where the report must be brief; nothing where it asks nothing."""
    message = result.outcome.message
    if result.outcome.verdict != MET or not message.endswith(_ASKS):
        return ""
    lead, bracket, rest = message.partition("（“")
    return lead + rest[rest.rfind("）") + 1 :] if bracket and brief > 1 else message


def _read_part(report: Shown, document: Document, rulebook: Rulebook, version: str, brief: int) -> Fields:
    """Return what was read and checked: the file, what is known of it, the rules."""
    metadata = document.metadata
    issuer = metadata.issuer.name if metadata.issuer else "未能识别"
    if metadata.level is not None:
        issuer += f"（{LEVEL_OF_ISSUER[metadata.level]}）"
    date = metadata.published or metadata.signed
    kind = "发布" if metadata.published else "落款"
    year = f"{metadata.year}年" if metadata.year else "未能识别"
    dated = f"{date.date}（{kind}）" if date else "没有"
    packs = {result.rule.pack for result in report.results}
    versions: dict[str, list[str]] = {}
    for pack in rulebook.packs:
        if pack.name in packs:
            versions.setdefault(pack.version, []).append(pack.name)
    used = "；".join(f"{'、'.join(names)} {version}" for version, names in versions.items())
    title = metadata.title.name if metadata.title else "没有题名"
    # The folders of a long path would make the report longer than the text.
    path = report.path if brief < BRIEFEST else report.path.replace("\\", "/").rpartition("/")[2]
    return Fields(
        (
            ("文件", f"{path}（{_way_of_reading(document.source)}）"),
            *((("题名", title),) if brief < 3 else ()),
            ("制发机关", f"{issuer}；报告年度：{year}；日期：{dated}"),
            ("规则", f"{f'{used}；' if brief < 3 else ''}lawcheck {version}"),
        )
    )


def _way_of_reading(source: Source) -> str:
    """Say how the file was read, in the units in which its places are told."""
    known = [] if source.format == TXT else [READERS[source.format][0]]
    if source.encoding:
        known.append(f"{source.encoding}编码")
    if source.pages:
        known.append(f"共{len(source.pages)}页")
    return "，".join((*known, f"{source.line_count}{source.unit}", f"{len(source.text)}字"))
