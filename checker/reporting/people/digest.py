"""The gap report on a page: the conclusion, one table of what to do, then each matter and each basis once."""

from __future__ import annotations

from checker.document.model import Document
from checker.reporting.people.blocks import Block, Fields, Table, Text, Title
from checker.reporting.people.compared import compared_blocks
from checker.reporting.people.excused import count_text, excused_blocks
from checker.reporting.people.gap import CONFIRM, conclude, gap_blocks, is_gap, read_part
from checker.reporting.people.places import Places
from checker.reporting.shown import Shown
from checker.results import Finding, Result
from checker.rulebook.model import ADVICE, LEVEL_NAMES, LEVELS, MET, SKIPPED, VERDICT_NAMES, Rulebook
from checker.values import NamedTuple

_CONTENT, _FIGURES, _WORDS = "内容", "数字", "文字格式"
_GROUPS = (_CONTENT, _FIGURES, _WORDS)
_GROUP_OF = {"figures": _FIGURES} | dict.fromkeys(
    ("wording", "form", "citation", "title", "signature"), _WORDS
)
_MOST_MATTERS = 8
_MOST_QUOTES = 3


class _Matter(NamedTuple):
    """What is put right in one go: findings of one rule with one remedy, or of one family of rules at one sentence."""

    results: tuple[Result, ...]
    findings: tuple[Finding, ...]
    more: int = 0


def digest_blocks(report: Shown, rulebook: Rulebook, version: str) -> list[Block]:
    """Return the blocks of the short gap report of one file."""
    document = report.document
    if document is None:
        return gap_blocks(report, rulebook, version)
    conclusion = conclude(report)
    blocks: list[Block] = [
        Title(1, f"{rulebook.kind.name}差距报告"),
        Text(conclusion.headline, strong=True),
        Text(conclusion.reason),
    ]
    blocks += [Text(f"注意：{note}") for note in (*report.changes, *document.notes, *report.notices)]
    if counted := count_text(report):
        blocks.append(Text(counted))
    blocks += _todo(document, _matters(report, document))
    blocks += compared_blocks(report, document)
    blocks += excused_blocks(report)
    blocks += _rest(report)
    blocks += [Title(2, "所查的文件"), read_part(report, document, rulebook, version)]
    blocks.append(Text("本报告由程序按规则生成，供起草和审核时参考；“待人工复核”的项目请对照原文判断。"))
    return blocks


def _matters(report: Shown, document: Document) -> list[_Matter]:
    """Return the matters of a report in the order of its text, those about the whole behind."""
    matters: list[_Matter] = []
    for result in report.results:
        if not is_gap(result):
            continue
        by_remedy: dict[tuple[str, bool], list[Finding]] = {}
        for finding in result.outcome.findings:
            if finding.excuse is None:
                by_remedy.setdefault((finding.suggestion, finding.mild), []).append(finding)
        groups = list(by_remedy.values())
        left = sum(map(len, groups[_MOST_MATTERS:]))
        for at, findings in enumerate(groups[:_MOST_MATTERS], 1):
            more = left if at == _MOST_MATTERS else 0
            matters.append(_Matter((result,), tuple(findings), more))
    matters = _joined(matters)
    return sorted(matters, key=lambda one: (_GROUPS.index(_group(one)), *_order(document, one.findings[0])))


def _joined(matters: list[_Matter]) -> list[_Matter]:
    """Join the matters of one family of rules that rest on one and the same place."""
    joined: dict[object, _Matter] = {}
    for at, one in enumerate(matters):
        span = one.findings[0].place.span
        alone = span is None or len(one.findings) > 1 or _group(one) != _CONTENT
        key: object = at if alone else (_family(one.results[0]), span)
        before = joined.get(key)
        joined[key] = _Matter(before.results + one.results, before.findings + one.findings) if before else one
    return list(joined.values())


def _family(result: Result) -> str:
    return result.rule.id.partition(".")[0]


def _group(matter: _Matter) -> str:
    return _GROUP_OF.get(_family(matter.results[0]), _CONTENT)


def _order(document: Document, finding: Finding) -> tuple[bool, int]:
    """Return where a finding stands in the text; what is missing stands at the end of the section that it belongs to."""
    span, section = finding.place.span, finding.place.section
    if span is not None:
        return False, span[0]
    inside = [
        heading.span[0]
        for index, heading in enumerate(document.headings)
        if section and document.section(index)[: len(section)] == section
    ]
    return not inside, max(inside, default=0)


