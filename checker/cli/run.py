"""Check files and write the report: what every way of calling the command ends in."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator

from checker import __version__
from checker.checking import Checker, Regime, Wishes, unreadable
from checker.cli import console
from checker.config.model import Config
from checker.errors import LawcheckError, reason
from checker.judge import Report
from checker.reading.files import STDIN, find_files
from checker.reading.wildcards import expand, has_wildcard
from checker.reporting.blocks import Block
from checker.reporting.gap import conclude, gap_blocks, overview_blocks
from checker.rulebook.model import LEVEL_NAMES, MUST, Rulebook
from checker.values import NamedTuple

OK, GATED, BROKEN = 0, 1, 2
FORMATS = ("markdown", "json", "docx")
_PROGRESS_FROM = 8


class Options(NamedTuple):
    """The options of one run; the defaults are those of a call without options.

    ``format`` is one of :data:`FORMATS` (None: by the configuration, else markdown), ``wishes`` say how to check,
    ``write_baseline`` names the baseline file to write (empty: that of ``wishes`` or of the configuration).
    """

    format: str | None = None
    output: str | None = None
    wishes: Wishes = Wishes()
    write_baseline: str | None = None
    quiet: bool = False


class Line(NamedTuple):
    """One row of the overview: what remains of a report once its text is written."""

    path: str
    headline: str
    unmet: int
    error: str | None


def run(paths: Iterable[str], options: Options) -> int:
    """Check all files that ``paths`` name and write the result. Returns the exit status."""
    checker = Checker(options.wishes._replace(record=options.write_baseline is not None))
    try:
        files = _files(tuple(paths), checker)
        # Broken configurations and packs stop the run before anything is written.
        regimes = [checker.regime(file) for file in files if isinstance(file, str)] or [checker.regime("")]
        options = options._replace(format=_format(options, regimes[0].config))
        _refuse_overwriting(options, files)
        baseline = _baseline_file(options, regimes[0].config)
        if baseline is not None and options.format == "docx":
            raise LawcheckError("加批注和写基线不能一起做。", remedy="请分两次运行。")
    except LawcheckError as error:
        console.message(f"错误：{error}")
        if options.format == "json":
            from checker.reporting.jsonout import envelope

            console.output(envelope([], (), __version__))
        return BROKEN
    if options.format == "docx":
        from checker.cli.annotating import annotate_file

        return annotate_file(files, options.output, checker, _write, quiet=options.quiet)
    entries: list[str] = []
    lines: list[Line] = []
    status = OK
    checked = _with_progress(_reports(files, checker), len(files), options.quiet)
    for report, rulebook in checked:
        if report.error is not None:
            status = BROKEN
            console.message(f"错误：{report.error}")
        elif report.gates() and status == OK:
            status = GATED
        for notice in () if options.quiet else report.notices:
            console.message(f"提示：{report.path}：{notice}")
        entries.append(_entry(report, rulebook, options))
        lines.append(_line(report))
    try:
        _write(_assemble(entries, lines, regimes, options), options.output)
        if baseline is not None:
            _write_baseline(baseline, checker)
    except LawcheckError as error:
        console.message(f"错误：{error}")
        return BROKEN
    if not options.quiet:
        for remark in checker.unused_waivers():
            console.message(f"提示：{remark}")
        console.message(_summary(lines, options.output))
    return status


def _files(paths: tuple[str, ...], checker: Checker) -> list[str | LawcheckError]:
    """Return the files that ``paths`` name, or else the configuration; files found in folders may be excluded."""
    if not paths:
        config = checker.regime("").config
        paths = tuple(os.path.join(config.folder, path) for path in config.paths)
    files = list(find_files(paths))
    if not files:
        raise LawcheckError("没有写要检查的文件。", remedy="请写出文件名，例如 lawcheck 报告.txt。")
    named = {name for path in paths for name in expand(path) if name == path or not has_wildcard(path)}
    kept = [
        file for file in files if not isinstance(file, str) or file in named or not checker.is_excluded(file)
    ]
    if not kept:
        raise LawcheckError("找到的文件都被配置排除了。", remedy="请核对配置文件里的 exclude。")
    return kept


def _format(options: Options, config: Config) -> str:
    chosen = options.format or config.format or FORMATS[0]
    if chosen not in FORMATS:
        from checker.rulebook.schema import nearest

        assert config.file is not None
        raise config.file.error(
            f"没有“{chosen}”这种输出格式{nearest(chosen, FORMATS)}。",
            ("format",),
            f"可以写：{'、'.join(FORMATS)}。",
        )
    return chosen


def _baseline_file(options: Options, config: Config) -> str | None:
    """Return where to write the baseline, or None; an existing file must be a baseline."""
    if options.write_baseline is None:
        return None
    from checker.gate.baseline import DEFAULT, read_baseline

    path = options.write_baseline or options.wishes.baseline or config.baseline or DEFAULT
    if os.path.exists(path):
        read_baseline(path)
    return path


def _write_baseline(path: str, checker: Checker) -> None:
    """Write the gaps found; those of rules and existing reports that were not checked this time stay."""
    from checker.gate.baseline import baseline_text, key_of, read_baseline

    folder = os.path.dirname(os.path.abspath(path))
    known = read_baseline(path) if os.path.exists(path) else {}
    found = {}
    for file, entries in checker.recorded.items():
        name = key_of(file, path)
        reported = checker.regime(file).reported
        unseen = [entry for entry in known.get(name, ()) if entry.rule not in reported]
        found[name] = (*entries, *unseen)
    kept = {name: entries for name, entries in known.items() if _still_there(os.path.join(folder, name))}
    _write(baseline_text({**kept, **found}), path)
    count = sum(len(entries) for entries in found.values())
    console.message(f"基线已写入 {path}：{len(found)}份报告，{count}处问题；以后只报新出现的。")


def _still_there(path: str) -> bool:
    """Whether a report exists; one in an archive exists with the archive."""
    at = path.lower().find(".zip/")
    return os.path.exists(path if at < 0 else path[: at + 4])


def _refuse_overwriting(options: Options, files: list[str | LawcheckError]) -> None:
    output = options.output
    if output is None:
        return
    if os.path.isdir(output):
        raise LawcheckError("输出位置是一个文件夹。", remedy="请在 -o 后面写文件名。", path=output)
    if not os.path.exists(output):
        return
    target = os.stat(output)
    for file in (*files, *options.wishes.rules):
        if not isinstance(file, str):
            continue
        status = os.fstat(0) if file == STDIN else os.stat(file) if os.path.exists(file) else None
        if status is not None and os.path.samestat(status, target):
            raise LawcheckError(
                "输出文件就是要读取的文件，会把它覆盖掉。", remedy="请在 -o 后面换一个文件名。", path=output
            )


def _reports(files: list[str | LawcheckError], checker: Checker) -> Iterator[tuple[Report, Rulebook]]:
    for file in files:
        if isinstance(file, LawcheckError):
            yield unreadable(file.path or "", file), checker.regime("").rulebook
            continue
        rulebook = checker.regime(file).rulebook
        try:
            for report in checker.check(file):
                yield report, rulebook
        except LawcheckError as error:
            yield unreadable(file, error), rulebook


def _with_progress(
    reports: Iterator[tuple[Report, Rulebook]], count: int, quiet: bool
) -> Iterator[tuple[Report, Rulebook]]:
    if quiet or count < _PROGRESS_FROM or not sys.stderr.isatty():
        yield from reports
        return
    import click

    with click.progressbar(reports, length=count, label="检查中", file=sys.stderr) as bar:
        yield from bar


def _entry(report: Report, rulebook: Rulebook, options: Options) -> str:
    if options.format == "json":
        from checker.reporting.jsonout import report_json

        return report_json(report)
    return _rendered(gap_blocks(report, rulebook, __version__), options)


def _rendered(blocks: list[Block], options: Options) -> str:
    if options.output is None and console.is_terminal():
        from checker.reporting import terminal

        return terminal.render(blocks, console.terminal_width(), console.wants_colour())
    from checker.reporting import markdown

    return markdown.render(blocks)


def _line(report: Report) -> Line:
    headline = "没有检查" if report.document is None else conclude(report).headline
    return Line(report.path, headline, report.missing, report.error)


def _assemble(entries: list[str], lines: list[Line], regimes: list[Regime], options: Options) -> str:
    if options.format == "json":
        from checker.reporting.jsonout import envelope

        packs = {pack.name: pack for regime in reversed(regimes) for pack in regime.rulebook.packs}
        order = dict.fromkeys(pack.name for regime in regimes for pack in regime.rulebook.packs)
        return envelope(entries, [packs[name] for name in order], __version__)
    if len(entries) == 1:
        return entries[0]
    rows = [
        (line.path, line.headline.rstrip("。"), str(line.unmet) if line.error is None else "无法读取")
        for line in lines
    ]
    return "\n".join([_rendered(overview_blocks(rows, regimes[0].rulebook), options), *entries])


def _write(content: str | bytes, path: str | None) -> None:
    """Write a text to standard output, or a text or file to a file whole or not at all."""
    if path is None:
        assert isinstance(content, str)
        console.output(content)
        return
    data = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
    path = os.path.realpath(path)
    # A pipe or a device cannot be replaced by a file made beside it.
    special = os.path.exists(path) and not os.path.isfile(path)
    temporary = path if special else f"{path}.{os.getpid()}.tmp"
    try:
        with open(temporary, "wb") as file:
            file.write(data)
        if not special:
            os.replace(temporary, path)
    except OSError as error:
        if not special and os.path.exists(temporary):
            os.unlink(temporary)
        raise LawcheckError(
            f"结果无法写入（{reason(error)}）。",
            remedy="请核对文件夹是否存在、文件是否被别的程序打开。",
            path=path,
        ) from None


def _summary(lines: list[Line], output: str | None) -> str:
    read = [line for line in lines if line.error is None]
    where = f"，结果已写入 {output}" if output else ""
    if len(lines) == 1 and read:
        only = read[0]
        return f"{only.path}：{only.headline}{LEVEL_NAMES[MUST]}不符合{only.unmet}项{where}。"
    if len(lines) == 1:
        return "没有检查：文件无法读取。"
    failed = sum(1 for line in read if line.unmet)
    broken = len(lines) - len(read)
    return (
        f"共{len(lines)}份：{len(read) - failed}份必备项没有不符合，{failed}份有必备项不符合"
        f"{f'，{broken}份无法读取' if broken else ''}{where}。"
    )
