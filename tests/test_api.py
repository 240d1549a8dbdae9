"""The Python interface, and that docs/api.md tells the truth about it."""

import datetime
import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import checker
from checker import Finding, LawcheckError, check, check_files, check_text
from checker.public import public_report
from checker.results import Finding as Found
from checker.results import Place as FoundAt
from checker.results import Replacement as Cut
from checker.rulebook.schema import load_schema
from tests.outputs import of_text, written

ROOT = Path(__file__).resolve().parents[1]
MANUAL = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", MANUAL, re.S)


@pytest.mark.parametrize("block", BLOCKS)
def test_the_examples_of_the_manual_run(monkeypatch, block):
    monkeypatch.chdir(ROOT)
    names = {}
    exec(compile(block, "docs/api.md", "exec"), names)
    for name, value in names.items():
        if name.startswith("test_"):
            value()


def test_the_manual_names_every_option_field_and_function():
    for function in (check, check_text, check_files):
        assert f"`{function.__name__}(" in MANUAL
    assert all(f"`{option}`" in MANUAL for option in checker.Options.__annotations__)
    for value in (
        checker.Report,
        checker.Result,
        Finding,
        checker.Place,
        checker.Replacement,
        checker.Excuse,
        checker.Heading,
    ):
        fields = [name for name in value.__slots__ if not name.startswith("_")]
        assert all(f"`{name}`" in MANUAL for name in fields), value


def test_names_are_those_of_the_json_contract():
    reports = load_schema("result.schema.json")["properties"]["reports"]["items"]["properties"]
    document, result = reports["document"]["properties"], reports["results"]["items"]["properties"]
    finding = result["findings"]["items"]["properties"]
    for value, names in (
        (checker.Report, document),
        (checker.Report, {"results", "error", "notices"}),
        (checker.Result, result),
        (Finding, finding),
        (checker.Place, result["evidence"]["items"]["properties"]),
        (checker.Excuse, finding["excuse"]["properties"]),
        (checker.Replacement, finding["fix"]["items"]["properties"]),
        (checker.Heading, document["headings"]["items"]["properties"]),
    ):
        own = {name for name in value.__slots__ if not name.startswith("_")}
        assert own == set(names) if value is not checker.Report else own >= set(names), value


def test_a_fix_and_a_doubt_reach_every_consumer(rulebook):
    text = "青川县2023年法治政府建设年度报告\n\n一、主要工作\n全年审核文件9件9件。\n"
    report = of_text(rulebook, text)
    at = text.index("9件。")
    found = Found("写了两次", "删去一次", FoundAt((at - 2, at), (), "9件"), fix=(Cut((at, at + 2), ""),))
    results = [
        one._replace(outcome=one.outcome._replace(findings=(found,)), confirm="本句另可读作“口号”。")
        if one.rule.id == "plan"
        else one
        for one in report.results
    ]
    report = report._replace(results=tuple(results))
    data = json.loads(written("json", rulebook, [report]))
    Draft202012Validator(load_schema("result.schema.json")).validate(data)
    told = next(one for one in data["reports"][0]["results"] if one["rule"] == "plan")
    assert told["confirm"] and told["confirm_text"] == "本句另可读作“口号”。"
    region = {"line": 4, "column": 9, "end_line": 4, "end_column": 11}
    assert told["findings"][0]["fix"] == [{**region, "text": ""}]
    value = public_report(report, rulebook)["plan"]
    assert value.findings[0].fix == (checker.Replacement(**region, text=""),) and value.confirm
    sarif = json.loads(written("sarif", rulebook, [report]))["runs"][0]["results"]
    (fixed,) = [one for one in sarif if "fixes" in one]
    (replacement,) = fixed["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement["deletedRegion"]["startColumn"] == 9 and replacement["insertedContent"] == {"text": ""}
    for name in ("markdown", "html", "terminal", "csv"):
        shown = written(name, rulebook, [report], width=80).decode()
        assert "建议人工核对" in shown and "另可读作“口号”" in shown, name


def test_importing_the_package_stays_light():
    script = "import sys, checker; print([m for m in sys.modules if m.startswith(('checker.', 'dataclasses', 'typing'))])"
    done = subprocess.run([sys.executable, "-S", "-c", script], capture_output=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == b"['checker.version']"
    assert set(checker.__all__) == set(dir(checker))
    with pytest.raises(AttributeError):
        _ = checker.nothing


def test_the_values_are_those_of_the_command(monkeypatch):
    monkeypatch.chdir(ROOT)
    report = check("seeds/kaili-2024.txt")
    command = [sys.executable, "-m", "checker", "-f", "json", "seeds/kaili-2024.txt"]
    told = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)["reports"][0]
    assert report.to_dict() == told
    assert [result.rule for result in report.results] == [result["rule"] for result in told["results"]]
    assert report.to_markdown() == (ROOT / "tests" / "golden" / "kaili-2024.md").read_text(encoding="utf-8")
    hash(report)
    assert report == check("seeds/kaili-2024.txt")


def test_threads_get_the_same_results():
    paths = sorted((ROOT / "seeds").glob("*.txt"))
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(check, paths * 2)) == [check(path) for path in paths] * 2


