"""The exit status of every form of call, one table: what a shell, a CI system and a hook rely on."""

import os
import subprocess
import sys

import pytest

from checker.cli.commands import lawcheck

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
GOOD = """青禾县人民政府2024年法治政府建设年度报告

一、主要举措和成效
全年审核行政规范性文件9件，办理行政复议案件46件，培训执法人员612名。推行行政执法“三项制度”，公示执法信息312条，配备执法记录仪40台，审核重大执法决定18件。
二、存在的不足
乡镇执法力量薄弱，持证人员不足三成。主要原因是编制紧、补充慢。
三、党政主要负责人履职情况
县长李明2024年5月主持召开会议，研究行政执法工作；12月召开述法会议，9名负责人现场述法。
四、2025年工作安排
为乡镇补充执法人员20名，开展执法培训3期。

青禾县人民政府
2025年2月10日
"""
BAD = GOOD.split("二、存在", maxsplit=1)[0]
PACK = """pack: my-rules
kind: law-based-government
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "好.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "差.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / "空.txt").write_bytes(b"")
    (tmp_path / "坏.yaml").write_text(PACK, encoding="utf-8")
    (tmp_path / "坏配置.yaml").write_text("fail-on: 全部\n", encoding="utf-8")
    (tmp_path / "文件夹").mkdir()
    return tmp_path


def start(words, folder, **streams):
    return subprocess.Popen(
        [sys.executable, "-m", "checker", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": ROOT},
        **{"stderr": subprocess.PIPE, "stdout": subprocess.PIPE, "stdin": subprocess.DEVNULL, **streams},
    )


CALLS = [
    (0, ["好.txt"]),
    (1, ["差.txt"]),
    (1, ["check", "好.txt", "差.txt"]),
    (2, ["空.txt"]),
    (2, ["差.txt", "空.txt"]),
    (2, ["没有.txt", "好.txt"]),
    (0, []),
    (0, ["--fail-on", "never", "差.txt"]),
    (1, ["-f", "json", "差.txt"]),
    (1, ["-f", "junit", "-o", "a.xml", "差.txt"]),
    (0, ["-q", "--select", "achievements", "差.txt"]),
    (2, ["--select", "没有这条", "好.txt"]),
    (2, ["--fail-on", "全部", "好.txt"]),
    (2, ["--year", "abc", "好.txt"]),
    (2, ["-f", "没有", "好.txt"]),
    (2, ["--nosuch", "好.txt"]),
    (2, ["--config", "坏配置.yaml", "好.txt"]),
    (2, ["--config", "没有.yaml", "好.txt"]),
    (2, ["--rules", "坏.yaml", "好.txt"]),
    (2, ["--baseline", "没有.json", "好.txt"]),
    (0, ["-o", "文件夹", "好.txt"]),
    (2, ["-o", "好.txt", "好.txt"]),
    (0, ["-o", "没有/a.md", "好.txt"]),
    (2, ["-o", "好.txt/a.md", "好.txt"]),
    (2, ["annotate", "好.txt", "-o", "a.docx"]),
    (0, ["rules"]),
    (2, ["rules", "validate", "坏.yaml"]),
    (2, ["rules", "test", "坏.yaml"]),
    (2, ["rules", "nosuch"]),
    (0, ["rules", "new", "新的"]),
    (0, ["explain", "plan"]),
    (2, ["explain", "没有"]),
    (0, ["config"]),
    (2, ["config", "--config", "坏配置.yaml"]),
    (0, ["init", "文件夹"]),
    (2, ["init", "没有"]),
    (0, ["completion", "bash"]),
    (2, ["completion", "cmd"]),
    (0, ["--version"]),
    (0, ["--help"]),
    (0, ["check", "--help"]),
    (0, ["-"]),
    (1, ["-", "差.txt"]),
    (2, ["文件夹", "差.txt"]),
    (2, ["文件夹"]),
    (2, ["*.txt"]),
    (1, ["[好差].txt"]),
    (1, ["-f", "json:a.json", "-f", "sarif:a.sarif", "差.txt"]),
    (1, ["-f", "json:没有/a.json", "差.txt"]),
    (1, ["-f", "html", "-o", "a.html", "差.txt"]),
    (0, ["--write-baseline", "b.json", "差.txt"]),
    (2, ["--write-baseline", "没有/b.json", "差.txt"]),
    (1, ["--fail-on", "should", "差.txt"]),
    (1, ["--fail-on-partial", "差.txt"]),
    (2, ["--published", "明天", "好.txt"]),
    (2, ["--today", "明天", "好.txt"]),
    (2, ["--kind", "没有", "好.txt"]),
    (2, ["--rules", "没有.yaml", "好.txt"]),
    (2, ["--rules", "文件夹", "好.txt"]),
    (2, ["--config", "文件夹", "好.txt"]),
    (2, ["--no-config", "--config", "坏配置.yaml", "好.txt"]),
    (2, ["annotate", "没有.docx", "-o", "a.docx"]),
    (0, ["fix", "--diff", "好.txt"]),
    (0, ["fix", "好.txt", "-o", "改.txt"]),
    (2, ["fix", "好.txt", "-o", "好.txt"]),
    (2, ["fix", "没有.txt", "-o", "改.txt"]),
    (0, ["batch", "好.txt", "-o", "结果"]),
    (1, ["batch", "好.txt", "差.txt", "-o", "结果"]),
    (2, ["batch", "差.txt", "空.txt", "-o", "结果"]),
    (2, ["batch", "没有", "-o", "结果"]),
    (2, ["batch", "好.txt"]),
    (2, ["batch", "好.txt", "-o", "差.txt"]),
    (0, ["rules", "validate", os.path.join(ROOT, "rules", "examples", "shili-province.yaml")]),
    (0, ["rules", "test"]),
    (0, ["rules", "lint"]),
    (2, ["rules", "lint", "坏.yaml"]),
    (0, ["rules", "coverage"]),
    (2, ["rules", "coverage", "坏.yaml"]),
    (0, ["rules", "new", "新的", "--kind", "sheng-zhifa"]),
    (2, ["rules", "new", "新的", "--kind", "执法"]),
    (2, ["rules", "new", "没有/新的"]),
    (2, ["rules", "--kind", "没有"]),
    (2, ["explain"]),
    (2, ["explain", "plan", "--rules", "坏.yaml"]),
]


@pytest.mark.parametrize(("status", "words"), CALLS, ids=[" ".join(words) or "(none)" for _, words in CALLS])
def test_the_status_says_what_happened(status, words, folder):
    process = start(words, folder, stdin=subprocess.PIPE)
    _, err = process.communicate(GOOD.encode() if "-" in words else None, timeout=60)
    assert process.returncode == status, err.decode()
    assert b"Traceback" not in err and (
        status != 2 or b"\xe5\xa4\x84\xe7\x90\x86\xe5\x8a\x9e\xe6\xb3\x95" in err
    )


def test_every_command_stands_in_the_table_with_each_of_its_ends():
    ends: dict[str, set[int]] = {}
    for status, words in CALLS:
        name = next((word for word in words if word in lawcheck.commands), "check")
        if name == "rules" and len(words) > 1 and words[1] in lawcheck.commands["rules"].commands:
            name = f"rules {words[1]}"
        ends.setdefault(name, set()).add(status)
    commands = {*lawcheck.commands, *(f"rules {name}" for name in lawcheck.commands["rules"].commands)}
    assert commands - ends.keys() - {"serve"} == set()
    assert {name for name, found in ends.items() if 2 not in found} == set()
    assert ends["check"] == ends["batch"] == {0, 1, 2}


PRINTING = [
    ["好.txt"],
    ["-q", "差.txt"],
    ["check", "-f", "json", "差.txt", "空.txt"],
    ["-f", "xlsx", "好.txt"],
    ["rules"],
    ["rules", "-f", "markdown"],
    ["rules", "test", os.path.join(ROOT, "rules", "document.yaml")],
    ["rules", "coverage"],
    ["explain", "plan"],
    ["config"],
    ["completion", "bash"],
    ["--help"],
    ["rules", "--help"],
    ["--version"],
]


@pytest.mark.parametrize("words", PRINTING, ids=" ".join)
@pytest.mark.skipif(sys.platform == "win32", reason="the states of streams are those of POSIX")
def test_what_becomes_of_standard_output_is_told_by_the_status(words, folder):
    reading, writing = os.pipe()
    os.close(reading)
    process = start(words, folder, stdout=writing)
    os.close(writing)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 141 and b"Traceback" not in err and b"Error" not in err
    with open("/dev/full", "wb") as full:
        process = start(words, folder, stdout=full)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 2 and "磁盘已满" in err.decode() and b"Traceback" not in err
    process = subprocess.Popen(
        ["sh", "-c", 'exec "$@" >&-', "sh", sys.executable, "-m", "checker", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": ROOT},
        stderr=subprocess.PIPE,
    )
    _, err = process.communicate(timeout=60)
    assert process.returncode == 2 and "标准输出是关着的" in err.decode() and b"Traceback" not in err


@pytest.mark.skipif(sys.platform == "win32", reason="the states of streams are those of POSIX")
def test_a_working_folder_that_is_gone_is_told(folder):
    gone = folder / "没了"
    gone.mkdir()
    shell = 'cd 没了 && rmdir ../没了 && exec "$@"'
    for words in (["a.txt"], [str(folder / "好.txt")], ["-f", "json", str(folder / "好.txt")], ["config"]):
        gone.mkdir(exist_ok=True)
        done = subprocess.run(
            ["sh", "-c", shell, "sh", sys.executable, "-m", "checker", *words],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": ROOT},
            capture_output=True,
            check=False,
        )
        assert done.returncode in (0, 2) and b"Traceback" not in done.stderr and done.stderr, words


def test_partial_gates_where_it_is_asked_to(folder):
    half = GOOD.replace("12月召开述法会议，9名负责人现场述法。", "建立述法制度。")
    (folder / "半.txt").write_text(half, encoding="utf-8")
    statuses = []
    for words in (
        ["半.txt"],
        ["--fail-on-partial", "半.txt"],
        ["-f", "junit", "--fail-on-partial", "半.txt"],
    ):
        process = start(words, folder)
        out, err = process.communicate(timeout=60)
        statuses.append(process.returncode)
    assert statuses == [0, 1, 1] and b"<failure" in out, err.decode()
    (folder / "lawcheck.yaml").write_text("fail-on-partial: true\n", encoding="utf-8")
    process = start(["半.txt"], folder)
    process.communicate(timeout=60)
    assert process.returncode == 1


def test_a_hook_gets_a_line_a_finding_and_what_is_excluded_is_left_out(folder):
    process = start(["-f", "lines", "--force-exclude", "差.txt"], folder)
    out, _ = process.communicate(timeout=60)
    assert (
        process.returncode == 1 and "差.txt:4:1: 错误 problems " in out.decode()
    ) or "错误 plan " in out.decode()
    (folder / "lawcheck.yaml").write_text("exclude: [差.txt]\n", encoding="utf-8")
    process = start(["-f", "lines", "--force-exclude", "差.txt"], folder)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0 and out == b"", err.decode()
    process = start(["-q", "差.txt"], folder)
    process.communicate(timeout=60)
    assert process.returncode == 1
