"""The typed values that a rule pack and a kind of report become."""

from __future__ import annotations

from checker.text.conditions import Condition
from checker.text.stock import StockPhrases
from checker.text.terms import Lexicon
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping
    from typing import Any


MUST, SHOULD, ADVICE = "must", "should", "advice"
LEVELS = (MUST, SHOULD, ADVICE)
LEVEL_NAMES = {MUST: "必备项", SHOULD: "规范项", ADVICE: "提示项"}

MET, PARTIAL, UNMET, REVIEW, SKIPPED = "met", "partial", "unmet", "review", "skipped"
VERDICTS = (MET, PARTIAL, UNMET, REVIEW, SKIPPED)
VERDICT_NAMES = {MET: "符合", PARTIAL: "部分符合", UNMET: "不符合", REVIEW: "待人工复核", SKIPPED: "不适用"}


LEVEL_OF_ISSUER = {
    "province": "省级政府",
    "city": "市级政府",
    "county": "县级政府",
    "township": "乡镇、街道",
    "department": "政府部门",
}
"""The levels of issuer and how they are called."""


class Basis(NamedTuple):
    """A legal basis: how it is cited, the first reporting year it governs, the levels of issuer it binds.

    ``since`` None means always, no ``levels`` mean every level. ``unchecked`` says why no rule can check this
    clause, empty for one that a rule should.
    """

    text: str
    since: int | None
    levels: tuple[str, ...]
    unchecked: str


class Applies(NamedTuple):
    """The reports that a rule is for; None and empty mean any.

    Reporting years from ``since`` to ``until``, levels of issuer, departments or not, words one of which must be in
    the issuer's name or the title.
    """

    since: int | None
    until: int | None
    levels: tuple[str, ...]
    department: bool | None
    issuers: tuple[str, ...]


class Example(NamedTuple):
    """A text with the verdict that the rule must give it; ``text`` may be a fragment of a report.

    ``previous`` is last year's report, for a rule that compares with it.
    """

    verdict: str
    text: str
    note: str
    previous: str = ""


class Texts(NamedTuple):
    """What is told of one outcome: what is wrong, how to put it right.

    ``place`` and ``part`` say where what is missing belongs, ``near`` which words a heading of the right subsection has,
    ``sample`` how it could read; ``levels`` gives other remedies and samples for issuers of a level.
    """

    message: str
    remedy: str
    place: str = ""
    sample: str = ""
    part: str = ""
    near: tuple[str, ...] = ()
    levels: Mapping[str, Mapping[str, str]] | None = None


class Rule(NamedTuple):
    """One rule of a pack. ``run`` is the function of its kind of check, ``options`` its parameters, conditions compiled.

    ``needs`` are the rules to decide before it: those it ``depends`` on and those that its options name; where a rule of
    ``doubt`` is unmet, the fact on which this one rests is doubtful. ``examples`` are
    there only in a rulebook that was loaded with them.
    """

    id: str
    pack: str
    title: str
    level: str
    check: str
    run: Callable[..., Any]
    asks: str
    basis: tuple[Basis, ...]
    depends: tuple[str, ...]
    needs: tuple[str, ...]
    options: Any
    examples: tuple[Example, ...]
    applies: Applies | None
    doubt: tuple[str, ...] = ()


def fields_of(options: Any) -> dict[str, Any]:
    """Return the options of a rule, or fields nested in them, by name."""
    return options if isinstance(options, dict) else dict(zip(options._fields, options, strict=True))


class Pack(NamedTuple):
    """A set of rules with a name and a version.

    ``enforcement`` tells that its rules concern only issuers with powers of administrative enforcement, ``previous`` that
    they compare with last year's report: they are used only where that one is given.
    """

    name: str
    version: str
    title: str
    rules: tuple[Rule, ...]
    enforcement: bool = False
    previous: bool = False


class Part(NamedTuple):
    """A part that passages of a report can play, and how it is recognised.

    ``heading`` is decided on a heading, ``opening`` on a sentence that turns to the part until the end
    of its paragraph, ``paragraph`` on a whole paragraph, ``single`` on a sentence that plays the part alone, ``content`` on a sentence
    whose share in a section without a telling heading makes the section this part; ``columns`` are words of the titles of a table's columns
    that hold it.
    """

    part: str
    name: str
    heading: Condition | None
    heading_weak: Condition | None
    opening: Condition | None
    paragraph: Condition | None
    single: Condition | None
    content: Condition | None
    columns: tuple[str, ...] = ()


class LookAlike(NamedTuple):
    """Another kind of document and what shows it: how its title ends or reads, how its text opens, what it says.

    ``headings`` recognises the headings of such a document, ``issuers`` are the ends of names of bodies that issue it,
    ``period`` (several, part, day) tells that it is an account of several years, of a part of one, or of what happened on a day,
    ``chapters`` that it has 第一章 and 第一节, ``carries`` that it is a way of sending a text (通报, 函), and the text may be the report. ``at_least`` is how many passages must satisfy ``text``, ``kind`` the name of the kind of report that this is, where
    packs for it are shipped.
    """

    name: str
    endings: tuple[str, ...]
    title: Condition | None
    opening: Condition | None
    text: Condition | None
    at_least: int
    kind: str
    headings: Condition | None = None
    issuers: tuple[str, ...] = ()
    period: str = ""
    chapters: bool = False
    carries: bool = False


class Kind(NamedTuple):
    """A kind of report: its titles, its parts and what only looks like it.

    ``subjects`` and ``nouns`` are the words that a title names the matter and the kind with, ``fillers``
    may stand between issuer and matter, ``links`` between matter and noun; ``openings`` and ``closings`` recognise the sentences that
    announce and close such a report, ``topics`` one that speaks of its matter, ``intends`` one that says
    what shall be done. ``actors`` are the groups that name heads, deputies and the head's duty, empty where the kind has none.
    """

    id: str
    name: str
    subjects: tuple[str, ...]
    nouns: tuple[str, ...]
    fillers: tuple[str, ...]
    links: tuple[str, ...]
    openings: Condition
    closings: Condition
    topics: Condition
    intends: Condition
    parts: tuple[Part, ...]
    lookalikes: tuple[LookAlike, ...]
    actors: tuple[str, str, str]


class Rulebook(NamedTuple):
    """All that a check needs: the kind of report, the packs in order, the lexicon of both, and lists of stock phrases by name.

    ``prepared`` holds by the id of a rule its options and what its check has made ready of them (checks/ready.py). It does
    not grow with the number of documents, and any number of threads may share a rulebook.
    """

    kind: Kind
    packs: tuple[Pack, ...]
    lexicon: Lexicon
    stock: dict[str, StockPhrases]
    prepared: dict[str, tuple[dict[str, Any], dict[Hashable, Any]]]

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All rules, in the order of the packs."""
        return tuple(rule for pack in self.packs for rule in pack.rules)

    def alone(self) -> Rulebook:
        """Return the rulebook for a report with which no earlier one is given."""
        if not any(pack.previous for pack in self.packs):
            return self
        return self._replace(packs=tuple(pack for pack in self.packs if not pack.previous))

    def packs_on_earlier(self) -> tuple[tuple[int, Pack], ...]:
        """Return the packs that :meth:`alone` leaves out, each with its place among all."""
        return tuple((at, pack) for at, pack in enumerate(self.packs) if pack.previous)

    def with_packs(self, placed: tuple[tuple[int, Pack], ...]) -> Rulebook:
        """Return the rulebook with packs put in, each in its place among all."""
        packs = [*self.packs]
        for at, pack in placed:
            packs.insert(at, pack)
        return self._replace(packs=tuple(packs))
