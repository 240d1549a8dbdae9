"""The worked example of docs/decisions/0016, followed to the letter: a new kind of check is one file and its rule."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOLD = next((ROOT / "docs" / "decisions").glob("0016-*.md")).read_text(encoding="utf-8")
(MODULE,) = re.findall(r"```python\n(.*?)```", TOLD, re.S)
(PACK,) = re.findall(r"```yaml\n(.*?)```", TOLD, re.S)
(PLACE,) = re.findall(r"`(checker/checks/\w+/\w+\.py)`", TOLD)
MISTAKES = [
    ("at_most: 60", "at_mots: 60", "是否想写“at_most”"),
    ("{count}", "{cuont}", "cuont"),
    ("at_most: 60", "at_most: viele", "不是整数"),
]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    copy = tmp_path_factory.mktemp("checkout")
    for folder in ("checker", "rules", "schemas", "data", "docs", "seeds"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__", "_data"))
    (copy / PLACE).write_text(MODULE, encoding="utf-8")
    (copy / "mine.yaml").write_text(PACK, encoding="utf-8")
    assert python(copy, "docs/make_checks.py").returncode == 0
    return copy


def python(folder, *words):
    environment = {**os.environ, "PYTHONPATH": str(folder), "XDG_CACHE_HOME": str(folder / "cache")}
    return subprocess.run(
        [sys.executable, *words], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_it_is_short():
    assert len(MODULE.splitlines()) + len(PACK.splitlines()) <= 60


def test_one_file_and_its_rule_are_enough(checkout):
    done = python(checkout, "-m", "checker", "rules", "test", "mine.yaml")
    assert done.returncode == 0 and "2个一致" in done.stdout, done.stdout + done.stderr
    done = python(checkout, "-m", "checker", "--rules", "mine.yaml", "--full", "seeds/kaili-2024.txt")
    assert done.returncode == 1 and "句子长短" in done.stdout and "字，超过60字" in done.stdout
    assert "`long-sentence`" in (checkout / "docs" / "check-kinds.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("right", "wrong", "told"), MISTAKES)
def test_a_mistake_in_the_rule_is_told_with_its_place(checkout, right, wrong, told):
    assert right in PACK
    (checkout / "wrong.yaml").write_text(PACK.replace(right, wrong), encoding="utf-8")
    done = python(checkout, "-m", "checker", "rules", "validate", "wrong.yaml")
    line = next(number for number, text in enumerate(PACK.splitlines(), 1) if right in text)
    assert done.returncode == 2 and told in done.stderr and f"第{line}行" in done.stderr
