"""init, config and completion."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import get_completion_class

from checker.cli import commands
from checker.cli.completion import SHELLS, VARIABLE, print_completion
from checker.config.load import load_config
from checker.config.starter import STARTER

ROOT = Path(__file__).resolve().parents[2]


def lawcheck(folder, *arguments, **environment):
    done = subprocess.run(
        [sys.executable, "-m", "checker", *arguments],
        capture_output=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        check=False,
    )
    assert b"Traceback" not in done.stderr
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_init_writes_a_file_that_holds_and_never_overwrites(tmp_path):
    status, text, _ = lawcheck(tmp_path, "init")
    assert status == 0 and "lawcheck.yaml" in text
    config = load_config(str(tmp_path / "lawcheck.yaml"))
    assert config.fail_on == "must" and config.waivers == ()
    (tmp_path / "lawcheck.yaml").write_text("year: 2024\n", encoding="utf-8")
    status, _, messages = lawcheck(tmp_path, "init", ".")
    assert status == 2 and "没有改动" in messages
    assert (tmp_path / "lawcheck.yaml").read_text(encoding="utf-8") == "year: 2024\n"
    status, _, messages = lawcheck(tmp_path, "init", "没有")
    assert status == 2 and "处理办法" in messages


def test_every_example_in_the_file_of_init_is_valid(tmp_path):
    (tmp_path / "本省规则.yaml").write_text("x", encoding="utf-8")
    path = tmp_path / "lawcheck.yaml"
    path.write_text(re.sub(r"(?m)^#(?!#)", "", STARTER), encoding="utf-8")
    config = load_config(str(path))
    assert config.issuer_level == "township" and not config.enforcement
    assert len(config.waivers) == 2 and config.packs and config.exclude == ("旧稿", "*草稿*")
    assert config.thresholds and config.levels and config.off and config.paths and config.baseline


def test_config_tells_where_each_value_comes_from(tmp_path):
    (tmp_path / "报告").mkdir()
    (tmp_path / "lawcheck.yaml").write_text(
        "fail-on: should\nyear: 2023\nlevels:\n  plan: advice\noff: {signature: 网页稿}\n"
        "waivers:\n  - {rule: plan, missing: true, reason: 另报, approved_by: 张三, until: 2026-03-31}\n",
        encoding="utf-8",
    )
    status, text, _ = lawcheck(tmp_path, "config", "报告/某县.txt", "--year", "2024")
    assert status == 0
    rows = [re.split(r"\s{2,}", line) for line in text.splitlines()[3:]]
    told = {row[0]: row[1:] for row in rows}
    assert told["fail-on"] == ["should", "lawcheck.yaml:1"]
    assert told["year"] == ["2024", "命令行"]
    assert told["format"] == ["markdown", "默认"]
    assert told["levels.plan"] == ["advice", "lawcheck.yaml:4"]
    assert told["off.signature"] == ["网页稿", "lawcheck.yaml:5"]
    assert told["waivers.plan"] == ["缺少的内容，有效期至2026-03-31", "lawcheck.yaml:7"]
    assert "没有配置文件" in lawcheck(tmp_path, "config", "--no-config")[1]
    (tmp_path / "lawcheck.yaml").write_text("yaer: 1\n", encoding="utf-8")
    status, _, messages = lawcheck(tmp_path, "config")
    assert status == 2 and "year" in messages


def test_paths_of_the_configuration_are_checked_where_none_are_named(tmp_path):
    shutil.copytree(ROOT / "seeds", tmp_path / "报告")
    (tmp_path / "lawcheck.yaml").write_text(
        "paths: [报告]\nexclude: [lasa*]\nformat: json\n", encoding="utf-8"
    )
    status, text, _ = lawcheck(tmp_path, "check")
    assert status == 1 and text.startswith('{"schema_version"') and text.count('"path"') == 4
    status, _, messages = lawcheck(tmp_path, "check", "--no-config")
    assert status == 2 and "没有写要检查的文件" in messages


@pytest.mark.parametrize(
    ("words", "current", "expected"),
    [
        ("lawcheck ", 1, "plain,check"),
        ("lawcheck ", 1, "file,"),
        ("lawcheck --fail", 1, "plain,--fail-on"),
        ("lawcheck 报告.txt --fail", 2, "plain,--fail-on"),
        ("lawcheck 报告.txt --fail-on ", 3, "plain,advice"),
        ("lawcheck check 报", 2, "file,报"),
        ("lawcheck rules val", 2, "plain,validate"),
    ],
)
def test_completion(monkeypatch, words, current, expected):
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(current))
    answer = get_completion_class("bash")(commands.lawcheck, {}, "lawcheck", VARIABLE).complete()
    assert expected in answer.split("\n")


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_for_a_shell(capsysbinary, shell):
    assert print_completion(shell, commands.lawcheck) == 0
    text = capsysbinary.readouterr().out.decode()
    assert f"{VARIABLE}={shell}_complete" in text and text.startswith("# lawcheck 的命令补全")


COMPLETING = {
    "bash": 'eval "$(lawcheck completion bash)"\nCOMP_WORDS=(lawcheck --write); COMP_CWORD=1\n'
    "_lawcheck_completion lawcheck\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n",
    "zsh": 'autoload -Uz compinit; compinit -D; eval "$(lawcheck completion zsh)"; [ -n "$_comps[lawcheck]" ]\n'
    "COMP_WORDS='lawcheck --write' COMP_CWORD=1 _LAWCHECK_COMPLETE=zsh_complete lawcheck",
    "fish": "lawcheck completion fish | source; complete -C 'lawcheck --write'",
}


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_completes_with_its_script(tmp_path, shell):
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"no {shell}")
    command = tmp_path / "lawcheck"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m checker "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    path = f"{tmp_path}:{os.environ['PATH']}"
    done = subprocess.run(
        [program, "-c", COMPLETING[shell]],
        capture_output=True,
        text=True,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PATH": path,
            "HOME": str(tmp_path),
            "ZDOTDIR": str(tmp_path),
        },
        check=False,
    )
    assert "--write-baseline" in done.stdout.split(), done.stderr


def test_help_has_the_sections_of_a_manual(tmp_path):
    text = lawcheck(tmp_path, "--help")[1]
    for section in ("例子：", "文件：", "退出状态：", "环境变量："):
        assert f"\n{section}\n" in text
    assert all(name in text for name in ("NO_COLOR", "lawcheck.yaml", "130", "pyproject.toml"))


def test_explain_names_the_numbers_that_a_configuration_may_change(tmp_path):
    (tmp_path / "lawcheck.yaml").write_text(
        "thresholds: {achievements.data: {at_least: 5}}\n", encoding="utf-8"
    )
    assert "可以调整：at_least（现在是 5）" in lawcheck(tmp_path, "explain", "achievements.data")[1]
