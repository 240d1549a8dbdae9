"""The values that a configuration file becomes."""

from __future__ import annotations

from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from checker.config.waiver import Waiver
    from checker.rulebook.yamlfile import YamlFile


class Config(NamedTuple):
    """One configuration file. ``packs`` and ``baseline`` are paths, made relative to the working folder.

    ``kind`` names the kind of report, ``off`` maps rules (or ``pack:NAME``) to the reason why they are switched off, ``thresholds`` rules to
    parameters of their checks; ``issuer_level`` and ``enforcement`` (whether it has powers of enforcement) are known about the
    issuer whatever the text says; ``paths`` and ``exclude`` are as written, relative to ``folder``. ``file`` knows the
    place of every value, ``files`` are those that it consists of. The fields of a configuration without a file are those of a run without one.
    """

    file: YamlFile | None = None
    folder: str = ""
    packs: tuple[str, ...] = ()
    kind: str | None = None
    levels: tuple[tuple[str, str], ...] = ()
    off: tuple[tuple[str, str], ...] = ()
    issuer_level: str | None = None
    enforcement: bool = True
    thresholds: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = ()
    paths: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: str | None = None
    format: str | None = None
    year: int | None = None
    baseline: str | None = None
    waivers: tuple[Waiver, ...] = ()
    fail_on_partial: bool = False
    files: tuple[str, ...] = ()


NO_CONFIG = Config()
