"""The second reading of a rule of content: what the learned reader makes of the sentences, beside what words and structure said.

Where the reader is clear it decides, because that was right more often on reports that nobody had tuned to
(docs/decisions/0019); where it is not, the words do. Whenever the two differ the outcome says so, for a person to confirm.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set

from checker.checks.content.earnest import (
    HARDLY_OWN,
    IMPLIED_BY,
    LIKELY,
    NEVER_OWN,
    found_in,
    in_earnest,
    own_at_best,
    own_chance,
    states_why,
)
from checker.checks.content.readings import chance_of, over_text, read_unit, reader_of
from checker.checks.content.reported import Topic, reports
from checker.checks.outcome import Context, fault, met, place_of, quote_of
from checker.document.model import MIXED, OTHER, PROBLEMS, TELLING, Document, Sentence
from checker.reader.functions import (
    ACCOUNT,
    CAUSE,
    FUNCTION_NAMES,
    FUNCTIONS,
    MEASURE,
    OWN,
    SHORTCOMING,
    TOPICS,
    Reader,
)
from checker.results import Outcome, Place
from checker.rulebook import option
from checker.rulebook.model import MET, PARTIAL, SKIPPED, UNMET, VERDICT_NAMES, Texts
from checker.text.acts import COMING, PLANNED
from checker.text.conditions import Condition, evaluate
from checker.text.lazy import pattern
from checker.text.unit import Unit
from checker.values import NamedTuple

_MOST_EVIDENCE = 5
_PASSING = 40
"""From this chance in a hundred a passing phrase counts as one."""
_SURELY = 90
"""From this chance in a hundred what the words found is nothing but a passing phrase or a slogan."""

_PLAIN = 0.8
_LINKS = frozenset("因由源根缘致受症怪卡欠于")
"""A sentence that states something else holds a cause where a word joins the two: what only a reader infers is no stated cause."""
_ATTRIBUTE = pattern("[^，；。]{0,8}原因[^，；。]{1,6}的(?=[\u4e00-\u9fff])")
_IDIOM = pattern(
    "因(?:循|公|企施策|地制宜|时制宜|势利导|人而异|材施教|噎废食)|欠缺|根本|根据|[关对处属位等]于|自由|受[理众]|[接感享承]受|[一细极]致|卡口|刷卡|[资来水]源|源头"
)


class Second(NamedTuple):
    """What the second reading looks for."""

    says: str = option.choice(
        "有一句话起这样的作用，或者写了这样的做法，这一条就符合（account：只用来核对找到的句子是不是真的述了法）",
        *FUNCTIONS,
        *TOPICS,
        ACCOUNT,
    )
    passing: str = option.choice("没有那样的话，只有起这样作用的话，这一条部分符合", *FUNCTIONS, default="")
    clear: int = option.number("句意判读的把握超过百分之几时，以判读为准", default=70)
    unless: Condition | None = option.condition("符合这个条件的句子不算", default=None)
    doubt: Condition | None = option.condition(
        "符合这个条件的句子，判读要很有把握（90以上）才算", default=None
    )


def second_reading(
    outcome: Outcome,
    second: Second,
    parts: Set[str],
    document: Document,
    context: Context,
    texts: Callable[[str], Texts],
) -> Outcome:
    """Return the outcome after the second reading.

    ``parts`` are those in which the words looked first, ``texts`` gives message and remedy of a verdict that is no ``met``.
    """
    if outcome.verdict == SKIPPED:
        return outcome
    reader = reader_of(document, context)
    says = second.says
    if says in TOPICS or says == ACCOUNT:
        if outcome.verdict == MET:
            doubt = _doubt(MET, PARTIAL, says, document, [])
            return (
                in_earnest(outcome, says, document, reader, texts(PARTIAL), doubt) if says in OWN else outcome
            )
        return _reported(outcome, second, parts, document, context) if says in TOPICS else outcome
    stated = says in (CAUSE, SHORTCOMING) and outcome.verdict == MET and states_why(outcome, document, reader)
    if outcome.verdict == MET:
        best = own_at_best(outcome, says, parts, document, reader) if says in OWN else HARDLY_OWN
        if best < HARDLY_OWN:
            verdict = PARTIAL if second.passing and _passes(reader, document, second.passing) else UNMET
            doubt = _doubt(MET, verdict, says, document, [])
        if best < NEVER_OWN and not stated:
            return fault(verdict, texts(verdict), outcome.evidence[:1])._replace(confirm=doubt)
        if _agrees(outcome, says, document, reader) or _says(says, parts, document, reader):
            return outcome._replace(confirm=doubt) if best < HARDLY_OWN else outcome
        chances = [chance_of(reader, index, says) for index in range(len(document.sentences))]
    else:
        filled = over_text(document)
        own = any(part in parts and at in filled for at, part in enumerate(document.heading_parts))
        barred = _rule_of_words(second.unless)
        chances = [
            chance_of(reader, index, says)
            if (
                _may_stand(document, sentence, parts)
                if own
                else sentence.part != OTHER or chance_of(reader, index, says) >= _SURELY
            )
            and (says != CAUSE or _links(sentence.text) or reader.chances(index)[CAUSE] >= _PLAIN)
            and not barred(sentence.unit)
            and own_chance(index, says, reader) >= NEVER_OWN
            else 0
            for index, sentence in enumerate(document.sentences)
        ]
        if says == MEASURE:
            chances = _of_what_is_to_come(chances, document, context)
    best = max(chances, default=0)
    verdict = MET
    if best < LIKELY:
        passing = second.passing
        verdict = PARTIAL if passing and _passes(reader, document, passing) else UNMET
    if verdict == PARTIAL and outcome.verdict == UNMET:
        return _in_passing(outcome, second.passing, document, context, texts(PARTIAL))
    if (verdict == MET) == (outcome.verdict == MET):
        return outcome
    clear = second.clear
    doubt = _doubt(outcome.verdict, verdict, says, document, chances)
    if outcome.verdict == MET and best < LIKELY and second.passing:
        found = list(found_in(outcome, document))
        if found and all(chance_of(reader, index, second.passing) >= _SURELY for index in found):
            best = max(chances[index] for index in found)
    if (stated and says == CAUSE) or (100 - clear) / 2 < best < clear:
        return outcome._replace(confirm=doubt)
    if verdict == MET:
        likely = [index for index, chance in enumerate(chances) if chance >= LIKELY]
        evidence = [place_of(document, document.sentences[index]) for index in likely[:_MOST_EVIDENCE]]
        return met(evidence)._replace(confirm=doubt)
    if verdict == UNMET:
        # What words and structure found is not gone because it was not read.
        return outcome._replace(confirm=doubt)
    return fault(verdict, texts(verdict), outcome.evidence[:1])._replace(confirm=doubt)


def _in_passing(
    outcome: Outcome, function: str, document: Document, context: Context, texts: Texts
) -> Outcome:
    """Return ``partial`` where a sentence, wherever it stands, surely touches on what the words did not find at all."""
    for index, sentence in enumerate(document.sentences):
        if sentence.part != OTHER and chance_of(reader_of(document, context), index, function) >= _SURELY:
            return fault(PARTIAL, texts, [place_of(document, sentence)])
    return outcome


def _reported(
    outcome: Outcome, second: Second, parts: Set[str], document: Document, context: Context
) -> Outcome:
    """Return ``met`` where a sentence reports the topic as done in words that the rule does not know.

    The reader only adds here: what the words found stays found, since it was right nearly always (docs/decisions/0019).
    Where it is likely but not clear the verdict stays, for a person to confirm.
    """
    topic = Topic(second.says, second.clear, second.unless, second.doubt)
    clear, read = reports(topic, parts, document, context)
    if not read:
        return outcome
    doubt = _doubt(outcome.verdict, MET, second.says, document, _by_sentence(read, document))
    if not clear:
        return outcome._replace(confirm=doubt)
    evidence = [place_of(document, document.sentences[index]) for index in sorted(clear[:_MOST_EVIDENCE])]
    return met(evidence)._replace(confirm=doubt)


def _by_sentence(chances: Mapping[int, float], document: Document) -> list[float]:
    """Return a chance for each sentence: none for those that were not asked about."""
    return [chances.get(index, 0) for index in range(len(document.sentences))]


def _rule_of_words(unless: Condition | None) -> Callable[[Unit], bool]:
    """Return what tells whether the words of a unit satisfy a condition; units without a known word are all alike."""
    if unless is None:
        return lambda _: False
    wordless = evaluate(unless, Unit(0, 0, 0, {})) is not None
    return lambda unit: evaluate(unless, unit) is not None if unit.groups else wordless


def _agrees(outcome: Outcome, says: str, document: Document, reader: Reader) -> bool:
    """Whether one of the places that the words found is read as they read it: then nothing else need be read.

    A measure behind a long slogan in one sentence is read on its own.
    """
    return any(
        chance_of(reader, index, one) >= LIKELY
        for index in found_in(outcome, document)
        for one in (says, *IMPLIED_BY.get(says, ()))
    ) or (says == MEASURE and any(_measures(place, document, reader) for place in outcome.evidence))


def _measures(place: Place, document: Document, reader: Reader) -> bool:
    """Whether the words of a place, without the rest of their sentence, are read as a measure."""
    if place.span is None:
        return False
    text = document.source.text[slice(*place.span)]
    return any(
        100 * reader.chances_at(index, text)[MEASURE] >= LIKELY for index in document.sentences_in(place.span)
    )


def _may_stand(document: Document, sentence: Sentence, parts: Set[str]) -> bool:
    """Whether a sentence can be what is looked for although another section is headed so: no section of another name holds it."""
    if sentence.heading is None or sentence.part in parts:
        return True
    part = document.heading_parts[sentence.heading]
    return part is None or part == MIXED or part in parts


def _of_what_is_to_come(chances: list[float], document: Document, context: Context) -> list[float]:
    """Return the chances of measures without those that can be none for the year to come.

    The bare verbs of an account (推进《安全生产法》修订) are those of a plan: before the shortcomings a sentence must say that it is to come.
    """
    confessed = next((at for at, one in enumerate(document.sentences) if one.part == PROBLEMS), len(chances))
    return [
        chance if chance < _PASSING or index > confessed or _is_to_come(index, document, context) else 0
        for index, chance in enumerate(chances)
    ]


def _is_to_come(index: int, document: Document, context: Context) -> bool:
    if document.sentences[index].part not in TELLING:
        return True
    return any(
        one.mood == PLANNED or one.year == COMING for one in read_unit(document, index, context).readings
    )


def _links(text: str) -> bool:
    """Whether a sentence joins cause and effect; 历史原因形成的 only describes what follows."""
    return not _LINKS.isdisjoint(_IDIOM.sub("", _ATTRIBUTE.sub("", text)))


def _says(says: str, parts: Set[str], document: Document, reader: Reader) -> bool:
    """Whether any sentence is read as what is looked for: those of the parts that should hold it are read first."""
    inside, outside = (
        [index for index, sentence in enumerate(document.sentences) if (sentence.part in parts) == here]
        for here in (True, False)
    )
    return any(chance_of(reader, index, says) >= LIKELY for index in (*inside, *outside))


def _passes(reader: Reader, document: Document, function: str) -> bool:
    return any(chance_of(reader, index, function) > _PASSING for index in range(len(document.sentences)))


def _doubt(words: str, reading: str, says: str, document: Document, chances: list[float]) -> str:
    """Say in Chinese how the two readings differ, with the sentence on which it turns."""
    told = f"按词语和结构判断为“{VERDICT_NAMES[words]}”，按句意判读为“{VERDICT_NAMES[reading]}”"
    if reading != MET:
        return f"{told}：没有读到写明{FUNCTION_NAMES[says]}的句子，请通读这一部分后确认。"
    best = document.sentences[chances.index(max(chances))]
    start, end = best.span
    return f"{told}：“{quote_of(document.source.text[start:end])}”可读作{FUNCTION_NAMES[says]}，请确认。"
