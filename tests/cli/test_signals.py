"""A run that is interrupted: it ends at once, with the status that says so and without a traceback."""

import os
import signal
import subprocess
import sys
import time

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def when_read(fifo):
    """Return when somebody has opened it: on a busy machine a program takes its time to begin."""
    end = time.monotonic() + 60
    while True:
        try:
            return os.open(fifo, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:  # nobody yet
            assert time.monotonic() < end
            time.sleep(0.05)


def test_an_interrupt_ends_with_130(tmp_path):
    fifo = tmp_path / "管道.txt"
    os.mkfifo(fifo)
    process = subprocess.Popen(
        [sys.executable, "-m", "checker", str(fifo)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": ROOT},
        # A shell that runs the tests in the background has its children ignore interrupts.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
    )
    try:
        when_read(fifo)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 130 and b"Traceback" not in errors


LOST = """
import os, sys, time, weakref
sys.path.insert(0, sys.argv[1])
from checker.cli import main
class Thing: pass
def run(*arguments):
    thing = Thing()
    callback = weakref.ref(thing, lambda _: os.kill(os.getpid(), int(sys.argv[2])))
    del thing
    end = time.monotonic() + 20
    while time.monotonic() < end:
        pass
    return 0
main._dispatch = run
main.main()
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_in_a_callback_of_the_interpreter_still_ends_the_run(number, status):
    done = subprocess.run(
        [sys.executable, "-c", LOST, ROOT, str(int(number))],
        capture_output=True,
        check=False,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert done.returncode == status and b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_an_interrupt_while_the_program_is_got_ready_leaves_no_traceback():
    code = (
        "import sys, _signal, os\n"
        f"sys.path.insert(0, {ROOT!r})\n"
        "from checker.cli import main\n"
        "main.import_quickly = lambda: os.kill(os.getpid(), _signal.SIGINT)\n"
        "main.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=False,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert done.returncode == 130 and b"Traceback" not in done.stderr
