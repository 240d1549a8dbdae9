"""The hooks, the Action and the recipes: what of them can run here is run."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from checker.config.load import load_config

ROOT = Path(__file__).resolve().parents[2]
RECIPES = ROOT / "docs" / "recipes"
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def scratch(tmp_path):
    """A repository with a draft that fails and one that passes, and the commands that scripts call."""
    for name, source in (
        ("报告/凯里 2024.txt", "seeds/kaili-2024.txt"),
        ("通过/报告.txt", "tests/corpus/d01.txt"),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((ROOT / source).read_bytes())
    commands = tmp_path / ".commands"
    commands.mkdir()
    log = commands / "pip.log"
    scripts = {
        "lawcheck": f'exec "{sys.executable}" -m checker "$@"',
        "python": f'if [ "$2" = pip ]; then printf "%s\\n" "$@" >> "{log}"; else exec "{sys.executable}" "$@"; fi',
    }
    for name, script in scripts.items():
        (commands / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (commands / name).chmod(0o755)
    return tmp_path


def shell(folder, script, **environment):
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        capture_output=True,
        cwd=folder,
        check=False,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PATH": f"{folder}/.commands:{os.environ['PATH']}",
            **environment,
        },
    )


def run_action(folder, **inputs):
    """Run the shell steps of the Action as the runner does; return the last exit status and all output."""
    values = {name: entry["default"] for name, entry in ACTION["inputs"].items()} | inputs
    output, summary = folder / ".commands" / "output", folder / ".commands" / "summary"
    status, text = 0, ""
    for step in ACTION["runs"]["steps"]:
        if "run" not in step:
            continue
        known = {f"inputs.{name}": value for name, value in values.items()} | {
            "github.action_path": str(ROOT)
        }
        if output.exists():
            known |= {
                f"steps.check.outputs.{name}": value
                for name, value in (
                    line.split("=") for line in output.read_text(encoding="utf-8").splitlines()
                )
            }
        environment = {name: known[value.strip("${} ")] for name, value in step["env"].items()}
        done = shell(
            folder, step["run"], GITHUB_OUTPUT=str(output), GITHUB_STEP_SUMMARY=str(summary), **environment
        )
        status, text = done.returncode, text + done.stdout.decode() + done.stderr.decode()
        if status:
            break
    return status, text


def test_the_steps_of_the_action_on_a_draft_that_fails(scratch):
    status, text = run_action(scratch, paths="\n  \n报告\n")
    assert status == 1 and "Traceback" not in text
    assert re.search(r"^::error .*file=报告/凯里 2024.txt", text, re.M)
    assert json.loads((scratch / "lawcheck.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert "暂不能公开发布" in (scratch / ".commands" / "summary").read_text(encoding="utf-8")
    assert (scratch / ".commands" / "output").read_text(encoding="utf-8") == "status=1\n"
    assert f"{ROOT}[all]" in (scratch / ".commands" / "pip.log").read_text(encoding="utf-8").split("\n")


def test_the_steps_of_the_action_on_others(scratch):
    assert run_action(scratch, paths="通过")[0] == 0
    (scratch / ".commands" / "output").unlink()
    assert run_action(scratch, **{"paths": "报告\r\n通过/报告.txt", "fail-on": "never"})[0] == 0


def test_no_input_of_the_action_is_taken_for_a_command(scratch):
    status, text = run_action(scratch, paths='$(touch x); `touch y`"\n报告')
    assert status == 2 and "找不到" in text and not (scratch / "x").exists() and not (scratch / "y").exists()
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "") and ("run" not in step or step["shell"] == "bash")


@pytest.mark.parametrize(
    ("recipe", "files"),
    [
        ("gitlab-ci.yml", ["gl-code-quality.json", "lawcheck.xml", "差距报告.md"]),
        ("gitee-go.yml", ["lawcheck.xml", "差距报告.md"]),
        ("Jenkinsfile", ["lawcheck.sarif", "lawcheck.xml", "差距报告.md"]),
    ],
)
def test_the_commands_of_a_recipe_run(scratch, recipe, files):
    text = (RECIPES / recipe).read_text(encoding="utf-8")
    if recipe.endswith(".yml"):
        assert yaml.safe_load(text)
    (command,) = re.findall(r"lawcheck check [^'\n]*", text)
    done = shell(scratch, command)
    assert done.returncode == 1 and b"Traceback" not in done.stderr
    assert all((scratch / name).stat().st_size > 100 and name in text for name in files)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("报告/某县2024年法治政府建设年度报告.docx", True),
        ("法治政府建设/a.txt", True),
        ("2023年依法行政工作报告.pdf", True),
        ("README.txt", False),
        ("法治政府建设.py", False),
    ],
)
def test_the_hook_takes_reports_by_their_names(name, expected):
    assert bool(re.search(HOOKS[0]["files"], name)) is expected


def test_the_hooks_run(scratch):
    entries = [shlex.split(hook["entry"]) for hook in HOOKS]
    assert shell(scratch, shlex.join([*entries[0], "报告/凯里 2024.txt"])).returncode == 1
    assert shell(scratch, shlex.join([*entries[0], "通过/报告.txt"])).returncode == 0
    assert shell(scratch, shlex.join([*entries[1], str(ROOT / "rules" / "document.yaml")])).returncode == 0


def test_configurations_in_the_manual_are_valid(tmp_path):
    text = (ROOT / "docs" / "gate.md").read_text(encoding="utf-8")
    blocks = [
        block
        for block in re.findall(r"```yaml\n(.*?)```", text, re.S)
        if "repos:" not in block and "jobs:" not in block
    ]
    assert len(blocks) == 2
    for block in blocks:
        (tmp_path / "lawcheck.yaml").write_text(block, encoding="utf-8")
        load_config(str(tmp_path / "lawcheck.yaml"))
    for link in re.findall(r"\]\(([^)]+)\)", text):
        assert (ROOT / "docs" / link).exists(), link


def test_scripts_for_other_machines_are_at_least_well_formed():
    assert subprocess.run(["bash", "-n", RECIPES / "make-bundle.sh"], check=False).returncode == 0
    batch = (RECIPES / "install-offline.bat").read_bytes()
    assert batch.isascii() and batch.count(b"\n") == batch.count(b"\r\n")
    assert "USER 10001" in (ROOT / "Dockerfile").read_text(encoding="utf-8")
