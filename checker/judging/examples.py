"""Run the examples that stand in the rules: each must get the verdict that it names."""

from __future__ import annotations

from collections.abc import Iterator

from checker.judging.judge import judge
from checker.reading.source import make_source
from checker.rulebook.model import MET, Example, Rule, Rulebook
from checker.values import NamedTuple


class ExampleResult(NamedTuple):
    """An example with the verdict that the rule gave it, and why; ``parts`` are those that its sentences play."""

    rule: Rule
    number: int
    example: Example
    verdict: str
    message: str
    parts: tuple[str, ...]

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
            report = judge(source, rulebook, reported=(rule.id,), assumed=assumed, fragment=True)
            outcome = report.results[0].outcome
            sentences = report.document.sentences if report.document is not None else ()
            parts = tuple(dict.fromkeys(sentence.part for sentence in sentences))
            yield ExampleResult(rule, number, example, outcome.verdict, outcome.message, parts)
