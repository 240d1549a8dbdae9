"""What a batch has done so far, so that a kill at any moment loses and doubles nothing.

The journal lies in the folder of the results and only grows: a report is entered in one line once all its files are written.
A line that a kill cut off is dropped by the next run, which does that report again. ``results.jsonl`` is made from the journal at the
end and put into its place at once.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from typing import Any

from checker.errors import LawcheckError, reason
from checker.values import NamedTuple

HIDDEN = ".lawcheck"
_JOURNAL, _LOCK, _STATE = "journal.jsonl", "lock", "state.json"
_TEMPORARY = ".lawcheck-"


class Done(NamedTuple):
    """Where the journal tells of a report: the key it was checked under, where its line begins, and the lengths of the two texts.

    ``entry`` is the length of the entry, ``report`` of the report after it; ``at`` the offset of the entry.
    """

    key: str
    at: int
    entry: int
    report: int


class Journal:
    """The journal of one folder, held by one batch at a time. Raises LawcheckError where the system refuses."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self._hidden = os.path.join(folder, HIDDEN)
        self._path = os.path.join(self._hidden, _JOURNAL)
        try:
            others = os.listdir(folder) if os.path.isdir(folder) else []
            if others and HIDDEN not in others:
                raise LawcheckError(
                    "这个文件夹里已经有别的文件，没有写入。", remedy="请换一个新的文件夹。", path=folder
                )
            os.makedirs(self._hidden, exist_ok=True)
            self._lock = _locked(os.path.join(self._hidden, _LOCK), folder)
        except OSError as error:
            raise refused(error, folder) from None
        self.done: dict[str, Done] = {}
        self._file: Any = None

    def begin(self, source: str, *, resume: bool | None) -> None:
        """Take up what is there: of the same ``source`` (None), of any (True), or nothing (False).

        Raises LawcheckError where the folder holds the results of another source.
        """
        state = os.path.join(self._hidden, _STATE)
        try:
            known = _state(state)
            if known not in (None, source) and resume is None:
                raise LawcheckError(
                    "这个文件夹里是另一批报告的结果，没有写入。",
                    remedy="请换一个文件夹；确要接着用这个文件夹的，请加 --resume，要重新开始的，请加 --no-resume。",
                    path=self.folder,
                )
            if resume is False and os.path.exists(self._path):
                os.unlink(self._path)
            if known != source:
                with open(state, "w", encoding="utf-8") as file:
                    json.dump({"source": source}, file)
            self._sweep()
            self._load()
            self._file = open(self._path, "ab")  # noqa: SIM115
        except OSError as error:
            raise refused(error, self.folder) from None

    def _sweep(self) -> None:
        """Remove the unfinished files of a run that was killed."""
        for folder in (self.folder, os.path.join(self.folder, "reports")):
            for name in os.listdir(folder) if os.path.isdir(folder) else ():
                if name.startswith(_TEMPORARY) and name.endswith(".tmp"):
                    os.unlink(os.path.join(folder, name))

    def _load(self) -> None:
        if not os.path.exists(self._path):
            return
        at = 0
        with open(self._path, "r+b") as file:
            for line in file:
                if not line.endswith(b"\n"):
                    break
                parts = line.split(b"\t")
                if len(parts) == 5 and _sum(parts[1:]) == parts[0].decode("ascii", "replace"):
                    name, key = json.loads(parts[1]), parts[2].decode()
                    start = at + sum(map(len, parts[:3])) + 3
                    if parts[3]:
                        self.done[name] = Done(key, start, len(parts[3]), len(parts[4]) - 1)
                    else:
                        self.done.pop(name, None)
                at += len(line)
            file.truncate(at)

    def enter(self, name: str, key: str, entry: str, report: str) -> None:
        """Enter a report whose files are written. Raises LawcheckError where the system refuses."""
        parts = [name_field(name).encode(), key.encode(), encoded(entry), encoded(report) + b"\n"]
        line = b"\t".join((_sum(parts).encode(), *parts))
        try:
            at = os.fstat(self._file.fileno()).st_size
            self._file.write(line)
            self._file.flush()
        except OSError as error:
            raise refused(error, self.folder) from None
        start = at + len(line) - len(parts[3]) - len(parts[2]) - 1
        self.done[name] = Done(key, start, len(parts[2]), len(parts[3]) - 1)

    def drop(self, names: Iterable[str]) -> None:
        """Enter that these reports are gone: with nothing to tell of them."""
        for name in names:
            self.enter(name, "", "", "")
            del self.done[name]

    def keep(self) -> None:
        """Have what was entered written to the disk itself, so that a loss of power takes the last reports at most."""
        try:
            os.fsync(self._file.fileno())
        except OSError as error:
            raise refused(error, self.folder) from None

    def key(self, name: str) -> str:
        """Return the key that a report was checked under; empty for one that is to be checked."""
        done = self.done.get(name)
        return done.key if done is not None else ""

    def entries(self, names: Iterable[str]) -> Iterator[str]:
        """Yield the entries of these names, in this order, as JSON."""
        with open(self._path, "rb") as file:
            for name in names:
                done = self.done[name]
                file.seek(done.at)
                yield file.read(done.entry).decode()

    def reports(self, names: Iterable[str]) -> Iterator[bytes]:
        """Yield the reports of these names, one JSON object each, in this order."""
        with open(self._path, "rb") as file:
            for name in names:
                done = self.done[name]
                file.seek(done.at + done.entry + 1)
                yield file.read(done.report)

    def close(self) -> None:
        """Let go of the folder."""
        with contextlib.suppress(OSError, AttributeError):
            self._file.close()
        with contextlib.suppress(OSError):
            os.close(self._lock)


def name_field(name: str) -> str:
    """Return a name as a field of a line; what is no Unicode in it is told by its number."""
    return json.dumps(name)


def encoded(text: str) -> bytes:
    """Return a text as it is written; what is no Unicode in it becomes a question mark."""
    return text.encode("utf-8", "replace")


def _sum(parts: list[bytes]) -> str:
    return hashlib.blake2b(b"\t".join(parts), digest_size=8).hexdigest()


def _state(path: str) -> str | None:
    try:
        with open(path, encoding="utf-8") as file:
            return str(json.load(file)["source"])
    except FileNotFoundError:
        return None
    except (ValueError, LookupError, TypeError, RecursionError):
        return ""


def _locked(path: str, folder: str) -> int:
    """Return the number of the file of the lock, held until it is closed or the process ends."""
    number = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        try:
            import fcntl
        except ImportError:
            import msvcrt

            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(number)
        raise LawcheckError(
            "另一个 lawcheck batch 正在往这个文件夹里写，没有开始。",
            remedy="请等它结束，或者换一个文件夹。",
            path=folder,
        ) from None
    return number


def refused(error: OSError, path: str) -> LawcheckError:
    """Return the error for a folder into which nothing can be written."""
    return LawcheckError(
        f"结果文件夹无法写入（{reason(error)}）。已经检查完的都有记录，腾出空间或者改好权限以后再运行一次就接着做。",
        remedy="请核对权限和磁盘空间，或者换一个文件夹。",
        path=path,
    )
