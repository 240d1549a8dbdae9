"""An earlier check compared with: what is put right, still there, new, and the sentence that was changed."""

import json

import pytest

from checker.cli.run import BROKEN, GATED, Options, run
from checker.errors import LawcheckError
from checker.gate.since import ELSEWHERE, GONE, compared, earlier_of_json, gaps_of
from checker.judging.judge import judge
from checker.reading.source import make_source
from checker.reporting.people.blocks import Table
from checker.reporting.people.since import since_blocks
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
    for words in ("一次只能复核一份", "找不到上次的报告", "不是 lawcheck 写的 JSON", "没有 甲.txt"):
        assert words in told
    assert told.count("处理办法") == told.count("错误：") == 4
    with pytest.raises(LawcheckError, match="无法读取") as caught:
        earlier_of_json("没有.json", "甲.txt")
    assert "处理办法" in str(caught.value)


@pytest.mark.parametrize("year", ["Infinity", "NaN", "1e999", '"2024"', "[2024]"])
def test_a_year_that_is_none_makes_it_no_result_of_ours(tmp_path, year):
    path = tmp_path / "上次.json"
    path.write_text(
        f'{{"reports": [{{"document": {{"path": "甲.txt", "year": {year}}}, "results": []}}]}}',
        encoding="utf-8",
    )
    with pytest.raises(LawcheckError, match="不是 lawcheck 写的 JSON"):
        earlier_of_json(str(path), "甲.txt")


OTHER = (
    OLD.replace("青川县", "柏河县")
    .replace("纠纷200件", "纠纷17件")
    .replace("基层执法力量不足，3个", "案卷归档慢，2个")
)


@pytest.mark.parametrize(
    ("earlier", "words"),
    [
        ("差距.md", "不是报告本身"),
        ("差距.html", "不是报告本身"),
        ("别的单位和年度.txt", "不是同一份报告的前后两稿"),
        ("别的单位和年度.json", "不是同一份报告的前后两稿"),
        ("别的单位.txt", "上次的是“柏河县人民政府”的报告，这一份是“青川县人民政府”的报告"),
    ],
)
def test_what_is_no_earlier_draft_is_refused(tmp_path, monkeypatch, capsys, earlier, words):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "新.txt").write_text(NEW, encoding="utf-8")
    other = "柏河县人民政府2023年法治政府建设年度报告\n\n一、主要工作\n全年听取汇报3次，化解积案20件。\n"
    (tmp_path / "别的单位.txt").write_text(other, encoding="utf-8")
    (tmp_path / "别的单位和年度.txt").write_text(OTHER.replace("2023", "2022"), encoding="utf-8")
    run(("新.txt",), Options(formats=("markdown:差距.md", "html:差距.html"), quiet=True))
    run(("别的单位和年度.txt",), Options(output="别的单位和年度.json", quiet=True))
    assert run(("新.txt",), Options(output="a.md", since=earlier)) == BROKEN
    told = capsys.readouterr().err
    assert words in told and earlier in told and told.count("处理办法") == 1
    out = tmp_path / "a.md"
    assert not out.exists() or "与上次检查相比" not in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "words"),
    [
        (OLD, ""),
        (OLD.replace("青川县人民政府", "青川县"), ""),
        (OLD.replace("青川县", "柏河县"), "“柏河县人民政府”的报告"),
        (OLD.replace("2023", "2022"), "上次的是2022年的报告，这一份是2023年的报告"),
    ],
)
def test_a_unit_or_year_that_was_corrected_is_only_said(tmp_path, monkeypatch, capsys, old, words):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "旧.txt").write_text(old, encoding="utf-8")
    (tmp_path / "新.txt").write_text(NEW, encoding="utf-8")
    assert run(("新.txt",), Options(output="a.md", since="旧.txt")) == GATED
    told = capsys.readouterr().err
    assert words in told and ("请核对 --since" in told) == bool(words)
    assert "与上次检查相比" in (tmp_path / "a.md").read_text(encoding="utf-8")


def test_a_sentence_that_was_not_changed_is_not_shown_as_changed(rulebook):
    old = OLD.replace("三、下一步打算\n举办", "三、下一步打算\n2023年，举办")
    new = old.replace("2023年法治政府建设年度报告", "2022年法治政府建设年度报告")
    since = compared(view(rulebook, new), gaps_of(view(rulebook, old)))
    fixed = {change.title: change for change in since.fixed}
    assert fixed["安排的年份"].now == ELSEWHERE


def test_a_result_of_another_version_is_said_to_be_one(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "新.txt").write_text(NEW, encoding="utf-8")
    run(("新.txt",), Options(output="旧.json", quiet=True))
    data = json.loads((tmp_path / "旧.json").read_text(encoding="utf-8"))
    data["tool"]["version"] = "0.0.9"
    (tmp_path / "旧.json").write_text(json.dumps(data), encoding="utf-8")
    run(("新.txt",), Options(output="a.md", since="旧.json"))
    assert "lawcheck 0.0.9 写的" in capsys.readouterr().err


def test_what_several_rules_find_in_one_sentence_is_one_row(rulebook):
    named = "落实行政执法公示、执法全过程记录、重大执法决定法制审核三项制度。"
    old = OLD.replace("落实行政执法公式制度，公示执法决定300件。", named)
    new = NEW.replace("落实行政执法公式制度，公示执法决定300件。", named)
    for before, after in ((old, new), (old, new.replace(named, "")), (new.replace(named, ""), new)):
        report = view(rulebook, after)
        since = compared(report, gaps_of(view(rulebook, before)))
        table = since_blocks(report._replace(since=since))[-1]
        assert isinstance(table, Table)
        assert sum(named in "".join(row) for row in table.rows) <= 1
        told = {title for row in table.rows for title in row[1].split("、")}
        assert told >= {one.title for group in since for one in group if "、" not in one.title}
