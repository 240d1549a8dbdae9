"""A report that was renamed: what a waiver and a baseline for its old name say."""

import pytest

from checker.cli.commands import run_command

REPORT = """甲县人民政府2023年法治政府建设年度报告

一、主要工作
全年审核文件9件，首创扫码检查。工作得到省××厅充分肯定。
"""
CONFIG = """waivers:
  - rule: disclosure.draft
    anchor: ANCHOR
    file: 旧名.txt
    reason: 已批准保留
    approved_by: 王某
    until: 2099-01-01
"""


@pytest.mark.parametrize(
    ("anchor", "says"),
    [
        ("工作得到省××厅充分肯定", "像是改名为“新的名称.txt”（那份报告里有这一处）"),
        ("原文里没有这一句话", "是否改名为“旧名1.txt”"),
    ],
)
def test_a_waiver_for_the_old_name_is_offered_the_new_one(tmp_path, monkeypatch, capfd, anchor, says):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "新的名称.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "旧名1.txt").write_text(REPORT.split("工作得到", maxsplit=1)[0], encoding="utf-8")
    (tmp_path / "lawcheck.yaml").write_text(CONFIG.replace("ANCHOR", anchor), encoding="utf-8")
    run_command(["旧名1.txt", "新的名称.txt"])
    assert f"写的文件“旧名.txt”不存在，没有生效，{says}" in capfd.readouterr().err


def test_a_baseline_of_the_old_name_is_offered_the_new_one(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "旧名.txt").write_text(REPORT, encoding="utf-8")
    run_command(["旧名.txt", "--write-baseline", "基线.json"])
    (tmp_path / "旧名.txt").rename(tmp_path / "报告.txt")
    run_command(["报告.txt", "--baseline", "基线.json"])
    assert "基线里的“旧名.txt”不存在，像是改名为“报告.txt”" in capfd.readouterr().err
