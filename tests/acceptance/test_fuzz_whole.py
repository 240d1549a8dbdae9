"""The short form of benchmarks/fuzz.py: some damaged and hostile inputs at every way in, and those that once failed."""

import importlib.util
import os
import sys

import pytest

from checker import LawcheckError

pytest.importorskip("lxml", reason="lxml 没有安装")
pytest.importorskip("pypdfium2", reason="读取 PDF 的 pypdfium2 没有安装")

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_spec = importlib.util.spec_from_file_location("fuzz_command", os.path.join(ROOT, "benchmarks", "fuzz.py"))
fuzz = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(fuzz)
mutations, ways = sys.modules["mutations"], sys.modules["ways"]


@pytest.mark.parametrize("kind", fuzz.KINDS)
def test_no_input_ends_in_anything_but_a_report_or_a_message(kind):
    tried, _, failures = fuzz.run(kind, 4, seed=7, most=8 if kind == "pdf" else 25)
    assert tried and not failures, failures[0][1]


@pytest.mark.parametrize("words", mutations.WORDS)
def test_no_single_word_is_too_much_for_the_checks(words):
    head = "某县人民政府2024年法治政府建设年度报告\n一、工作\n"
    text = f"{head}办理{words}案件{words}件，其中{words}维持{words}件。{words}\n二、不足\n{words}"
    try:
        ways.check(text.encode("utf-8", "replace"), ".txt")
    except LawcheckError as error:
        assert error.remedy
