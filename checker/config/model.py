"""The values that a configuration file becomes."""

from __future__ import annotations

from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from checker.rulebook.yamlfile import YamlFile


class Waiver(NamedTuple):
    """A finding that stays as it is by decision: which rule, which words, why, who approved, until when.

    ``anchor`` is a quote from the text, empty for what is missing altogether; ``every`` lets it cover all findings
    that the quote fits; ``until`` is the last day (YYYY-MM-DD); ``file`` names one report, relative to the
    configuration file, empty for any; ``place`` is the file and line where the waiver stands, for messages.
    """

    rule: str
    anchor: str
    every: bool
    reason: str
    approved_by: str
    until: str
    file: str
    place: str


class Issuer(NamedTuple):
    """What is known about the issuer whatever the text says: its level, whether it has powers of enforcement."""

    level: str | None = None
    enforcement: bool = True


class Config(NamedTuple):
    """One configuration file. ``packs`` and ``baseline`` are paths, made relative to the working folder.

    ``kind`` names the kind of report, ``off`` maps rules (or ``pack:NAME``) to the reason why they are switched off, ``thresholds`` rules to
    parameters of their checks; ``paths`` and ``exclude`` are as written, relative to ``folder``. ``file`` knows the
    place of every value. The fields of a configuration without a file are those of a run without one.
    """

    file: YamlFile | None = None
    folder: str = ""
    packs: tuple[str, ...] = ()
    kind: str | None = None
    levels: tuple[tuple[str, str], ...] = ()
    off: tuple[tuple[str, str], ...] = ()
    issuer: Issuer = Issuer()
    thresholds: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = ()
    paths: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: str | None = None
    format: str | None = None
    year: int | None = None
    baseline: str | None = None
    waivers: tuple[Waiver, ...] = ()


NO_CONFIG = Config()
