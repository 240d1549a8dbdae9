"""Check files and write the report: what every way of calling the command ends in."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator

from checker import __version__
from checker.cli import console
from checker.errors import LawcheckError, reason
from checker.judge import Report, judge
from checker.reading.files import STDIN, find_files, read_file
from checker.reporting.blocks import Block
from checker.reporting.gap import conclude, gap_blocks, overview_blocks
from checker.rulebook.model import LEVEL_NAMES, MUST, UNMET, Rulebook
from checker.values import NamedTuple

OK, GATED, BROKEN = 0, 1, 2
_PROGRESS_FROM = 8


class Options(NamedTuple):
    """The options of one run; the defaults are those of a call without options.

    ``format`` is markdown or json, ``fail_on`` a level or never, ``published`` a date YYYY-MM-DD.
    """

    format: str = "markdown"
    output: str | None = None
    rules: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = MUST
    year: int | None = None
    published: str | None = None
    quiet: bool = False


class Line(NamedTuple):
    """One row of the overview: what remains of a report once its text is written."""

    path: str
    headline: str
    unmet: int
    error: str | None


def run(paths: Iterable[str], options: Options) -> int:
    """Check all files that ``paths`` name and write the result. Returns the exit status."""
    try:
        rulebook = load_rulebook(options.rules)
        reported = selected(rulebook, options.select, options.ignore)
        files = list(find_files(paths))
        if not files:
            raise LawcheckError("没有指定要检查的文件。", remedy="请写出文件名，例如 lawcheck 报告.txt。")
        _refuse_overwriting(options, files)
    except LawcheckError as error:
        console.message(f"错误：{error}")
        if options.format == "json":
            from checker.reporting.jsonout import envelope

            console.output(envelope([], (), __version__))
        return BROKEN
    entries: list[str] = []
    lines: list[Line] = []
    status = OK
    for report in _with_progress(_reports(files, rulebook, reported, options), len(files), options.quiet):
        if report.error is not None:
            status = BROKEN
            console.message(f"错误：{report.error}")
        elif report.gates(options.fail_on) and status == OK:
            status = GATED
        entries.append(_entry(report, rulebook, options))
        lines.append(_line(report))
    try:
        _write(_assemble(entries, lines, rulebook, options), options.output)
    except LawcheckError as error:
        console.message(f"错误：{error}")
        return BROKEN
    if not options.quiet:
        console.message(_summary(lines, options.output))
    return status


def load_rulebook(rules: tuple[str, ...]) -> Rulebook:
    """Return the shipped packs, with those at the paths ``rules`` beside or in place of them."""
    from checker.rulebook.shipped import shipped_data, shipped_rulebook

    if not rules:
        return shipped_rulebook()
    from checker.rulebook.compile import compile_rulebook
    from checker.rulebook.load import load_beside

    data = shipped_data()
    return compile_rulebook(data["kind"], load_beside(data["packs"], rules, data["kind"]))


def selected(rulebook: Rulebook, select: tuple[str, ...], ignore: tuple[str, ...]) -> frozenset[str]:
    """Return the ids of the rules to report.

    Raises LawcheckError for a name that is no rule and no ``pack:NAME``, and when nothing is left.
    """
    chosen = _named(rulebook, select) if select else {rule.id for rule in rulebook.rules}
    chosen -= _named(rulebook, ignore)
    if not chosen:
        raise LawcheckError("没有剩下要检查的规则。", remedy="请核对 --select 和 --ignore。")
    return frozenset(chosen)


def _named(rulebook: Rulebook, names: tuple[str, ...]) -> set[str]:
    found: set[str] = set()
    for name in filter(
        None, (part.strip() for entry in names for part in entry.replace("，", ",").split(","))
    ):
        rules = {
            rule.id
            for pack in rulebook.packs
            for rule in pack.rules
            if name in (rule.id, f"pack:{pack.name}")
        }
        if not rules:
            from checker.rulebook.schema import nearest

            known = [rule.id for rule in rulebook.rules] + [f"pack:{pack.name}" for pack in rulebook.packs]
            raise LawcheckError(
                f"没有“{name}”这条规则{nearest(name, known)}。",
                remedy="运行 lawcheck rules 可以看到全部规则。",
            )
        found |= rules
    return found


def _refuse_overwriting(options: Options, files: list[str | LawcheckError]) -> None:
    output = options.output
    if output is None:
        return
    if os.path.isdir(output):
        raise LawcheckError("输出位置是一个文件夹。", remedy="请在 -o 后面写文件名。", path=output)
    if not os.path.exists(output):
        return
    target = os.stat(output)
    for file in (*files, *options.rules):
        if not isinstance(file, str):
            continue
        status = os.fstat(0) if file == STDIN else os.stat(file) if os.path.exists(file) else None
        if status is not None and os.path.samestat(status, target):
            raise LawcheckError(
                "输出文件就是要读取的文件，会把它覆盖掉。", remedy="请在 -o 后面换一个文件名。", path=output
            )


def _reports(
    files: list[str | LawcheckError], rulebook: Rulebook, reported: frozenset[str], options: Options
) -> Iterator[Report]:
    for file in files:
        if isinstance(file, LawcheckError):
            yield Report(file.path or "", None, (), str(file))
            continue
        try:
            source = read_file(file)
            yield judge(source, rulebook, reported=reported, year=options.year, published=options.published)
        except LawcheckError as error:
            yield Report(error.path or file, None, (), str(error))


def _with_progress(reports: Iterator[Report], count: int, quiet: bool) -> Iterator[Report]:
    if quiet or count < _PROGRESS_FROM or not sys.stderr.isatty():
        yield from reports
        return
    import click

    with click.progressbar(reports, length=count, label="检查中", file=sys.stderr) as bar:
        yield from bar


def _entry(report: Report, rulebook: Rulebook, options: Options) -> str:
    if options.format == "json":
        from checker.reporting.jsonout import report_json

        return report_json(report, options.fail_on)
    return _rendered(gap_blocks(report, rulebook, __version__), options)


def _rendered(blocks: list[Block], options: Options) -> str:
    if options.output is None and console.is_terminal():
        from checker.reporting import terminal

        return terminal.render(blocks, console.terminal_width(), console.wants_colour())
    from checker.reporting import markdown

    return markdown.render(blocks)


def _line(report: Report) -> Line:
    headline = "没有检查" if report.document is None else conclude(report).headline
    return Line(report.path, headline, report.tally(MUST)[UNMET], report.error)


def _assemble(entries: list[str], lines: list[Line], rulebook: Rulebook, options: Options) -> str:
    if options.format == "json":
        from checker.reporting.jsonout import envelope

        return envelope(entries, rulebook.packs, __version__)
    if len(entries) == 1:
        return entries[0]
    rows = [
        (line.path, line.headline.rstrip("。"), str(line.unmet) if line.error is None else "无法读取")
        for line in lines
    ]
    return "\n".join([_rendered(overview_blocks(rows, rulebook), options), *entries])


def _write(text: str, path: str | None) -> None:
    """Write the text to standard output, or to a file whole or not at all."""
    if path is None:
        console.output(text)
        return
    path = os.path.realpath(path)
    # A pipe or a device cannot be replaced by a file made beside it.
    special = os.path.exists(path) and not os.path.isfile(path)
    temporary = path if special else f"{path}.{os.getpid()}.tmp"
    try:
        with open(temporary, "w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write(text)
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
