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
    Table,
    Task,
    Tasks,
    Text,
    Title,
)
from checker.reporting.people.compared import compared_blocks
from checker.reporting.people.conclusion import CONFIRM, conclude, is_gap
from checker.reporting.people.excused import count_text, excused_blocks
from checker.reporting.people.matters import Matter, matters_of
from checker.reporting.people.places import Places
from checker.reporting.shown import Shown
from checker.rulebook.model import (
    ADVICE,
    LEVEL_NAMES,
    LEVEL_OF_ISSUER,
    MET,
    SKIPPED,
    VERDICT_NAMES,
    Rulebook,
)

_HEADER = ("序号", "在哪里", "怎么改")
_MOST_MESSAGES = 8
_MOST_QUOTES = 3
_MOST_PLACES = 2
"""Pieces of evidence that are shown of one rule."""
_ASKS = "请确认。"
"""What the message on a rule that is met ends with where a person should look at it all the same."""
_CLOSING = "本报告由程序按规则生成，供起草和审核时参考；“待人工复核”的项目请对照原文判断。"


def gap_blocks(report: Shown, rulebook: Rulebook, version: str) -> list[Block]:
    """Return the blocks of the gap report of one file."""
    document = report.document
    blocks: list[Block] = [Title(1, f"{rulebook.kind.name}差距报告")]
    if document is None:
        told: list[Block] = [Text("没有检查。", strong=True), Text(report.error or "")]
        return [*blocks, *told, Title(2, "所查的文件"), Fields((("文件", report.path),))]
    conclusion = conclude(report)
    blocks += [Text(conclusion.headline, strong=True), Text(conclusion.reason)]
    blocks += [Text(f"注意：{note}") for note in (*report.changes, *document.notes, *report.notices)]
    if counted := count_text(report):
        blocks.append(Text(counted))
    if report.since is not None:
        from checker.reporting.people.since import since_blocks

        blocks += since_blocks(report)
    places = Places(document)
    blocks += _todo(places, matters_of(report, document), fixable_text(report))
    blocks += compared_blocks(report, document)
    blocks += excused_blocks(report)
    blocks += [Title(2, "其余规则"), _rest(report, places)]
    if doubts := _doubts(report):
        blocks.append(Fields(doubts))
    blocks += [Title(2, "所查的文件"), _read_part(report, document, rulebook, version)]
    blocks.append(Text(_CLOSING))
    return blocks


def _todo(places: Places, matters: list[Matter], fixable: str) -> list[Block]:
    """Return what is to be done, why, and on which bases."""
    if not matters:
        return [Text("没有发现需要改正的地方。")]
    groups: dict[str, list[Task]] = {}
    details: list[Detail] = []
    bases: dict[str, int] = {}
    for number, one in enumerate(matters, 1):
        groups.setdefault(one.group, []).append(Task(number, one.level, _where(places, one), _remedy(one)))
        texts = dict.fromkeys(text for result in one.results for text in result.basis)
        marks = tuple(bases.setdefault(text, len(bases) + 1) for text in texts)
        rules = tuple(result.rule.id for result in one.results)
        title = "、".join(result.rule.title for result in one.results)
        details.append(Detail(number, one.level, title, _reasons(one), marks, rules, one.keys))
    blocks: list[Block] = [
        Title(2, "要改的地方"),
        *([Text(fixable)] if fixable else []),
        Tasks(_HEADER, tuple((name, tuple(tasks)) for name, tasks in groups.items())),
        Title(2, "为什么要改"),
        Details(tuple(details)),
    ]
    if bases:
        blocks += [Title(2, "依据"), Notes(tuple(_bases(bases)))]
    return blocks


def _bases(numbers: dict[str, int]) -> Iterator[tuple[int, str]]:
    """Yield each basis once; of a document that stands above already, only what is cited of it."""
    known: dict[str, int] = {}
    for text, number in numbers.items():
        title, sign, rest = text.partition("：")
        first = known.setdefault(title, number)
        yield number, f"同〔{first}〕：{rest}" if sign and first != number else text


