"""``terms``: terms of law that may not be exchanged, and terms that the law has given up.

Only what stands alone before the term counts: in a list (决策、文件、合同的合法性审查) the term belongs to all of it. What is quoted is left.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.outcome import Context, finding_of, found, met, skipped
from checker.checks.running import overlaps, place_in, title_and_body, told_by
from checker.document.model import Document
from checker.results import Outcome, Replacement
from checker.rulebook import option
from checker.rulebook.model import Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.around import covers, places, spans
from checker.text.terms import Span
from checker.values import NamedTuple

_NEAR = 40
_FARTHEST = 8
_LIST = "、和及与或"


class Pair(NamedTuple):
    """A term that belongs to something, and the terms that do not."""

    of: tuple[str, ...] = option.words("所说的事项")
    wrong: tuple[str, ...] = option.words("不能用的说法")
    right: str = option.text("应当用的说法")
    from_: int | None = option.year("从哪个报告年度起", default=None)


class GivenUp(NamedTuple):
    """A term that the law no longer uses."""

    wrong: str = option.text("不再使用的说法")
    right: str = option.text("现行的说法")
    from_: int = option.year("从哪个报告年度起")
    near: tuple[str, ...] = option.words("近处要有其中一个词", default=())
    without: tuple[str, ...] = option.words("近处有其中一个词的不算", default=())
    except_: tuple[str, ...] = option.words("包含这个说法、本身正确的词", default=())


class Options(NamedTuple):
    """The options of ``terms``."""

    pairs: tuple[Pair, ...] = option.many(Pair, "不能互换的说法")
    between: tuple[str, ...] = option.words("事项和说法之间可以有的词")
    given_up: tuple[GivenUp, ...] = option.many(GivenUp, "不再使用的说法", default=())
    told_by: tuple[str, ...] = option.rules("其他规则的编号：它们已经指出的不再重复", must_exist=False)
    unmet: Texts = option.texts(
        "用了不能互换的说法时的说明", of="所说的事项", wrong="写的说法", right="应当用的说法"
    )
    old: Texts = option.texts("用了不再使用的说法时的说明", wrong="写的说法", right="现行的说法")


class Misused(NamedTuple):
    """A term in the wrong place: the passage, the term in it, the right one, what it was used of (nothing: it is given up)."""

    span: Span
    term: Span
    right: str
    of: str


def check_terms(document: Document, rule: Rule, context: Context) -> Outcome:
    """Look for terms that belong to something else, or to the law of earlier years."""
    options: Options = rule.options
    year = document.metadata.year
    if year is None:
        return skipped("不知道报告年度，无法判断法律用语是否合时。")
    body = title_and_body(document, context)
    told = told_by(context, options.told_by)
    findings = []
    for span, term, right, of in sorted(
        (*_exchanged(body.text, options, year), *_old(body.text, options, year))
    ):
        source = body.source_span(*span)
        if body.quoted(span[0]) or overlaps(source, told):
            continue
        exact = body.exact(*term)
        findings.append(
            finding_of(
                options.unmet if of else options.old,
                place_in(body, *span),
                {"of": of, "wrong": body.text[slice(*term)], "right": right},
                fix=(Replacement(exact, right),) if exact is not None else (),
            )
        )
    if findings:
        return found(findings, findings[0].message)
    return met((), "核对了法律用语，没有发现用错的。")


def _exchanged(text: str, options: Options, year: int) -> Iterator[Misused]:
    """Yield where a term belongs to something else."""
    between = sorted(options.between, key=len, reverse=True)
    for pair in options.pairs:
        if pair.from_ is not None and year < pair.from_:
            continue
        for wrong in pair.wrong:
            for at in places(text, wrong):
                before = at
                gap = next((word for word in between if text.endswith(word, 0, before)), "")
                before -= len(gap)
                of = next(
                    (
                        word
                        for word in sorted(pair.of, key=len, reverse=True)
                        if text.endswith(word, 0, before)
                    ),
                    "",
                )
                start = before - len(of)
                if of and not (start and text[start - 1] in _LIST):
                    yield Misused((start, at + len(wrong)), (at, at + len(wrong)), pair.right, of)


def _old(text: str, options: Options, year: int) -> Iterator[Misused]:
    """Yield where a term stands that the law has given up."""
    for entry in options.given_up:
        for span in spans(text, entry.wrong) if year >= entry.from_ else ():
            around = text[max(0, span[0] - _NEAR) : span[1] + _NEAR]
            longer = any(covers(text, word, span) for word in entry.except_)
            near = not entry.near or any(word in around for word in entry.near)
            apart = any(word in around for word in entry.without)
            if near and not longer and not apart:
                yield Misused(span, span, entry.right, "")


TERMS = CheckKind("terms", "法律用语", Options, check_terms)
