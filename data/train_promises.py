"""Learn how likely a measure of last year's plan is reported on in other words (checker/checks/continuity/rephrased.py).

    python data/train_promises.py            print the log odds, and what each threshold gives with each pair left out of learning them
    python data/train_promises.py --check    tell whether they are those of the program

The labels: the pairs of tests/continuity/pairs, where a measure that is not planted as unreported is reported on. Only what words leave open is learned from.
"""

from __future__ import annotations

import os
import sys
from typing import Any

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
sys.path[:0] = [ROOT]

import yaml  # noqa: E402

from checker.checks.continuity import promises, rephrased  # noqa: E402
from checker.document.build import build_document  # noqa: E402
from checker.judging.judge import judge  # noqa: E402
from checker.reading.source import make_source  # noqa: E402
from checker.rulebook.shipped import shipped_rulebook  # noqa: E402

PAIRS = os.path.join(ROOT, "tests", "continuity", "pairs")
UNSEEN = ("blind-b.yaml", "blind-c.yaml", "blind-d.yaml", "blind-e.yaml")
"""What shows how well it reads those from whom it has not learned."""
TOLERANCE = 0.1
STRENGTH = 10.0
"""How little the numbers are held down."""


def seen() -> list[tuple[str, str, tuple[float, ...], bool]]:
    """Return file and pair, what tells it, and whether it is reported on, for each measure that words leave open."""
    rulebook = shipped_rulebook()
    found: list[tuple[str, str, tuple[float, ...], bool]] = []
    last: list[Any] = []
    plain = promises._sorted_out

    def watching(promised: Any, kept: Any, account: Any, plan: Any, words: Any) -> Any:
        traces = rephrased.traces([one.clauses for one in promised], kept, account, plan, words)
        last[:] = [
            (one.text, trace) for one, done, trace in zip(promised, kept, traces, strict=True) if not done
        ]
        return plain(promised, kept, account, plan, words)

    promises._sorted_out = watching
    for name in sorted({*os.listdir(PAIRS)} - {*UNSEEN}):
        with open(os.path.join(PAIRS, name), encoding="utf-8") as file:
            cases = yaml.safe_load(file)
        for case in cases:
            planted = case.get("planted", {}).get("continuity.promises", [])
            last.clear()
            before = build_document(make_source("before", "txt", "UTF-8", case["previous"]), rulebook)
            judge(make_source("now", "txt", "UTF-8", case["text"]), rulebook, previous=before)
            for text, trace in last:
                reported = not any(words in text for words in planted)
                found.append((name, case["name"], tuple(trace[:3]), reported))
    return found


def learned(items: list[Any]) -> Any:
    """Fit the regression."""
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=STRENGTH).fit([one[2] for one in items], [one[3] for one in items])


def main() -> int:
    """Print what is learned."""
    items = seen()
    model = learned(items)
    odds = [round(float(value), 2) for value in (*model.intercept_, *model.coef_[0])]
    print("log odds:", *odds)
    if "--check" in sys.argv[1:]:
        return int(any(abs(one - other) > TOLERANCE for one, other in zip(odds, rephrased.ODDS, strict=True)))
    chances = {}
    for pair in {one[1] for one in items}:
        left = learned([one for one in items if one[1] != pair])
        for at, one in enumerate(items):
            if one[1] == pair:
                chances[at] = left.predict_proba([one[2]])[0, 1]
    for percent in range(40, 90, 5):
        told = [one for at, one in enumerate(items) if chances[at] < percent / 100]
        for name in sorted({one[0] for one in items}):
            right = sum(not one[3] for one in told if one[0] == name)
            false = sum(one[3] for one in told if one[0] == name)
            print(f"{percent}% {name}: {right} rightly told, {false} wrongly")
    return 0


if __name__ == "__main__":
    sys.exit(main())