def _todo(document: Document, matters: list[_Matter]) -> list[Block]:
    if not matters:
        return [Text("没有发现需要改正的地方。")]
    rows: list[tuple[str, ...]] = []
    details: list[tuple[str, str]] = []
    numbers: dict[str, int] = {}
    places = Places(document)
    group = ""
    for number, one in enumerate(matters, 1):
        if _group(one) != group:
            group = _group(one)
            rows.append(("", f"【{group}】", ""))
        rows.append((str(number), _where(places, one), _remedy(one)))
        basis = dict.fromkeys(text for result in one.results for text in result.basis)
        marks = "".join(f"〔{numbers.setdefault(text, len(numbers) + 1)}〕" for text in basis)
        details.append((f"{number}. {'、'.join(_titles(one))}", _detail(one, marks)))
    blocks: list[Block] = [
        Title(2, "要改的地方"),
        Table(("序号", "在哪里", "怎么改"), tuple(rows)),
        Title(2, "为什么要改"),
        Fields(tuple(details)),
    ]
    if numbers:
        listed = "；".join(f"〔{number}〕{text}" for text, number in numbers.items())
        blocks += [Title(2, "依据"), Text(f"{listed}。")]
    return blocks


def _where(places: Places, matter: _Matter) -> str:
    spans = dict.fromkeys(finding.place.span for finding in matter.findings)
    where = places.of(matter.findings[0].place, exact=False) or "全文"
    return where if len(spans) == 1 else f"{where}等{len(spans)}处"


def _titles(matter: _Matter) -> list[str]:
    return [result.rule.title for result in matter.results]


def _remedy(matter: _Matter) -> str:
    told = "".join(dict.fromkeys(finding.suggestion for finding in matter.findings))
    return told or "请对照原文判断。"


def _detail(matter: _Matter, marks: str) -> str:
    """Return why, with the words of the text and a sample: each once for all findings of a matter."""
    result, first = matter.results[0], matter.findings[0]
    level = min((one.rule.level for one in matter.results), key=LEVELS.index)
    verdict = VERDICT_NAMES[result.outcome.verdict]
    hint = "，只作提示" if first.mild and level != ADVICE else ""
    told = f"（{LEVEL_NAMES[level]}，{verdict}{hint}）"
    told += "".join(dict.fromkeys(finding.message for finding in matter.findings[:_MOST_MATTERS]))
    quotes = tuple(dict.fromkeys(one.place.quote for one in matter.findings if one.place.quote))
    if quotes:
        told += f"原文：{'　'.join(f'“{quote}”' for quote in quotes[:_MOST_QUOTES])}"
        told += f"等{len(quotes)}处。" if len(quotes) > _MOST_QUOTES else "。"
    if first.sample:
        told += f"参考写法：{first.sample}"
    for confirm in dict.fromkeys(one.confirm for one in matter.results if one.confirm):
        told += f"{CONFIRM}：{confirm}"
    if matter.more:
        told += f"另有{matter.more}处同样的问题。"
    return told + marks


def _rest(report: Shown) -> list[Block]:
    """Return what is said of the rules without open gaps: how many are met, which did not apply, what to confirm."""
    met = [result for result in report.results if result.outcome.verdict == MET]
    skipped = [result for result in report.results if result.outcome.verdict == SKIPPED]
    told = f"共查{len(report.results)}条规则，符合的{len(met)}条。"
    if skipped:
        reasons: dict[str, list[str]] = {}
        for result in skipped:
            reasons.setdefault(result.outcome.message.rstrip("。"), []).append(result.rule.title)
        listed = "；".join(f"{'、'.join(titles)}（{reason}）" for reason, titles in reasons.items())
        told += f"不适用的{len(skipped)}条：{listed}。"
    rows = tuple(
        (f"{result.rule.title}（{CONFIRM}）", result.confirm)
        for result in report.results
        if result.confirm and not is_gap(result)
    )
    faults: tuple[tuple[str, str], ...] = tuple(
        (f"{result.rule.title}（没有检查）", result.outcome.message) for result in report.faulty
    )
    blocks: list[Block] = [Title(2, "其余规则"), Text(told)]
    if rows or faults:
        blocks.append(Fields((*faults, *rows)))
    return blocks
