"""What is read without click is what click reads."""

from __future__ import annotations

import random
import subprocess
import sys

import click
import pytest

from checker.cli import check_command
from checker.cli.check_options import CHECK_OPTIONS, FLAG
from checker.cli.quick import plain_order
from checker.cli.run import Options

WORDS = (
    *(word for option in CHECK_OPTIONS for word in option.written),
    *(f"{option.written[-1]}=x.json" for option in CHECK_OPTIONS),
    *("--fail-on=must", "--year=2023", "--year=1900", "--year=２０２３", "--year= 2023", "--published=2024-03-28", "--full=1"),
    *("must", "never", "should", "2023", "2024-03-28", "json", "json:结果.json", "报告.txt", "文件夹", "-", "--", "", "x.json"),
    *("-qf", "-fjson", "-ojson", "-x", "--help", "-h", "--fail", "--no-conf", "check", "rules", "--quiet=", "-q=1", "--format="),
)  # fmt: skip


def by_click(words, monkeypatch):
    """Return what click asks of ``run``, or None where it refuses the call or shows something else."""
    asked = []
    monkeypatch.setattr(check_command, "run", lambda *order: asked.append(order) or 0)
    try:
        with check_command.check.make_context("check", list(words)) as context:
            check_command.check.invoke(context)
    except (click.ClickException, click.exceptions.Exit):
        return None
    return asked[0]


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("-q 报告.txt", Options(quiet=True)),
        ("报告.txt --quiet", Options(quiet=True)),
        ("-f json -o 结果.json 报告.txt", Options(formats=("json",), output="结果.json")),
        ("--format=json 报告.txt -f sarif:r.sarif", Options(formats=("json", "sarif:r.sarif"))),
        ("报告.txt --full --force-exclude", Options(full=True, force_exclude=True)),
    ],
)
def test_plain_calls_are_read_at_once(call, expected, monkeypatch):
    assert plain_order(call.split()) == (("报告.txt",), expected) == by_click(call.split(), monkeypatch)


@pytest.mark.parametrize("option", CHECK_OPTIONS, ids=lambda option: option.name)
def test_every_option_is_read_as_click_reads_it(option, monkeypatch):
    value = {"fail_on": "should", "year": "2023", "published": "2024年3月28日", "today": "2024-04-01"}
    for written in option.written:
        words = [written, *(() if option.takes == FLAG else (value.get(option.name, "x.json"),)), "报告.txt"]
        read = plain_order(words)
        assert read == by_click(words, monkeypatch) if option.name != "write_baseline" else read is None


@pytest.mark.parametrize(
    "call",
    [
        "--help", "-h 报告.txt", "--quite 报告.txt", "-qf json 报告.txt", "-fjson 报告.txt", "-- 报告.txt", "报告.txt -o",
        "-o a.md -o b.md 报告.txt", "--fail-on all 报告.txt", "--year 1900 报告.txt", "--published 昨天 报告.txt",
        "--config a.yaml --no-config 报告.txt", "-f -q 报告.txt", "--quiet=1 报告.txt", "--write-baseline 报告.txt",
    ],
)  # fmt: skip
def test_whatever_is_unusual_or_wrong_is_left_to_click(call):
    assert plain_order(call.split()) is None


def test_no_call_is_read_otherwise_than_click_reads_it(monkeypatch):
    chosen = random.Random(7)
    read = 0
    for _ in range(3000):
        words = chosen.choices(WORDS, k=chosen.randint(1, 6))
        order = plain_order(words)
        if order is not None:
            read += 1
            assert order == by_click(words, monkeypatch), words
    assert read > 100


@pytest.mark.parametrize("words", [["-q", "no.txt"], ["check", "no.txt"], ["-f", "json", "no.txt"]])
def test_a_plain_call_does_without_click(words):
    code = (
        "import os, sys; sys.argv = ['lawcheck', *sys.argv[1:]]; from checker.cli import main\n"
        "main._leave = lambda status: (sys.stdout.flush(), print('click' in sys.modules, flush=True), os._exit(status))\n"
        "main.main()"
    )
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 2 and done.stdout.endswith("False\n"), done
