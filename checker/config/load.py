"""Read and validate a configuration file: ``lawcheck.yaml``, or the table ``[tool.lawcheck]`` of pyproject.toml."""

from __future__ import annotations

import contextlib
import datetime
import os
from collections.abc import Mapping
from typing import Any

from checker.config.model import Config
from checker.config.toml import read_toml
from checker.config.waiver import Waiver
from checker.errors import LawcheckError
from checker.rulebook.schema import validate
from checker.rulebook.yamlfile import Path, YamlFile, read_yaml
from checker.text.quotes import folded

SCHEMA = "config.schema.json"
_WHAT = "配置文件"


def load_config(path: str, tree: str | None = None) -> Config:
    """Return the configuration at ``path``.

    One that was found, not named by the user, may lead nowhere outside its ``tree``: not as a link and not by the files
    that it names, which would have a run read, and perhaps quote, what its author may not see.

    Raises LawcheckError with file, line, column and remedy for the first fault found.
    """
    path = shown(path)
    if os.path.islink(path) and not os.path.exists(path):
        raise LawcheckError(
            "配置文件是一个失效的链接。", remedy="请删去这个链接，或者让它指向存在的文件。", path=path
        )
    if tree is not None and not _within(path, tree):
        raise LawcheckError(
            "配置文件是指到别处去的链接，没有读取。",
            remedy="请换成普通的文件；确实要用的，请用 --config 指定。",
            path=path,
        )
    file = read_toml(path) if path.lower().endswith(".toml") else read_yaml(path, _WHAT)
    validate(file, SCHEMA)
    data: Mapping[str, Any] = file.data
    folder = os.path.dirname(path)
    issuer = data.get("issuer", {})
    return Config(
        file,
        folder,
        tuple(
            _existing(file, folder, name, ("packs", at), tree)
            for at, name in enumerate(data.get("packs", ()))
        ),
        data.get("kind"),
        tuple(data.get("levels", {}).items()),
        tuple(data.get("off", {}).items()),
        issuer.get("level"),
        issuer.get("enforcement", True),
        tuple((rule, tuple(values.items())) for rule, values in data.get("thresholds", {}).items()),
        tuple(map(_slashes, data.get("paths", ()))),
        tuple(map(_slashes, data.get("exclude", ()))),
        data.get("fail-on"),
        data.get("format"),
        data.get("year"),
        _baseline(file, folder, tree) if "baseline" in data else None,
        _waivers(file, folder, tree),
        data.get("fail-on-partial", False),
        (path, *_named_waivers(data, folder)),
    )


def _named_waivers(data: Mapping[str, Any], folder: str) -> list[str]:
    """Return the file that the waivers stand in, where they stand in one of their own."""
    waivers = data.get("waivers")
    return [shown(os.path.join(folder, _slashes(waivers)))] if isinstance(waivers, str) else []


def _within(path: str, tree: str) -> bool:
    """Whether a file, links followed, lies in a folder."""
    real, top = os.path.realpath(path), os.path.realpath(tree)
    return real == top or real.startswith(top.rstrip(os.sep) + os.sep)


def _baseline(file: YamlFile, folder: str, tree: str | None) -> str:
    path = os.path.join(folder, _slashes(file.data["baseline"]))
    _refuse_outside(file, path, ("baseline",), tree)
    return shown(path)


def _refuse_outside(file: YamlFile, path: str, at: Path, tree: str | None) -> None:
    if tree is not None and not _within(path, tree):
        raise file.error(
            "这里写的文件在这个文件夹树的外面，没有读取。",
            at,
            "请把它放到配置文件所在的仓库里；确实要用外面的，请用 --config 指定配置文件。",
        )


def shown(path: str) -> str:
    """Return a path as messages show it: relative to the working folder where that is possible, with slashes."""
    with contextlib.suppress(ValueError):  # raised for another drive of Windows
        path = os.path.relpath(path)
    return path.replace(os.sep, "/")


def _slashes(path: str) -> str:
    r"""Return a path written on Windows (``报告\草稿``) as every system reads it."""
    return path.replace("\\", "/")


def _existing(file: YamlFile, folder: str, name: str, at: Path, tree: str | None) -> str:
    path = os.path.join(folder, _slashes(name))
    _refuse_outside(file, path, at, tree)
    if not os.path.exists(path):
        raise file.error(
            f"找不到“{name}”。", at, "请核对文件名；路径从配置文件所在的文件夹算起，文件夹之间用 / 隔开。"
        )
    return shown(path)


def _waivers(file: YamlFile, folder: str, tree: str | None) -> tuple[Waiver, ...]:
    entries = file.data.get("waivers", [])
    at: Path = ("waivers",)
    if isinstance(entries, str):
        path = _existing(file, folder, entries, at, tree)
        file = read_yaml(path, "豁免文件")
        if not isinstance(file.data, dict):
            raise file.error(
                "豁免文件的第一行不是 waivers:。",
                (),
                "请在第一行写 waivers:，各条豁免写在下面，每条以“- rule:”开头。",
            )
        validate(file, SCHEMA, "waiver-file")
        entries = file.data["waivers"]
    return tuple(_waiver(file, entry, (*at, index)) for index, entry in enumerate(entries))


def _waiver(file: YamlFile, data: Mapping[str, Any], at: Path) -> Waiver:
    anchor = data.get("anchor", "")
    missing = data.get("missing", False)
    if anchor and missing:
        raise file.error(
            "anchor 和 missing 不能一起写。", at, "原文里有的写 anchor（引文），整个缺少的写 missing: true。"
        )
    if not anchor and not missing and "anchor" not in data:
        raise file.error(
            "没有写明豁免的是哪一处。", at, "请写 anchor（原文里的一句话）；整个缺少的写 missing: true。"
        )
    if anchor and not folded(anchor):
        raise file.error("引文里没有文字，只有标点或者空格。", (*at, "anchor"), "请摘一段原文，几个字就够。")
    try:
        datetime.date.fromisoformat(data["until"])
    except ValueError:
        raise file.error(
            f"没有“{data['until']}”这一天。", (*at, "until"), "日期写成 2026-03-31 这样。"
        ) from None
    line = file.marks.get(at, (1, 1))[0]
    return Waiver(
        data["rule"],
        anchor,
        data.get("all", False),
        data["reason"],
        data["approved_by"],
        data["until"],
        _slashes(data.get("file", "")),
        f"{file.path} 第{line}行",
    )
