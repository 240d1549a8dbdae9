"""Modules straight from their bytecode: only where Python itself would take it."""

import os
import py_compile
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import MAGIC_NUMBER, module_from_spec, spec_from_loader
from marshal import dumps
from pathlib import Path

import pytest

import checker
import checker.text.around
from checker.cli import keeping
from checker.cli.imports import TOGETHER, Loader, Modules, code_of, kept_modules, source_of
from checker.cli.keeping import kept_of, packed


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


NAMED = "checker.text.around"


def together(path, **changes):
    """Write a file of modules with one that knows where its code comes from, and return what finds modules by it."""
    source = Path(checker.text.around.__file__)
    status = source.stat()
    entry = {"size": status.st_size, "changed": status.st_mtime_ns, **changes}
    code = compile("MADE = 'kept'", str(source), "exec")
    path.write_bytes(packed({NAMED: (tuple(entry.values()), False, code)}))
    found = Modules(str(path))
    found.run_kept()  # reads the file; the module is loaded already
    return found


def made_by(found):
    """Return the names in the module that is found."""
    names = {}
    exec(found.find_spec(NAMED).loader.get_code(NAMED), names)
    return names


def test_modules_of_a_plain_run_come_from_one_file(tmp_path):
    found = together(tmp_path / "modules")
    assert made_by(found)["MADE"] == "kept"
    assert not found.stale


def test_modules_are_kept_in_pieces_and_in_their_order(tmp_path):
    kept = {
        f"checker.{at}": ((at, at), False, compile("MADE = " + "1" * 4000, "x", "exec")) for at in range(90)
    }
    (tmp_path / "modules").write_bytes(packed(kept))
    assert [*kept_modules(str(tmp_path / "modules")).items()] == [*kept.items()]


@pytest.mark.parametrize("change", [{"size": 1}, {"changed": 1}], ids=["other size", "other time"])
def test_a_module_that_was_changed_since_does_not(tmp_path, change):
    found = together(tmp_path / "modules", **change)
    spec = found.find_spec(NAMED)  # none where Python keeps no bytecode here
    assert spec is None or "MADE" not in made_by(found)
    assert found.stale


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0\0\0\0",
        MAGIC_NUMBER,
        MAGIC_NUMBER + b"\5\0\0\0" + dumps(1),
        MAGIC_NUMBER + b"\xff\0\0\0" + dumps([9]),
        packed({NAMED: ((1, 1), False, None)})[:-1],
        None,
    ],
    ids=repr,
)
def test_a_broken_file_of_modules_is_none(tmp_path, data):
    path = tmp_path / "modules"
    if data is not None:
        path.write_bytes(data)
    assert kept_modules(str(path)) == {}


def test_a_plain_run_keeps_what_it_loads():
    """Also where Python keeps no bytecode, as in many containers; the next run takes all from there."""
    root = Path(checker.__file__).parents[1]
    script = "import sys; from checker.cli.main import main; main()"
    kept = Path(TOGETHER)
    for _ in range(2):
        subprocess.run(
            [sys.executable, "-B", "-c", script, root / "seeds" / "kaili-2024.txt"],
            capture_output=True,
            check=False,
            cwd=root,
        )
    modules = kept_modules(str(kept))
    assert {"checker.cli.run", "checker.document.parts", "checker.text"} <= modules.keys()
    assert not any(name.startswith(("checker.reading.word", "checker.rulebook.compile")) for name in modules)


