"""An earlier check compared with: what is put right, still there, new, and the sentence that was changed."""

import json

import pytest

from checker.cli.run import BROKEN, GATED, Options, run
from checker.errors import LawcheckError
from checker.gate.since import GONE, compared, gaps_of, gaps_of_json
from checker.judging.judge import judge
from checker.reading.source import make_source
from checker.reporting.shown import shown

OLD = """青川县人民政府2023年法治政府建设年度报告

一、主要工作
全县调解矛盾纠纷200件，调解成功190件，成功率96%。落实行政执法公式制度，公示执法决定300件。
二、存在问题
基层执法力量不足，3个乡镇没有审核人员。
三、下一步打算
举办执法培训4次，充实基层执法力量。
"""
NEW = OLD.replace("成功率96%", "成功率95%").replace(
    "没有审核人员。", "没有审核人员。究其原因，主要是编制少。"
)
NEW = NEW.replace("举办执法培训4次", "法制政府建设要加强，举办执法培训4次")


def view(rulebook, text):
    return shown(judge(make_source("x.txt", "txt", "UTF-8", text), rulebook))


def test_each_gap_is_put_right_still_there_or_new(rulebook):
    since = compared(view(rulebook, NEW), gaps_of(view(rulebook, OLD)))
    fixed = {change.title: change for change in since.fixed}
    assert set(fixed) == {"不足的原因", "比率"}
    assert "成功率96%" in fixed["比率"].sentence and "成功率95%" in fixed["比率"].now
    assert "主要是编制少" in fixed["不足的原因"].now
    assert [change.title for change in since.new] == ["错别字"] and "法制政府" in since.new[0].now
    assert "错别字" in {change.title for change in since.still}
    assert sum(change.now == "没有改" for change in since.still) >= len(since.still) - 1


def test_a_sentence_that_was_taken_out_is_said_to_be_gone(rulebook):
    new = OLD.replace("全县调解矛盾纠纷200件，调解成功190件，成功率96%。", "")
    since = compared(view(rulebook, new), gaps_of(view(rulebook, OLD)))
    assert {change.title: change.now for change in since.fixed}["比率"] == GONE


def test_what_is_not_checked_this_time_is_not_put_right(rulebook):
    old = gaps_of(view(rulebook, OLD))
    report = view(rulebook, "青川县召开法治政府建设推进会\n\n本报讯 近日，青川县召开会议。\n")
    assert not compared(report, old).fixed or all(
        change.title not in ("不足的原因", "述法") for change in compared(report, old).fixed
    )


@pytest.mark.parametrize("earlier", ["旧.txt", "旧.json"])
def test_the_command_compares_with_a_report_or_its_json(tmp_path, monkeypatch, earlier):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "旧.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "新.txt").write_text(NEW, encoding="utf-8")
    run(("旧.txt",), Options(output="旧.json", quiet=True))
    assert run(("新.txt",), Options(output="差距.md", quiet=True, since=earlier)) == GATED
    told = (tmp_path / "差距.md").read_text(encoding="utf-8")
    assert "改好了2处" in told and "新出现1处" in told and "| 改好了 | 比率 |" in told
    run(("新.txt",), Options(output="差距.html", quiet=True, since=earlier))
    assert "与上次检查相比" in (tmp_path / "差距.html").read_text(encoding="utf-8")


def test_what_cannot_be_compared_with_is_said(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for name in ("甲.txt", "乙.txt"):
        (tmp_path / name).write_text(NEW, encoding="utf-8")
    (tmp_path / "坏.json").write_text("{}", encoding="utf-8")
    (tmp_path / "两份.json").write_text(
        json.dumps({"reports": [{"document": {"path": "丙.txt"}, "results": []}] * 2}), encoding="utf-8"
    )
    assert run(("甲.txt", "乙.txt"), Options(output="a.md", since="甲.txt")) == BROKEN
    assert run(("甲.txt",), Options(output="a.md", since="没有.txt")) == BROKEN
    assert run(("甲.txt",), Options(output="a.md", since="坏.json")) == BROKEN
    assert run(("甲.txt",), Options(output="a.md", since="两份.json")) == BROKEN
    told = capsys.readouterr().err
    for words in ("一次只能复核一份", "不存在", "不是 lawcheck 写的 JSON", "没有 甲.txt"):
        assert words in told
    with pytest.raises(LawcheckError, match="无法读取"):
        gaps_of_json("没有.json", "甲.txt")
