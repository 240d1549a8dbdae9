"""What outputs get to see: a report, its rulebook and the run, every string of them as it may leave (text/outgoing).

:func:`checker.reporting.formats.open_output` and the Python interface pass everything through here, and the type
``Shown`` tells a type checker so. What no output shows is left out, so that none can show it by mistake.
"""

from __future__ import annotations

from checker.document.model import Document, Heading, Line, Named, Sentence
from checker.results import Excuse, Finding, Outcome, Place, Replacement, Report, Result
from checker.rulebook.model import Basis, Pack, Rule, Rulebook
from checker.rulebook.remedies import remedies
from checker.text.mask import starred, without_pieces
from checker.text.outgoing import harmless, named, told
from checker.text.unit import Unit
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Shown(Report):
    """A report as outputs may show it; the only kind of report that they take."""

    __slots__ = ()


def shown(report: Report) -> Shown:
    """Return a report as outputs may show it; one that is so already as it is."""
    if isinstance(report, Shown):
        return report
    document = report.document
    text, numbers = starred(document.source.text) if document is not None else ("", "")
    out = _Out(numbers)
    told, named = out.told.__getitem__, out.named.__getitem__
    return Shown(
        named(report.path),
        _document(document, text, out) if document is not None else None,
        _results(report.results, out, numbers),
        told(report.error) if report.error is not None else None,
        report.complete,
        tuple(map(told, report.notices)),
        report.fail_on,
        report.fail_on_partial,
        tuple(map(named, report.changes)),
        tuple(map(named, report.weakened)),
    )


class _Once(dict[str, str]):
    """What the texts of one report look like on their way out, each worked out once: the same headings stand above every place."""

    def __init__(self, way: Callable[[str], str]) -> None:
        super().__init__()
        self._way = way

    def __missing__(self, text: str) -> str:
        shown = self[text] = self._way(text)
        return shown


_RULES: dict[str, tuple[Rule, Rule, _Once]] = {}
"""The rules of the last report by their ids: as they are, as outputs may show them, and what their basis looks like on its way out."""


def _shown_rule(rule: Rule) -> tuple[Rule, Rule, _Once]:
    """Return a rule with what outputs see of it; the rules of a rulebook are the same for all its reports."""
    known = _RULES.get(rule.id)
    if known is None or known[0] is not rule:
        shown = rule._replace(title=named(rule.title), asks="", basis=(), options={}, examples=())
        known = _RULES[rule.id] = rule, shown, _Once(told)
    return known


def _results(results: tuple[Result, ...], out: _Out, numbers: str) -> tuple[Result, ...]:
    """Return results as outputs may show them.

    What nothing has to be done to, and that is nearly every report, is looked at as one text and not string by string.
    """
    strings: list[str] = []
    for result in results:
        _gather(result.outcome, strings)
        strings.append(result.confirm)
    if numbers or not harmless(strings):
        return tuple([out.result(result) for result in results])
    shown = []
    for result in results:
        _, rule, basis = _shown_rule(result.rule)
        outcome = result.outcome
        if outcome.confirm:
            outcome = outcome._replace(confirm="")
        shown.append(Result(rule, outcome, tuple([basis[text] for text in result.basis]), result.confirm))
    return tuple(shown)


def _gather(value: tuple[object, ...], strings: list[str]) -> None:
    """Add every string of a value to ``strings``, however deep it lies: no field can be forgotten."""
    inner = [value]
    for one in inner:
        for part in one:
            if type(part) is str:
                strings.append(part)
            elif part and isinstance(part, tuple):
                inner.append(part)


