"""The short form of benchmarks/disturb.py: killed, interrupted and without room, a run leaves the old file or a whole new one."""

import importlib.util
import os
import random
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
pytest.importorskip("xlsxwriter", reason="xlsxwriter 没有安装")

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_spec = importlib.util.spec_from_file_location("disturb", os.path.join(ROOT, "benchmarks", "disturb.py"))
disturb = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(disturb)


def test_a_killed_or_interrupted_run_leaves_old_or_new():
    assert list(disturb.kills(9, random.Random(3))) == []


def test_without_room_at_some_write_the_old_file_stays_and_the_status_is_true():
    assert list(disturb.full(("json", disturb.BASELINE), every=3)) == []
