"""Files are written whole or not at all, beside whatever else happens."""

import os
import subprocess
import sys

import pytest

from checker.cli.files import state_of, write_file
from checker.errors import LawcheckError
from tests.acceptance.test_statuses import GOOD, ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="modes and signals of POSIX")


def test_the_mode_is_kept_and_a_read_only_file_refused(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("旧", encoding="utf-8")
    path.chmod(0o640)
    write_file([b"new"], str(path))
    assert path.read_bytes() == b"new" and path.stat().st_mode & 0o777 == 0o640
    path.chmod(0o444)
    with pytest.raises(LawcheckError, match="只读"):
        write_file([b"newer"], str(path))
    assert path.read_bytes() == b"new" and os.listdir(tmp_path) == ["a.md"]


def test_what_another_program_wrote_meanwhile_stays(tmp_path):
    path = tmp_path / "a.md"
    before = state_of(str(path))
    path.write_text("别人的", encoding="utf-8")
    with pytest.raises(LawcheckError, match="别的程序同时写了"):
        write_file([b"mine"], str(path), before)
    assert path.read_text(encoding="utf-8") == "别人的" and os.listdir(tmp_path) == ["a.md"]


def test_an_error_in_the_middle_leaves_the_old_file(tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes(b"old")

    def pieces():
        yield b"half"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_file(pieces(), str(path))
    assert path.read_bytes() == b"old" and os.listdir(tmp_path) == ["a.md"]


def start(words, folder):
    return subprocess.Popen(
        [sys.executable, "-m", "checker", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": ROOT},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def test_baselines_of_runs_at_the_same_time_are_merged(tmp_path):
    count = 6
    for number in range(count):
        (tmp_path / f"{number}.txt").write_text(GOOD.split("二、", maxsplit=1)[0], encoding="utf-8")
    runs = [start(["--write-baseline", "基线.json", f"{number}.txt"], tmp_path) for number in range(count)]
    for process in runs:
        _, err = process.communicate(timeout=120)
        assert process.returncode == 0, err.decode()
    text = (tmp_path / "基线.json").read_text(encoding="utf-8")
    assert all(f'"{number}.txt"' in text for number in range(count))
    assert not [name for name in os.listdir(tmp_path) if name.endswith(".tmp")]


def test_one_of_many_writers_wins_whole_and_the_others_say_so(tmp_path):
    (tmp_path / "好.txt").write_text(GOOD, encoding="utf-8")
    runs = [start(["-o", "差距.md", "好.txt"], tmp_path) for _ in range(6)]
    statuses = []
    for process in runs:
        _, err = process.communicate(timeout=120)
        statuses.append(process.returncode)
        assert process.returncode == 0 or "别的程序同时写了" in err.decode()
    assert 0 in statuses and set(statuses) <= {0, 2}
    assert (tmp_path / "差距.md").read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("number", [2, 9, 15])
def test_a_run_that_is_stopped_leaves_old_or_new_and_no_temporary_folder(number, tmp_path):
    made = tmp_path / "tmp"
    made.mkdir()
    (tmp_path / "好.txt").write_text(GOOD * 20, encoding="utf-8")
    for step in range(4):
        path = tmp_path / "差距.xlsx"
        path.write_bytes(b"old")
        process = subprocess.Popen(
            [sys.executable, "-m", "checker", "-f", "xlsx", "-o", "差距.xlsx", "好.txt"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": ROOT, "TMPDIR": str(made)},
            stderr=subprocess.PIPE,
        )
        try:
            process.wait(0.1 + 0.15 * step)
        except subprocess.TimeoutExpired:
            process.send_signal(number)
        _, err = process.communicate(timeout=60)
        assert process.returncode in (0, 1, 128 + number, -number), err.decode()
        assert path.read_bytes() == b"old" or path.read_bytes().startswith(b"PK")
        # Before the program begins, Python tells an interrupt in its own way.
        assert number == 9 or (os.listdir(made) == [] and b"checker" not in err.partition(b"Traceback")[2]), (
            err.decode()
        )


def test_an_output_that_is_refused_leaves_no_temporary_folder(tmp_path):
    pytest.importorskip("xlsxwriter", reason="xlsxwriter 没有安装")
    made = tmp_path / "tmp"
    made.mkdir()
    (tmp_path / "好.txt").write_text(GOOD, encoding="utf-8")
    target = tmp_path / "差距.xlsx"
    target.write_bytes(b"old")
    target.chmod(0o444)
    done = subprocess.run(
        [sys.executable, "-m", "checker", "-o", "差距.xlsx", "好.txt"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": ROOT, "TMPDIR": str(made)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2 and "只读" in done.stderr.decode()
    assert os.listdir(made) == [] and target.read_bytes() == b"old"
