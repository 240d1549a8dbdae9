"""``expressions``: words that an editor asks about before a text is published, each group with the reason.

What is only cited as the title of something in 《》 is passed over. Each word is told once, with its first place and the count.
"""

from __future__ import annotations

from checker.checks.disclosure.everywhere import passages
from checker.checks.outcome import Context, fill, finding_of, found, met, quote_of
from checker.checks.swaps import Swap
from checker.document.model import Document
from checker.results import Finding, Outcome, Replacement
from checker.rulebook import option
from checker.rulebook.model import Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.around import clause_around, spans
from checker.text.lazy import pattern
from checker.text.terms import Span
from checker.values import NamedTuple

_STOPS = "。；，！？\n"
_CITED = pattern("《[^《》\n]*》")
_SHORT_NAME = 2
"""Within so many characters of the word the name in quotation marks ends, its mark counted."""


class Group(NamedTuple):
    """Expressions for one reason."""

    words: tuple[str, ...] = option.words("词语", default=())
    replace: tuple[Swap, ...] = option.many(Swap, "一定要改成另一个词的词语；lawcheck fix 会改好", default=())
    unless: tuple[str, ...] = option.words("含有这些词的更长的说法不算", default=())
    reason: str = option.text("为什么要斟酌")
    remedy: str = option.text("改法")


class Options(NamedTuple):
    """The options of ``expressions``."""

    groups: tuple[Group, ...] = option.many(
        Group, "一类词语和理由", also={"anyOf": [{"required": ["words"]}, {"required": ["replace"]}]}
    )
    unmet: Texts = option.texts(
        "有要斟酌的词语时的说明",
        inside="在哪里，如“页脚里”；在正文里的是空的",
        word="词语",
        times="有几处的话（times）；只有一处的是空的",
        reason="groups 里写的理由",
        instead="groups 里写的改法",
    )
    times: str = option.message("同一个词语不止一处时，{times} 写成什么", count="有几处")
    summary: str = option.message("全文的结论", count="有几个词语")


def check_expressions(document: Document, rule: Rule, context: Context) -> Outcome:
    """Look for words that should be thought over before publication."""
    options: Options = rule.options
    findings: list[Finding] = []
    for passage in passages(document, context):
        text = passage.text
        told: list[tuple[int, Finding]] = []
        taken: list[Span] = []
        for group in options.groups:
            by = {swap.word: swap.by for swap in group.replace}
            for word in sorted((*group.words, *by), key=len, reverse=True):
                if word not in text:
                    continue
                cited = [match.span() for match in _CITED.finditer(text)]
                for longer in group.unless:
                    cited += spans(text, longer)
                places = [
                    span
                    for span in spans(text, word)
                    if not any(start <= span[0] < end for start, end in (*cited, *taken))
                    and not _of_a_name(text, span)
                ]
                if not places:
                    continue
                taken += places
                span = clause_around(text, places[0], _STOPS)
                quote = quote_of(text[span[0] : span[1]])
                values = {
                    "inside": passage.inside,
                    "word": word,
                    "times": fill(options.times, {"count": len(places)}) if len(places) > 1 else "",
                    "reason": group.reason,
                    "instead": group.remedy,
                }
                place = passage.place(document, span, quote)
                fix: tuple[Replacement, ...] = ()
                if word in by and passage.aside is None:
                    fix = tuple(Replacement(one, by[word]) for one in places)
                told.append((places[0][0], finding_of(options.unmet, place, values, mild=True, fix=fix)))
        findings += [one for _, one in sorted(told, key=lambda entry: entry[0])]
    if findings:
        return found(findings, fill(options.summary, {"count": len(findings)}))
    return met((), "没有要斟酌的词语。")


def _of_a_name(text: str, span: Span) -> bool:
    """Whether a word is the beginning or end of a short name in quotation marks: 能源工业“〔稳控〕转”."""
    start, end = span
    after = text.find("”", end, end + _SHORT_NAME) if text[start - 1 : start] == "“" else end
    before = text.rfind("“", max(0, start - _SHORT_NAME), start) if text[end : end + 1] == "”" else start - 1
    return after > end or 0 <= before < start - 1


EXPRESSIONS = CheckKind("expressions", "公开前宜斟酌的词语", Options, check_expressions)
