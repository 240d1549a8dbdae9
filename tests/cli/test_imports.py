"""Modules straight from their bytecode: only where Python itself would take it."""

import os
import py_compile
import subprocess
import sys

import pytest

from checker.cli.imports import Modules, code_of


@pytest.fixture
def kept(tmp_path):
    """Return a source file and its bytecode."""
    source = tmp_path / "module.py"
    source.write_text("FOUND = 1\n", encoding="utf-8")
    return source, py_compile.compile(
        str(source), doraise=True, invalidation_mode=py_compile.PycInvalidationMode.TIMESTAMP
    )


def test_bytecode_of_the_source_as_it_is(kept):
    source, bytecode = kept
    found = {}
    exec(code_of(str(source), bytecode), found)
    assert found["FOUND"] == 1


@pytest.mark.parametrize(
    "spoil",
    [
        lambda source, _: source.write_text("FOUND = 22\n", encoding="utf-8"),
        lambda source, _: os.utime(source, (1, 1)),
        lambda _, bytecode: os.truncate(bytecode, 40),
        lambda _, bytecode: os.truncate(bytecode, 8),
        lambda _, bytecode: os.unlink(bytecode),
        lambda source, _: source.unlink(),
    ],
    ids=["other size", "other time", "cut off", "no head", "no bytecode", "no source"],
)
def test_all_else_is_left_to_python(kept, spoil):
    source, bytecode = kept
    spoil(source, bytecode)
    assert code_of(str(source), bytecode) is None


def test_only_modules_of_the_program_are_found():
    assert Modules().find_spec("json") is None
    assert Modules().find_spec("checker") is None
    assert Modules().find_spec("checker.no.such") is None


def test_a_run_imports_so_and_modules_can_still_be_looked_into(tmp_path):
    script = """
import sys, inspect
from checker.cli.imports import import_quickly
import_quickly()
import checker.text.terms, checker.checks.content.content
for name in ("checker.text", "checker.text.terms", "checker.checks.content.content"):
    module = sys.modules[name]
    print(name, type(module.__spec__.loader).__module__, module.__file__.endswith(".py"))
print(inspect.getsource(checker.text.terms.Lexicon)[:13])
"""
    lines = []
    for _ in range(2):  # the first run keeps the bytecode where there is none yet
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment
        )
        lines = done.stdout.splitlines()
    assert lines[-1] == "class Lexicon"
    assert all(line.endswith("checker.cli.imports True") for line in lines[:-1])


def test_what_a_run_need_not_import():
    """Most of these cost as much as twenty modules of the program; ``re`` is not needed where expressions were compiled ahead."""
    script = """
import sys
before = {*sys.modules}
import checker.cli.run, checker.cli.outputs, checker.checking, checker.reporting.people.markdown
from checker.rulebooks import load_rulebook
load_rulebook(())
print({"re", "enum", "contextlib", "typing", "json", "dataclasses", "pathlib", "inspect"} & ({*sys.modules} - before))
"""
    for _ in range(2):  # the first makes the kept rulebook where there is none yet
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