def test_configuration_waivers_and_baseline(tmp_path):
    path = tmp_path / "报告.txt"
    path.write_text("清泉县2024年法治政府建设年度报告\n\n一、主要工作\n审核文件9件。\n", encoding="utf-8")
    (tmp_path / "lawcheck.yaml").write_text(
        "waivers:\n  - {rule: plan, missing: true, reason: 另报, approved_by: 张三, until: 2026-03-31}\n"
        "  - {rule: plan.year, anchor: 没有这句, reason: 另报, approved_by: 张三, until: 2026-03-31}\n",
        encoding="utf-8",
    )
    report = check(path, today=datetime.date(2026, 3, 31))
    assert report["plan"].findings[0].excuse == checker.Excuse("waived", "另报", "张三", "2026-03-31")
    assert not report["plan"].is_gap and "没有对上任何问题" in report.notices[0]
    assert check(path, today="2026-04-01")["plan"].is_gap
    assert check(path, config=False)["plan"].findings[0].excuse is None
    assert (
        check(path.read_bytes(), config=tmp_path / "lawcheck.yaml", today="2026-01-01")["plan"]
        .findings[0]
        .excuse
    )
    assert check(path.read_bytes())["plan"].findings[0].excuse is None
    assert next(iter(check_files([tmp_path], today="2026-01-01")))["plan"].findings[0].excuse


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: check("没有.txt"), "找不到"),
        (lambda: check(b"\x00\x01\x02", name="坏.txt"), "坏.txt"),
        (lambda: check_text("一、主要工作", fail_on="mist"), "must、should"),
        (lambda: check_text("一、主要工作", published="三月"), "2024-03-28"),
        (lambda: check_text("一、主要工作", select=["plam"]), "plan"),
        (lambda: check_text("一、主要工作", packs=["没有.yaml"]), "找不到"),
        (lambda: check_text("一、主要工作", kind="law"), "law-based-government"),
        (lambda: check_text("一、主要工作", baseline="没有.json"), "基线"),
        (lambda: check_text("一、主要工作", config="没有.yaml"), "没有.yaml"),
        (lambda: check_text("\ud800"), ""),
    ],
)
def test_what_cannot_be_used_is_an_error_with_a_remedy(call, words):
    try:
        call()
    except LawcheckError as error:
        assert words in str(error) and "处理办法" in str(error)
    else:
        assert words == ""


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (
            lambda: check_text("一、主要工作", select="plan"),
            "参数 select 不能是“plan”（str）。处理办法：请写成列表",
        ),
        (lambda: check_text("一、主要工作", packs=[1]), "参数 packs"),
        (lambda: check_files(["seeds"], yaer=2024), "没有“yaer”这个参数，是否想写“year”"),
        (
            lambda: check_text("一、主要工作", year="2024"),
            "参数 year 不能是“2024”（str）。处理办法：请写整数",
        ),
        (lambda: check_text("一、主要工作", year=True), "参数 year"),
        (lambda: check_text("一、主要工作", year=20244), "1949 到 2100"),
        (lambda: check_text("一、主要工作", kind=3), "参数 kind"),
        (lambda: check_text("一、主要工作", config=3), "参数 config"),
        (lambda: check_text("一、主要工作", published="2024年"), "published 的日期"),
        (lambda: check_text("一、主要工作", fail_on="all"), "fail_on 不能是“all”"),
        (lambda: check_text(None), "参数 text 不能是None"),
        (lambda: check_text(b"abc"), "文件用 check"),
        (lambda: check(None), "参数 source 不能是None"),
        (lambda: check("seeds"), "check_files"),
        (lambda: check("没有这份.txt"), "找不到这个文件"),
        (lambda: check_files("a.txt"), "请给出路径的列表"),
        (lambda: check_files(None), "参数 paths 不能是None"),
        (lambda: check_files([None]), "列表里的每一项都是路径"),
    ],
)
def test_an_argument_that_cannot_be_used_is_told_in_chinese_with_a_remedy(call, told):
    with pytest.raises(LawcheckError, match="处理办法") as caught:
        call()
    assert told in str(caught.value)
