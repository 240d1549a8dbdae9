"""Where the results go: which formats to which files, and writing each whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from checker.cli import console
from checker.cli.files import State, state_of, write_file
from checker.errors import LawcheckError, program_fault, reason
from checker.reading.files import STDIN
from checker.reporting.formats import FORMATS, Job, contradiction, open_output
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from checker.reporting.formats import Output
    from checker.results import Report
    from checker.rulebook.model import Rulebook

STDOUT = "-"


class Target(NamedTuple):
    """One output of a run: the name of its format, and the file it goes to (None: standard output)."""

    format: str
    path: str | None


def plan(formats: Iterable[str], output: str | None) -> tuple[Target, ...]:
    """Return the targets that ``-f NAME[:FILE]`` (each of ``formats``) and ``-o FILE`` ask for.

    Raises LawcheckError for an unknown format, a file's name of another format, two outputs to one place, and for ``-o`` without a format it belongs to.
    """
    targets: list[Target] = []
    lent = output is None
    for entry in formats:
        name, colon, path = entry.partition(":")
        name = name.strip()
        if name not in FORMATS:
            from checker.rulebook.schema import nearest

            raise LawcheckError(
                f"没有“{name}”这种输出格式{nearest(name, FORMATS)}。",
                remedy=f"-f 后面可以写 {'、'.join(FORMATS)}，例如 -f markdown。",
            )
        if colon and not path:
            raise LawcheckError(f"“-f {entry}”的冒号后面没有文件名。", remedy=f"例如 -f {name}:结果文件。")
        if not colon and output is not None and not lent:
            path, lent = output, True
        if told := contradiction(name, path):
            raise LawcheckError(told, remedy="请改文件名，或者改 -f 后面的格式。")
        targets.append(Target(name, None if path in ("", STDOUT) else path))
    if not lent:
        raise LawcheckError(
            "-o 没有对应的格式：各个 -f 都已经写了自己的文件。",
            remedy="请去掉 -o，或者再加一个不带文件名的 -f，例如 -f markdown。",
        )
    seen: set[str] = set()
    for target in targets:
        place = "" if target.path is None else os.path.normcase(os.path.realpath(target.path))
        if place in seen:
            where = f"文件 {target.path}" if target.path is not None else "屏幕（标准输出）"
            raise LawcheckError(
                f"有两种格式都要写到{where}，会互相覆盖或者混在一起。",
                remedy="请给每种格式写各自的文件，例如 -f markdown:差距报告.md -f json:结果.json。",
            )
        seen.add(place)
    return tuple(targets)


def refuse_overwriting(targets: Iterable[Target], inputs: Iterable[str]) -> None:
    """Raise LawcheckError where a target is a folder or one of the ``inputs``, or lies among the files of a folder of rules.

    ``inputs`` are paths of what is read: reports, ``-``, rule packs, folders of packs.
    """
    inputs = list(inputs)
    for target in targets:
        path = target.path
        if path is None:
            continue
        if os.path.isdir(path):
            raise LawcheckError(
                "输出位置是一个文件夹。",
                remedy="请在 -o 或者 -f 格式: 后面写文件名；要每份各写一个文件，请用 lawcheck batch 来源 -o 文件夹。",
                path=path,
            )
        real = os.path.normcase(os.path.realpath(path))
        status = os.stat(path) if os.path.exists(path) else None
        for name in _files(inputs):
            other = os.fstat(0) if name == STDIN else os.stat(name) if os.path.exists(name) else None
            same = status is not None and other is not None and os.path.samestat(other, status)
            if same or (name != STDIN and os.path.normcase(os.path.realpath(name)) == real):
                raise LawcheckError(
                    "输出文件就是要读取的文件，会把它覆盖掉。", remedy="请换一个输出文件名。", path=path
                )


def _files(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        if path != STDIN and os.path.isdir(path):
            for folder, _, names in os.walk(path):
                yield from (os.path.join(folder, name) for name in names)
        else:
            yield path


class Outputs:
    """The outputs of one run. One that fails is given up; the others are written."""

    def __init__(self, targets: Iterable[Target], job: Job) -> None:
        """Open an output for each target; ``job`` is what they have in common.

        Raises LawcheckError where a library is missing, or where a binary format would go onto a terminal.
        """
        self._open = [(target, _opened(target, job)) for target in targets]
        self._before = {target: state_of(target.path) for target, _ in self._open}
        self._failures: list[LawcheckError] = []

    def add(self, report: Report, rulebook: Rulebook) -> None:
        """Give the next report to all outputs."""
        for entry in tuple(self._open):
            try:
                entry[1].add(report, rulebook)
            except LawcheckError as error:
                self._failures.append(error)
                self._open.remove(entry)
            except OSError as error:  # What waits in a temporary file found no room there.
                self._failures.append(_no_room(entry[0], error))
                self._open.remove(entry)
            except Exception as error:
                self._failures.append(program_fault(f"写 {entry[0].format} 格式的结果", error))
                self._open.remove(entry)

    def write(self) -> list[LawcheckError]:
        """Write all outputs to their places. Returns what went wrong."""
        for target, output in self._open:
            try:
                write(output.pieces(), target.path, self._before[target])
            except LawcheckError as error:
                self._failures.append(error)
            except BrokenPipeError:
                raise
            except OSError as error:
                self._failures.append(_no_room(target, error))
            except Exception as error:
                self._failures.append(program_fault(f"写 {target.format} 格式的结果", error))
        return self._failures


def _no_room(target: Target, error: OSError) -> LawcheckError:
    return LawcheckError(
        f"{target.format} 格式的结果无法写出（{reason(error)}）。",
        remedy="请核对磁盘空间和存放临时文件的文件夹（环境变量 TMPDIR）。",
        path=target.path,
    )


def _opened(target: Target, job: Job) -> Output:
    name = target.format
    job = job._replace(path=target.path)
    if target.path is None and console.is_terminal():
        if FORMATS[name].binary:
            raise LawcheckError(
                f"{name} 格式不能显示在屏幕上。", remedy=f"请写出文件名，例如 -f {name}:结果.{name}。"
            )
        if name == "markdown":
            screen = job._replace(width=console.terminal_width(), colour=console.wants_colour())
            return open_output("terminal", screen)
    return open_output(name, job)


def write_nothing_read(targets: Iterable[Target], job: Job) -> None:
    """Write what a program that reads standard output can parse, where the run ended before any file was read."""
    for target in targets:
        if target.path is None and FORMATS[target.format].machine:
            console.stream(open_output(target.format, job).pieces())


def write(pieces: Iterable[str | bytes], path: str | None, before: State | None = None) -> None:
    """Write the pieces to standard output, or to a file whole or not at all (checker/cli/files.py).

    Raises LawcheckError where the system refuses.
    """
    if path is None:
        console.stream(pieces)
    else:
        write_file((encoded(piece) for piece in pieces), path, before)


def encoded(piece: str | bytes) -> bytes:
    """Return a piece as it is written into files and pipes."""
    return piece if isinstance(piece, bytes) else piece.encode("utf-8", "replace")
