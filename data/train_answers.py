"""Learn how words, meaning and place weigh in plan.responds, from shortcomings that readers have matched with measures.

    python data/train_answers.py          print the log odds, and how many verdicts are right with each writer left out of learning them
    python data/train_answers.py --check  tell whether those in checker/checks/content/answers.py are what the labels give

Whatever changes how reports are read moves the last figure of the odds; --check allows a tenth, which moves no verdict. The labels: verdicts of the corpus, and data/unanswered.json for the reports in which some shortcomings are taken up and others not.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from typing import Any, NamedTuple

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
sys.path[:0] = [ROOT, os.path.join(ROOT, "benchmarks")]

from accuracy import allowed, labelled  # noqa: E402

from checker.checks.content import responds  # noqa: E402
from checker.checks.content.answers import ODDS, Answer, Matcher, agreements  # noqa: E402
from checker.judging.judge import judge  # noqa: E402
from checker.reading.files import read_file  # noqa: E402
from checker.rulebook.shipped import shipped_rulebook  # noqa: E402

CORPUS = os.path.join(ROOT, "tests", "corpus")
TOLERANCE = 0.1
THRESHOLDS = [percent / 100 for percent in range(50, 90)]


class Matched(NamedTuple):
    """A report: for each shortcoming what speaks for an answer (None where its own item gives it), and whether there is one."""

    writer: str
    verdicts: list[Any]
    seen: list[tuple[float, float] | None]
    answered: list[bool] | None


def matched() -> list[Matched]:
    """Read the labelled reports as the check reads them."""
    with open(os.path.join(HERE, "unanswered.json"), encoding="utf-8") as file:
        labels = json.load(file)
    rulebook = shipped_rulebook()
    last: list[tuple[list[Any], list[tuple[float, float] | None]]] = []

    def watching(problems: Any, measures: Any, matcher: Matcher) -> list[Answer]:
        stated, laid_out = [one.clauses[:6] for one in problems], [one.clauses for one in measures]
        seen: list[tuple[float, float] | None] = [(0.0, 0.0)] * len(stated)
        if laid_out:
            words, near = matcher.by_words(stated, laid_out), matcher.by_meaning(stated, laid_out)
            table = [[a + b for a, b in zip(x, y, strict=True)] for x, y in zip(words, near, strict=True)]
            seen = [(one.best, one.between) for one in agreements(table)]
        own = [None if one.answered else pair for one, pair in zip(problems, seen, strict=True)]
        last[:] = [(list(problems), own)]
        return plain(problems, measures, matcher)

    plain = responds._answers
    responds._answers = watching
    found = []
    for folder in (CORPUS, os.path.join(CORPUS, "usual"), os.path.join(CORPUS, "own")):
        for path, gold in labelled(folder).items():
            name = os.path.basename(path).split(".")[0]
            verdicts = allowed(gold["verdicts"].get("plan.responds", "skipped"))
            last.clear()
            judge(read_file(path), rulebook)
            if not last or verdicts == ["skipped"]:
                continue
            problems, seen = last[0]
            answered = None
            open_ones = labels["unanswered"].get(name, [])
            unmatched = "partial" in verdicts and not open_ones  # nobody has said yet which ones are taken up
            if name not in labels["skipped"] and not unmatched:
                texts = ["".join(one.clauses) for one in problems]
                answered = [
                    not any(words in text for words in open_ones) and "unmet" not in verdicts
                    for text in texts
                ]
            found.append(Matched(name[0], verdicts, seen, answered))
    return found


def learned(reports: list[Matched]) -> Any:
    """Fit the regression; each report weighs the same, since the verdict is on the report."""
    from sklearn.linear_model import LogisticRegression

    pairs: list[tuple[float, float]] = []
    labels: list[bool] = []
    weights: list[float] = []
    for report in reports:
        if report.answered is None or all(pair == (0.0, 0.0) for pair in report.seen):
            continue
        own = [
            (pair, label)
            for pair, label in zip(report.seen, report.answered, strict=True)
            if pair is not None
        ]
        for pair, label in own:
            pairs.append(pair)
            labels.append(label)
            weights.append(1 / len(own))
    return LogisticRegression().fit(pairs, labels, sample_weight=weights)


def right(report: Matched, model: Any, threshold: float) -> bool:
    """Whether the verdict is one of the labelled ones."""
    slogans = all(pair == (0.0, 0.0) for pair in report.seen)
    told = [
        pair is None or (not slogans and model.predict_proba([pair])[0, 1] >= threshold)
        for pair in report.seen
    ]
    verdict = "met" if all(told) else "partial" if any(told) else "unmet"
    return verdict in report.verdicts


def main() -> int:
    """Print what is learned."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    reports = matched()
    model = learned(reports)
    odds = tuple(round(float(value), 2) for value in (*model.intercept_, *model.coef_[0]))
    print("log odds:", *odds)
    if check:
        print("shipped:", *ODDS)
        return int(any(abs(one - other) > TOLERANCE for one, other in zip(odds, ODDS, strict=True)))
    total = 0
    for writer in sorted({report.writer for report in reports}):
        others = [report for report in reports if report.writer != writer]
        left = learned(others)
        scores = {at: sum(right(report, left, at) for report in others) for at in THRESHOLDS[::4]}
        best = max(scores, key=lambda at: scores[at])
        own = [right(report, left, best) for report in reports if report.writer == writer]
        total += sum(own)
        print(f"without {writer}: {sum(own)}/{len(own)}, from {best}")
    print(f"in all: {total}/{len(reports)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