class _Out:
    """The way out for the values of one report; ``numbers`` are those of persons in it, of which a quote may hold a piece."""

    def __init__(self, numbers: str) -> None:
        if numbers:
            self.told = _Once(lambda text: without_pieces(told(text), numbers))
            self.named = _Once(lambda text: without_pieces(named(text), numbers))
        else:
            self.told = _Once(told)
            self.named = _Once(named)

    def result(self, result: Result) -> Result:
        told, outcome = self.told, result.outcome
        _, rule, basis = _shown_rule(result.rule)
        return Result(
            rule,
            Outcome(
                outcome.verdict,
                told[outcome.message],
                tuple([self._place(place) for place in outcome.evidence]),
                tuple([self._finding(finding) for finding in outcome.findings]),
                told[outcome.fault],
                open=outcome.open,
            ),
            tuple([basis[text] for text in result.basis]),
            told[result.confirm],
        )

    def _place(self, place: Place) -> Place:
        named = self.named.__getitem__
        section, words = tuple(map(named, place.section)), tuple(map(named, place.words))
        return Place(place.span, section, self.told[place.quote], words, self.told[place.new], place.behind)

    def _finding(self, finding: Finding) -> Finding:
        told = self.told
        return Finding(
            told[finding.message],
            told[finding.suggestion],
            self._place(finding.place),
            told[finding.sample],
            finding.mild,
            self._excuse(finding.excuse) if finding.excuse is not None else None,
            tuple([Replacement(part.span, told[part.text]) for part in finding.fix]),
            told[finding.earlier],
        )

    def _excuse(self, excuse: Excuse) -> Excuse:
        return Excuse(excuse.state, self.told[excuse.reason], self.named[excuse.approved_by], excuse.until)


def _document(document: Document, text: str, out: _Out) -> Document:
    """Return the document with its text masked in place, so that all offsets stay true: ``text``."""
    source, metadata = document.source, document.metadata
    told, named = out.told, out.named
    return Document(
        source._replace(
            path=named[source.path],
            text=text,
            extras=(),
            unread=tuple(one._replace(what=told[one.what], why=told[one.why]) for one in source.unread),
        ),
        metadata._replace(
            title=_name(metadata.title, named),
            issuer=_name(metadata.issuer, named),
            signature=_name(metadata.signature, named),
        ),
        (),
        (),
        tuple([_heading(heading, named) for heading in document.headings]),
        document.heading_parts,
        tuple([_sentence(sentence) for sentence in document.sentences]),
        {},
        tuple(told[note] for note in document.notes),
        tables=document.tables,
    )


_NO_LINE = Line("", (), 0, indented=False)
_NO_UNIT = Unit(0, 0, 0, {})


def _heading(heading: Heading, named: Mapping[str, str]) -> Heading:
    level, number, marker, text, span, parent = heading[:6]
    return Heading(level, number, named[marker], named[text], span, parent, _NO_LINE, _NO_UNIT)


def _sentence(sentence: Sentence) -> Sentence:
    """Return where a sentence stands: outputs take its words from the source, which is masked."""
    return Sentence(
        "", _NO_LINE, _NO_UNIT, sentence.span, sentence.heading, sentence.paragraph, (), sentence.part
    )


def _name(entry: Named | None, named: Mapping[str, str]) -> Named | None:
    return Named(named[entry.name], entry.span) if entry is not None else None


def shown_rulebook(rulebook: Rulebook, *, rules: bool = False) -> Rulebook:
    """Return a rulebook as outputs may show it: the names of kind and packs and, where asked for, what the rules say."""
    packs = tuple(_pack(pack, rules=rules) for pack in rulebook.packs)
    return rulebook._replace(kind=rulebook.kind._replace(name=named(rulebook.kind.name)), packs=packs)


def _pack(pack: Pack, *, rules: bool) -> Pack:
    kept = tuple(map(_rule, pack.rules)) if rules else ()
    return pack._replace(version=named(pack.version), title=named(pack.title), rules=kept)


def _rule(rule: Rule) -> Rule:
    return rule._replace(
        title=named(rule.title),
        asks=told(rule.asks),
        basis=tuple(Basis(told(basis.text), *basis[1:]) for basis in rule.basis),
        options={str(at): {"remedy": told(remedy)} for at, remedy in enumerate(remedies(rule))},
        examples=tuple(
            one._replace(text=told(one.text), note=told(one.note), previous=told(one.previous))
            for one in rule.examples
        ),
    )
