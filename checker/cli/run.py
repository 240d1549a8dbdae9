"""Check files and write the report: what every way of calling the command ends in."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator

from checker.checking import Checker, Regime, Wishes, unreadable
from checker.cli import console
from checker.cli.chosen import chosen_files, read_beside, without_results
from checker.cli.folders import Into
from checker.cli.outputs import Outputs, Target, plan, refuse_overwriting, write_nothing_read
from checker.cli.rechecking import Recheck
from checker.config.model import Config
from checker.errors import SEND, LawcheckError, program_fault
from checker.reading.files import shown_path
from checker.reporting.formats import FORMATS, Job, format_of
from checker.reporting.people.conclusion import conclude, unread_text
from checker.reporting.shown import Shown
from checker.results import Report
from checker.rulebook.model import LEVEL_NAMES, MUST, Rulebook
from checker.values import NamedTuple
from checker.version import __version__

OK, GATED, BROKEN = 0, 1, 2
_PROGRESS_FROM = 8


class Options(NamedTuple):
    """The options of one run; the defaults are those of a call without options.

    ``formats`` are the outputs asked for, each NAME or NAME:FILE (none: by the configuration, else markdown),
    ``output`` is the file of the one that names none. ``wishes`` say how to check, ``write_baseline`` names the
    baseline file to write (empty: that of ``wishes`` or of the configuration). ``force_exclude`` excludes named files, too;
    ``full`` shows in gap reports what is in order as well. Where ``corrected`` is a dictionary, every file is corrected
    into it first, and what is checked and annotated is the corrected text; ``since`` is the
    file of an earlier check to compare with. ``example`` is a call of the command that runs.
    """

    formats: tuple[str, ...] = ()
    output: str | None = None
    wishes: Wishes = Wishes()
    write_baseline: str | None = None
    quiet: bool = False
    force_exclude: bool = False
    full: bool = False
    corrected: dict[str, bytes] | None = None
    since: str | None = None
    example: str = "lawcheck 报告.txt"


class Tally:
    """What remains of the reports once they are written: what the summary line says of them."""

    def __init__(self) -> None:
        self.count = self.broken = self.failed = self.unread = 0
        self.last: Shown | None = None

    def add(self, report: Shown) -> None:
        """Count one report."""
        self.count += 1
        self.broken += report.error is not None
        self.failed += report.missing > 0 and not report.unread
        self.unread += bool(report.unread)
        self.last = report

    def summary(self, written: list[str]) -> str:
        """Return the line that a run ends with; ``written`` are the files of its outputs."""
        where = f"，结果已写入 {'、'.join(written)}" if written else ""
        only = self.last
        if self.count == 1 and only is not None:
            if only.error is not None:
                return "没有检查，原因见上面的说明。"
            headline = conclude(only).headline
            strict = "，按设置没有通过" if only.gates() and not only.missing else ""
            return f"{only.path}：{headline}{LEVEL_NAMES[MUST]}不符合{only.missing}项{strict}{where}。"
        good = self.count - self.broken - self.failed - self.unread
        return (
            f"共{self.count}份：{good}份必备项没有不符合，{self.failed}份有必备项不符合"
            f"{f'，{self.unread}份没有读全' if self.unread else ''}"
            f"{f'，{self.broken}份无法读取' if self.broken else ''}{where}。"
        )


def run(paths: Iterable[str], options: Options) -> int:
    """Check all files that ``paths`` name and write the results. Returns the exit status."""
    paths = tuple(paths)
    checker = Checker(options.wishes._replace(record=options.write_baseline is not None))
    checker.trees = tuple(path for path in paths if path and os.path.isdir(path))
    targets: tuple[Target, ...] = ()
    try:
        if formats := options.formats or tuple(filter(None, (format_of(options.output),))):
            targets = plan(formats, options.output)
        files = chosen_files(paths, checker, options.force_exclude, options.example)
        files = without_results(files, paths, targets)
        _refuse_several(files, options.wishes.previous)
        # Broken configurations, packs and baselines stop the run before anything is written.
        regimes = [checker.ready(file) for file in files if isinstance(file, str)] or [checker.ready("")]
        targets = targets or plan((_configured_format(regimes[0].config),), options.output)
        baseline = _baseline_of(options, regimes[0].config)
        places = tuple(_file_by_file(targets, files, paths))
        _spare_what_is_read(places, files, regimes, options.wishes, baseline, options.since)
        if baseline is not None and any(target.format == "docx" for target in targets):
            raise LawcheckError("加批注和写基线不能一起做。", remedy="请分两次运行。")
        rulebooks = tuple({id(regime.rulebook): regime.rulebook for regime in regimes}.values())
        recheck = Recheck(options.since, files, checker)
        outputs = Outputs(
            targets,
            Job(rulebooks, __version__, files=tuple(files), full=options.full, contents=options.corrected),
            paths,
        )
    except LawcheckError as error:
        console.message(f"错误：{error}")
        write_nothing_read(targets, Job((), __version__, error=str(error)))
        return BROKEN
    tally, told = Tally(), set[str]()
    status = OK
    with outputs:
        for report, rulebook, file in _with_progress(
            _reports(files, checker, options.corrected), len(files), options.quiet
        ):
            view = recheck.viewed(report)
            status = max(status, _status(report, view))
            _tell_changes(view, told, options.quiet)
            for notice in () if options.quiet else view.notices:
                console.message(f"提示：{view.path}：{notice}")
            outputs.add(view, rulebook, file)
            tally.add(view)
        failures = outputs.write()
    try:
        if baseline is not None and not failures:
            from checker.cli.recording import write_baseline

            write_baseline(baseline, checker)
    except LawcheckError as error:
        failures.append(error)
    for failure in failures:
        console.message(f"错误：{failure}")
    if failures or recheck.failed:
        return BROKEN
    if not options.quiet:
        _sum_up(checker, tally, targets)
    return status


def _status(report: Report, view: Shown) -> int:
    """Return the status that one report asks for, and say what could not be checked of it."""
    if view.error is not None:
        console.message(f"错误：{view.error}")
        return BROKEN
    if view.unread:
        console.message(f"错误：{view.path}：{unread_text(view)}")
        return BROKEN
    for result in report.faulty:
        console.message(f"错误：{view.path}：{result.outcome.message}处理办法：{SEND}")
    return BROKEN if report.faulty else GATED if report.gates() else OK


def _sum_up(checker: Checker, tally: Tally, targets: tuple[Target, ...]) -> None:
    """Say what concerns the run as a whole, the line that it ends with last."""
    if not tally.count and checker.passed:
        console.message(f"注意：这次检查跳过了{'、'.join(checker.passed)}。")
    for remark in checker.remarks():
        console.message(f"提示：{remark}")
    written = dict.fromkeys(target.path for target in targets if target.path is not None)
    console.message(tally.summary(list(written)))


def _tell_changes(report: Shown, told: set[str], quiet: bool) -> None:
    """Say what configuration, packs and the choice of rules change, each thing once a run, ``quiet`` or not: a pass may rest on it."""
    for change in report.changes:
        if change not in told:
            told.add(change)
            console.message(f"注意：{change}")
    if any(one.excuse is not None for result in report.results for one in result.outcome.findings):
        from checker.reporting.machines.marks import told_waived

        if waived := told_waived(report, must=quiet):
            console.message(f"注意：{report.path}：{waived}")


def _configured_format(config: Config) -> str:
    chosen = config.format or "markdown"
    if chosen not in FORMATS:
        from checker.rulebook.schema import nearest

        assert config.file is not None
        raise config.file.error(
            f"没有“{chosen}”这种输出格式{nearest(chosen, FORMATS)}。",
            ("format",),
            f"可以写：{'、'.join(FORMATS)}。",
        )
    return chosen


def _baseline_of(options: Options, config: Config) -> str | None:
    """Return the baseline file to write, or None."""
    if options.write_baseline is None:
        return None
    from checker.cli.recording import baseline_file

    return baseline_file(options.write_baseline or options.wishes.baseline or config.baseline)


def _refuse_several(files: list[str | LawcheckError], previous: str | None) -> None:
    """Raise LawcheckError where there is not one report to compare with one of last year's."""
    if previous is None or (len(files) == 1 and not os.path.isdir(previous)):
        return
    raise LawcheckError(
        "--previous 是一份上一年的报告，和一份报告对照。",
        remedy="许多份一起对照，请用 lawcheck batch 报告文件夹 -o 结果 --previous 上一年的文件夹。",
    )


