"""Kinds of report that a user writes: in a folder with their packs, with parts of their own, building on what is shipped."""

import json

import pytest

from checker import check
from checker.cli.commands import run_command


@pytest.fixture
def run(tmp_path, monkeypatch, capfdbinary):
    monkeypatch.chdir(tmp_path)

    def call(*words):
        status = run_command(words)
        out, err = capfdbinary.readouterr()
        return status, out.decode(), err.decode()

    return call


CHAPTERS = [
    ("leadership", "加强组织领导", "organisation"),
    ("rules", "完善制度体系", ""),
    ("decisions", "规范行政决策", ""),
    ("law", "严格行政执法", ""),
    ("disputes", "化解矛盾纠纷", ""),
    ("oversight", "强化行政监督", ""),
    ("problems", "存在的不足和原因", ""),
    ("plan", "下一年度安排", ""),
]
KIND = """kind: sheng-fazhi
name: 示例省法治政府建设年度报告
extends: law-based-government
packs: [document]
bases: {示例省规定: 《示例省规定》第三条}
parts:
""" + "".join(
    f"  - {{part: {part}, name: {name}, heading: {{any: [{name}]}}}}\n" for part, name, _ in CHAPTERS
)
PACK = (
    """pack: sheng
version: "1.0"
title: 示例省的要求
kind: [sheng-fazhi, law-based-government]
extends: form
rules:
  - id: form.ending
    level: should
  - id: sheng.chapters
    title: 八章
    level: must
    basis: [示例省规定]
    asks: 八章都要有，按次序写。
    depends: [kind]
    check: chapters
    with:
      chapters: ["""
    + ", ".join(f"{{part: {part}}}" for part, _, _ in CHAPTERS)
    + """]
      order: {message: "“{before}”应当在“{after}”之前。", remedy: 请调整。}
      unmet: {message: "缺少{missing}。", remedy: "请补上{missing}。"}
    examples:
      - verdict: met
        text: |
"""
    + "".join(
        f"          {number}、{name}\n          审核文件9件。\n"
        for number, (_, name, _) in zip("一二三四五六七八", CHAPTERS, strict=True)
    )
    + """      - verdict: unmet
        text: |
          一、加强组织领导
          审核文件9件。
  - id: sheng.decisions
    title: 决策
    level: should
    basis: [示例省规定]
    asks: 规范行政决策一章要写件数。
    check: content
    with:
      ways: [{verdict: met, in: [decisions], when: {all: ["{数量}"]}}]
      unmet: {message: 没有件数。, remedy: 请补上。, part: decisions}
    examples:
      - {verdict: met, text: "三、规范行政决策\\n审查决策9件。"}
      - {verdict: unmet, text: "四、严格行政执法\\n作出处罚9件。"}
"""
)
REPORT = "甲县2023年法治政府建设年度报告\n\n2023年，甲县推进法治政府建设。现将有关情况报告如下：\n" + "".join(
    f"{number}、{name}\n全县审核文件9件。\n"
    for number, (_, name, _) in zip("一二三四五六七八", CHAPTERS, strict=True)
)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "sheng"
    made.mkdir()
    (made / "sheng-fazhi.yaml").write_text(KIND, encoding="utf-8")
    (made / "sheng.yaml").write_text(
        PACK.replace("kind: [sheng-fazhi, law-based-government]", "kind: sheng-fazhi"), encoding="utf-8"
    )
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    return made


def test_eight_chapters_of_its_own_kind(run, folder):
    assert run("rules", "validate", "sheng")[0] == 0
    status, out, _ = run("rules", "test", "sheng")
    assert status == 0 and "0个不一致" in out
    status, out, _ = run("--rules", "sheng", "-f", "json", "a.txt")
    report = json.loads(out)["reports"][0]
    assert [heading["part"] for heading in report["document"]["headings"]] == [
        part for part, _, _ in CHAPTERS
    ]
    verdicts = {result["rule"]: result["verdict"] for result in report["results"]}
    assert verdicts["sheng.chapters"] == verdicts["sheng.decisions"] == verdicts["kind"] == "met"
    assert verdicts["form.ending"] == "met" and "deadline" in verdicts


