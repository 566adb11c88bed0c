"""Who is said to have said what: speech verbs, quotations and "according to" in a passage."""

from dataclasses import dataclass, replace

from workbench.nlp import verbs, words
from workbench.nlp.clauses import Clause, ClauseType
from workbench.nlp.passages import Passage, Range
from workbench.nlp.tagging import Tag

_GROUP = 5
_TO_QUOTE = 16
_AFTER_QUOTE = 24
_SPEAKER_MAX = 16
_VERB_TAGS = frozenset({Tag.FINITE, Tag.PAST})


@dataclass(frozen=True)
class Report:
    """Somebody's statement: all ranges in tokens of the Doc, end exclusive.

    `content` is what was said; `whole` that with its attribution, or None where the attribution
    is no part of the same stretch ("according to", a quotation that goes on). `speaker` is the
    range of the words that name who said it.
    """

    content: Range
    speaker: Range | None
    whole: Range | None


def find_reports(passage: Passage, clauses: list[Clause]) -> list[Report]:
    """Return the reports of a passage in order of their content."""
    out = [
        report
        for clause in clauses
        if (report := _said_by_clause(passage, clauses, clause)) is not None
    ]
    taken = {report.content for report in out}
    for quote in passage.quotes:
        if quote not in taken and not any(_within(quote, report.content) for report in out):
            report = _said_after(passage, quote)
            if report is not None:
                out.append(report)
                taken.add(quote)
    out = _joined(out)
    out += _carried_on(passage, out)
    out += _according_to(passage)
    return sorted(out, key=lambda report: report.content)


def say_verb(passage: Passage, clause: Clause) -> int | None:
    """Return the verb of saying that a clause is built on, as a token, or None."""
    if clause.verb is None:
        return None
    for i in range(clause.verb, min(clause.end, clause.verb + _GROUP)):
        if passage.lower(i) in verbs.SAY_FORMS and passage.tag(i) != Tag.NOUN:
            return i if not _passive(passage, clause, i) else None
        if passage.tag(i) not in (Tag.FINITE, Tag.ADVERB, Tag.NOT, Tag.PARTICIPLE, Tag.PAST):
            return None
    return None


def _passive(passage: Passage, clause: Clause, i: int) -> bool:
    group = [passage.lower(j) for j in range(clause.verb or i, i)]
    return any(
        word in words.BE_FINITE or word in ("been", "being", "be") for word in group
    ) and not (passage.tag(i) == Tag.ING)


def _within(one: Range, other: Range) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]


def _said_by_clause(passage: Passage, clauses: list[Clause], clause: Clause) -> Report | None:
    """Return what a clause "X said" introduces: a quotation or reported clauses, if anything."""
    verb = say_verb(passage, clause)
    if verb is None or passage.lower(verb) not in verbs.REPORTING_FORMS:
        return None
    speaker = clause.subject
    if passage.lower(verb) in verbs.FINDING_FORMS and not _named(passage, speaker):
        return None  # "The results show": the article's own claim
    if any(low < verb < high for low, high in passage.quotes) and speaker is None:
        return None
    quote = next((q for q in passage.quotes if verb < q[0] <= verb + _TO_QUOTE), None)
    sentence = passage.sentence_of(verb)
    if quote is not None and quote[0] < sentence[1]:
        return Report(quote, speaker, (clause.start, quote[1]))
    following = next(
        (
            c
            for c in clauses
            if c.start > verb and c.type == ClauseType.REPORTED and c.start < sentence[1]
        ),
        None,
    )
    if following is None or _before_verb(passage, speaker) is None:
        return None
    end = _content_end(passage, sentence[1])
    return Report((following.start, end), speaker, (clause.start, end))


def _named(passage: Passage, speaker: Range | None) -> bool:
    return speaker is not None and any(
        passage.tag(i) in (Tag.NAME, Tag.PRONOUN) for i in range(*speaker)
    )


def _joined(reports: list[Report]) -> list[Report]:
    """Make one whole of `"…," X told the press, "…"`: one attribution between two quotations."""
    out = sorted(reports, key=lambda report: report.content)
    for at in range(len(out) - 1):
        one, two = out[at], out[at + 1]
        if one.whole and two.whole and one.whole[1] > two.whole[0] >= one.content[1]:
            out[at] = replace(one, whole=(one.whole[0], two.whole[1]))
            out[at + 1] = replace(two, whole=None)
    return out


def _before_verb(passage: Passage, speaker: Range | None) -> Range | None:
    return speaker


def _content_end(passage: Passage, end: int) -> int:
    while passage.tag(end - 1) in (Tag.STOP, Tag.COMMA, Tag.STRONG):
        end -= 1
    return end


def _said_after(passage: Passage, quote: Range) -> Report | None:
    """Return the report whose attribution follows the quotation: `"…," said X` or `"…," X said`."""
    i = quote[1]
    if passage.token(i - 2) in words.TERMINATORS and passage.token(i)[:1].isupper():
        return None  # the next sentence begins
    while passage.tag(i) in (Tag.COMMA, Tag.STRONG) and i < quote[1] + 2:
        i += 1
    limit = min(passage.end, i + _AFTER_QUOTE)
    for j in range(i, limit):
        if passage.tag(j) == Tag.STOP and passage.token(j) in words.TERMINATORS:
            return None
        if passage.lower(j) in verbs.SAY_FORMS and passage.tag(j) in _VERB_TAGS:
            return _attributed(passage, quote, i, j)
    return None


def _attributed(passage: Passage, quote: Range, start: int, verb: int) -> Report:
    if verb > start:
        return Report(quote, (start, verb), (quote[0], verb + 1))
    end = verb + 1
    while end < passage.end and end - verb < _SPEAKER_MAX and not _ends_speaker(passage, end):
        end += 1
    return Report(quote, (verb + 1, end), (quote[0], end))


_SPEAKER_ENDS = frozenset(
    {Tag.COMMA, Tag.STOP, Tag.STRONG, Tag.QUOTE, Tag.FINITE, Tag.PAST, Tag.SUBORDINATOR}
)


def _ends_speaker(passage: Passage, i: int) -> bool:
    if passage.tag(i) in _SPEAKER_ENDS:
        return True
    # "According to Smith the house was sold": a new phrase begins without a comma.
    return passage.tag(i) == Tag.DETERMINER and passage.tag(i - 1) == Tag.NAME


def _carried_on(passage: Passage, reports: list[Report]) -> list[Report]:
    """Give a quotation without attribution to whoever spoke last in the same paragraph."""
    out = []
    for quote in passage.quotes:
        if any(_within(quote, report.content) for report in reports):
            continue
        earlier = [report for report in reports if report.content[0] < quote[0] and report.speaker]
        if earlier:
            out.append(Report(quote, max(earlier, key=lambda r: r.content).speaker, None))
    return out


def _according_to(passage: Passage) -> list[Report]:
    out = []
    for i in range(passage.at, passage.end - 2):
        if passage.lower(i) != "according" or passage.lower(i + 1) != "to":
            continue
        end = i + 2
        while end < passage.end and end - i < _SPEAKER_MAX and not _ends_speaker(passage, end):
            end += 1
        low, high = passage.sentence_of(i)
        if passage.tag(i - 1) == Tag.COMMA and passage.tag(i - 2) == Tag.RELATIVE:
            low = i - 2
        out.append(Report((low, high), (i + 2, end), None))
    return out
