"""What Windows does to a command line and its files, as far as another system can show it."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker.cli import console

ROOT = Path(__file__).resolve().parents[2]
REPORT = (ROOT / "seeds" / "kaili-2024.txt").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "报告 稿（2024 年）").mkdir()
    (tmp_path / "报告 稿（2024 年）" / "凯里 终稿.txt").write_text(REPORT, encoding="utf-8", newline="\n")
    (tmp_path / "报告 稿（2024 年）" / "旧 稿.txt").write_text(REPORT, encoding="utf-8", newline="\n")
    return tmp_path


def lawcheck(folder, *arguments, **environment):
    done = subprocess.run(
        [sys.executable, "-m", "checker", *arguments],
        capture_output=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        check=False,
    )
    assert b"Traceback" not in done.stderr
    return done


def paths_of(done):
    return [report["document"]["path"] for report in json.loads(done.stdout)["reports"]]


def test_wildcards_and_backslashes_that_no_shell_expanded(folder):
    done = lawcheck(folder, "-f", "json", "报告 稿（2024 年）\\*.txt")
    assert done.returncode == 1
    assert paths_of(done) == ["报告 稿（2024 年）/凯里 终稿.txt", "报告 稿（2024 年）/旧 稿.txt"]
    done = lawcheck(folder, "*.docx")
    assert done.returncode == 2 and "没有文件符合“*.docx”" in done.stderr.decode()


def test_wildcards_pass_over_what_the_configuration_excludes(folder):
    (folder / "lawcheck.yaml").write_bytes("exclude:\r\n  - '报告 稿（2024 年）\\旧*'\r\n".encode())
    assert paths_of(lawcheck(folder, "-f", "json", "报告*\\*.txt")) == ["报告 稿（2024 年）/凯里 终稿.txt"]
    named = lawcheck(folder, "-f", "json", "报告 稿（2024 年）\\旧 稿.txt")
    assert paths_of(named) == ["报告 稿（2024 年）/旧 稿.txt"]
    (folder / "lawcheck.yaml").write_text("exclude: ['*.txt']\n", encoding="utf-8")
    assert "都被配置排除了" in lawcheck(folder, ".").stderr.decode()


def test_line_ends_of_windows_change_no_result(folder):
    name = "报告 稿（2024 年）/凯里 终稿.txt"
    unix = lawcheck(folder, "-f", "json", name).stdout
    (folder / name).write_bytes(REPORT.replace("\n", "\r\n").encode("utf-8-sig"))
    windows = lawcheck(folder, "-f", "json", name).stdout
    one, other = (json.loads(text)["reports"][0] for text in (unix, windows))
    assert one["results"] == other["results"]


def test_packs_and_configurations_with_crlf(folder):
    pack = (ROOT / "rules" / "document.yaml").read_text(encoding="utf-8")
    pack = (
        pack.replace("pack: document", "pack: mine")
        .replace("- id: ", "- id: mine.")
        .replace("depends: [kind]", "depends: [mine.kind]")
    )
    (folder / "规 则").mkdir()
    (folder / "规 则" / "本 省.yaml").write_bytes(pack.replace("\n", "\r\n").encode("utf-8-sig"))
    (folder / "lawcheck.yaml").write_bytes(
        "packs:\r\n  - 规 则\\本 省.yaml\r\noff:\r\n  pack:mine: 试行\r\n".encode()
    )
    done = lawcheck(folder, "-f", "json", "报告 稿（2024 年）/凯里 终稿.txt")
    results = {result["rule"]: result for result in json.loads(done.stdout)["reports"][0]["results"]}
    assert results["mine.title"]["message"] == "按本单位的配置不检查：试行。"
    assert lawcheck(folder, "rules", "validate", "规 则/本 省.yaml").returncode == 0


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "cp437"])
def test_a_pipe_gets_utf_8_whatever_the_console(folder, encoding):
    done = lawcheck(folder, "报告 稿（2024 年）/凯里 终稿.txt", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert done.returncode == 1 and done.stdout.decode().startswith("# 法治")
    assert "暂不能公开发布" in done.stderr.decode()


@pytest.mark.parametrize("encoding", ["gbk", "cp437"])
@pytest.mark.parametrize("arguments", [["--help"], ["config"], ["rules"], ["completion", "bash"]])
def test_every_command_survives_the_console(folder, encoding, arguments):
    done = lawcheck(folder, *arguments, PYTHONIOENCODING=encoding, PYTHONUTF8="0", LC_ALL="C")
    assert done.returncode == 0 and not done.stderr and done.stdout.decode("utf-8")


class _Console(io.TextIOWrapper):
    def isatty(self):
        return True


@pytest.mark.parametrize(("encoding", "shown"), [("gbk", "差距报告?"), ("cp437", "?????")])
def test_a_console_gets_its_own_encoding_and_never_breaks(monkeypatch, encoding, shown):
    raw = io.BytesIO()
    stream = _Console(raw, encoding=encoding, newline="")
    monkeypatch.setattr(sys, "stdout", stream)
    console.output("差距报告🙂")
    assert raw.getvalue().decode(encoding) == shown
