"""What is missing, once all of it is known: beside what it belongs, and how the new sections are numbered together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checker.document.insertion import Insertion, Wanted, end_before, insertions, number_of
from checker.document.issuers import place_of_issuer
from checker.document.model import Document
from checker.results import Finding, Outcome, Place
from checker.rulebook.model import MET, PARTIAL, Rule

_BELOW = ("department", "township")
"""The levels whose heads report to the committee of the place that they belong to."""


def placed(document: Document, rules: Iterable[Rule], outcomes: dict[str, Outcome]) -> dict[str, Outcome]:
    """Return the outcomes with a place for everything that the document has no section for.

    What a rule asks of the content of another one that it depends on belongs beside that content; everything else into
    new sections, numbered as if all of them were put in.
    """
    open_ones = {
        rule.id: _beside(rule, outcomes)
        for rule in rules
        if any(finding.place.new or finding.sample for finding in outcomes[rule.id].findings)
    }
    if not open_ones:
        return outcomes
    wanted = [
        (finding.place.new, finding.place.section[0])
        for name, beside in open_ones.items()
        for finding in outcomes[name].findings
        if finding.place.new and beside is None
    ]
    new = insertions(document, wanted) if wanted else {}
    words = _words(document, outcomes)
    changed = {
        name: outcomes[name]._replace(
            findings=tuple(
                _spoken(_placed(document, finding, beside, new), words) for finding in outcomes[name].findings
            )
        )
        for name, beside in open_ones.items()
    }
    return {**outcomes, **changed}


def _beside(rule: Rule, outcomes: Mapping[str, Outcome]) -> Place | None:
    """Return where the content stands to which that of a rule belongs: of the rules that it depends on, else of what it is a part of.

    A rule is a part of the one above it (three-systems.review), and of the one that asks for the part of a report in which it
    would need a new section: where that part is there, though under no heading of its own, no second one is asked for.
    """
    news = [finding.place.new for finding in outcomes[rule.id].findings if finding.place.new]
    above = (rule.id.partition(".")[0], *news) if news else ()
    for needed in (*(one for one in rule.depends if one != "kind"), *above):
        outcome = outcomes.get(needed)
        if outcome is None or needed == rule.id:
            continue
        places = [finding.place for finding in outcome.findings] if outcome.verdict == PARTIAL else []
        for place in outcome.evidence if outcome.verdict == MET else places:
            if place.span is not None:
                return place
    return None


def _placed(
    document: Document, finding: Finding, beside: Place | None, new: Mapping[Wanted, Insertion]
) -> Finding:
    place = finding.place
    if not place.new:
        return finding._replace(sample=_headed(finding.sample, "" if place.section else None))
    if beside is not None and beside.span is not None:
        there = Place(None, beside.section, "", behind=beside.span[1])
        return finding._replace(place=there, sample=_headed(finding.sample, ""))
    made = new.get((place.new, place.section[0]))
    if made is None:
        title = place.section[0].partition("、")[2]
        there = Place(None, place.section, "", behind=end_before(document, place.new) if title else None)
        return finding._replace(place=there, sample=_headed(finding.sample, title))
    there = Place(None, (made.heading,), "", new=made.told, behind=made.behind)
    return finding._replace(place=there, sample=_headed(finding.sample, made.heading))


def _headed(sample: str, heading: str | None) -> str:
    """Return a sample of a whole section with the ``heading`` that it gets here, empty for none; None leaves it."""
    number, sign, rest = sample.partition("、")
    _, stop, body = rest.partition("。")
    if heading is None or not sign or not stop or number_of(number) is None:
        return sample
    return f"{heading}。{body}" if heading else body


def _words(document: Document, outcomes: Mapping[str, Outcome]) -> dict[str, str]:
    """Return what the names in 【】 of a sample stand for in this report, as far as it is known."""
    from checker.document.ranks import ranks_of

    metadata = document.metadata
    words: dict[str, str] = {}
    period = outcomes.get("period")
    if metadata.year is not None and (period is None or period.verdict == MET):
        words |= {"报告年度": str(metadata.year), "下一年度": str(metadata.year + 1)}
    if metadata.issuer is None:
        return words
    name, level = metadata.issuer.name, metadata.level
    words |= {"机关名称": name, "机关": name}
    ranks = ranks_of(name, level)
    if ranks is None:
        return words
    words |= {
        "县": ranks.own,
        "局": ranks.own,
        "县委书记": ranks.secretary,
        "县长": ranks.head,
        "局长": ranks.head,
    }
    place = place_of_issuer(name)
    if level == "township":  # what stands before its own name
        place = place_of_issuer(name[: name.rfind(place)])
    above = ranks_of(place, "county" if place.endswith("区") else None) if level in _BELOW else ranks
    if above is not None and (level != "township" or above.own != ranks.own):
        words["县委"] = above.committee
    return words


def _spoken(finding: Finding, words: Mapping[str, str]) -> Finding:
    """Return a finding with a sample in the words of this report."""
    sample = finding.sample
    for name, word in words.items() if "【" in sample else ():
        sample = sample.replace(f"【{name}】", word)
    return finding if sample == finding.sample else finding._replace(sample=sample)
