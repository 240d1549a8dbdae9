"""Workers that are lost: each costs one report at most, and that one is named."""

import os
from contextlib import closing

import pytest

from checker.batch import pool, process
from checker.batch.pool import Bounds, Pool
from checker.batch.worker import Task
from checker.checking import Wishes

from . import hostile
from .reports import report

GOOD = report(0).encode()


@pytest.mark.skipif(os.name == "nt", reason="limits of POSIX")
@pytest.mark.parametrize("workers", [1, 2])
def test_hostile_files_cost_only_themselves(rulebook, monkeypatch, tmp_path, workers):
    monkeypatch.setattr(pool, "work", hostile.work)
    monkeypatch.setattr(process, "START", 8.0)
    once = f"ONCE:{tmp_path}/mark ".encode()
    bad = {"crash": b"CRASH", "endless": b"ENDLESS", "hungry": b"HUNGRY", "once": once}
    data = {"a": GOOD, "b": GOOD, **{name: GOOD + extra for name, extra in bad.items()}, "z": GOOD}
    tasks = [Task(f"{name}.txt", "", ".txt", text) for name, text in sorted(data.items())]
    bounds = Bounds(workers, 1024 * 1024 * 1024, 4.0)
    with closing(Pool(Wishes(use_config=False), (), rulebook, bounds)) as checking:
        found = dict(checking.check(tasks))
        again = dict(checking.check([tasks[-1]]))  # those workers that are left go on
    assert not again[tasks[-1].name].entry.error
    assert sorted(found) == [task.name for task in tasks]
    lost = {name: one.entry.error for name, one in found.items() if one.entry.lost}
    assert sorted(lost) == ["crash.txt", "endless.txt", "hungry.txt"]
    assert "4秒" in lost["endless.txt"] and "1024MB" in lost["hungry.txt"]
    assert all(name in told for name, told in lost.items())
    assert not found["once.txt"].entry.error and not found["z.txt"].entry.error
