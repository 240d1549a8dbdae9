"""``forbid``: words that must not stand in the parts named.

What is quoted, in “” or 《》, is somebody else's word and does not count unless ``quoted`` says so. ``not_after`` and
``not_before`` are the contexts in which a word means something else, so that no list of longer words is needed.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.outcome import Context, fill, found, met, place_of
from checker.document.model import Document, Sentence
from checker.results import Finding, Outcome
from checker.rulebook import option
from checker.rulebook.model import Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.terms import Span
from checker.values import NamedTuple

_QUOTES = (("“", "”"), ("‘", "’"), ("《", "》"), ("「", "」"))


class Options(NamedTuple):
    """The options of ``forbid``."""

    in_: tuple[str, ...] = option.parts("在哪些部分里找；不写就是全文", default=())
    words: tuple[str, ...] = option.words("不应出现的词语")
    not_after: tuple[str, ...] = option.words("紧挨在前面有其中一个的不算", default=())
    not_before: tuple[str, ...] = option.words("紧挨在后面有其中一个的不算", default=())
    quoted: bool = option.flag("引号、书名号里的也算")
    unmet: Texts = option.texts("出现时的说明", word="出现的词语")


def check_forbid(document: Document, rule: Rule, context: Context) -> Outcome:
    """Look for the words, sentence by sentence."""
    options: Options = rule.options
    findings = []
    for sentence in document.sentences:
        if options.in_ and sentence.part not in options.in_:
            continue
        for span, word in _hits(sentence, options):
            values = {"word": word}
            findings.append(
                Finding(
                    fill(options.unmet.message, values),
                    fill(options.unmet.remedy, values),
                    place_of(document, sentence, (span,)),
                )
            )
            break
    if findings:
        return found(findings, findings[0].message)
    return met((), "没有出现所列的词语。")


def _hits(sentence: Sentence, options: Options) -> Iterator[tuple[Span, str]]:
    """Yield the words of a sentence that count, with their places in its line."""
    text, start, end = sentence.line.text, sentence.unit.start, sentence.unit.end
    for word in options.words:
        at = text.find(word, start, end)
        while at >= 0:
            behind = at + len(word)
            if not (
                (options.not_after and text[start:at].endswith(options.not_after))
                or (options.not_before and text.startswith(options.not_before, behind))
                or (not options.quoted and _is_quoted(text, at))
            ):
                yield (at, behind), word
            at = text.find(word, behind, end)


def _is_quoted(text: str, at: int) -> bool:
    for opening, closing in _QUOTES:
        opened = text.rfind(opening, 0, at)
        if opened >= 0 and text.find(closing, opened, at) < 0 and text.find(closing, at) >= 0:
            return True
    return False


FORBID = CheckKind("forbid", "有没有不应出现的词语", Options, check_forbid, typed=True)
