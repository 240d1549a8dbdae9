"""A worker that some reports do harm to: it stands in for files that crash, hang or fill the readers."""

import os

from checker.batch import worker

_read = worker.read_bytes


def read(data, path, ending):
    if b"CRASH" in data:
        os.abort()
    if b"ONCE" in data:
        mark = data.split(b"ONCE:")[1].split()[0].decode()
        if not os.path.exists(mark):
            with open(mark, "w"):
                os.kill(os.getpid(), 9)
    if b"ENDLESS" in data:
        while True:
            pass
    if b"HUNGRY" in data:
        # Asked for and not written to: on a busy machine a gigabyte takes longer than a report may.
        raise_memory = [bytes(1_000_000_000) for _ in range(100)]
        assert raise_memory
    return _read(data, path, ending)


def work(*given):
    worker.read_bytes = read
    worker.work(*given)
