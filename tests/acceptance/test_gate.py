"""The gate as an engineer lives with it, through the real command."""

import json
import os
import subprocess
import sys

import pytest
from jsonschema import Draft202012Validator

from checker.rulebook.schema import load_schema

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

DRAFT = """清泉县人民政府2024年法治政府建设年度报告

2024年，清泉县依法履职。现将有关情况报告如下：
一、主要举措和成效
全年审核规范性文件9件，办理行政复议案件46件。印发行政执法“三项制度”实施方案，培训执法人员612名。
二、存在的不足
一是乡镇执法力量薄弱，持证人员不足三成。主要原因是编制紧、补充慢。
三、党政主要负责人履职情况
县长李明主持召开会议4次，研究法治建设工作；12月召开述法会议，9名负责人现场述法。
"""
PLAN = "四、2025年工作安排\n为乡镇补充执法人员20名，开展培训3期。\n"
WAIVER = """waivers:
  - rule: plan
    missing: true
    reason: 安排另文印发，已经报送
    approved_by: 县司法局 王芳
    until: 2025-06-30
"""


@pytest.fixture
def gate(tmp_path):
    """Run the command in a folder with a draft; returns status, standard output and messages."""
    (tmp_path / "报告.txt").write_text(DRAFT, encoding="utf-8")

    def run(*arguments):
        today = () if "--today" in arguments else ("--today", "2025-03-01")
        done = subprocess.run(
            [sys.executable, "-m", "checker", *today, *arguments, "报告.txt"],
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": ROOT},
            check=False,
        )
        assert b"Traceback" not in done.stderr
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    run.folder = tmp_path
    return run


def plan_of(text):
    data = json.loads(text)
    Draft202012Validator(load_schema("result.schema.json")).validate(data)
    report = data["reports"][0]
    return next(result for result in report["results"] if result["rule"] == "plan"), report


def test_a_draft_fails_a_waiver_lets_it_pass_and_expires(gate):
    status, text, _ = gate()
    assert status == 1 and "暂不能公开发布" in text
    (gate.folder / "lawcheck.yaml").write_text(WAIVER, encoding="utf-8")
    status, text, messages = gate()
    assert status == 0 and gate() == (status, text, messages)
    assert "已批准保留" in text and "安排另文印发，已经报送" in text and "县司法局 王芳" in text
    plan, report = plan_of(gate("-f", "json")[1])
    assert plan["verdict"] == "unmet" and report["summary"]["passed"] and report["summary"]["waived"] == 1
    assert plan["findings"][0]["excuse"] == {
        "state": "waived",
        "reason": "安排另文印发，已经报送",
        "approved_by": "县司法局 王芳",
        "until": "2025-06-30",
    }
    sarif = json.loads(gate("-f", "sarif")[1])["runs"][0]["results"]
    (waived,) = [result for result in sarif if result.get("suppressions")]
    assert waived["ruleId"] == "plan" and "县司法局 王芳" in waived["suppressions"][0]["justification"]
    junit = gate("-f", "junit")[1]
    assert 'failures="0"' in junit and "安排另文印发，已经报送" in junit
    assert "（plan）" not in gate("-f", "github")[1]
    assert gate("--today", "2025-06-30")[0] == 0
    status, text, messages = gate("--today", "2025-07-01")
    assert status == 1 and "已于2025-06-30到期" in text and "已于2025-06-30到期" in messages
    assert gate("--no-config")[0] == 1


def test_a_waiver_that_is_no_longer_needed_is_told(gate):
    (gate.folder / "lawcheck.yaml").write_text(WAIVER, encoding="utf-8")
    (gate.folder / "报告.txt").write_text(DRAFT + PLAN, encoding="utf-8")
    status, text, messages = gate()
    assert status == 0 and "没有对上任何问题" in messages and "已批准保留" not in text


