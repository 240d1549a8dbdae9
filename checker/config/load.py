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
from checker.rulebook.schema import validate
from checker.rulebook.yamlfile import Path, YamlFile, read_yaml
from checker.text.quotes import folded

SCHEMA = "config.schema.json"
_WHAT = "配置文件"


def load_config(path: str) -> Config:
    """Return the configuration at ``path``.

    Raises LawcheckError with file, line, column and remedy for the first fault found.
    """
    path = shown(path)
    file = read_toml(path) if path.lower().endswith(".toml") else read_yaml(path, _WHAT)
    validate(file, SCHEMA)
    data: Mapping[str, Any] = file.data
    folder = os.path.dirname(path)
    issuer = data.get("issuer", {})
    return Config(
        file,
        folder,
        tuple(_existing(file, folder, name, ("packs", at)) for at, name in enumerate(data.get("packs", ()))),
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
        shown(os.path.join(folder, _slashes(data["baseline"]))) if "baseline" in data else None,
        _waivers(file, folder),
    )


def shown(path: str) -> str:
    """Return a path as messages show it: relative to the working folder where that is possible, with slashes."""
    with contextlib.suppress(ValueError):  # raised for another drive of Windows
        path = os.path.relpath(path)
    return path.replace(os.sep, "/")


def _slashes(path: str) -> str:
    r"""Return a path written on Windows (``报告\草稿``) as every system reads it."""
    return path.replace("\\", "/")


def _existing(file: YamlFile, folder: str, name: str, at: Path) -> str:
    path = os.path.join(folder, _slashes(name))
    if not os.path.exists(path):
        raise file.error(
            f"找不到“{name}”。", at, "请核对文件名；路径从配置文件所在的文件夹算起，文件夹之间用 / 隔开。"
        )
    return shown(path)


def _waivers(file: YamlFile, folder: str) -> tuple[Waiver, ...]:
    entries = file.data.get("waivers", [])
    at: Path = ("waivers",)
    if isinstance(entries, str):
        path = _existing(file, folder, entries, at)
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
