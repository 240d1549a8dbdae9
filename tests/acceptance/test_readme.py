"""What README claims holds."""

import os
import re
import subprocess
import sys

from checker.rulebook.shipped import shipped_rulebook

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
with open(os.path.join(ROOT, "README.md"), encoding="utf-8") as _file:
    README = _file.read()


def between(name):
    return re.search(rf"<!-- {name} -->\n(.*?)\n<!-- /{name} -->", README, re.S).group(1)


def lawcheck(*arguments, cwd=ROOT):
    command = [sys.executable, "-m", "checker", *arguments]
    return subprocess.run(
        command, capture_output=True, cwd=cwd, env={**os.environ, "PYTHONPATH": ROOT}, check=False
    )


def test_the_help_block_is_the_commands_own():
    shown = between("help").removeprefix("```text\n").removesuffix("\n```")
    assert shown == lawcheck("--help").stdout.decode().rstrip()


def test_the_excerpt_is_a_real_gap_report():
    excerpt = "\n".join(
        line[2:] if line.startswith("> ") else line[1:] for line in between("excerpt").splitlines()
    )
    assert len(excerpt) > 500
    assert excerpt in lawcheck("seeds/kaili-2024.txt").stdout.decode()


def test_the_rule_of_the_manual_works(tmp_path):
    block = re.search(r"```yaml\n(.*?)```", README, re.S).group(1)
    (tmp_path / "省.yaml").write_text(block, encoding="utf-8")
    assert lawcheck("rules", "validate", "省.yaml", cwd=tmp_path).returncode == 0
    done = lawcheck("rules", "test", "省.yaml", cwd=tmp_path)
    assert done.returncode == 0 and "共2个例子，2个一致" in done.stdout.decode()


def test_counts_and_links():
    assert f"共{len(shipped_rulebook().rules)}条" in README
    for link in re.findall(r"\]\(([^)]+)\)", README):
        assert os.path.exists(os.path.join(ROOT, link)), link


def test_the_commands_are_those_that_ci_runs():
    with open(os.path.join(ROOT, ".ci", "run"), encoding="utf-8") as file:
        ci = file.read()
    first, second = re.search(r"```bash\n(.*?)\n(.*?)\n```", README).groups()
    assert first.split(" && .venv/bin/lawcheck")[0] in ci and "lawcheck seeds/kaili-2024.txt" in ci
    assert second in ci
