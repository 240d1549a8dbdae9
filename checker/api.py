"""The Python interface: check a report, get typed values (public.py) back. Everything public is named in ``checker.__all__``.

See docs/api.md.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Unpack

from checker import results
from checker.arguments import Options, Path, wishes_of, wrong
from checker.checking import Checker
from checker.errors import LawcheckError
from checker.judging.undisturbed import undisturbed
from checker.public import Report, public_report
from checker.reading.files import find_files, read_bytes
from checker.reading.text import read_text


@undisturbed
def check(
    source: Path | bytes,
    *,
    name: str | None = None,
    **options: Unpack[Options],
) -> Report:
    """Check one report: the file at a path, or the content of a file as bytes.

    ``name`` is what the report is called where it comes as bytes; its ending (.txt, .docx …) says what they are.
    The other options are those of :class:`Options`.

    Raises LawcheckError, in Chinese, for a report, configuration, pack or baseline that cannot be used.
    """
    checker = Checker(wishes_of(options, file=not isinstance(source, bytes)))
    if not isinstance(source, str | bytes | os.PathLike):
        raise wrong("source", source, "请给出报告的路径，或者文件内容（bytes）；文字用 check_text。")
    if isinstance(source, bytes):
        called = name or "报告.txt"
        read = read_bytes(source, called, os.path.splitext(called)[1].lower())
        return public_report(checker.check_source(called, read), checker.regime(called).rulebook)
    path = os.fspath(source)
    if not isinstance(path, str):
        raise wrong("source", source, "路径请用 str 或者 pathlib.Path。")
    if os.path.isdir(path):
        raise LawcheckError(
            "这是一个文件夹。", remedy="请用 check_files([文件夹])。", path=path.replace(os.sep, "/")
        )
    if not os.path.isfile(path):
        raise LawcheckError(
            "找不到这个文件。", remedy="请核对文件名和所在文件夹。", path=path.replace(os.sep, "/")
        )
    reports = list(checker.check(path))
    if len(reports) > 1:
        raise LawcheckError(
            "这个压缩包里有几份报告。", remedy="请用 check_files。", path=path.replace(os.sep, "/")
        )
    if reports[0].error is not None:
        raise LawcheckError(reports[0].error)
    report = reports[0]._replace(notices=(*reports[0].notices, *checker.remarks()))
    return public_report(report, checker.regime(path).rulebook)


@undisturbed
def check_text(
    text: str,
    *,
    name: str = "报告.txt",
    **options: Unpack[Options],
) -> Report:
    """Check a report that is there as text, such as from an editor or a database. Options as in :class:`Options`."""
    checker = Checker(wishes_of(options, file=False))
    if not isinstance(text, str):
        raise wrong("text", text, "请给出报告的文字（str）；文件用 check。")
    read = read_text(text.encode("utf-8", "replace"), name)
    return public_report(checker.check_source(name, read), checker.regime(name).rulebook)


def check_files(
    paths: Iterable[Path],
    **options: Unpack[Options],
) -> Iterator[Report]:
    """Check many files and folders (searched recursively), one report after the other. Options as in :class:`Options`.

    A file that cannot be read yields a report with ``error``. Raises LawcheckError for a configuration, pack or
    baseline that cannot be used.
    """
    if isinstance(paths, str | bytes | os.PathLike) or not isinstance(paths, Iterable):
        raise wrong("paths", paths, '请给出路径的列表，例如 check_files(["报告"])；只有一份时用 check。')
    named = list(paths)
    for path in named:
        if not isinstance(path, str | os.PathLike):
            raise wrong("paths", path, "列表里的每一项都是路径，用 str 或者 pathlib.Path。")
    return _each(Checker(wishes_of(options, file=True)), [os.fspath(path) for path in named])


def _each(checker: Checker, paths: Sequence[str]) -> Iterator[Report]:
    checker.trees = tuple(path for path in paths if os.path.isdir(path))
    for file in find_files(paths, checker.passed):
        if isinstance(file, LawcheckError):
            failed = results.Report(file.path or "", None, (), str(file))
            yield public_report(failed, checker.regime("").rulebook)
            continue
        rulebook = checker.regime(file).rulebook
        for report in checker.check(file):
            yield public_report(report, rulebook)
