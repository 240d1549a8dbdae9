"""Find the configuration file that governs a report: the nearest one upwards from it.

A run without configuration pays for this with a few questions to the file system and nothing else
(docs/decisions/0002), so nothing is imported here that reads a file's content.
"""

from __future__ import annotations

import os

NAME = "lawcheck.yaml"
NAMES = (NAME, "lawcheck.yml")
PYPROJECT = "pyproject.toml"
TABLE = b"tool.lawcheck"


def find_config(folder: str) -> str | None:
    """Return the nearest configuration file in ``folder`` or above it, or None.

    In each folder ``lawcheck.yaml`` (or ``.yml``) comes before a ``pyproject.toml`` with a table ``[tool.lawcheck]``. The
    search ends at the root of a repository (a folder with ``.git``) or of the file system.
    """
    folder = os.path.abspath(folder)
    while True:
        for name in NAMES:
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                return path
        path = os.path.join(folder, PYPROJECT)
        if os.path.isfile(path) and _has_table(path):
            return path
        above = os.path.dirname(folder)
        if above == folder or os.path.exists(os.path.join(folder, ".git")):
            return None
        folder = above


def _has_table(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return TABLE in file.read(1024 * 1024)
    except OSError:
        return False
