"""Check many reports into a folder: what ``lawcheck batch`` does, from the reports to the summaries."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing

from checker.batch.copies import Copies
from checker.batch.entry import Entry, Written, entry_text, written
from checker.batch.executors import Executor, executor_of
from checker.batch.journal import HIDDEN, Journal, encoded
from checker.batch.pool import Bounds
from checker.batch.sources import Sources
from checker.batch.stems import COPY, GAP, NOTICE, digest, stems
from checker.batch.worker import Task
from checker.checking import Checker, Regime, Wishes, unreadable
from checker.errors import LawcheckError
from checker.reporting.shown import shown, shown_rulebook
from checker.values import TYPE_CHECKING, NamedTuple
from checker.version import __version__

if TYPE_CHECKING:
    from checker.batch.previous import Pairs

_EVERY = 5.0
"""Seconds between two lines of progress."""
_LASTING = 50
"""After so many reports what was entered goes to the disk."""


class Order(NamedTuple):
    """What a batch is asked for; ``resume`` None goes on where the folder holds a run of the same reports.

    ``executor`` names what checks them instead of processes of this machine (checker/batch/executors.py).
    """

    paths: tuple[str, ...]
    out: str
    wishes: Wishes
    bounds: Bounds
    expected: str | None = None
    resume: bool | None = None
    quiet: bool = False
    executor: str = ""


class Way(NamedTuple):
    """How messages and files leave: ``say`` a line to the user, ``write`` pieces to a path whole or not at all."""

    say: Callable[[str], None]
    write: Callable[[Iterable[bytes], str], None]


class Outcome(NamedTuple):
    """How a batch came out: whether something could not be read or checked, whether something gates."""

    broken: bool
    gated: bool


def run_batch(order: Order, way: Way) -> Outcome:
    """Run a batch. Raises LawcheckError where nothing can be checked or nothing can be written."""
    _refuse_own_folder(order)
    checker = Checker(order.wishes)
    checker.trees = tuple(path for path in order.paths if os.path.isdir(path))
    with closing(Sources(order.paths, checker)) as sources:
        return _run(order, way, checker, sources)


def _run(order: Order, way: Way, checker: Checker, sources: Sources) -> Outcome:
    if not sources.items:
        raise LawcheckError("没有找到要检查的报告。", remedy="请核对文件夹、压缩包或者文件名。")
    nothing = sources.items[0].error
    if nothing is not None and not any(item.file for item in sources.items):
        raise nothing
    expected = None
    if order.expected is not None:
        from checker.batch.expected import read_units

        expected = read_units(order.expected)
    if order.wishes.previous is not None:
        _refuse_no_folder(order.wishes.previous)
    for item in sources.items:  # Broken configurations and packs stop the run before anything is written.
        checker.regime(item.file)
    for passed in () if order.quiet else checker.passed:
        way.say(f"注意：这次检查跳过了{passed}。")
    journal = Journal(order.out)
    try:
        journal.begin(_source_key(order.paths), resume=order.resume)
        copies = Copies(os.path.join(order.out, HIDDEN, "said.sqlite"))
        with closing(copies):
            run = _Run(order, way, checker, sources, journal, copies)
            run.check()
            return run.sum_up(expected)
    finally:
        journal.close()


def _refuse_own_folder(order: Order) -> None:
    out = os.path.realpath(order.out)
    for path in order.paths:
        real = os.path.realpath(path)
        if out == real or (os.path.isdir(real) and os.path.commonpath((out, real)) == real):
            raise LawcheckError(
                "结果文件夹在要检查的文件夹里面，下一次会把结果当作报告检查。",
                remedy="请在 -o 后面写别处的一个文件夹。",
                path=order.out,
            )
    if os.path.exists(out) and not os.path.isdir(out):
        raise LawcheckError("输出位置是一个文件。", remedy="请在 -o 后面写一个文件夹。", path=order.out)


def _refuse_no_folder(previous: str) -> None:
    from checker.earlier import need_rapidfuzz

    if not os.path.isdir(previous):
        raise LawcheckError(
            "--previous 要写上一年报告所在的文件夹。",
            remedy="一份和一份对照，请用 lawcheck check --previous。",
            path=previous,
        )
    need_rapidfuzz()


def _source_key(paths: tuple[str, ...]) -> str:
    return digest(*(os.path.realpath(path).encode("utf-8", "surrogatepass") for path in sorted(paths)))


class _Run:
    """One run: what it goes through and what it has counted."""

    def __init__(
        self,
        order: Order,
        way: Way,
        checker: Checker,
        sources: Sources,
        journal: Journal,
        copies: Copies,
    ) -> None:
        self._order, self._way = order, way
        self._checker, self._sources, self._journal = checker, sources, journal
        self._copies = copies
        self._pairs: Pairs | None = None
        self._before: Sources | None = None
        self._stems = stems(sources.items)
        self._settings: dict[int, bytes] = {}
        self._keys: dict[str, str] = {}
        self._reports = os.path.join(order.out, "reports")
        self._begun = self._told = time.monotonic()
        self._kept = self._checked = 0

    def check(self) -> None:
        """Check what the journal does not tell of yet."""
        try:
            os.makedirs(self._reports, exist_ok=True)
        except OSError as error:
            from checker.batch.journal import refused

            raise refused(error, self._order.out) from None
        self._pair()
        with closing(self._pool().check(self._tasks())) as answers:
            for name, answer in answers:
                self._record(name, answer)
        self._keep()

    def _pool(self) -> Executor:
        order = self._order
        return executor_of(
            order.executor, order.wishes, self._checker, order.bounds, self._sources.items[0].file
        )

    def _pair(self) -> None:
        """Find out which report of last year belongs to which, where reports are compared."""
        previous = self._order.wishes.previous
        if previous is None:
            return
        from checker.batch.previous import Known, Pairs

        known = Known(os.path.join(self._order.out, HIDDEN, "units.json"))
        self._before = Sources((previous,), self._checker)

        def check(tasks: Iterable[Task]) -> Iterator[tuple[str, Entry]]:
            with closing(self._pool().check(tasks)) as answers:
                for name, answer in answers:
                    yield name, answer.entry

        here, there = (known.tell(one, digest, check) for one in (self._sources, self._before))
        self._pairs = Pairs(here, there, self._before.items)
        paired = sum(self._pairs.of(item.name) is not None for item in self._sources.items)
        if not self._order.quiet:
            self._way.say(f"{paired}份找到了上一年的报告，{len(self._sources.items) - paired}份没有找到。")

    def _last_year(self, name: str) -> tuple[str, str, bytes] | None:
        item = self._pairs.of(name) if self._pairs is not None else None
        if item is None or self._before is None:
            return None
        return (item.name, item.ending, self._before.read(item))

    def _tasks(self) -> Iterator[Task]:
        """Yield the reports to check; those unchanged since they were checked are passed over."""
        for item in self._sources.items:
            try:
                data = self._sources.read(item)
            except LawcheckError as error:
                rulebook = self._checker.regime(item.file).rulebook
                report = unreadable(item.name, error.at(item.name))
                self._record(item.name, written(shown(report._replace(path=item.name)), rulebook))
                continue
            before = self._last_year(item.name)
            key = digest(data, self._setting(item.file), *((before[0].encode(), before[2]) if before else ()))
            if (
                self._journal.key(item.name) == key
                and self._is_written(item.name)
                and self._copies.knows(item.name)
            ):
                self._kept += 1
                continue
            self._keys[item.name] = key
            yield Task(item.name, item.file, item.ending, data, before)

    def _setting(self, file: str) -> bytes:
        regime = self._checker.regime(file)
        if id(regime) not in self._settings:
            self._settings[id(regime)] = _setting(regime, self._order.wishes)
        return self._settings[id(regime)]

    def _is_written(self, name: str) -> bool:
        stem = self._stems[name]
        try:  # a loss of power leaves files empty
            return all(os.stat(os.path.join(self._reports, stem + end)).st_size for end in (GAP, NOTICE))
        except OSError:
            return False

    def _record(self, name: str, answer: Written) -> None:
        """Write the files of a report, then enter it: what is in the journal is whole."""
        entry = answer.entry
        stem = os.path.join(self._reports, self._stems[name])
        self._way.write((encoded(answer.gap),), stem + GAP)
        self._way.write((encoded(answer.notice),), stem + NOTICE)
        if answer.copy:
            self._way.write((answer.copy,), stem + COPY)
        elif os.path.lexists(stem + COPY):  # of an earlier run, when the report was another
            os.unlink(stem + COPY)
        self._copies.enter(name, answer.said)
        # One that could not be read or over which a worker was lost is tried again by the next run.
        key = self._keys.pop(name, "")
        self._journal.enter(name, "" if entry.lost else key, entry_text(entry), answer.json)
        self._checked += 1
        if self._checked % _LASTING == 0:
            self._keep()
        if entry.error:
            self._way.say(
                f"错误：{entry.error if entry.name in entry.error else f'{entry.name}：{entry.error}'}"
            )
        now = time.monotonic()
        if now - self._told >= _EVERY and not self._order.quiet:
            self._told = now
            self._way.say(self._progress(now))

    def _keep(self) -> None:
        """Have what was entered written to the disk itself."""
        self._journal.keep()

    def _progress(self, now: float) -> str:
        done, count = self._checked + self._kept, len(self._sources.items)
        rate = self._checked / max(now - self._begun, 0.001)
        left = (count - done) / rate
        remaining = f"{left / 60:.0f}分钟" if left >= 90 else f"{left:.0f}秒"
        return f"已检查{done}/{count}份，每秒{rate:.1f}份，大约还要{remaining}。"

    def sum_up(self, expected: tuple[str, ...] | None) -> Outcome:
        """Write results.jsonl and the summaries, and say how it came out."""
        from checker.batch.summing import Ending, sum_up

        names = [item.name for item in self._sources.items]
        self._remove_others(names)
        kind = shown_rulebook(self._checker.regime(self._sources.items[0].file).rulebook).kind.name
        ending = Ending(self._order.out, self._way.write, self._way.say, names, kind)
        done = sum_up(ending, self._journal, self._copies, expected)
        if not self._order.quiet:
            kept = f"其中{self._kept}份没有变化，沿用以前的结果。" if self._kept else ""
            self._way.say(f"{done.told}{kept}结果已写入 {self._order.out}。")
        return Outcome(done.broken, done.gated)

    def _remove_others(self, names: list[str]) -> None:
        """Remove the files of reports that are no longer among the sources."""
        wanted = {self._stems[name] + end for name in names for end in (GAP, NOTICE, COPY)}
        for name in os.listdir(self._reports):
            if name not in wanted and name.endswith((GAP, NOTICE, COPY)):
                os.unlink(os.path.join(self._reports, name))


def _setting(regime: Regime, wishes: Wishes) -> bytes:
    """Return what, beside its bytes, decides how a report comes out: program, packs, configuration, options."""
    parts = [__version__, repr(tuple(wishes)), repr(regime.changes), repr(sorted(regime.off.items()))]
    parts += [f"{pack.name} {pack.version}" for pack in regime.rulebook.packs]
    if regime.config.waivers:  # they expire by the day
        parts.append(wishes.today or time.strftime("%Y-%m-%d"))
    made = [part.encode("utf-8", "surrogatepass") for part in parts]
    for path in (*regime.files, wishes.baseline, regime.config.baseline):
        try:
            with open(path or os.devnull, "rb") as file:
                made.append(file.read())
        except OSError:
            made.append(b"")
    return digest(*made).encode()
