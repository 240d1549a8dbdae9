"""``lawcheck check --previous FILE``: the pack comes with the file and goes without it."""

import json
import sys

import pytest

from checker import api
from checker.cli.commands import run_command as main
from checker.errors import LawcheckError

BEFORE = """某县2023年度法治政府建设情况报告
一、主要工作
在县文化广场设立流动法治书屋，由退休法官老李值守，赶集日接待来访群众，现场解答土地流转方面的问题。办理行政复议案件137件。
二、存在的不足
嘎查草场流转不依法议事，引发集体信访。
三、下一步打算
建设行政复议网上申请系统。
"""
NOW = BEFORE.replace("2023年", "2024年").replace("建设行政复议网上申请系统", "给司法所配审核员")


@pytest.fixture
def pair(tmp_path):
    before, now = tmp_path / "2023.txt", tmp_path / "2024.txt"
    before.write_text(BEFORE, encoding="utf-8")
    now.write_text(NOW, encoding="utf-8")
    return str(before), str(now)


def rules(report):
    return [result["rule"] for result in report["results"]]


def test_the_pack_comes_with_the_file(pair, capsys):
    before, now = pair
    main([now, "--previous", before, "-f", "json", "-q"])
    data = json.loads(capsys.readouterr().out)
    report = data["reports"][0]
    assert rules(report)[-4:] == [
        "continuity.copied",
        "continuity.promises",
        "continuity.problems",
        "continuity.figures",
    ]
    assert data["tool"]["packs"][-1]["name"] == "continuity"
    findings = {result["rule"]: result["findings"] for result in report["results"]}
    assert findings["continuity.figures"][0]["earlier"].endswith("办理行政复议案件137件。")
    assert findings["continuity.promises"][0]["earlier"] == "建设行政复议网上申请系统"
    assert findings["continuity.promises"][0]["section"] == ["一、主要工作"]


def test_without_the_file_nothing_of_it_is_there(pair, capsys):
    main([pair[1], "-f", "json", "-q"])
    out = capsys.readouterr().out
    assert "continuity" not in out


def test_a_selected_rule_wants_the_file(pair, capsys):
    assert main([pair[1], "--select", "pack:continuity"]) == 2
    assert "--previous" in capsys.readouterr().err


def test_side_by_side(pair, capsys, tmp_path):
    before, now = pair
    main([now, "--previous", before, "-q"])
    assert "| 数据照抄上一年 |" in capsys.readouterr().out
    page = tmp_path / "页.html"
    main([now, "--previous", before, "-f", "html", "-o", str(page), "-q"])
    html = page.read_text(encoding="utf-8")
    assert "与上一年的报告对照</h" in html and html.count("老李值守") >= 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["{now}", "{before}", "--previous", "{before}"], "lawcheck batch"),
        (["{now}", "--previous", "{folder}"], "lawcheck batch"),
        (["{now}", "--previous", "没有.txt"], "不存在"),
        (["{now}", "--previous", "{before}", "-o", "{before}"], "2023.txt"),
    ],
)
def test_what_cannot_be_compared(pair, capsys, tmp_path, arguments, words):
    names = {"before": pair[0], "now": pair[1], "folder": str(tmp_path)}
    assert main([one.format(**names) for one in arguments]) == 2
    assert words in capsys.readouterr().err
    assert (tmp_path / "2023.txt").read_text(encoding="utf-8") == BEFORE


def test_a_later_report_is_no_earlier_one(pair):
    report = api.check(pair[0], previous=pair[1], config=False)
    assert {report[rule].verdict for rule in ("continuity.copied", "continuity.figures")} == {"skipped"}
    assert "不早于" in report["continuity.copied"].message


def test_without_the_library_it_is_said(pair, monkeypatch):
    monkeypatch.setitem(sys.modules, "rapidfuzz.fuzz", None)
    with pytest.raises(LawcheckError, match=r"lawcheck\[previous\]"):
        api.check(pair[1], previous=pair[0], config=False)


def test_numbers_of_persons_are_masked_in_last_years_words(pair, tmp_path):
    before = tmp_path / "旧.txt"
    before.write_text(BEFORE.replace("退休法官老李", "老李（13812345678）"), encoding="utf-8")
    now = tmp_path / "新.txt"
    now.write_text(NOW.replace("退休法官老李", "老李（13812345678）"), encoding="utf-8")
    report = api.check(now, previous=before, config=False)
    shown = report["continuity.copied"].findings[0].earlier
    assert "老李" in shown and "13812345678" not in shown and "13812345678" not in report.to_markdown()


def test_a_rule_tells_when_it_is_used(capsys):
    assert main(["explain", "continuity.copied"]) == 0
    told = capsys.readouterr().out
    assert "只在写了 --previous" in told and "上一年的报告：" in told