def test_kept_modules_are_run_before_they_are_imported_as_far_as_they_are_what_they_were():
    """From the first that was changed on they are left to be imported: those behind it may need it."""
    script = """
import sys
from checker.cli.imports import TOGETHER, Modules, import_quickly
first = import_quickly()
looked_for = []
first.find_spec = lambda name, *_: looked_for.append(name)
first.run_kept(last="checker.cli.run")
print("checker.cli.run" in sys.modules, "checker.checks.content.content" in sys.modules)
first.run_kept()
print("checker.checks.content.content" in sys.modules, first.stale)
print([name for name in looked_for if name.startswith("checker.")])
import checker.text, checker.text.terms as terms, importlib.util
print(terms.__cached__ == importlib.util.cache_from_source(terms.__file__), checker.text.terms is terms)
second = Modules(TOGETHER)
for name in [name for name in sys.modules if name.startswith("checker.text.")]:
    del sys.modules[name]
import checker.cli.imports as imports
imports.source_of = lambda file, true=imports.source_of: (1, 1) if file.endswith("conditions.py") else true(file)
second.run_kept()
print("checker.text.terms" in sys.modules, "checker.text.conditions" in sys.modules, second.stale)
"""
    root = Path(checker.__file__).parents[1]
    report = [
        sys.executable,
        "-c",
        "from checker.cli.main import main; main()",
        root / "seeds" / "kaili-2024.txt",
    ]
    for _ in range(2):  # the first keeps the rules where they changed, the second one the modules
        subprocess.run(report, capture_output=True, check=False, cwd=root)
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=root
    )
    assert done.stdout.splitlines() == ["True False", "True False", "[]", "True True", "True False True"]


@pytest.fixture
def loaded(tmp_path):
    """Return a function that loads a module, with code of its own or not, and returns its source and what is loaded."""
    path = tmp_path / "written.py"
    path.write_text("MADE = 1\n", encoding="utf-8")
    os.utime(path, (1e9, 1e9))

    def load(code=None):
        loader = SourceFileLoader("checker.written", str(path))
        if code is not None:
            loader = Loader("checker.written", str(path), code, source_of(str(path)))
        module = module_from_spec(spec_from_loader("checker.written", loader))
        return path, {"checker.written": module}

    return load


def test_a_source_that_is_written_while_a_run_is_under_way_is_not_taken_for_the_one_that_ran(loaded):
    path, modules = loaded(compile("MADE = 1", "written.py", "exec"))
    before = source_of(str(path))
    path.write_text("MADE = 2\n", encoding="utf-8")
    os.utime(path, (1e9 + 5, 1e9 + 5))
    source, _, code = kept_of(modules)["checker.written"]
    assert source == before != source_of(str(path))
    assert 1 in code.co_consts


@pytest.mark.parametrize(
    "spoil",
    [
        os.utime,
        lambda path: os.utime(path, (4e9, 4e9)),
        lambda path: (path.write_text("MADE = (", encoding="utf-8"), os.utime(path, (1e9, 1e9))),
        lambda path: path.unlink(),
    ],
    ids=["just written", "clock ahead", "half written", "gone"],
)
def test_nothing_is_kept_while_sources_are_being_written(loaded, spoil):
    path, modules = loaded()
    assert kept_of(modules)
    spoil(path)
    assert kept_of(modules) == {}


def test_modules_that_python_did_not_load_are_passed_over(loaded):
    """typing.io is a class and says nothing of where it comes from."""
    _, modules = loaded()
    modules["typing.io"] = type("io", (), {"__getattribute__": None})
    modules[f"{checker.__name__}.nowhere"] = object()
    assert kept_of(modules).keys() == {"checker.written"}


@pytest.mark.parametrize("entry", [1, (), ((1, 2), False), ((1, 2), False, "code"), None], ids=repr)
def test_what_was_kept_in_another_shape_is_not_taken(tmp_path, entry):
    path = tmp_path / "modules"
    source = source_of(checker.text.around.__file__)
    if isinstance(entry, tuple) and entry:
        entry = (source, *entry[1:])
    path.write_bytes(packed({NAMED: entry}))
    found = Modules(str(path))
    found.run_kept()
    spec = found.find_spec(NAMED)
    assert found.stale
    assert spec is None or "MADE" not in made_by(found)


def test_a_run_that_made_the_rules_anew_leaves_keeping_to_the_next(monkeypatch):
    written = []
    monkeypatch.setattr(keeping, "keep", lambda name, _: written.append(name))
    monkeypatch.setattr(keeping, "kept_of", lambda _: {"checker.text": ((1, 2), True, None)})
    monkeypatch.delitem(sys.modules, "checker.rulebook.compile", raising=False)
    keeping.keep_modules()
    assert written == [Path(TOGETHER).name]
    monkeypatch.setitem(sys.modules, "checker.rulebook.compile", object())
    keeping.keep_modules()
    assert len(written) == 1
