"""Where the results go: which formats to which files, and writing each whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

from checker.cli import console
from checker.cli.folders import Into, is_folder, make_folder
from checker.errors import LawcheckError, program_fault, reason
from checker.reading.files import STDIN
from checker.reporting.formats import FORMATS, Job, contradiction, open_output
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Self

    from checker.cli.files import State
    from checker.cli.singles import Singles
    from checker.reporting.formats import Output
    from checker.results import Report
    from checker.rulebook.model import Rulebook

STDOUT = "-"


class Target(NamedTuple):
    """One output of a run: the name of its format, and the file it goes to (None: standard output)."""

    format: str
    path: str | None

    @property
    def folder(self) -> bool:
        """Whether it is a file for each report, in a folder."""
        return is_folder(self.path)


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
        if (wrong := contradiction(name, path)) is not None:
            raise wrong
        targets.append(Target(name, None if path in ("", STDOUT) else path))
    if not lent:
        raise LawcheckError(
            "-o 没有对应的格式：各个 -f 都已经写了自己的文件。",
            remedy="请去掉 -o，或者再加一个不带文件名的 -f，例如 -f markdown。",
        )
    seen: set[tuple[str, str]] = set()
    for target in targets:
        real = "" if target.path is None else os.path.normcase(os.path.realpath(target.path))
        place = (real, FORMATS[target.format].ending if target.folder else "")
        if place in seen:
            where = f"文件 {target.path}" if target.path is not None else "屏幕（标准输出）"
            raise LawcheckError(
                f"有两种格式都要写到{where}，会互相覆盖或者混在一起。",
                remedy="请给每种格式写各自的文件，例如 -f markdown:差距报告.md -f json:结果.json。",
            )
        seen.add(place)
    return tuple(targets)


def refuse_overwriting(targets: Iterable[Target], inputs: Iterable[str]) -> None:
    """Raise LawcheckError where a target is one of the ``inputs``, or lies among the files of a folder of rules.

    ``inputs`` are paths of what is read: reports, ``-``, rule packs, folders of packs.
    """
    reals, known = set(), set()
    for name in _files(inputs):
        if name != STDIN:
            reals.add(os.path.normcase(os.path.realpath(name)))
        if name == STDIN or os.path.exists(name):
            status = os.fstat(0) if name == STDIN else os.stat(name)
            known.add((status.st_dev, status.st_ino))
    for target in targets:
        path = target.path
        if path is None or target.folder:
            continue
        found = os.stat(path) if os.path.exists(path) else None
        same = found is not None and (found.st_dev, found.st_ino) in known
        if same or os.path.normcase(os.path.realpath(path)) in reals:
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

    def __init__(self, targets: Iterable[Target], job: Job, given: Iterable[str] = ()) -> None:
        """Open an output for each target; ``job`` is what they have in common, ``given`` the paths that the user named.

        Raises LawcheckError where a library is missing, or where a binary format would go onto a terminal.
        """
        given = tuple(given)
        self._open = [(target, _opened(target, job, given)) for target in targets]
        self._all = [output for _, output in self._open]
        self._failures: list[LawcheckError] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Remove what waits in temporary folders, however the run ends: the process ends without doing so itself."""
        for output in self._all:
            output.close()

    def add(self, report: Report, rulebook: Rulebook, file: str = "") -> None:
        """Give the next report, read from ``file``, to all outputs."""
        try:
            from checker.reporting.shown import shown

            report = shown(report)  # once for all of them
        except Exception:
            pass  # what cannot be shown is told by each output below
        for target, output in tuple(self._open):
            if not self._tried(target, output.add, report, rulebook, file):
                self._open.remove((target, output))

    def write(self) -> list[LawcheckError]:
        """Write all outputs to their places. Returns what went wrong."""
        for target, output in self._open:
            self._tried(target, output.finish)
            self._failures += output.failures
        return self._failures

    def _tried(self, target: Target, do: Callable[..., None], *arguments: object) -> bool:
        """Say whether something for a target was done; what stopped it is kept."""
        try:
            do(*arguments)
        except LawcheckError as error:
            self._failures.append(error)
        except BrokenPipeError:
            raise
        except OSError as error:  # What waits in a temporary file found no room there.
            self._failures.append(_no_room(target, error))
        except Exception as error:
            self._failures.append(program_fault(f"写 {target.format} 格式的结果", error))
        else:
            return True
        return False


class _Whole:
    """An output of all reports together, into one file or onto standard output."""

    failures: tuple[LawcheckError, ...] = ()

    def __init__(self, path: str | None, output: Output) -> None:
        self._path, self._output = path, output
        self._before: State = ()
        if path is not None:
            from checker.cli.files import state_of

            self._before = state_of(path)

    def add(self, report: Report, rulebook: Rulebook, file: str) -> None:
        """Take the next report."""
        self._output.add(report, rulebook)

    def finish(self) -> None:
        """Write the output."""
        write(self._output.pieces(), self._path, self._before)

    def close(self) -> None:
        """Remove what waits outside memory."""
        self._output.close()


def _no_room(target: Target, error: OSError) -> LawcheckError:
    return LawcheckError(
        f"{target.format} 格式的结果无法写出（{reason(error)}）。",
        remedy="请核对磁盘空间和存放临时文件的文件夹（环境变量 TMPDIR）。",
        path=target.path,
    )


def _opened(target: Target, job: Job, given: tuple[str, ...]) -> _Whole | Singles:
    name = target.format
    if target.path is not None and target.folder:
        from checker.cli import singles

        return singles.Singles(name, Into(target.path, given), job, write)
    job = job._replace(path=target.path)
    if target.path is None and console.is_terminal():
        if FORMATS[name].binary:
            raise LawcheckError(
                f"{name} 格式不能显示在屏幕上。", remedy=f"请写出文件名，例如 -f {name}:结果.{name}。"
            )
        if name == "markdown":
            screen = job._replace(width=console.terminal_width(), colour=console.wants_colour())
            return _Whole(None, open_output("terminal", screen))
    return _Whole(target.path, open_output(name, job))


def write_nothing_read(targets: Iterable[Target], job: Job) -> None:
    """Write what a program that reads standard output can parse, where the run ended before any file was read."""
    for target in targets:
        if target.path is None and FORMATS[target.format].machine:
            console.stream(open_output(target.format, job).pieces())


def write(pieces: Iterable[str | bytes], path: str | None, before: State | None = None) -> None:
    """Write the pieces to standard output, or to a file whole or not at all (checker/cli/files.py), its folder made first.

    Raises LawcheckError where the system refuses.
    """
    if path is None:
        console.stream(pieces)
    else:
        from checker.cli.files import write_file

        make_folder(os.path.dirname(os.path.realpath(path)))
        write_file((encoded(piece) for piece in pieces), path, before)


def encoded(piece: str | bytes) -> bytes:
    """Return a piece as it is written into files and pipes."""
    return piece if isinstance(piece, bytes) else piece.encode("utf-8", "replace")
