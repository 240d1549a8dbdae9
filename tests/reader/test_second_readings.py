"""A quarter of the labelled sentences has been read twice, and the readers agree."""

import importlib.util
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def _agreement():
    spec = importlib.util.spec_from_file_location("agreement", os.path.join(ROOT, "data", "agreement.py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_a_quarter_is_read_twice_and_alike():
    module = _agreement()
    pairs = module.read_pairs()
    with open(os.path.join(ROOT, "data", "sentences.tsv"), encoding="utf-8") as file:
        labelled = sum(1 for _ in file) - 1
    assert len(pairs) >= labelled / 4
    alike, kappa = module.agreement(pairs)
    assert alike >= 0.9888
    assert kappa >= 0.98


def test_agreement_takes_off_what_chance_gives():
    module = _agreement()
    pairs = [
        module.Pair("a", str(at), (one, ""), (other, ""))
        for at, (one, other) in enumerate(
            [("act", "act"), ("act", "measure"), ("measure", "measure"), ("measure", "act")]
        )
    ]
    assert module.agreement(pairs) == (0.5, 0.0)
