"""Damaged and hostile files in one run: each gets its clear message, the others go on, memory and time are bounded."""

import json
import os
import subprocess
import sys

import pytest

pytest.importorskip("lxml", reason="lxml 没有安装")
pytest.importorskip("pypdfium2", reason="读取 PDF 的 pypdfium2 没有安装")

from tests.hostile_files import MB, REPORT, hostile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MEMORY = 700 * MB
"""What the run may take; the largest file is 12 MB on disk and unpacks to hundreds."""
SECONDS = 120
RUN = f"""
import sys, runpy
try:
    import resource
    resource.setrlimit(resource.RLIMIT_DATA, ({MEMORY}, {MEMORY}))
except ImportError:
    pass
sys.argv[0] = "lawcheck"
runpy.run_module("checker", run_name="__main__")
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("恶意")
    files = hostile()
    for name, data, _ in files:
        (folder / name).write_bytes(data)
    (folder / "最后.txt").write_text(REPORT, encoding="utf-8")
    # Without a PATH there is no LibreOffice, so that the outcome is the same on every machine.
    done = subprocess.run(
        [sys.executable, "-c", RUN, "-f", "json", "--no-config", str(folder)],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": ROOT, "PATH": ""},
        timeout=SECONDS,
        check=False,
    )
    return folder, files, done


def test_there_are_many_and_each_has_its_own_name(run):
    names = [name for name, _, _ in run[1]]
    assert len(names) == len(set(names)) >= 60


def test_every_file_gets_its_message_and_none_stops_the_others(run):
    folder, files, done = run
    assert b"Traceback" not in done.stderr
    assert done.returncode == 2
    reports = json.loads(done.stdout)["reports"]
    found = {}
    for report in reports:
        found.setdefault(report["document"]["path"].removeprefix(f"{folder}/"), report["error"])
    for name, _, word in files:
        errors = [error for path, error in found.items() if path == name or path.startswith(f"{name}/")]
        assert errors, name
        if word is None:
            assert errors[0] is None, (name, errors)
        else:
            assert any(error is not None and word in error for error in errors), (name, word, errors)
            assert all("处理办法：" in error for error in errors if error is not None), (name, errors)
    assert found["最后.txt"] is None


def test_nothing_is_written_anywhere(run):
    folder, files, _ = run
    assert sorted(path.name for path in folder.rglob("*")) == sorted(
        [*(name for name, _, _ in files), "最后.txt"]
    )
    assert not (folder.parent / "越界.txt").exists()
