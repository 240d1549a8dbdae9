"""Run the examples that stand in the rules: each must get the verdict that it names."""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.outcome import Context, skipped
from checker.document.build import build_document
from checker.judging.judge import judge
from checker.judging.tried import tried
from checker.reading.source import make_source
from checker.rulebook.model import MET, Example, Rule, Rulebook
from checker.values import NamedTuple


class ExampleResult(NamedTuple):
    """An example with the verdict that the rule gave it, and why.

    ``sentences`` are those of the example with the part that each plays, ``tried`` what each way of the rule lacked; both only
    where the verdict is another than the example's.
    """

    rule: Rule
    number: int
    example: Example
    verdict: str
    message: str
    sentences: tuple[tuple[str, str], ...]
    tried: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether the verdict is the one that the example names."""
        return self.verdict == self.example.verdict


def run_examples(rulebook: Rulebook, packs: frozenset[str] | None = None) -> Iterator[ExampleResult]:
    """Judge each example of the packs named (None: all).

    An example may be a fragment that does not say what kind of document it is: the kind is taken as given,
    except where the rule decides it.
    """
    for rule in rulebook.rules:
        if packs is not None and rule.pack not in packs:
            continue
        assumed = (
            {}
            if rule.check == "kind"
            else {entry.id: MET for entry in rulebook.rules if entry.check == "kind"}
        )
        for number, example in enumerate(rule.examples, 1):
            source = make_source(f"{rule.id}#{number}", "txt", "UTF-8", example.text)
            previous = None
            if example.previous:
                earlier = make_source(f"{rule.id}#{number}", "txt", "UTF-8", example.previous)
                previous = build_document(earlier, rulebook)
            report = judge(
                source,
                rulebook,
                reported=(rule.id,),
                assumed=assumed,
                fragment=True,
                previous=previous,
            )
            # Without last year's report the rules that compare with it are not among the results.
            outcome = report.results[0].outcome if report.results else skipped("没有上一年的报告。")
            sentences: tuple[tuple[str, str], ...] = ()
            lacked: tuple[str, ...] = ()
            if outcome.verdict != example.verdict and report.document is not None:
                sentences = tuple((sentence.part, sentence.text) for sentence in report.document.sentences)
                lacked = tuple(tried(report.document, rule, Context(None, None, None, {}, rulebook, {})))
            yield ExampleResult(rule, number, example, outcome.verdict, outcome.message, sentences, lacked)
