"""A worker of the server that some reports do harm to, as tests/batch/hostile.py does to one of a batch."""

import tempfile
from pathlib import Path

from checker.serve import answers
from tests.batch.hostile import read


def leave(data, path, ending):
    with open(Path(tempfile.gettempdir()) / "left.txt", "wb") as file:
        file.write(data)
    return read(data, path, ending)


def work(*given):
    answers.read_bytes = leave
    answers.work(*given)
