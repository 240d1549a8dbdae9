"""What lets reports pass in a batch (levels lowered, rules off, waivers, files passed over) is told in all that it writes."""

import html
import os
import re
import zipfile

import pytest

from checker.cli.commands import run_command
from tests.acceptance.test_hidden_gaps import REPORT, WAYS

pytest.importorskip("xlsxwriter", reason="xlsxwriter 没有安装")
NOT_OF_ONE = {"files excluded", "a report that poses as a result"}
"""What concerns other reports is told in the summaries, not in what goes back to this unit."""


def batch(folder, out):
    return run_command(
        ["batch", str(folder), "-o", str(out), "--workers", "1", "-q", "--today", "2025-03-01"]
    )


def text_of(path):
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            return html.unescape("".join(book.read(part).decode() for part in book.namelist()))
    return html.unescape(re.sub(r"\\(.)", r"\1", path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "way",
    [
        "levels of single rules",
        "rules switched off",
        "nothing gates",
        "waivers",
        "a pack that removes",
        *sorted(NOT_OF_ONE),
    ],
)
def test_what_lets_a_report_pass_is_told_in_all_outputs(way, tmp_path, capfd):
    files, told = WAYS[way]
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "乙.txt").write_text(REPORT, encoding="utf-8")
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert batch(folder, out) in (0, 1)
    assert way in {*NOT_OF_ONE, "nothing gates"} or told in capfd.readouterr().err
    for path in (*out.glob("summary.*"), out / "results.jsonl", *(out / "reports").iterdir()):
        if way not in NOT_OF_ONE or path.name.startswith("summary"):
            assert told in text_of(path) or '"state":"waived"' in text_of(path), path.name


def test_a_change_tells_how_many_reports_it_concerns(tmp_path, capfd):
    folder, out = tmp_path / "in", tmp_path / "out"
    for name in ("甲", "乙", "丙"):
        (folder / name).mkdir(parents=True)
        (folder / name / "报告.txt").write_text(REPORT, encoding="utf-8")
    (folder / "甲" / "lawcheck.yaml").write_text("levels: {plan: advice}\n", encoding="utf-8")
    assert batch(folder, out) == 1
    assert "注意（1份）：配置文件" in capfd.readouterr().err
    assert "**注意（1份）**：配置文件" in (out / "summary.md").read_text(encoding="utf-8")
    before = (out / "summary.md").read_bytes()
    assert batch(folder, out) == 1  # all are kept from the run before
    assert "注意（1份）：配置文件" in capfd.readouterr().err and (out / "summary.md").read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="the modes of folders are those of POSIX")
def test_a_configuration_that_anybody_may_write_is_not_used_and_that_is_told(tmp_path, capfd):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "乙.txt").write_text(REPORT, encoding="utf-8")
    (folder / "lawcheck.yaml").write_text("levels: {plan: advice}\n", encoding="utf-8")
    folder.chmod(0o777)
    run_command(["batch", str(folder), "-o", str(tmp_path / "out"), "--workers", "1"])
    assert "没有使用" in capfd.readouterr().err
    assert "降低了级别" not in (tmp_path / "out" / "summary.md").read_text(encoding="utf-8")


def test_must_rules_that_nobody_asked_for_are_told_in_all_summaries(tmp_path, capfd):
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "乙.txt").write_text(REPORT, encoding="utf-8")
    run_command(["batch", str(folder), "-o", str(out), "--workers", "1", "-q", "--select", "plan"])
    told = "没有检查：“上一年度主要举措和成效”（必备项）"
    assert told in capfd.readouterr().err
    for name in ("summary.md", "summary.html", "summary.xlsx", "results.jsonl"):
        assert told in text_of(out / name), name


def test_a_baseline_that_cannot_be_read_leaves_an_earlier_result(tmp_path, capfd):
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "乙.txt").write_text(REPORT, encoding="utf-8")
    batch(folder, out)
    before = (out / "summary.md").read_bytes()
    words = ["batch", str(folder), "-o", str(out), "--workers", "1", "--baseline", str(tmp_path / "无.json")]
    assert run_command(words) == 2
    assert (out / "summary.md").read_bytes() == before
    assert capfd.readouterr().err.count("无.json") == 1


