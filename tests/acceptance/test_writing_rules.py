"""Every snippet of docs/writing-rules.md works as the text says, and the worked provincial pack too."""

import re
from pathlib import Path

import pytest

from checker.errors import LawcheckError
from checker.judging.examples import run_examples
from checker.judging.judge import judge
from checker.reading.source import make_source
from checker.rulebook.compile import compile_rulebook
from checker.rulebook.inuse import data_for
from checker.rulebook.load import load_beside
from checker.rulebook.references import RESERVED_LISTS
from checker.rulebook.shipped import shipped_data

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "writing-rules.md").read_text(encoding="utf-8")
SNIPPETS = [
    (*match.group(1).split(maxsplit=1), match.group(2), match.group(3))
    if " " in match.group(1)
    else (match.group(1), "", match.group(2), match.group(3))
    for match in re.finditer(
        r"<!-- test: ([^>]*?) -->\n```yaml\n(.*?)```\n(?:\n```text\n(.*?)```\n)?", TEXT, re.S
    )
]
FIRST = next(code for kind, _, code, _ in SNIPPETS if kind == "pack")


def indented(code, by):
    return "".join(" " * by + line if line.strip() else line for line in code.splitlines(keepends=True))


def own_when(code):
    """The condition of the first pack's first way is replaced by the one shown."""
    return FIRST.replace('          when: {all: ["{热线}…{数量}"]}\n', indented(code, 10), 1)


def replaced(name, code):
    """The top field ``name`` of the first pack is replaced by the one shown."""
    found = re.search(rf"^{name}:\n(?:  .*\n)+", FIRST, re.M)
    assert found
    return FIRST[: found.start()] + code + FIRST[found.end() :]


BUILD = {
    "pack": lambda code: code,
    "when": own_when,
    "lists": lambda code: replaced("lists", code),
    "bases": lambda code: replaced("bases", code),
    "ways": lambda code: re.sub(
        r"      ways:\n.*?      unmet:\n", lambda _: indented(code, 6) + "      unmet:\n", FIRST, flags=re.S
    ),
    "rule": lambda code: (
        FIRST.replace("lists:\n", "lists:\n  背景: [总人口, 辖区面积, 编制]\n", 1) + "\n" + indented(code, 2)
    ),
    "rules": lambda code: FIRST + "\n" + indented(code, 2),
    "applies": lambda code: FIRST.replace("bases:\n", code + "bases:\n", 1),
}


def load(path):
    data = shipped_data()
    packs = load_beside(data["packs"], [str(path)], data["kind"])
    return compile_rulebook(data["kind"], packs), packs


@pytest.mark.parametrize(("kind", "name", "code", "said"), SNIPPETS)
def test_snippets(tmp_path, kind, name, code, said):
    path = tmp_path / (name or "shili.yaml")
    if kind == "kind":
        path.write_text(code, encoding="utf-8")
        data = data_for(path.stem, [str(path)])
        assert compile_rulebook(data["kind"], data["packs"]).kind.id == path.stem
        return
    if kind.endswith("error"):
        whole = {"error": lambda code: code, "list-error": BUILD["lists"], "when-error": own_when}[kind](code)
        path.write_text(whole, encoding="utf-8")
        with pytest.raises(LawcheckError) as caught:
            load(path)
        error = caught.value
        shown = str(error).split(str(path) + " ")[1].split("\n")[0]
        if kind != "error":  # a part of a pack is shown by itself
            said, shown = (text.partition("：")[2] for text in (said, shown))
        assert shown == said.strip()
        return
    path.write_text(BUILD[kind](code), encoding="utf-8")
    rulebook, packs = load(path)
    if kind in ("pack", "rule", "rules", "lists", "bases"):
        own = frozenset(pack["pack"] for pack in packs if pack.get("path"))
        results = list(run_examples(rulebook, own))
        assert results and [result for result in results if not result.passed] == []


def test_most_of_the_text_is_tested():
    assert len(SNIPPETS) >= 15
    assert TEXT.count("```yaml") == len(SNIPPETS)


def test_the_table_of_built_in_groups_is_complete():
    for name in RESERVED_LISTS:
        assert f"`{{{name}}}`" in TEXT


def test_commands_named_in_the_text_exist():
    from checker.cli.commands import lawcheck

    for word in re.findall(r"^lawcheck rules (\w+)", TEXT, re.M):
        assert word in lawcheck.commands["rules"].commands


PROVINCE = ROOT / "rules" / "examples" / "shili-province.yaml"
REPORT = """\
甲县人民政府2023年法治政府建设年度报告

　　2023年，甲县人民政府依法履职。现将有关情况报告如下：
　　一、主要举措和成效
　　审核行政规范性文件9件，清理156件。12345热线受理群众诉求300件，办结298件。
"""


def test_the_provincial_pack_passes_its_examples():
    rulebook, _ = load(PROVINCE)
    results = list(run_examples(rulebook, frozenset(["shili-province"])))
    assert len(results) > 50 and [r.rule.id for r in results if not r.passed] == []


def test_the_provincial_pack_takes_the_place_of_what_it_extends():
    rulebook, _ = load(PROVINCE)
    report = judge(make_source("甲.txt", "txt", "UTF-8", REPORT), rulebook)
    results = {result.rule.id: result for result in report.results}
    assert results["title"].rule.level == "must"
    assert results["achievements.data"].outcome.verdict == "met"
    assert "other-matters" not in results
    assert results["shili-province.hotline"].outcome.verdict == "met"
    assert results["shili-province.review"].outcome.verdict == "skipped"
    assert "政府部门" in results["shili-province.review"].outcome.message
    assert [pack.name for pack in rulebook.packs].count("shili-province") == 1
    assert "document" not in [pack.name for pack in rulebook.packs]
