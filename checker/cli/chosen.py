"""Which files a command works on."""

from __future__ import annotations

import os

from checker.checking import Checker
from checker.errors import LawcheckError
from checker.reading.files import find_files
from checker.reading.wildcards import expand, has_wildcard


def chosen_files(paths: tuple[str, ...], checker: Checker, force: bool) -> list[str | LawcheckError]:
    """Return the files that ``paths`` name, or else the configuration; files found in folders may be excluded."""
    if not paths:
        config = checker.regime("").config
        paths = tuple(os.path.join(config.folder, path) for path in config.paths)
    files = list(find_files(paths, checker.passed))
    if not files:
        raise LawcheckError("没有写要检查的文件。", remedy="请写出文件名，例如 lawcheck 报告.txt。")
    named = {name for path in paths for name in expand(path) if name == path or not has_wildcard(path)}
    if force:  # a hook names every file that was changed
        named = set()
    kept = [
        file for file in files if not isinstance(file, str) or file in named or not checker.is_excluded(file)
    ]
    if not kept and not force:
        raise LawcheckError("找到的文件都被配置排除了。", remedy="请核对配置文件里的 exclude。")
    return kept
