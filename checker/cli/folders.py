"""Results in a folder: what names one, and where in it the result of each file goes; the same for every command."""

from __future__ import annotations

import os
from collections.abc import Iterable

from checker.errors import LawcheckError, reason
from checker.reading.files import STDIN, shown_path
from checker.reading.wildcards import expand
from checker.text.outgoing import named

_REFUSED = dict.fromkeys(map(ord, '\\:*?"<>|'), "_") | dict.fromkeys(range(32), "_")
"""What no system takes in the name of a file, or only some do."""


def is_folder(path: str | None) -> bool:
    """Whether an output goes into a folder: one that is there, or a name that ends like one."""
    return path is not None and (path.endswith(("/", os.sep)) or os.path.isdir(path))


def make_folder(path: str) -> None:
    """Make a folder and those that it lies in. Raises LawcheckError where the system refuses."""
    try:
        os.makedirs(path or ".", exist_ok=True)
    except FileExistsError:
        raise LawcheckError(
            "这里有一个文件，不能再建同名的文件夹。", remedy="请换一个位置。", path=path
        ) from None
    except OSError as error:
        raise LawcheckError(
            f"建不了这个文件夹（{reason(error)}）。", remedy="请核对路径和权限。", path=path
        ) from None


class Into:
    """A folder that takes the results of several files.

    A file that was named itself keeps its name, one found in a folder its path from there; where several folders were
    named, each has a folder of its name, so that two files of one name do not meet.
    """

    def __init__(self, path: str, given: Iterable[str]) -> None:
        """``given`` are the paths that the user named."""
        self.path = path
        self._given = {name for one in given for name in expand(one)}
        self._trees = sorted(name for name in self._given if os.path.isdir(name))

    def place(self, file: str, shown: str = "", ending: str = "") -> str:
        """Return where the result of a file goes; ``shown`` names a report inside a file that holds several."""
        tree = max(
            (one for one in self._trees if file.startswith(os.path.join(one, ""))), key=len, default=None
        )
        parts = [os.path.basename(file) if file != STDIN else shown_path(file)]
        if tree is not None:
            parts = os.path.relpath(file, tree).split(os.sep)
            if len(self._trees) > 1:
                parts.insert(0, os.path.basename(os.path.realpath(tree)))
        # A number in the name of a file leaves as little as one in its text.
        parts = [part if named(part) == part else named(part).translate(_REFUSED) for part in parts]
        outer = f"{named(shown_path(file))}/"
        if shown.startswith(outer):
            parts += [part.translate(_REFUSED) for part in shown[len(outer) :].split("/") if part.strip(".")]
        return os.path.join(self.path, *parts) + ending

    def without_results(self, files: Iterable[str | LawcheckError]) -> list[str | LawcheckError]:
        """Return the files that are to be read: results of an earlier run that lie in one of the folders are none of them."""
        files = list(files)
        places = {_real(self.place(file)): file for file in files if isinstance(file, str)}
        return [
            file
            for file in files
            if not isinstance(file, str)
            or file in self._given
            or file == STDIN
            or places.get(_real(file), file) == file
        ]


def _real(path: str) -> str:
    return os.path.normcase(os.path.realpath(path))
