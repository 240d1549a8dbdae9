"""The shape of the package: no circle of imports, lazy ones and those for type checkers included."""

import ast
import importlib
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def imports():
    paths = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for path in (ROOT / "checker").rglob("*.py")
    }
    graph = {}
    for name, path in paths.items():
        found = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                for alias in node.names:
                    whole = f"{node.module}.{alias.name}"
                    found.add(whole if whole in paths else node.module)
            elif isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
        graph[name] = found & paths.keys() - {name}
    return graph


def test_no_module_leads_back_to_itself():
    graph = imports()
    clear, under_way = set(), []

    def visit(name):
        if name in under_way:
            raise AssertionError(" → ".join([*under_way[under_way.index(name) :], name]))
        if name in clear:
            return
        under_way.append(name)
        for other in sorted(graph[name]):
            visit(other)
        clear.add(under_way.pop())

    for name in graph:
        visit(name)


def test_nothing_reaches_up_to_the_package_itself():
    assert not [name for name, found in imports().items() if "checker" in found]


def test_the_glossary_names_what_is_there():
    told = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    for reference in re.findall(r"`([a-z]+\.[\w.]+)`", told):
        name = f"checker.{reference}"
        try:
            importlib.import_module(name)
        except ImportError:
            module, _, value = name.rpartition(".")
            assert hasattr(importlib.import_module(module), value), reference


def test_no_check_words_what_it_finds():
    """What is wrong and how to put it right stands in the packs, so that a pack can change it."""
    told = [
        f"{path.name}:{node.lineno} {text.value}"
        for path in sorted((ROOT / "checker" / "checks").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Finding", "finding_of", "fault")
        for text in ast.walk(node)
        if isinstance(text, ast.Constant) and re.search("[一-鿿]{2}", str(text.value))
    ]
    assert not told


def test_a_long_module_says_why():
    long = [
        f"{path.relative_to(ROOT)}: split it, or say in its docstring why it is 'Over 300 lines'"
        for folder in ("checker", "benchmarks", "data", "docs")
        for path in (ROOT / folder).rglob("*.py")
        if len((text := path.read_text(encoding="utf-8")).splitlines()) > 300
        and "Over 300 lines" not in (ast.get_docstring(ast.parse(text)) or "")
    ]
    assert not long
