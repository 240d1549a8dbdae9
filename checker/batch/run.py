"""Check many reports into a folder: what ``lawcheck batch`` does, from the reports to the summaries."""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing

from checker.batch.entry import Entry, Written, entry_text, read_entry, written
from checker.batch.figures import Batch, Figures
from checker.batch.journal import HIDDEN, Journal, encoded, name_field
from checker.batch.pool import Bounds, Pool
from checker.batch.sources import Item, Sources
from checker.batch.worker import Task
from checker.checking import Checker, Regime, Wishes, unreadable
from checker.errors import LawcheckError
from checker.reporting.shown import shown, shown_rulebook
from checker.text.outgoing import named
from checker.values import NamedTuple
from checker.version import __version__

_EVERY = 5.0
"""Seconds between two lines of progress."""
_LONGEST = 150
"""Bytes of a file name made from the name of a report: with its ending it fits on every system."""
GAP, NOTICE = ".差距报告.md", ".退回意见.md"


class Order(NamedTuple):
    """What a batch is asked for; ``resume`` None goes on where the folder holds a run of the same reports."""

    paths: tuple[str, ...]
    out: str
    wishes: Wishes
    bounds: Bounds
    expected: str | None = None
    resume: bool | None = None
    quiet: bool = False


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
    sources = Sources(order.paths, checker)
    if not sources.items:
        raise LawcheckError("没有找到要检查的报告。", remedy="请核对文件夹、压缩包或者文件名。")
    nothing = sources.items[0].error
    if nothing is not None and not any(item.file for item in sources.items):
        raise nothing
    expected = None
    if order.expected is not None:
        from checker.batch.expected import read_units

        expected = read_units(order.expected)
    for item in sources.items:  # Broken configurations and packs stop the run before anything is written.
        checker.regime(item.file)
    for passed in () if order.quiet else checker.passed:
        way.say(f"注意：这次检查跳过了{passed}。")
    journal = Journal(order.out)
    try:
        journal.begin(_source_key(order.paths), resume=order.resume)
        run = _Run(order, way, checker, sources, journal)
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


def _source_key(paths: tuple[str, ...]) -> str:
    return _digest(*(os.path.realpath(path).encode("utf-8", "surrogatepass") for path in sorted(paths)))


def _digest(*parts: bytes) -> str:
    made = hashlib.blake2b(digest_size=16)
    for part in parts:
        made.update(len(part).to_bytes(8, "little") + part)
    return made.hexdigest()