def test_what_an_archive_holds_beside_reports_is_named(tmp_path, capfd):
    folder = tmp_path / "in"
    folder.mkdir()
    with zipfile.ZipFile(folder / "乙.zip", "w") as file:
        for name in ("乙.txt", "说明.xlsx", "照片.jpg", ".隐藏"):
            file.writestr(name, REPORT)
    batch(folder, tmp_path / "out")
    for path in (tmp_path / "out").glob("summary.*"):
        text = text_of(path)
        assert "乙.zip/照片.jpg（不能读取的格式）" in text and "乙.zip/说明.xlsx（不能读取的格式）" in text
        assert ".隐藏" not in text
    capfd.readouterr()
    run_command([str(folder / "乙.zip"), "--no-config"])
    out, said = capfd.readouterr()
    assert "压缩包里没有检查的还有：" in out and "乙.zip/照片.jpg（不能读取的格式）" in said


WAIVERS = """waivers:
  - {rule: plan, missing: true, reason: 已经过期, approved_by: 张三, until: 2025-01-01}
  - {rule: problems.causes, missing: true, reason: 另文报送, approved_by: 张三, until: 2026-12-31}
  - {rule: form.ending, anchor: 没有一份报告里写的话, reason: 对不上, approved_by: 张三, until: 2026-12-31}
  - {rule: plan, anchor: 什么, file: 没有.txt, reason: 没有, approved_by: 张三, until: 2026-12-31}
"""


def test_waivers_that_do_nothing_are_told(tmp_path, capfd):
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for name in ("甲", "乙"):
        (folder / f"{name}.txt").write_text(REPORT, encoding="utf-8")
    (folder / "lawcheck.yaml").write_text(WAIVERS, encoding="utf-8")
    told = (
        "，规则 plan，缺少的内容）已于2025-01-01到期",
        "，规则 form.ending，“没有一份报告里写的话”）没有对上任何问题",
        "写的文件“没有.txt”不存在，没有生效",
    )
    for _ in "12":  # the second time all are kept from the run before
        batch(folder, out)
        said = capfd.readouterr().err
        for path in out.glob("summary.*"):
            text = text_of(path)
            assert all(one in text and one in said for one in told), path.name
            assert "规则 problems.causes" not in text


def test_what_a_baseline_knows_is_told(tmp_path, capfd):
    folder, out, known = tmp_path / "in", tmp_path / "out", tmp_path / "known.json"
    folder.mkdir()
    for name in ("甲", "乙"):
        (folder / f"{name}.txt").write_text(REPORT, encoding="utf-8")
    run_command([str(folder), "--write-baseline", str(known), "--no-config", "-o", str(tmp_path / "gap.md")])
    capfd.readouterr()
    command = ["batch", str(folder), "-o", str(out), "--workers", "1", "--no-config", "--baseline"]
    run_command([*command, str(known)])
    said = capfd.readouterr().err
    told = "另有2份的必备项问题基线里以前已有，共8项次，没有计入。"
    assert "基线 known.json 里以前已有的问题不算没有通过" in said and told in said
    for path in out.glob("summary.*"):
        text = text_of(path)
        assert "基线 known.json 里以前已有" in text and "述法2份" in text, path.name
    summary = (out / "summary.md").read_text(encoding="utf-8")
    assert told in summary and "| 述法 | 0 | 0 | 0 | 0 | 2 |" in summary
    notice = (out / "reports" / "甲.txt.退回意见.md").read_text(encoding="utf-8")
    assert "没有计入，仍应改正：不足的原因" in notice and "没有需要退回修改的内容" not in notice
    # Where nothing is known, nothing is told.
    known.write_text('{"lawcheck_baseline": "1.0", "documents": {}}', encoding="utf-8")
    run_command([*command, str(known)])
    assert "以前已有，共" not in capfd.readouterr().err
    assert "已豁免或者以前已有" not in (out / "summary.md").read_text(encoding="utf-8")


def test_a_broken_baseline_stops_a_batch_before_it_writes(tmp_path, capfd):
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "甲.txt").write_text(REPORT, encoding="utf-8")
    command = ["batch", str(folder), "-o", str(out), "--no-config", "--baseline", str(tmp_path / "no.json")]
    assert run_command(command) == 2
    assert "找不到基线文件" in capfd.readouterr().err and not out.exists()


def test_an_overview_names_what_a_baseline_knows(tmp_path, capfd):
    folder, known = tmp_path / "in", tmp_path / "known.json"
    folder.mkdir()
    for name in ("甲", "乙"):
        (folder / f"{name}.txt").write_text(REPORT, encoding="utf-8")
    run_command([str(folder), "--write-baseline", str(known), "--no-config", "-o", str(tmp_path / "gap.md")])
    capfd.readouterr()
    assert run_command([str(folder), "--baseline", str(known), "--no-config"]) == 0
    out, said = capfd.readouterr()
    assert "2份必备项没有不符合（其中2份有基线里以前已有的问题，没有计入）" in said
    assert out.count("| 基线里以前已有、没有计入：不足的原因、") == 2 and "不缺" not in out
