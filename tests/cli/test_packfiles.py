"""``lawcheck rules``: new, validate, test, coverage; explain; the catalogue."""

import subprocess
import sys
from pathlib import Path

import pytest

from checker.cli.commands import run_command

ROOT = Path(__file__).parents[2]


@pytest.fixture
def run(tmp_path, monkeypatch, capfdbinary):
    monkeypatch.chdir(tmp_path)

    def call(*words):
        status = run_command(words)
        out, err = capfdbinary.readouterr()
        return status, out.decode(), err.decode()

    return call


@pytest.mark.parametrize("kind", ["law-based-government", "open-government", "enforcement"])
def test_a_new_pack_is_valid_tested_and_never_overwritten(run, tmp_path, kind):
    assert run("rules", "new", "sheng-pack", "--kind", kind)[0] == 0
    status, out, _ = run("rules", "validate", "sheng-pack.yaml")
    assert status == 0 and "合格，1条规则" in out
    status, out, _ = run("rules", "test", "sheng-pack.yaml")
    assert status == 0 and "共3个例子，3个一致" in out
    before = (tmp_path / "sheng-pack.yaml").read_bytes()
    status, _, err = run("rules", "new", "sheng-pack")
    assert status == 2 and "已经有了，没有覆盖" in err
    assert (tmp_path / "sheng-pack.yaml").read_bytes() == before


def test_a_chinese_name_makes_a_file_of_that_name(run, tmp_path):
    assert run("rules", "new", "示例省.yaml")[0] == 0
    assert "pack: my-rules " in (tmp_path / "示例省.yaml").read_text(encoding="utf-8")
    assert run("rules", "validate", "示例省.yaml")[0] == 0


def test_new_in_a_folder_that_does_not_exist_or_of_an_unknown_kind_is_told(run):
    status, _, err = run("rules", "new", "没有/甲.yaml")
    assert status == 2 and "无法写入" in err
    status, _, err = run("rules", "new", "--kind", "open-goverment")
    assert status == 2 and "是否想写“open-government”" in err


def test_a_failing_example_is_told_with_its_place_and_what_the_program_found(run, tmp_path):
    run("rules", "new", "p")
    file = tmp_path / "p.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("受理群众诉求300件，办结298件", "办理效果良好"),
        encoding="utf-8",
    )
    status, out, _ = run("rules", "test", "p.yaml")
    assert status == 1
    assert "p.yaml 第24行：规则“p.hotline”第1个例子应当是“符合”，结果是“部分符合”" in out
    assert "提到了政务热线，没有写办理件数" in out


@pytest.mark.parametrize("kind", ["law-based-government", "open-government", "enforcement"])
def test_every_basis_shipped_has_a_rule_or_a_reason(run, kind):
    status, out, _ = run("rules", "coverage", "--kind", kind)
    assert status == 0 and "0条没有规则" in out and "不检查：" in out


def test_a_basis_without_a_rule_is_reported(run, tmp_path):
    run("rules", "new", "p")
    file = tmp_path / "p.yaml"
    text = file.read_text(encoding="utf-8").replace(
        "  本地规定:", "  本地规定二: 《××省规定》第四条\n  本地规定:"
    )
    file.write_text(text, encoding="utf-8")
    status, out, _ = run("rules", "coverage", "p.yaml")
    assert status == 1 and "第四条（本地规定二）\n      → 没有规则" in out and "1条没有规则" in out
    file.write_text(
        text.replace("《××省规定》第四条", "{text: 《××省规定》第四条, unchecked: 看报告判断不了}"),
        encoding="utf-8",
    )
    status, out, _ = run("rules", "coverage", "p.yaml")
    assert status == 0 and "不检查：看报告判断不了" in out


def test_explain_tells_where_a_rule_comes_from_and_for_whom_it_is(run, tmp_path):
    (tmp_path / "p.yaml").write_text(
        'pack: p\nversion: "1"\ntitle: 甲\nkind: law-based-government\nextends: [document, annual-report]\n'
        "rules:\n  - {id: title, level: must, applies: {levels: [county], since: 2024}}\n",
        encoding="utf-8",
    )
    status, out, _ = run("explain", "title", "--rules", "p.yaml")
    assert status == 0
    assert "规则包 p）" in out and "必备项" in out
    assert "出处：继承自规则包“document”；“p”改写了 level、applies" in out
    assert "适用：2024年度及以后的报告；县级政府" in out
    assert "例子：\n  【符合】" in out


def test_rules_of_another_kind_are_listed_by_name(run):
    status, out, _ = run("rules", "--kind", "open-government")
    assert status == 0 and "disputes" in out and "--kind law-based-government" in out
    status, out, _ = run("rules", "--format", "markdown", "--kind", "open-government")
    assert status == 0 and out.startswith("# 政府信息公开工作年度报告")


BASED = """\
pack: mine
version: "1.0"
title: 本省
kind: law-based-government
extends: figures
bases: {数字核对: 《示例省统计核对办法》第四条}
lists: {结转词: {add: [挂账]}, 状语: {add: [业已]}}
rules: []
"""


@pytest.mark.parametrize(
    ("rule", "has", "lacks"),
    [
        ("figures.conflict", "“mine”改写了依据“数字核对”", "词表"),
        ("figures.ratio", "“mine”改动了词表 结转词；“mine”改写了依据", "状语"),
        ("figures.subset", "改动了词表 状语、结转词", "没有改写"),
    ],
)
def test_explain_tells_the_bases_and_lists_that_were_changed_under_a_rule(run, tmp_path, rule, has, lacks):
    (tmp_path / "mine.yaml").write_text(BASED, encoding="utf-8")
    (tmp_path / "over.yaml").write_text(
        "pack: over\nversion: '1'\ntitle: 上层\nkind: law-based-government\nextends: mine\n", encoding="utf-8"
    )
    for path in ("mine.yaml", "over.yaml"):
        status, out, _ = run("explain", rule, "--rules", str(tmp_path / path))
        origin = next(line for line in out.split("\n") if line.startswith("出处"))
        assert status == 0 and "改写了依据" in origin and "没有改写" not in origin
        if path == "mine.yaml":
            assert has in origin and lacks not in origin


@pytest.mark.parametrize("script", ["docs/make_rules.py", "docs/make_checks.py"])
def test_what_is_generated_is_fresh(script):
    command = [sys.executable, script, "--check"]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0, f"run: python {script}"


def test_a_pack_of_another_kind_names_the_option(run, tmp_path):
    run("rules", "new", "p", "--kind", "open-government")
    (tmp_path / "甲.txt").write_text("一、主要工作\n审核文件9件。\n", encoding="utf-8")
    status, _, err = run("check", "--rules", "p.yaml", "甲.txt")
    assert status == 2 and "请加上选项 --kind open-government" in err
    assert run("check", "--kind", "open-government", "--rules", "p.yaml", "甲.txt")[0] == 1
