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
