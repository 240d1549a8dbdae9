"""The registry of output formats, and what an output is.

Each format is one module; it is imported when a run asks for it. A new format is a module with a function from
:class:`Job` to a :class:`Reporter`, and one line in :data:`FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import MappingProxyType

from checker.errors import LawcheckError
from checker.results import Report
from checker.rulebook.model import Rulebook
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Protocol

    from checker.reporting.shown import Shown

    class Reporter(Protocol):
        """Takes the reports of a run one by one, then gives what is to be written. Every format makes one.

        ``pieces`` may be strings (written as UTF-8) or bytes; it is called once, after the last ``add``. Both may raise
        LawcheckError: then this output is not written, and the others are. What a reporter is given may leave the program as
        it is (checker/reporting/shown.py).
        """

        def add(self, report: Shown, rulebook: Rulebook) -> None:
            """Take the next report, one that could not be read included, with the rulebook it was judged by."""

        def pieces(self) -> Iterator[str | bytes]:
            """Yield the whole output in pieces."""


class Output:
    """A reporter behind the gate: it sees nothing that may not leave."""

    def __init__(self, reporter: Reporter) -> None:
        self._reporter = reporter

    def add(self, report: Report, rulebook: Rulebook) -> None:
        """Show the next report to the reporter."""
        from checker.reporting.shown import shown, shown_rulebook

        self._reporter.add(shown(report), shown_rulebook(rulebook))

    def pieces(self) -> Iterator[str | bytes]:
        """Yield the whole output in pieces."""
        return self._reporter.pieces()

    def close(self) -> None:
        """Remove what waits outside memory, where the output was not written to its end."""
        close = getattr(self._reporter, "close", None)
        if close is not None:
            close()


class Job(NamedTuple):
    """What an output may know of the run. Only ``files`` and ``path`` are as they were given, to be opened.

    ``rulebooks`` are those of the files, each once; there are none, and ``error`` says why in Chinese, where the run
    ended before any file was read. ``files`` are the files named, or why there is none; ``path`` is where the
    output goes, None for standard output. ``width`` is the width of the terminal in columns, or 0. ``full`` shows in a gap
    report the evidence of what is in order, too. ``contents`` holds what was checked in place of a file: its corrected text.
    """

    rulebooks: tuple[Rulebook, ...]
    version: str
    error: str = ""
    files: tuple[str | LawcheckError, ...] = ()
    path: str | None = None
    width: int = 0
    colour: bool = False
    full: bool = False
    contents: dict[str, bytes] | None = None


class Format:
    """A format: where its function is (``module:function``), what it is for, in Chinese.

    ``machine`` formats are valid on standard output even where the run ended before any file was read;
    ``binary`` ones are not written onto a terminal. ``ending`` is put behind the name of a file to name its result in a folder.
    """

    __slots__ = ("binary", "ending", "machine", "maker", "purpose")

    def __init__(
        self, maker: str, purpose: str, ending: str, machine: bool = False, binary: bool = False
    ) -> None:
        self.maker = maker
        self.purpose = purpose
        self.ending = ending
        self.machine = machine
        self.binary = binary


FORMATS: MappingProxyType[str, Format] = MappingProxyType(
    {
        "markdown": Format(
            "checker.reporting.people.markdown:output", "差距报告（Markdown）", ".差距报告.md"
        ),
        "html": Format(
            "checker.reporting.people.html:output", "差距报告（网页），连同标出问题的全文", ".差距报告.html"
        ),
        "json": Format(
            "checker.reporting.machines.jsonout:output", "全部结果，供程序读取", ".json", machine=True
        ),
        "sarif": Format(
            "checker.reporting.machines.sarif:output", "SARIF 2.1.0，供代码平台读取", ".sarif", machine=True
        ),
        "junit": Format(
            "checker.reporting.machines.junit:output", "JUnit XML，供持续集成系统读取", ".xml", machine=True
        ),
        "github": Format(
            "checker.reporting.machines.github:output", "GitHub Actions 的标注", ".github.log", machine=True
        ),
        "gitlab": Format(
            "checker.reporting.machines.gitlab:output",
            "GitLab 的 Code Quality 报告",
            ".gitlab.json",
            machine=True,
        ),
        "lines": Format(
            "checker.reporting.machines.lines:output",
            "一处问题一行：文件:行:列: 级别 规则 问题",
            ".lines.log",
        ),
        "csv": Format(
            "checker.reporting.machines.csvout:output", "问题清单，Excel 可以打开", ".csv", machine=True
        ),
        "xlsx": Format(
            "checker.reporting.machines.xlsx:output",
            "Excel 工作簿：汇总、问题、检查清单",
            ".xlsx",
            binary=True,
        ),
        "docx": Format(
            "checker.reporting.word.wordcopy:output", "原来的 Word 文件，问题写成批注", "", binary=True
        ),
    }
)


_BY_ENDING = MappingProxyType(
    {
        ".html": ("html",),
        ".htm": ("html",),
        ".docx": ("docx",),
        ".xlsx": ("xlsx",),
        ".json": ("json", "sarif", "gitlab"),
        ".sarif": ("sarif",),
        ".csv": ("csv",),
        ".xml": ("junit",),
        ".md": ("markdown",),
    }
)


def format_of(path: str | None) -> str | None:
    """Return the format that the name of a file asks for, None where it asks for none."""
    return _of_name(path)[0] if path and _of_name(path) else None


_NOT_WRITTEN = (
    *(".pdf", ".ofd", ".doc", ".docm", ".wps", ".rtf", ".odt", ".xls", ".et", ".ppt", ".pptx"),
    *(".mht", ".mhtml", ".zip", ".rar", ".7z", ".jpg", ".jpeg", ".png", ".yaml", ".yml", ".toml"),
)
"""Endings by which a file is opened as what no format writes."""


def contradiction(name: str, path: str | None) -> LawcheckError | None:
    """Return what is wrong where a file's name belongs to another format than ``name``, or to none; None where nothing is."""
    path = path or ""
    meant = _of_name(path)
    if meant and name not in meant:
        told = f"文件名 {path} 是 {meant[0]} 格式的，与 {name} 格式不符。"
        return LawcheckError(told, remedy="请改文件名，或者改 -f 后面的格式。")
    ending = next((one for one in _NOT_WRITTEN if path.lower().endswith(one)), "")
    if not ending:
        return None
    return LawcheckError(
        f"写不出 {ending} 文件。",
        remedy="给人看的写 .html、.md 或者 .xlsx，批注稿写 .docx；要 PDF 的，请先写 .html，打开后打印成 PDF。",
        path=path,
    )


def _of_name(path: str) -> tuple[str, ...]:
    return next((names for ending, names in _BY_ENDING.items() if path.lower().endswith(ending)), ())


def open_output(name: str, job: Job) -> Output:
    """Return an output of the format ``name``, a key of :data:`FORMATS`, or ``terminal`` for the gap report on a screen.

    Raises LawcheckError where a library that the format needs is not installed.
    """
    from checker.reporting.shown import shown_rulebook
    from checker.text.outgoing import told

    machine = name in FORMATS and FORMATS[name].machine
    rulebooks = tuple(shown_rulebook(rulebook, rules=machine) for rulebook in job.rulebooks)
    job = job._replace(rulebooks=rulebooks, error=told(job.error))
    maker = FORMATS[name].maker if name in FORMATS else "checker.reporting.people.terminal:output"
    module, _, function = maker.partition(":")
    make: Callable[[Job], Reporter] = getattr(__import__(module, fromlist=(function,)), function)
    return Output(make(job))