def _where(places: Places, matter: Matter) -> str:
    spans = dict.fromkeys(finding.place.span for finding in matter.findings)
    where = places.of(matter.findings[0].place) or "全文"
    return where if len(spans) == 1 else f"{where}等{len(spans)}处"


def _remedy(matter: Matter) -> str:
    told = "".join(dict.fromkeys(finding.suggestion for finding in matter.findings))
    return told or "请对照原文判断。"


def _reasons(matter: Matter) -> tuple[tuple[str, str], ...]:
    """Return why, with the words of the text and a sample: each once for all findings of a matter."""
    first = matter.findings[0]
    level = min((one.rule.level for one in matter.results), key=tuple(LEVEL_NAMES).index)
    verdict = VERDICT_NAMES[matter.results[0].outcome.verdict]
    hint = "，只作提示" if first.mild and level != ADVICE else ""
    messages = "".join(dict.fromkeys(finding.message for finding in matter.findings[:_MOST_MESSAGES]))
    rows = [("", f"（{LEVEL_NAMES[level]}，{verdict}{hint}）{messages}")]
    quotes = tuple(dict.fromkeys(one.place.quote for one in matter.findings if one.place.quote))
    if quotes:
        more = f"等{len(quotes)}处" if len(quotes) > _MOST_QUOTES else ""
        rows.append(("原文", f"{'　'.join(f'“{quote}”' for quote in quotes[:_MOST_QUOTES])}{more}"))
    if samples := tuple(dict.fromkeys(one.sample for one in matter.findings if one.sample)):
        rows.append(("参考写法", "　".join(samples)))
    rows += [
        (CONFIRM, confirm) for confirm in dict.fromkeys(one.confirm for one in matter.results) if confirm
    ]
    if matter.more:
        rows.append(("其余", f"另有{matter.more}处同样的问题。"))
    return tuple(rows)


def _rest(report: Shown, places: Places) -> Fold:
    """Return what is said of the rules without open gaps: how many are met, which did not apply; behind it, the evidence."""
    met = [result for result in report.results if result.outcome.verdict == MET]
    skipped = [result for result in report.results if result.outcome.verdict == SKIPPED]
    told = f"共查{len(report.results)}条规则，符合的{len(met)}条。"
    if skipped:
        reasons: dict[str, list[str]] = {}
        for result in skipped:
            reasons.setdefault(result.outcome.message.rstrip("。"), []).append(result.rule.title)
        listed = "；".join(f"{'、'.join(titles)}（{reason}）" for reason, titles in reasons.items())
        told += f"不适用的{len(skipped)}条：{listed}。"
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
    table = Table(("检查内容", "位置", "原文或者说明"), tuple(rows), tuple(starts))
    return Fold(told, (table,) if rows else ())


def _doubts(report: Shown) -> tuple[tuple[str, str], ...]:
    """Return what was not checked, what a person should confirm, and the agreement that is only one of wording."""
    rows = [(f"{result.rule.title}（没有检查）", result.outcome.message) for result in report.faulty]
    for result in report.results:
        if result.confirm and not is_gap(result):
            rows.append((f"{result.rule.title}（{CONFIRM}）", result.confirm))
        elif result.outcome.verdict == MET and result.outcome.message.endswith(_ASKS):
            rows.append((result.rule.title, result.outcome.message))
    return tuple(rows)


def _read_part(report: Shown, document: Document, rulebook: Rulebook, version: str) -> Fields:
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
    used = "、".join(f"{pack.name} {pack.version}" for pack in rulebook.packs if pack.name in packs)
    return Fields(
        (
            ("文件", f"{report.path}（{_way_of_reading(document.source)}）"),
            ("题名", metadata.title.name if metadata.title else "没有题名"),
            ("制发机关", f"{issuer}；报告年度：{year}；日期：{dated}"),
            ("规则", f"{used}，共{len(report.results)}条；lawcheck {version}"),
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
