"""``forbid``: words that must not stand in the parts named.

What is quoted, in “” or 《》, is somebody else's word and does not count unless ``quoted`` says so. ``not_after`` and
``not_before`` are the contexts in which a word means something else, so that no list of longer words is needed.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.content.frame import FRAME, frame_sentences
from checker.checks.outcome import Context, finding_of, found, heading_place, met, place_of
from checker.checks.swaps import Swap, swapped
from checker.document.model import Document
from checker.results import Outcome
from checker.rulebook import option
from checker.rulebook.model import Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.around import spans, stands_open
from checker.text.terms import Span
from checker.values import NamedTuple

_QUOTES = (("“", "”"), ("‘", "’"), ("《", "》"), ("「", "」"))


class Options(NamedTuple):
    """The options of ``forbid``."""

    in_: tuple[str, ...] = option.parts(
        "在哪些部分里找；不写就是全文，连同题名、标题、附件和落款", default=(), frame=True
    )
    words: tuple[str, ...] = option.words("不应出现的词语", default=())
    replace: tuple[Swap, ...] = option.many(
        Swap, "不应出现、并且一定要改成另一个词的词语；lawcheck fix 会改好", default=()
    )
    not_after: tuple[str, ...] = option.words("紧挨在前面有其中一个的不算", default=())
    not_before: tuple[str, ...] = option.words("紧挨在后面有其中一个的不算", default=())
    quoted: bool = option.flag("引号、书名号里的也算")
    unmet: Texts = option.texts(
        "出现时的说明", word="出现的词语", by="replace 里写的改成什么；没有写的是“别的说法”"
    )


def check_forbid(document: Document, rule: Rule, context: Context) -> Outcome:
    """Look for the words, sentence by sentence."""
    options: Options = rule.options
    findings = []
    around = frame_sentences(document, options.in_ or FRAME, context)
    for sentence in (*document.sentences, *around):
        if options.in_ and sentence.part not in options.in_:
            continue
        hits = list(_hits(sentence.line.text, sentence.unit.start, sentence.unit.end, options))
        if hits:
            fix = swapped(document, sentence.line, hits, options.replace)
            place = place_of(document, sentence, (hits[0][0],))
            findings.append(finding_of(options.unmet, place, _values(hits, options), fix=fix))
    for at, (heading, part) in enumerate(zip(document.headings, document.heading_parts, strict=True)):
        if options.in_ and part not in options.in_:
            continue
        hits = list(_hits(heading.line.text, heading.unit.start, heading.unit.end, options))
        if hits:
            fix = swapped(document, heading.line, hits, options.replace)
            place = heading_place(document, heading, at)
            findings.append(finding_of(options.unmet, place, _values(hits, options), fix=fix))
    if findings:
        return found(findings, findings[0].message)
    return met((), "没有出现所列的词语。")


def _values(hits: list[tuple[Span, str]], options: Options) -> dict[str, str]:
    word = hits[0][1]
    return {"word": word, "by": next((swap.by for swap in options.replace if swap.word == word), "别的说法")}


def _hits(text: str, start: int, end: int, options: Options) -> Iterator[tuple[Span, str]]:
    """Yield the words that count between two places of a line, with their places in it."""
    for word in (*options.words, *(swap.word for swap in options.replace)):
        for at, behind in spans(text, word, start, end):
            if not (
                (options.not_after and text[start:at].endswith(options.not_after))
                or (options.not_before and text.startswith(options.not_before, behind))
                or (not options.quoted and _is_quoted(text, at))
            ):
                yield (at, behind), word


def _is_quoted(text: str, at: int) -> bool:
    return any(stands_open(text, at, (pair,)) and text.find(pair[1], at) >= 0 for pair in _QUOTES)


FORBID = CheckKind("forbid", "有没有不应出现的词语", Options, check_forbid)
