"""What the commands ``init`` and ``config`` do."""

from __future__ import annotations

import os

from checker.checking import Checker, Regime, Wishes
from checker.cli import console
from checker.cli.run import BROKEN, OK
from checker.config.find import NAME, NAMES
from checker.config.model import Config
from checker.config.starter import STARTER
from checker.errors import LawcheckError, reason
from checker.reporting.people.terminal import width_of
from checker.rulebook.model import MUST
from checker.rulebook.yamlfile import Path

_DEFAULT = "默认"
_COMMAND_LINE = "命令行"
_WIDEST = 40


def write_starter(folder: str) -> int:
    """Write a commented configuration file into ``folder``, unless there is one."""
    there = next((name for name in NAMES if os.path.exists(os.path.join(folder, name))), None)
    path = os.path.join(folder, there or NAME)
    shown = path.replace(os.sep, "/")
    try:
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(STARTER)
    except FileExistsError:
        console.message(f"错误：{shown}：已经有配置文件，没有改动。处理办法：请直接修改它，或者先改名。")
        return BROKEN
    except OSError as error:
        console.message(f"错误：{shown}：无法写入（{reason(error)}）。处理办法：请核对文件夹是否存在。")
        return BROKEN
    console.output(f"已写好 {shown}，里面有每一项的说明。\n")
    return OK


def show_settings(path: str, wishes: Wishes, format_: str | None) -> int:
    """Print the settings in force for a report at ``path`` (or in that folder), and where each comes from."""
    file = os.path.join(path, "-") if os.path.isdir(path) else path
    try:
        regime = Checker(wishes).regime(file)
    except LawcheckError as error:
        console.message(f"错误：{error}")
        return BROKEN
    rows = _rows(regime, wishes, format_)
    config = regime.config
    where = f"配置文件：{config.file.path}" if config.file else "没有配置文件，使用默认设置。"
    shown = path.replace(os.sep, "/")
    lines = [f"检查 {shown} 时生效的设置", where, ""]
    first = max(width_of(name) for name, _, _ in rows) + 2
    second = min(_WIDEST, max(width_of(value) for _, value, _ in rows)) + 2
    for name, value, source in rows:
        gap = " " * max(2, second - width_of(value))
        lines.append(f"{name}{' ' * (first - width_of(name))}{value}{gap}{source}")
    console.output("\n".join(lines) + "\n")
    return OK


def _rows(regime: Regime, wishes: Wishes, format_: str | None) -> list[tuple[str, str, str]]:
    config = regime.config
    rows: list[tuple[str, str, str]] = []

    def add(name: str, at: Path, given: object, configured: object, default: str) -> None:
        if given is not None:
            rows.append((name, str(given), _COMMAND_LINE))
        elif configured is not None:
            rows.append((name, str(configured), _place(config, at)))
        else:
            rows.append((name, default, _DEFAULT))

    add("fail-on", ("fail-on",), wishes.fail_on, config.fail_on, MUST)
    add(
        "fail-on-partial",
        ("fail-on-partial",),
        wishes.fail_on_partial or None,
        config.fail_on_partial or None,
        "部分符合不算没有通过",
    )
    add("format", ("format",), format_, config.format, "markdown")
    add("kind", ("kind",), wishes.kind, config.kind, regime.rulebook.kind.id)
    add("year", ("year",), wishes.year, config.year, "从正文判断")
    add("published", (), wishes.published, None, "从正文判断")
    add("issuer.level", ("issuer", "level"), None, config.issuer_level, "从正文识别")
    powers = None if config.enforcement else "没有行政执法权"
    add("issuer.enforcement", ("issuer", "enforcement"), None, powers, "有行政执法权")
    add("baseline", ("baseline",), wishes.baseline, config.baseline, "不用基线")
    own = {pack.name for pack in regime.rulebook.packs}
    rows.append(("规则包", "、".join(sorted(own)), f"共{len(regime.rulebook.rules)}条规则"))
    rows.extend(("packs", name, _place(config, ("packs", at))) for at, name in enumerate(config.packs))
    rows.extend(("packs", name, _COMMAND_LINE) for name in wishes.rules)
    rows.extend(("select", name, _COMMAND_LINE) for name in wishes.select)
    rows.extend(("ignore", name, _COMMAND_LINE) for name in wishes.ignore)
    for rule, level in config.levels:
        rows.append((f"levels.{rule}", level, _place(config, ("levels", rule))))
    for rule, why in config.off:
        rows.append((f"off.{rule}", why.strip(), _place(config, ("off", rule))))
    for rule, values in config.thresholds:
        for name, value in values:
            place = _place(config, ("thresholds", rule, name))
            rows.append((f"thresholds.{rule}.{name}", str(value), place))
    rows.extend(("paths", name, _place(config, ("paths", at))) for at, name in enumerate(config.paths))
    rows.extend(("exclude", name, _place(config, ("exclude", at))) for at, name in enumerate(config.exclude))
    for waiver in config.waivers:
        about = f"“{waiver.anchor}”" if waiver.anchor else "缺少的内容"
        rows.append((f"waivers.{waiver.rule}", f"{about}，有效期至{waiver.until}", _short(waiver.place)))
    return rows


def _place(config: Config, at: Path) -> str:
    """Return the file and line of a value, or of the nearest one above it."""
    assert config.file is not None
    while at and at not in config.file.marks:
        at = at[:-1]
    return f"{config.file.path}:{config.file.marks.get(at, (1, 1))[0]}"


def _short(place: str) -> str:
    """Return ``文件 第3行`` as ``文件:3``, as the other places are written."""
    path, _, line = place.rpartition(" 第")
    return f"{path}:{line.removesuffix('行')}"
