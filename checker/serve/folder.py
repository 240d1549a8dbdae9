"""The temporary folder of a server, and those of servers that were ended before they could remove theirs."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator

_PREFIX = "lawcheck-serve-"
_NEW = 60.0
"""Seconds within which a folder can be one that its server has made and not locked yet."""


class Folder:
    """A temporary folder, locked as long as the process lives: the system frees the lock however the process ends."""

    def __init__(self) -> None:
        """Make the folder, and remove those that were left behind."""
        for left in _abandoned():
            shutil.rmtree(left, ignore_errors=True)
        self.path = tempfile.mkdtemp(prefix=_PREFIX)
        self._lock = _locked(self.path)

    def close(self) -> None:
        """Remove the folder and what is in it."""
        shutil.rmtree(self.path, ignore_errors=True)
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def _abandoned() -> Iterator[str]:
    """Yield the folders of this user's servers that live no more. Where systems have no locks, none is known to be."""
    if not hasattr(os, "getuid"):  # Windows
        return
    with contextlib.suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for entry in entries:
            if not entry.name.startswith(_PREFIX) or not entry.is_dir(follow_symlinks=False):
                continue
            status = entry.stat(follow_symlinks=False)
            if status.st_uid != os.getuid() or time.time() - status.st_mtime < _NEW:
                continue
            lock = _locked(entry.path)
            if lock is not None:
                yield entry.path
                os.close(lock)


def _locked(path: str) -> int | None:
    """Lock a folder and return what holds the lock, None where another process has it or there are no locks."""
    try:
        import fcntl

        number = os.open(path, os.O_RDONLY)
    except (ImportError, OSError):
        return None
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(number)
        return None
    return number
