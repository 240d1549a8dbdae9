"""``--executor dask://…``: a scheduler and two workers of its own, one of them killed under way."""

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.batch.reports import contents, write_folder

pytest.importorskip("distributed")
COUNT = 60
CLI = [sys.executable, "-m", "checker", "batch"]
QUIET = {"DASK_LOGGING__DISTRIBUTED": "error", "PYTHONWARNINGS": "ignore"}


def dask(*arguments, folder):
    module = (
        "distributed.cli.dask_scheduler" if arguments[0] == "scheduler" else "distributed.cli.dask_worker"
    )
    with open(folder / f"{arguments[0]}-{len(os.listdir(folder))}.log", "wb") as log:
        return subprocess.Popen(
            [sys.executable, "-m", module, *arguments[1:]], env=os.environ | QUIET, stdout=log, stderr=log
        )


@pytest.fixture
def cluster(tmp_path):
    """Yield the address of a scheduler with two workers of one thread, and their processes."""
    logs = tmp_path / "logs"
    logs.mkdir()
    place = logs / "scheduler.json"
    running = [
        dask(
            "scheduler",
            "--host=127.0.0.1",
            "--port=0",
            "--no-dashboard",
            f"--scheduler-file={place}",
            folder=logs,
        )
    ]
    try:
        until = time.monotonic() + 60
        while not place.exists() and time.monotonic() < until:
            time.sleep(0.1)
        running += [
            dask(
                "worker",
                f"--scheduler-file={place}",
                "--nthreads=1",
                "--no-nanny",
                "--no-dashboard",
                f"--local-directory={logs}",
                folder=logs,
            )
            for _ in range(2)
        ]
        time.sleep(0.2)
        import json

        yield json.loads(place.read_text())["address"].removeprefix("tcp://"), running[1:]
    finally:
        for process in running:
            process.kill()
            process.wait()


def test_a_worker_killed_under_way_loses_and_doubles_nothing(cluster, tmp_path):
    address, workers = cluster
    folder = write_folder(tmp_path / "in", COUNT)
    alone = subprocess.run([*CLI, folder, "-o", tmp_path / "alone", "-q"], check=False, env=os.environ)
    out = tmp_path / "out"
    run = subprocess.Popen([*CLI, folder, "-o", out, "-q", "--executor", f"dask://{address}"], env=os.environ)
    journal = out / ".lawcheck" / "journal.jsonl"
    until = time.monotonic() + 90
    while (
        not (journal.exists() and journal.read_bytes().count(b"\n") >= 5)
        and run.poll() is None
        and time.monotonic() < until
    ):
        time.sleep(0.02)
    workers[0].send_signal(signal.SIGKILL)
    assert run.wait(120) == alone.returncode == 1
    assert contents(out) == contents(tmp_path / "alone")


def test_no_scheduler_is_told(tmp_path, capfdbinary, monkeypatch):
    from checker.batch import cluster as module
    from checker.cli.commands import run_command

    monkeypatch.setattr(module, "_CONNECT", 1)
    folder = write_folder(tmp_path / "in", 1)
    status = run_command(
        ["batch", str(folder), "-o", str(tmp_path / "out"), "--executor", "dask://127.0.0.1:1"]
    )
    assert status == 2
    assert "连不上 dask" in capfdbinary.readouterr().err.decode()


def test_another_executor_is_told(tmp_path, capfdbinary):
    from checker.cli.commands import run_command

    folder = write_folder(tmp_path / "in", 1)
    assert run_command(["batch", str(folder), "-o", str(tmp_path / "out"), "--executor", "ray://a"]) == 2
    assert "dask://" in capfdbinary.readouterr().err.decode()
