"""The options of the Python interface, and what is told of those that cannot be used."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Sequence
from typing import Literal, TypedDict

from checker.checking import Wishes
from checker.errors import LawcheckError

Level = Literal["must", "should", "advice"]
Path = str | os.PathLike[str]


class Options(TypedDict, total=False):
    """The options of every check; whatever is left out is as the configuration says, else as by default.

    ``config`` is a configuration file, False for none; by default the nearest one upwards from the file, and none for
    bytes and text, which have no place. ``packs`` are rule packs to use besides, ``kind`` is the kind of report,
    ``select`` and ``ignore`` are ids of rules or ``pack:NAME``, ``fail_on`` is the level from which an unmet rule makes
    ``passed`` false, with ``fail_on_partial`` a partial one too. ``year`` overrides the reporting year, ``published`` is the day of publication, ``baseline`` a
    baseline file, ``today`` the day by which waivers expire (default: the clock's), ``previous`` the file of last year's report.
    """

    config: Path | Literal[False] | None
    packs: Sequence[Path]
    kind: str | None
    select: Sequence[str]
    ignore: Sequence[str]
    fail_on: Level | Literal["never"] | None
    fail_on_partial: bool
    year: int | None
    published: str | datetime.date | None
    baseline: Path | None
    today: str | datetime.date | None
    previous: Path | None


def wishes_of(options: Options, *, file: bool) -> Wishes:
    """Return what the options ask for; ``file`` tells that the report has a place, and with it perhaps a configuration.

    Raises LawcheckError for an option that is none, or whose value cannot be used.
    """
    unknown = options.keys() - Options.__annotations__.keys()
    if unknown:
        from checker.rulebook.schema import nearest

        name = min(unknown)
        raise LawcheckError(
            f"没有“{name}”这个参数{nearest(name, Options.__annotations__)}。",
            remedy=f"可以写 {'、'.join(Options.__annotations__)}。",
        )
    fail_on, config, baseline = options.get("fail_on"), options.get("config"), options.get("baseline")
    previous = options.get("previous")
    if fail_on not in (None, "must", "should", "advice", "never"):
        raise LawcheckError(f"fail_on 不能是“{fail_on}”。", remedy="可以写 must、should、advice、never。")
    for name in ("packs", "select", "ignore"):
        _refuse_no_list(name, options.get(name))
    year = options.get("year")
    if year is not None and (type(year) is not int or not _YEARS[0] <= year <= _YEARS[1]):
        raise wrong("year", year, f"请写整数，{_YEARS[0]} 到 {_YEARS[1]}，例如 year=2024。")
    for name, value in (("config", config or None), ("baseline", baseline), ("previous", previous)):
        if value is not None and not isinstance(value, str | os.PathLike):
            raise wrong(name, value, "请写文件的路径。")
    kind = options.get("kind")
    if kind is not None and not isinstance(kind, str):
        raise wrong("kind", kind, "请写报告种类的名称，例如 law-based-government。")
    return Wishes(
        config=os.fspath(config) if config else None,
        use_config=config is not False and (file or config is not None),
        rules=tuple(os.fspath(pack) for pack in options.get("packs") or ()),
        kind=kind,
        select=tuple(options.get("select") or ()),
        ignore=tuple(options.get("ignore") or ()),
        fail_on=fail_on,
        fail_on_partial=bool(options.get("fail_on_partial", False)),
        year=year,
        published=_day("published", options.get("published")),
        baseline=os.fspath(baseline) if baseline is not None else None,
        today=_day("today", options.get("today")),
        previous=os.fspath(previous) if previous is not None else None,
    )


_YEARS = (1949, 2100)


def wrong(name: str, value: object, remedy: str) -> LawcheckError:
    """Return the error for an argument of another type than it must be."""
    told = "None" if value is None else f"{type(value).__name__} 类型的值"
    if isinstance(value, str | int | float):
        told = f"“{value}”（{type(value).__name__}）"
    return LawcheckError(f"参数 {name} 不能是{told}。", remedy=remedy)


def _refuse_no_list(name: str, value: object) -> None:
    if value is None:
        return
    if isinstance(value, str | bytes | os.PathLike) or not isinstance(value, Iterable):
        raise wrong(name, value, f"请写成列表，例如 {name}=[…]。")
    for entry in value:
        if not isinstance(entry, str | os.PathLike if name == "packs" else str):
            raise wrong(name, entry, "列表里的每一项都是文字。")


def _day(name: str, value: str | datetime.date | None) -> str | None:
    if isinstance(value, datetime.datetime):
        value = value.date()
    try:
        return None if value is None else datetime.date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise LawcheckError(f"{name} 的日期“{value}”不对。", remedy="请写成 2024-03-28 这样。") from None
