"""Passages that two units have in common: which sentences of a batch stand in more than one unit's report.

Kept in a file beside the journal, so that memory does not grow with the reports. A sentence that many units have is a formula of their
superior's, and no copy; sentences of one unit's reports of several years are compared elsewhere (``--previous``).
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterable

from checker.batch.entry import Entry
from checker.batch.filenames import placed_unit
from checker.batch.journal import encoded, name_field
from checker.errors import LawcheckError
from checker.values import NamedTuple

_FORMULA = 4
"""A sentence that more units than this have is a formula."""
_LEAST, _SHARE = 3, 0.15
"""So many sentences in common, and this share of the shorter report's, are told."""
_MOST = 200


class Copy(NamedTuple):
    """Two reports of different units, by unit and name, with sentences in common: how many, the share of the shorter one, and the first of them."""

    one: str
    other: str
    common: int
    share: float
    example: str


class NoCopies:
    """Stands for :class:`Copies` where no summary is to tell of them."""

    def knows(self, name: str) -> bool:
        """Nothing is to be known of a report."""
        return True

    def enter(self, name: str, said: Iterable[tuple[str, str]]) -> None:
        """Enter nothing."""

    def find(self, entries: Iterable[tuple[str, Entry]]) -> tuple[Copy, ...]:
        """Find nothing."""
        return ()

    def close(self) -> None:
        """Nothing is open."""


class Copies:
    """The sentences of all reports of a batch."""

    def __init__(self, path: str) -> None:
        self._path = path
        try:
            self._base = self._opened()
        # No such file, or a loss of power has damaged it: the reports are checked again.
        except sqlite3.DatabaseError:
            for end in ("", "-wal", "-shm"):
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(path + end)
            try:
                self._base = self._opened()
            except (sqlite3.Error, OSError):
                raise self._refused() from None

    def _opened(self) -> sqlite3.Connection:
        base = sqlite3.connect(self._path, isolation_level=None)
        base.execute("PRAGMA journal_mode=WAL")
        base.execute("PRAGMA synchronous=OFF")  # a kill does no harm, and a loss of power only costs time
        base.execute("CREATE TABLE IF NOT EXISTS entered (name TEXT PRIMARY KEY)")
        base.execute("CREATE TABLE IF NOT EXISTS said (name TEXT, digest TEXT, text TEXT)")
        base.execute("CREATE INDEX IF NOT EXISTS by_name ON said (name)")
        return base

    def _refused(self) -> LawcheckError:
        return LawcheckError(
            "结果文件夹无法写入（磁盘已满或者不让写）。已经检查完的都有记录，再运行一次就接着做。",
            remedy="请核对权限和磁盘空间，或者换一个文件夹。",
            path=self._path,
        )

    def knows(self, name: str) -> bool:
        """Whether the sentences of a report were entered."""
        return (
            self._base.execute("SELECT 1 FROM entered WHERE name = ?", (name_field(name),)).fetchone()
            is not None
        )

    def enter(self, name: str, said: Iterable[tuple[str, str]]) -> None:
        """Enter the sentences of a report in place of those that it had before."""
        base, name = self._base, name_field(name)
        try:
            base.execute("BEGIN")
            base.execute("DELETE FROM said WHERE name = ?", (name,))
            base.executemany(
                "INSERT INTO said VALUES (?, ?, ?)",
                ((name, one, encoded(text).decode()) for one, text in said),
            )
            base.execute("INSERT OR REPLACE INTO entered VALUES (?)", (name,))
            base.execute("COMMIT")
        except sqlite3.Error:
            raise self._refused() from None

    def find(self, entries: Iterable[tuple[str, Entry]]) -> tuple[Copy, ...]:
        """Return what :meth:`_found` does. Raises LawcheckError where the system refuses."""
        try:
            return self._found(entries)
        except sqlite3.Error:
            raise self._refused() from None

    def _found(self, entries: Iterable[tuple[str, Entry]]) -> tuple[Copy, ...]:
        """Return the pairs of reports with the most in common, of those that are still in the batch; entries come with their names."""
        run = self._base.execute
        run("CREATE TEMP TABLE unit (name TEXT PRIMARY KEY, unit TEXT, shown TEXT)")
        self._base.executemany(
            "INSERT OR REPLACE INTO unit VALUES (?, ?, ?)",
            (
                (
                    name_field(name),
                    placed_unit(entry.unit, entry.name)[0],
                    encoded(f"{entry.unit}（{entry.name}）").decode(),
                )
                for name, entry in entries
            ),
        )
        run(
            "CREATE TEMP TABLE shared AS SELECT digest, MIN(text) AS text FROM said JOIN unit USING (name)"
            " GROUP BY digest HAVING COUNT(DISTINCT unit) BETWEEN 2 AND ?",
            (_FORMULA,),
        )
        run(
            "CREATE TEMP TABLE holds AS SELECT said.name, said.digest, shared.text, unit.unit FROM said"
            " JOIN shared USING (digest) JOIN unit ON unit.name = said.name"
        )
        run("CREATE INDEX temp.by_digest ON holds (digest)")
        run(
            "CREATE TEMP TABLE sizes AS SELECT name, COUNT(*) AS size FROM said"
            " WHERE name IN (SELECT name FROM holds) GROUP BY name"
        )
        found = run(
            "SELECT u.shown, v.shown, COUNT(*) AS common, MIN(x.size, y.size), MIN(a.text) FROM holds AS a"
            " JOIN holds AS b ON a.digest = b.digest AND a.name < b.name AND a.unit <> b.unit"
            " JOIN unit AS u ON u.name = a.name JOIN unit AS v ON v.name = b.name"
            " JOIN sizes AS x ON x.name = a.name JOIN sizes AS y ON y.name = b.name"
            " GROUP BY a.name, b.name HAVING common >= ? AND common >= ? * MIN(x.size, y.size)"
            " ORDER BY common DESC, u.shown, v.shown LIMIT ?",
            (_LEAST, _SHARE, _MOST),
        ).fetchall()
        for table in ("unit", "shared", "holds", "sizes"):
            run(f"DROP TABLE temp.{table}")
        return tuple(
            Copy(one, other, count, round(count / size, 4), text) for one, other, count, size, text in found
        )

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()