def test_a_baseline_hides_old_gaps_and_shows_new_ones(gate):
    first = gate("--write-baseline", "基线.json")
    assert first[0] == 0 and "基线已写入" in first[2]
    written = (gate.folder / "基线.json").read_bytes()
    second = gate("--baseline", "基线.json")
    assert second[0] == 0 and second[1] == first[1] and "没有新出现的问题" in second[1]
    assert gate("--baseline", "基线.json") == second
    plan, report = plan_of(gate("--baseline", "基线.json", "-f", "json")[1])
    assert plan["findings"][0]["excuse"] == {"state": "known"} and report["summary"]["known"] >= 1

    # Moved, but not new; then one new gap beside the old; then the old one put right.
    (gate.folder / "报告.txt").write_text("\n\n" + DRAFT, encoding="utf-8")
    assert gate("--baseline", "基线.json")[0] == 0
    causeless = DRAFT.replace("主要原因是编制紧、补充慢。", "")
    (gate.folder / "报告.txt").write_text(causeless, encoding="utf-8")
    status, text, _ = gate("--baseline", "基线.json")
    assert status == 1 and "必备项有1项不符合：不足的原因" in text
    (gate.folder / "报告.txt").write_text(DRAFT + PLAN, encoding="utf-8")
    status, text, _ = gate("--baseline", "基线.json")
    assert status == 0 and "基线里有1处问题现在没有了（下一年度主要安排" in text
    assert (gate.folder / "基线.json").read_bytes() == written
    assert gate("--baseline", "基线.json", "--write-baseline")[0] == 0
    assert b'"plan"' not in (gate.folder / "基线.json").read_bytes()


def test_a_baseline_keeps_what_a_run_did_not_look_at(gate):
    (gate.folder / "另一份.txt").write_text(DRAFT, encoding="utf-8")
    assert gate("--write-baseline", "另一份.txt")[0] == 0
    written = (gate.folder / "lawcheck-baseline.json").read_bytes()
    assert written.count(b'"plan"') == 2
    assert gate("--write-baseline", "--select", "problems")[0] == 0
    assert (gate.folder / "lawcheck-baseline.json").read_bytes() == written
    (gate.folder / "另一份.txt").unlink()
    assert gate("--write-baseline")[0] == 0
    assert (gate.folder / "lawcheck-baseline.json").read_bytes().count(b'"plan"') == 1


def test_an_expired_waiver_is_not_hidden_by_a_baseline_written_while_it_held(gate):
    (gate.folder / "lawcheck.yaml").write_text(WAIVER + "baseline: 基线.json\n", encoding="utf-8")
    assert gate("--write-baseline")[0] == 0
    assert gate()[0] == 0
    assert gate("--today", "2025-07-01")[0] == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--baseline", "没有.json"], "找不到基线文件"),
        (["--baseline", "报告.txt"], "不是合格的 JSON"),
        (["--write-baseline", "别的.json"], "不是 lawcheck 的基线文件"),
        (["--config", "没有.yaml"], "没有.yaml"),
        (["--config", "a", "--no-config"], "不能一起用"),
        (["--today", "明天"], "2024-03-28"),
    ],
)
def test_what_cannot_be_used_ends_with_2(gate, arguments, words):
    (gate.folder / "别的.json").write_text("{}", encoding="utf-8")
    status, _, messages = gate(*arguments)
    assert (gate.folder / "别的.json").read_text(encoding="utf-8") == "{}"
    assert status == 2 and words in messages and "处理办法" in messages
    assert (gate.folder / "报告.txt").read_text(encoding="utf-8") == DRAFT


def test_a_broken_configuration_ends_with_2_and_its_place(gate):
    (gate.folder / "lawcheck.yaml").write_text("\nlevel:\n  plan: advice\n", encoding="utf-8")
    status, text, messages = gate()
    assert status == 2 and text == "" and "levels" in messages
    assert messages.startswith("错误：lawcheck.yaml 第2行第1列")
    (gate.folder / "lawcheck.yaml").write_text("a: [", encoding="utf-8")
    assert str(gate.folder) not in gate()[2]


def test_files_of_several_folders_have_their_own_configuration(gate):
    for name, config in (("甲", "off: {plan: 另文}\n"), ("乙", "exclude: [旧*]\n")):
        (gate.folder / name).mkdir()
        (gate.folder / name / "报告.txt").write_text(DRAFT, encoding="utf-8")
        (gate.folder / name / "lawcheck.yaml").write_text(config, encoding="utf-8")
    (gate.folder / "乙" / "旧稿.txt").write_text(DRAFT, encoding="utf-8")
    status, text, _ = gate("-f", "json", "甲", "乙")
    reports = json.loads(text)["reports"]
    assert [report["document"]["path"] for report in reports] == ["甲/报告.txt", "乙/报告.txt", "报告.txt"]
    assert [report["summary"]["passed"] for report in reports] == [True, False, False] and status == 1
