"""Find the configuration file that governs a report: the nearest one upwards from it, within its own tree.

A run without configuration pays for this with a few questions to the file system and nothing else
(docs/decisions/0002), so nothing is imported here that reads a file's content.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

from checker.values import NamedTuple

NAME = "lawcheck.yaml"
NAMES = (NAME, "lawcheck.yml")
PYPROJECT = "pyproject.toml"
TABLE = b"tool.lawcheck"
_OTHERS_WRITE = 0o002
_STICKY = 0o1000


class Found(NamedTuple):
    """The configuration of a folder: its path (None: there is none), the tree in which it was looked for.

    ``passed`` is a configuration that was not used because it lies where anybody may write, or empty.
    """

    path: str | None
    tree: str
    passed: str = ""


def find_config(folder: str, trees: Iterable[str] = ()) -> Found:
    """Return the nearest configuration file in ``folder`` or above it, but within its tree.

    In each folder ``lawcheck.yaml`` (or ``.yml``) comes before a ``pyproject.toml`` with a table ``[tool.lawcheck]``. The
    tree is the repository (a folder with ``.git``) in which the folder lies; outside of repositories the working folder
    or one of ``trees``, the folders named on the command line, where it lies in one; else the folder alone. A file
    where anybody may write, such as in /tmp, could be anybody's and is passed over; one that is no regular file is
    found all the same, and refused when it is read.
    """
    folder = os.path.abspath(folder)
    repository = _repository(folder)
    tree = repository or _tree(folder, trees)
    passed = ""
    while True:
        path = _in_folder(folder)
        if path is not None:
            if not _shared(folder, in_repository=repository is not None):
                return Found(path, tree, passed)
            passed = passed or path
        if folder == tree:
            return Found(None, tree, passed)
        folder = os.path.dirname(folder)


def _in_folder(folder: str) -> str | None:
    for name in NAMES:
        path = os.path.join(folder, name)
        if os.path.lexists(path):
            return path
    path = os.path.join(folder, PYPROJECT)
    return path if os.path.isfile(path) and _has_table(path) else None


def _repository(folder: str) -> str | None:
    while not os.path.exists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder


def _tree(folder: str, trees: Iterable[str]) -> str:
    """Return the outermost of the working folder and ``trees`` in which a folder lies, or the folder itself."""
    around = [
        tree
        for tree in map(os.path.abspath, ("", *trees))
        if folder == tree or folder.startswith(tree.rstrip(os.sep) + os.sep)
    ]
    return min(around, key=len, default=folder)


def _shared(folder: str, *, in_repository: bool) -> bool:
    """Whether anybody may put a file here. Some build machines check out repositories so that anybody may; /tmp is sticky."""
    if os.name == "nt":
        return False
    mode = os.stat(folder).st_mode
    return bool(mode & _OTHERS_WRITE) and (bool(mode & _STICKY) or not in_repository)


def _has_table(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return TABLE in file.read(1024 * 1024)
    except OSError:
        return False
