"""Which files a command works on."""

from __future__ import annotations

import os
from collections.abc import Iterable

from checker.checking import Checker, Regime, Wishes
from checker.cli import console
from checker.cli.folders import Into
from checker.cli.outputs import Target
from checker.errors import LawcheckError
from checker.reading.files import find_files
from checker.reading.wildcards import expand, has_wildcard
from checker.text.outgoing import named


def chosen_files(
    paths: tuple[str, ...], checker: Checker, force: bool, example: str = "lawcheck 报告.txt"
) -> list[str | LawcheckError]:
    """Return the files that ``paths`` name, or else the configuration; files found in folders may be excluded.

    ``example`` is a call of the command, for who names none.
    """
    if not paths:
        config = checker.regime("").config
        paths = tuple(os.path.join(config.folder, path) for path in config.paths)
    files = list(find_files(paths, checker.passed))
    if not files:
        raise LawcheckError("没有写要检查的文件。", remedy=f"请写出文件名，例如 {example}。")
    direct = {name for path in paths for name in expand(path) if name == path or not has_wildcard(path)}
    if force:  # a hook names every file that was changed
        direct = set()
    kept = [
        file for file in files if not isinstance(file, str) or file in direct or not checker.is_excluded(file)
    ]
    if not kept and not force:
        raise LawcheckError("找到的文件都被配置排除了。", remedy="请核对配置文件里的 exclude。")
    return kept


def read_beside(wishes: Wishes, regimes: Iterable[Regime]) -> list[str]:
    """Return what a run reads beside the reports, and may not write onto: configurations, packs, baselines, last year's report."""
    regimes = tuple(regimes)
    settings = {wishes.config, wishes.baseline, wishes.previous, *(one.config.baseline for one in regimes)}
    used = {path for regime in regimes for path in (*regime.files, *regime.config.packs)}
    return [*wishes.rules, *sorted(path for path in settings | used if path is not None)]


def without_results(
    files: list[str | LawcheckError], given: tuple[str, ...], targets: tuple[Target, ...]
) -> list[str | LawcheckError]:
    """Return the files without results of an earlier run in the folders that this one writes into.

    Where only Word files can have a result, others that were not named themselves are passed over and told of.
    """
    folders = [target for target in targets if target.path is not None and target.folder]
    for target in folders:
        files = Into(target.path or "", given).without_results(files)
    if not folders or any(target.format != "docx" for target in targets):
        return files
    direct = {name for path in given for name in expand(path)}
    kept: list[str | LawcheckError] = []
    for file in files:
        if not isinstance(file, str) or file.lower().endswith(".docx") or file in direct:
            kept.append(file)
        else:
            console.message(f"提示：{named(file)}：不是 Word 文件（.docx），没有加批注。")
    return kept