class _Run:
    """One run: what it goes through and what it has counted."""

    def __init__(self, order: Order, way: Way, checker: Checker, sources: Sources, journal: Journal) -> None:
        self._order, self._way = order, way
        self._checker, self._sources, self._journal = checker, sources, journal
        self._stems = _stems(sources.items)
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
        rulebook = self._checker.regime(self._sources.items[0].file).rulebook
        pool = Pool(self._order.wishes, self._checker.trees, rulebook, self._order.bounds)
        with closing(pool.check(self._tasks())) as answers:
            for name, answer in answers:
                self._record(name, answer)

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
            key = _digest(data, self._setting(item.file))
            if self._journal.key(item.name) == key and self._is_written(item.name):
                self._kept += 1
                continue
            self._keys[item.name] = key
            yield Task(item.name, item.file, item.ending, data)

    def _setting(self, file: str) -> bytes:
        regime = self._checker.regime(file)
        if id(regime) not in self._settings:
            self._settings[id(regime)] = _setting(regime, self._order.wishes)
        return self._settings[id(regime)]

    def _is_written(self, name: str) -> bool:
        stem = self._stems[name]
        return all(os.path.isfile(os.path.join(self._reports, stem + end)) for end in (GAP, NOTICE))

    def _record(self, name: str, answer: Written) -> None:
        """Write the files of a report, then enter it: what is in the journal is whole."""
        entry = answer.entry
        stem = os.path.join(self._reports, self._stems[name])
        self._way.write((encoded(answer.gap),), stem + GAP)
        self._way.write((encoded(answer.notice),), stem + NOTICE)
        # One that could not be read or over which a worker was lost is tried again by the next run.
        key = self._keys.pop(name, "")
        self._journal.enter(name, "" if entry.lost else key, entry_text(entry), answer.json)
        self._checked += 1
        if entry.error:
            self._way.say(
                f"错误：{entry.error if entry.name in entry.error else f'{entry.name}：{entry.error}'}"
            )
        now = time.monotonic()
        if now - self._told >= _EVERY and not self._order.quiet:
            self._told = now
            self._way.say(self._progress(now))

    def _progress(self, now: float) -> str:
        done, count = self._checked + self._kept, len(self._sources.items)
        rate = self._checked / max(now - self._begun, 0.001)
        left = (count - done) / rate
        remaining = f"{left / 60:.0f}分钟" if left >= 90 else f"{left:.0f}秒"
        return f"已检查{done}/{count}份，每秒{rate:.1f}份，大约还要{remaining}。"

    def sum_up(self, expected: tuple[str, ...] | None) -> Outcome:
        """Write results.jsonl and the summaries, and say how it came out."""
        names = [item.name for item in self._sources.items]
        self._remove_others(names)
        out, write = self._order.out, self._way.write

        def entries() -> Iterator[Entry]:
            return map(read_entry, self._journal.entries(names))

        write((report + b"\n" for report in self._journal.reports(names)), os.path.join(out, "results.jsonl"))
        kind = shown_rulebook(self._checker.regime(self._sources.items[0].file).rulebook).kind.name
        batch = Batch(kind, entries, lambda: self._journal.reports(names))
        if expected is not None:
            from checker.batch.expected import compare

            absent, unsure = compare(expected, entries())
            batch = batch._replace(absent=absent, unsure=unsure)
        figures = Figures(entries())
        self._write_summaries(batch, figures)
        broken = gated = False
        for entry in entries():
            broken |= entry.broken
            gated |= entry.gates
        if not self._order.quiet:
            from checker.batch.summaries import opening

            kept = f"其中{self._kept}份没有变化，沿用以前的结果。" if self._kept else ""
            self._way.say(f"{opening(batch, figures)}{kept}结果已写入 {out}。")
        return Outcome(broken, gated)

    def _write_summaries(self, batch: Batch, figures: Figures) -> None:
        from checker.batch.summaries import html, markdown

        out, write = self._order.out, self._way.write
        write((encoded(markdown(batch, figures)),), os.path.join(out, "summary.md"))
        write((encoded(html(batch, figures)),), os.path.join(out, "summary.html"))
        try:
            from checker.batch.workbook import workbook
        except ImportError:
            self._way.say(
                "提示：没有写 summary.xlsx，需要的组件没有安装；请运行 pip install 'lawcheck[xlsx]'。"
            )
            return
        write((workbook(batch, figures),), os.path.join(out, "summary.xlsx"))

    def _remove_others(self, names: list[str]) -> None:
        """Remove the files of reports that are no longer among the sources."""
        wanted = {self._stems[name] + end for name in names for end in (GAP, NOTICE)}
        for name in os.listdir(self._reports):
            if name not in wanted and name.endswith((GAP, NOTICE)):
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
    return _digest(*made).encode()


def _stems(items: list[Item]) -> dict[str, str]:
    """Return, for the name of each report, the name of its files: one that no system refuses and no other report has."""
    stems: dict[str, str] = {}
    taken: set[str] = {HIDDEN}
    for item in items:
        plain = re.sub(r'[\\/:*?"<>|\x00-\x1f]', "_", named(item.name)).strip(" .") or "_"
        stem = plain.encode("utf-8", "replace")[:_LONGEST].decode("utf-8", "ignore")
        if stem != item.name or stem.casefold() in taken:
            stem = f"{stem}-{_digest(name_field(item.name).encode())[:8]}"
        taken.add(stem.casefold())
        stems[item.name] = stem
    return stems