def test_chapters_missing_and_out_of_order_are_named(run, folder, tmp_path):
    text = REPORT.replace("三、规范行政决策", "三、其他事项")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    status, out, _ = run("--rules", "sheng", "-f", "json", "--select", "sheng.chapters", "a.txt")
    assert status == 1 and "缺少规范行政决策。" in out
    text = (
        REPORT.replace("三、规范行政决策", "三、严 格")
        .replace("四、严格行政执法", "四、规范行政决策")
        .replace("三、严 格", "三、严格行政执法")
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    _, out, _ = run("--rules", "sheng", "-f", "json", "--select", "sheng.chapters", "a.txt")
    assert "“规范行政决策”应当在“严格行政执法”之前。" in out


def test_one_pack_serves_two_kinds(run, folder, tmp_path):
    text = PACK.split("  - id: sheng.chapters")[0].replace(
        "extends: form\n", "extends: form\nbases: {示例省规定: 《示例省规定》第三条}\n"
    )
    (folder / "sheng.yaml").write_text(text, encoding="utf-8")
    assert run("--rules", "sheng", "-f", "json", "a.txt")[0] in (0, 1)
    status, out, _ = run(
        "--rules", "sheng/sheng.yaml", "--kind", "law-based-government", "-f", "json", "a.txt"
    )
    levels = {result["rule"]: result["level"] for result in json.loads(out)["reports"][0]["results"]}
    assert status in (0, 1) and levels["form.ending"] == "should" and "leader-duty" in levels


def test_a_shipped_pack_is_extended_for_another_kind(run, tmp_path):
    pack = """pack: zfb
version: "1.0"
title: 行政执法年报的格式
kind: enforcement
extends: form
remove: [form.repetition]
"""
    (tmp_path / "zfb.yaml").write_text(pack, encoding="utf-8")
    assert run("rules", "validate", "zfb.yaml")[0] == 0
    status, out, _ = run("rules", "--rules", "zfb.yaml", "--kind", "enforcement")
    assert status == 0 and "form.numbering" in out and "form.repetition" not in out


def test_new_writes_a_kind_with_its_pack(run, tmp_path):
    assert run("rules", "new", "zhifa", "--kind", "shi-zhifa")[0] == 0
    assert sorted(path.name for path in (tmp_path / "zhifa").iterdir()) == ["shi-zhifa.yaml", "zhifa.yaml"]
    assert run("rules", "validate", "zhifa")[0] == 0
    status, out, _ = run("rules", "test", "zhifa")
    assert status == 0 and "0个不一致" in out
    assert run("rules", "lint", "zhifa")[0] == 0
    status, _, err = run("rules", "new", "zhifa", "--kind", "shi-zhifa")
    assert status == 2 and "没有覆盖" in err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("rules", "new", "a", "--kind", "open-goverment"), "是否想写“open-government”"),
        (("rules", "new", "a", "--kind", "执法"), "不能用作报告种类的名称"),
        (("--kind", "shi-zhifa", "a.txt"), "没有“shi-zhifa”这种报告"),
    ],
)
def test_kinds_that_are_not_there(run, folder, words, message):
    status, _, err = run(*words)
    assert status == 2 and message in err


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("part: rules", "part: title", "“title”不能用作部分的名称"),
        ("kind: sheng-fazhi", "kind: enforcement", "“enforcement”是自带的报告种类的名称"),
        ("extends: law-based-government", "extends: law-based", "extends 的报告种类“law-based”不存在"),
        (
            "packs: [document]",
            "packs: [documents]",
            "packs 里的“documents”不是自带的规则包，是否想写“document”",
        ),
        ("name: 示例省法治政府建设年度报告\n", "", "缺少字段“name”"),
        ("any: [完善制度体系]", "any: ['{制度}']", "词表“制度”没有定义"),
    ],
)
def test_a_broken_kind_is_told_with_its_place(run, folder, old, new, message):
    path = folder / "sheng-fazhi.yaml"
    path.write_text(KIND.replace(old, new), encoding="utf-8")
    status, _, err = run("--rules", "sheng", "a.txt")
    assert status == 2 and message in err and "sheng-fazhi.yaml" in err


def test_a_part_that_the_kind_does_not_have_is_told(run, folder):
    path = folder / "sheng.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("in: [decisions]", "in: [decision]"), encoding="utf-8"
    )
    status, _, err = run("rules", "validate", "sheng")
    assert status == 2 and "“decision”不在允许的范围内，是否想写“decisions”" in err


def test_the_configuration_and_the_interface_know_it_too(run, folder, tmp_path):
    (tmp_path / "lawcheck.yaml").write_text("packs: [sheng]\n", encoding="utf-8")
    status, out, _ = run("-f", "json", "--select", "sheng.chapters", "a.txt")
    assert status == 0 and '"sheng.chapters"' in out
    status, out, _ = run("config")
    assert status == 0 and "sheng-fazhi" in out
    (tmp_path / "lawcheck.yaml").unlink()
    report = check(str(tmp_path / "a.txt"), packs=[str(folder)], kind="sheng-fazhi")
    assert {result.rule: result.verdict for result in report.results}["sheng.chapters"] == "met"
