"""What a caller asks of a check, and what a configuration makes of the rules for it."""

from __future__ import annotations

from checker.config.model import Config
from checker.rulebook.model import Rulebook
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from checker.gate.changes import Changes


class Wishes(NamedTuple):
    """What a caller asks for; None and empty leave it to the configuration, and that to the defaults.

    ``config`` names the configuration file for all reports (None: the nearest one upwards from each),
    ``use_config`` False means none at all. ``rules`` are paths of packs, ``kind`` names the kind of report, ``examples`` asks for rules with their
    examples, ``select`` and ``ignore`` names of rules,
    ``fail_on`` a level or ``never``, ``published`` and ``today`` dates YYYY-MM-DD; ``today`` (None: by the clock)
    decides which waivers have expired. ``baseline`` is a file; with ``record`` it is not read but the gaps found are
    collected to be written there. ``previous`` is the file of last year's report to compare with, or the folder of all of them (for a batch).
    """

    config: str | None = None
    use_config: bool = True
    rules: tuple[str, ...] = ()
    kind: str | None = None
    examples: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    fail_on_partial: bool = False
    year: int | None = None
    published: str | None = None
    baseline: str | None = None
    record: bool = False
    today: str | None = None
    previous: str | None = None


class Regime(NamedTuple):
    """What one configuration makes of the rulebook: the rules to report, those off, those that do not apply.

    ``changes`` tell what is changed against the shipped rules, ``files`` are the configuration and packs that were read.
    """

    config: Config
    rulebook: Rulebook
    reported: frozenset[str]
    off: dict[str, str]
    inapplicable: dict[str, str]
    changes: tuple[Changes, ...] = ()
    files: tuple[str, ...] = ()