def _file_by_file(
    targets: tuple[Target, ...], files: list[str | LawcheckError], given: tuple[str, ...]
) -> Iterator[Target]:
    """Yield the targets, those in a folder file by file and with their summary."""
    for target in targets:
        if target.path is None or not target.folder:
            yield target
            continue
        from checker.cli.singles import summary_place

        into, ending = Into(target.path, given), FORMATS[target.format].ending
        yield from (
            Target(target.format, into.place(file, ending=ending)) for file in files if isinstance(file, str)
        )
        several = len(files) > 1 or any(str(file).lower().endswith(".zip") for file in files)
        if several and (summary := summary_place(target.format, target.path)):
            yield Target(target.format, summary)


def _spare_what_is_read(
    targets: tuple[Target, ...],
    files: list[str | LawcheckError],
    regimes: list[Regime],
    wishes: Wishes,
    baseline: str | None,
    since: str | None,
) -> None:
    if all(target.path is None for target in targets):
        return
    read = [file for file in files if isinstance(file, str)]
    named = filter(None, (baseline, since))
    refuse_overwriting(targets, (*read, *read_beside(wishes, regimes), *named))


def _reports(
    files: list[str | LawcheckError], checker: Checker, contents: dict[str, bytes] | None
) -> Iterator[tuple[Report, Rulebook, str]]:
    """Yield each report with its rulebook and the file that it was read from, empty where there is none."""
    for file in files:
        if isinstance(file, LawcheckError):
            yield unreadable(file.path or "", file), checker.regime("").rulebook, ""
            continue
        rulebook = checker.regime(file).rulebook
        try:
            for report in checker.check(file):
                done = report if contents is None else _corrected(report, file, checker, contents)
                yield done, rulebook, file
        except LawcheckError as error:
            yield unreadable(file, error), rulebook, file
        except Exception as error:  # A fault of the program costs this file and no other.
            yield unreadable(file, program_fault("读取这个文件", error).at(shown_path(file))), rulebook, file


def _corrected(report: Report, file: str, checker: Checker, contents: dict[str, bytes]) -> Report:
    """Return the report on the corrected file, which goes into ``contents``."""
    if report.error is not None:
        return report
    from checker.cli.correction import corrected, rest_text
    from checker.text.outgoing import named

    done = corrected(checker, file, report)
    contents[file] = done.data
    console.message(f"{named(report.path)}：{done.places}处写成修订（作者 lawcheck）{rest_text(done)}。")
    return done.report


def _with_progress(
    reports: Iterator[tuple[Report, Rulebook, str]], count: int, quiet: bool
) -> Iterator[tuple[Report, Rulebook, str]]:
    if quiet or count < _PROGRESS_FROM or not sys.stderr.isatty():
        yield from reports
        return
    import click

    with click.progressbar(reports, length=count, label="检查中", file=sys.stderr) as bar:
        yield from bar
