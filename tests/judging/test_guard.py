"""A fault of the program costs one result, one file or one output, and is told; the others are judged and written."""

import json

import pytest

from checker import check_text
from checker.cli.run import Options, run
from checker.rulebooks import load_rulebook

REPORT = "某县2024年法治政府建设年度报告\n一、主要工作\n全年培训执法人员612名，审核文件9件。\n"


@pytest.fixture
def broken_check(monkeypatch):
    def fail(document, rule, context):
        raise ZeroDivisionError("110101199003074477")

    book = load_rulebook(())
    packs = tuple(
        pack._replace(
            rules=tuple(
                rule._replace(run=fail) if rule.id == "figures.ratio" else rule for rule in pack.rules
            )
        )
        for pack in book.packs
    )
    monkeypatch.setattr("checker.rulebooks.load_rulebook", lambda *_, **__: book._replace(packs=packs))


def test_a_rule_whose_check_fails_is_for_review_and_the_others_are_judged(broken_check):
    report = check_text(REPORT)
    result = report["figures.ratio"]
    assert result.verdict == "review" and "ZeroDivisionError" in result.message
    assert "维护者" in result.findings[0].suggestion
    assert "110101199003074477" not in str(report)  # the exception's own words may be the report's
    assert report["achievements"].verdict == "met"
    assert "暂不能公开发布" in report.to_markdown()
    only = check_text(REPORT, select=["figures.ratio"])
    assert "检查没有完成" in only.to_markdown() and "可以公开" not in only.to_markdown()


def test_the_command_ends_with_2_and_writes_all_outputs(broken_check, tmp_path, capfd):
    paths = [tmp_path / "甲.txt", tmp_path / "乙.txt"]
    for path in paths:
        path.write_text(REPORT, encoding="utf-8")
    made = tmp_path / "结果.json"
    assert run([str(path) for path in paths], Options((f"json:{made}", "junit"))) == 2
    out, err = capfd.readouterr()
    assert "Traceback" not in err and err.count("ZeroDivisionError") == 2 and "维护者" in err
    assert len(json.loads(made.read_text(encoding="utf-8"))["reports"]) == 2 and out.startswith("<?xml")


def test_a_document_that_cannot_be_built_costs_that_file_only(monkeypatch, tmp_path, capfd):
    import checker.judging.judge as judge

    build = judge.build_document

    def fail(source, *rest):
        if "坏" in source.text:
            raise RecursionError
        return build(source, *rest)

    monkeypatch.setattr(judge, "build_document", fail)
    (tmp_path / "a.txt").write_text(REPORT + "坏", encoding="utf-8")
    (tmp_path / "b.txt").write_text(REPORT, encoding="utf-8")
    assert run([str(tmp_path)], Options(("json",))) == 2
    out, err = capfd.readouterr()
    first, second = json.loads(out)["reports"]
    assert "RecursionError" in first["error"] and second["results"] and "RecursionError" in err


def test_an_output_that_fails_is_told_and_the_others_are_written(monkeypatch, tmp_path, capfd):
    import checker.reporting.machines.sarif as sarif

    monkeypatch.setattr(sarif, "_region", None)
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    formats = (f"sarif:{tmp_path / 'a.sarif'}", f"json:{tmp_path / 'a.json'}")
    assert run([str(tmp_path / "a.txt")], Options(formats)) == 2
    assert (tmp_path / "a.json").exists() and not (tmp_path / "a.sarif").exists()
    assert "写 sarif 格式的结果时程序出错" in capfd.readouterr().err
