"""The temporary folder of a server: what one that was killed left is removed by the next, and nothing else."""

import os
import signal
import time

import pytest

from checker.serve import folder
from checker.serve.folder import Folder

from .server import Server

pytestmark = pytest.mark.skipif(os.name == "nt", reason="locks and signals of POSIX")


def age(path):
    old = time.time() - 3600
    os.utime(path, (old, old))


def test_only_what_no_server_holds_any_more_is_removed(tmp_path, monkeypatch):
    monkeypatch.setattr(folder.tempfile, "tempdir", str(tmp_path))
    for name in ("lawcheck-serve-left", "lawcheck-serve-new", "lawcheck-other", "mine"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.doc").write_bytes(b"x")
        age(tmp_path / name)
    os.utime(tmp_path / "lawcheck-serve-new")
    (tmp_path / "lawcheck-serve-link").symlink_to(tmp_path / "mine")
    living = Folder()
    age(living.path)
    other = Folder()
    assert {os.path.basename(living.path), os.path.basename(other.path)} == {
        name for name in os.listdir(tmp_path) if name.startswith("lawcheck-serve-")
    } - {"lawcheck-serve-new", "lawcheck-serve-link"}
    assert os.path.exists(tmp_path / "mine" / "a.doc") and os.path.exists(tmp_path / "lawcheck-other")
    for one in (living, other, living):
        one.close()
    assert not any(os.path.exists(one.path) for one in (living, other))


def test_a_server_that_was_killed_leaves_what_the_next_one_removes(tmp_path):
    first = Server("--workers", "1", folder=tmp_path)
    first.process.send_signal(signal.SIGKILL)
    first.process.wait()
    first.process.stderr.close()
    (left,) = os.listdir(tmp_path)
    age(tmp_path / left)
    second = Server("--workers", "1", folder=tmp_path)
    assert left not in os.listdir(tmp_path)
    assert second.stop() == 130 and not os.listdir(tmp_path)
