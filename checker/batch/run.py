"""Check many reports into a folder: what ``lawcheck batch`` does, from the reports to the summaries."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing

from checker.batch.attention import beforehand
from checker.batch.copies import Copies, NoCopies
from checker.batch.entry import Entry, Written, entry_text, written
from checker.batch.executors import Executor, executor_of
from checker.batch.journal import HIDDEN, Journal, encoded
from checker.batch.keys import setting_key, source_key
from checker.batch.parts import PARTS, REPORTS, SUMMARY, remove_stale
from checker.batch.pool import Bounds
from checker.batch.progress import Progress
from checker.batch.refusals import refuse_no_folder, refuse_own_folder
from checker.batch.sources import Sources
from checker.batch.stems import COPY, GAP, NOTICE, digest, stems
from checker.batch.worker import Task
from checker.checking import Checker, Wishes, unreadable
from checker.errors import LawcheckError
from checker.reporting.shown import shown, shown_rulebook
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from checker.batch.previous import LastYear

_LASTING = 50
"""After so many reports what was entered goes to the disk."""


class Order(NamedTuple):
    """What a batch is asked for; ``resume`` None goes on where the folder holds a run of the same reports.

    ``executor`` names what checks them instead of processes of this machine (checker/batch/executors.py). ``only`` are the
    parts to write (checker/batch/parts.py); what is not written is not made either. What an earlier run wrote of it is removed where it would tell
    of reports that have changed since.
    """

    paths: tuple[str, ...]
    out: str
    wishes: Wishes
    bounds: Bounds
    expected: str | None = None
    resume: bool | None = None
    quiet: bool = False
    executor: str = ""
    only: tuple[str, ...] = PARTS


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
    refuse_own_folder(order.paths, order.out)
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
        from checker.batch.lists import read_units

        expected = read_units(order.expected)
    if order.wishes.previous is not None:
        refuse_no_folder(order.wishes.previous)
    for (
        item
    ) in sources.items:  # Broken configurations, packs and baselines stop the run before anything is written.
        checker.ready(item.file)
    for line in () if order.quiet else beforehand(checker.passed, checker.not_used()):
        way.say(line)
    journal = Journal(order.out)
    try:
        journal.begin(source_key(order.paths), resume=order.resume)
        with closing(_copies(order)) as copies:
            run = _Run(order, way, checker, sources, journal, copies)
            run.check()
            return run.sum_up(expected)
    finally:
        journal.close()


def _copies(order: Order) -> Copies | NoCopies:
    return Copies(os.path.join(order.out, HIDDEN, "said.sqlite")) if SUMMARY in order.only else NoCopies()


class _Run:
    """One run: what it goes through and what it has counted."""

    def __init__(
        self,
        order: Order,
        way: Way,
        checker: Checker,
        sources: Sources,
        journal: Journal,
        copies: Copies | NoCopies,
    ) -> None:
        self._order, self._way = order, way
        self._checker, self._sources, self._journal = checker, sources, journal
        self._copies = copies
        self._last_year: LastYear | None = None
        self._texts = REPORTS in order.only
        self._settings: dict[int, bytes] = {}
        self._keys: dict[str, str] = {}
        self._reports = os.path.join(order.out, "reports")
        named = self._texts or os.path.isdir(self._reports)
        self._stems = stems(sources.items) if named else {}
        self._kept = self._checked = 0
        self._progress: Progress | None = None

    def check(self) -> None:
        """Check what the journal does not tell of yet."""
        try:
            if self._texts:
                os.makedirs(self._reports, exist_ok=True)
        except OSError as error:
            from checker.batch.journal import refused

            raise refused(error, self._order.out) from None
        order, first = self._order, self._sources.items[0].file
        pool = executor_of(order.executor, order.wishes, self._checker, order.bounds, first)
        with closing(pool):
            self._pair(pool)
            self._progress = self._progress_of("已检查", len(self._sources.items))
            for name, answer in pool.check(self._tasks()):
                self._record(name, answer)
        self._journal.keep()

    def _pair(self, pool: Executor) -> None:
        """Find out which report of last year belongs to which, where reports are compared."""
        previous = self._order.wishes.previous
        if previous is None:
            return
        from checker.batch.previous import LastYear

        before = Sources((previous,), self._checker)
        progress = self._progress_of(
            "为了找上一年的报告，已看单位和年度", len(self._sources.items) + len(before.items)
        )

        def check(tasks: Iterable[Task]) -> Iterator[tuple[str, Entry]]:
            for name, answer in pool.check(tasks):
                if progress is not None:
                    progress.step()
                yield name, answer.entry

        known = os.path.join(self._order.out, HIDDEN, "units.json")
        self._last_year = LastYear(self._sources, before, known, check)
        if not self._order.quiet:
            self._way.say(self._last_year.told())

    def _tasks(self) -> Iterator[Task]:
        """Yield the reports to check; those unchanged since they were checked are passed over."""
        for item in self._sources.items:
            try:
                data = self._sources.read(item)
            except LawcheckError as error:
                rulebook = self._checker.regime(item.file).rulebook
                report = unreadable(item.name, error.at(item.name))._replace(path=item.name)
                self._record(item.name, written(shown(report), rulebook, texts=self._texts))
                continue
            last = self._last_year
            before = last.of(item.name) if last is not None else None
            alone = last.alone(item.name) if last is not None and before is None else ""
            compared = (_bytes(before[0]), before[2]) if before is not None else (_bytes(alone),)
            stem = _bytes(self._stems.get(item.name, ""))
            key = digest(data, stem, self._setting(item.file), *(compared if last is not None else ()))
            if (
                self._journal.key(item.name) == key
                and self._is_written(item.name)
                and self._copies.knows(item.name)
            ):
                self._kept += 1
                continue
            self._keys[item.name] = key
            yield Task(
                item.name,
                item.file,
                item.ending,
                data,
                before,
                texts=self._texts,
                said=SUMMARY in self._order.only,
                alone=alone,
            )

    def _setting(self, file: str) -> bytes:
        regime = self._checker.regime(file)
        if id(regime) not in self._settings:
            self._settings[id(regime)] = setting_key(regime, self._order.wishes)
        return self._settings[id(regime)]

    def _is_written(self, name: str) -> bool:
        if not self._texts:
            return True
        stem = self._stems[name]
        try:  # a loss of power leaves files empty
            return all(os.stat(os.path.join(self._reports, stem + end)).st_size for end in (GAP, NOTICE))
        except OSError:
            return False

    def _record(self, name: str, answer: Written) -> None:
        """Write the files of a report, then enter it: what is in the journal is whole."""
        entry = answer.entry
        if not self._checked:
            # At once: a run that is killed before it sums up leaves reports that the next one finds unchanged.
            remove_stale(self._order.out, self._order.only)
        if self._stems:
            self._write_texts(os.path.join(self._reports, self._stems[name]), answer)
        self._copies.enter(name, answer.said)
        # One that could not be read or over which a worker was lost is tried again by the next run.
        key = self._keys.pop(name, "")
        self._journal.enter(name, "" if entry.lost else key, entry_text(entry), answer.json)
        self._checked += 1
        if self._checked % _LASTING == 0:
            self._journal.keep()
        if entry.error:
            self._way.say(
                f"错误：{entry.error if entry.name in entry.error else f'{entry.name}：{entry.error}'}"
            )
        if self._progress is not None:
            self._progress.step(self._kept)

    def _progress_of(self, doing: str, count: int) -> Progress | None:
        return None if self._order.quiet else Progress(self._way.say, count, doing)

    def _write_texts(self, stem: str, answer: Written) -> None:
        """Write the files of a report; those of an earlier run, when the report was another, do not stay."""
        for end, data in ((GAP, encoded(answer.gap)), (NOTICE, encoded(answer.notice)), (COPY, answer.copy)):
            if data:
                self._way.write((data,), stem + end)
            elif os.path.lexists(stem + end):
                os.unlink(stem + end)

    def sum_up(self, expected: tuple[str, ...] | None) -> Outcome:
        """Write results.jsonl and the summaries, and say how it came out."""
        from checker.batch.summing import Ending, sum_up

        names = [item.name for item in self._sources.items]
        present = set(names)
        gone = [name for name in self._journal.done if name not in present]
        removed = self._remove_others(names)
        kind = shown_rulebook(self._checker.regime(self._sources.items[0].file).rulebook).kind.name
        changed = removed or bool(gone) or self._checked > 0
        passed = tuple(self._checker.passed)
        ending = Ending(
            self._order.out, self._way.write, self._way.say, names, kind, self._order.only, changed, passed
        )
        done = sum_up(ending, self._journal, self._copies, expected)
        self._journal.drop(gone)  # not before what tells of them is gone, too: a run may be killed
        for note in done.attention:
            self._way.say(note)
        if not self._order.quiet:
            kept = f"其中{self._kept}份没有变化，沿用以前的结果。" if self._kept else ""
            self._way.say(f"{done.told}{kept}结果已写入 {self._order.out}。")
        return Outcome(done.broken, done.gated)

    def _remove_others(self, names: list[str]) -> bool:
        """Remove the files of reports that are no longer among the sources; whether there were any."""
        if not self._stems:
            return False
        removed = False
        wanted = {self._stems[name] + end for name in names for end in (GAP, NOTICE, COPY)}
        for name in os.listdir(self._reports):
            if name not in wanted and name.endswith((GAP, NOTICE, COPY)):
                os.unlink(os.path.join(self._reports, name))
                removed = True
        return removed


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
