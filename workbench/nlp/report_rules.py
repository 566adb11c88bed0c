"""Reports by word classes: speech verbs, quotations and "according to", without a parser."""

from dataclasses import replace

from workbench.nlp import verbs, words
from workbench.nlp.clauses import Clause, ClauseType
from workbench.nlp.passages import Passage, Range
from workbench.nlp.report import Report, say_verb
from workbench.nlp.tags import VERBAL, Tag

# How far (words) a quotation may stand behind the verb of saying, an attribution behind the
# quotation; how many words may name a speaker, and one before a colon.
_TO_QUOTE = 16
_AFTER_QUOTE = 24
_SPEAKER_MAX = 16
_NAME_MAX = 5
_DASHES = words.word_set("- -- – — ―")
_NOBODY = words.word_set("nobody no none neither nothing")
_ACCORDING = words.word_set("according")
_STARTS_NAME = frozenset({Tag.NAME, Tag.DETERMINER})
_OPENS_SPEAKER = frozenset({Tag.NAME, Tag.DETERMINER, Tag.POSSESSIVE})
_IN_SPEAKER = _OPENS_SPEAKER | {
    Tag.NOUN,
    Tag.ADJECTIVE,
    Tag.ADVERB,
    Tag.NUMBER,
    Tag.PREPOSITION,
    Tag.PARTICIPLE,
}
_AFTER_READS = frozenset({Tag.STOP, Tag.DETERMINER})
_SPEAKER_ENDS = VERBAL | {Tag.COMMA, Tag.STOP, Tag.STRONG, Tag.QUOTE, Tag.SUBORDINATOR}


def rule_reports(passage: Passage, clauses: list[Clause]) -> list[Report]:
    """Return what verbs of saying introduce and what quotations are followed by."""
    introduced = (_introduced(passage, clauses, clause) for clause in clauses)
    out = [report for report in introduced if report is not None]
    for quote in passage.quotes:
        if not any(within(quote, report.content) for report in out):
            report = (
                _announced(passage, quote)
                or _signed(passage, quote)
                or _attributed_after(passage, quote)
            )
            if report is not None:
                out.append(report)
    cues = {report.cue for report in out}
    out += [r for r in _inverted(passage) + _closing(passage) if r.cue not in cues]
    return out or _labelled(passage)


def _closing(passage: Passage) -> list[Report]:
    """Return the reports of sentences that end with "…, an analysis of the figures shows."."""
    out = []
    for low, high in passage.sentences:
        verb = high - 1 - (passage.tag(high - 1) == Tag.STOP)
        if passage.lower(verb) not in verbs.REPORTING_FORMS:
            continue
        comma = verb - 1
        while comma > low and passage.tag(comma) in _IN_SPEAKER:
            comma -= 1
        content = (low, comma)
        named = passage.tag(comma) == Tag.COMMA and passage.tag(comma + 1) in _OPENS_SPEAKER
        if named and comma + 1 < verb and any(_is_finite(passage, i) for i in range(*content)):
            out.append(Report(content, (comma + 1, verb), (low, verb + 1), verb))
    return out


def _inverted(passage: Passage) -> list[Report]:
    """Return the reports of "…, said Ann Lee." without quotation marks."""
    out = []
    for verb in passage.places_in(verbs.REPORTING_FORMS, 2, passage.end - 1):
        if passage.tag(verb - 1) != Tag.COMMA or passage.tag(verb) not in VERBAL:
            continue
        end = _speaker_end(passage, verb + 1)
        if passage.tag(verb + 1) not in _STARTS_NAME and passage.tag(end - 1) != Tag.NAME:
            continue
        content = around(passage, verb, verb)
        closed = passage.tag(end) in (Tag.STOP, Tag.COMMA) or passage.token(end) == "("
        if content is not None and closed:
            out.append(Report(content, (verb + 1, end), (content[0], end), verb))
    return out


def _announced(passage: Passage, quote: Range) -> Report | None:
    """Return the report of `Said Ann Lee: "…"` and `Ann Lee: "…"`, where no clause is read."""
    low = passage.sentence_of(quote[0])[0]
    colon = quote[0] - 1
    said = passage.lower(low) in verbs.SAY_FORMS
    start = low + said
    if passage.token(colon) not in (":", ",") or not start < colon <= start + _NAME_MAX:
        return None
    if not said and passage.token(colon) != ":":
        return None
    if not all(passage.tag(i) == Tag.NAME for i in range(start, colon)):
        return None
    return Report(quote, (start, colon), (low, quote[1]), low if said else None)


def _signed(passage: Passage, quote: Range) -> Report | None:
    """Return the report of `"…" – Ann Lee, Eastport`, where nothing else follows."""
    start = quote[1] + 1
    if passage.token(quote[1]) not in _DASHES or passage.tag(start) != Tag.NAME:
        return None
    end = start
    while passage.tag(end) == Tag.NAME:
        end += 1
    after = passage.sentence_of(quote[1])[1]
    if any(passage.tag(i) in VERBAL for i in range(end, after)):
        return None
    return Report(quote, (start, end), (quote[0], end), None)


def _labelled(passage: Passage) -> list[Report]:
    """Return the report of "Ann Lee: boats sank", a heading or a turn with its speaker's name."""
    colon = 1
    while (
        colon <= _NAME_MAX and passage.tag(colon - 1) == Tag.NAME and passage.tag(colon) == Tag.NAME
    ):
        colon += 1
    end = passage.sentence_of(0)[1]
    named = passage.tag(colon - 1) == Tag.NAME and passage.token(colon) == ":"
    if not named or not any(_is_finite(passage, i) for i in range(colon + 2, end)):
        return []
    return [Report((colon + 1, end), (0, colon), None, None)]


def within(one: Range, other: Range) -> bool:
    """Return whether one range lies inside another."""
    return other[0] <= one[0] and one[1] <= other[1]


def _introduced(passage: Passage, clauses: list[Clause], clause: Clause) -> Report | None:
    """Return what a clause "X said" introduces: a quotation or reported clauses, if anything."""
    verb, speaker = say_verb(passage, clause), clause.subject
    if verb is None or not _reports(passage, verb, speaker):
        return None
    end = passage.sentence_of(verb)[1]
    quote = next((q for q in passage.quotes if verb < q[0] <= verb + _TO_QUOTE), None)
    if quote is not None and quote[0] < end:
        return Report(quote, speaker, (clause.start, quote[1]), verb)
    if speaker is None:
        return None
    said = next(
        (c.start for c in clauses if verb < c.start < end and c.type == ClauseType.REPORTED), None
    )
    if said is None:
        content = around(passage, speaker[0], verb)
        return None if content is None else _put_in(content, speaker, verb)
    while passage.tag(end - 1) in (Tag.STOP, Tag.COMMA, Tag.STRONG):
        end -= 1
    return Report((said, end), speaker, (clause.start, end), verb)


def _reports(passage: Passage, verb: int, speaker: Range | None) -> bool:
    """Return whether a verb reports: not "The results show", not one inside a quotation."""
    lower = passage.lower(verb)
    if lower not in verbs.REPORTING_FORMS:
        return False
    if lower in verbs.FINDING_FORMS and not _is_named(passage, speaker):
        return False
    if lower == "asked" and verb == passage.sentence_of(verb)[0]:
        return False  # "Asked why, Ann Lee said …"
    if speaker is not None:
        return passage.lower(speaker[0]) not in _NOBODY
    return not any(low < verb < high for low, high in passage.quotes)


def _put_in(content: Range, speaker: Range, verb: int) -> Report:
    """Return the report of "…, X said", where a hearer may follow the verb."""
    whole = (min(content[0], speaker[0]), max(content[1], verb + 1))
    return Report(content, speaker, whole, verb)


def _is_named(passage: Passage, speaker: Range | None) -> bool:
    return speaker is not None and any(
        passage.tag(i) in (Tag.NAME, Tag.PRONOUN) and passage.lower(i) not in words.FINDINGS
        for i in range(*speaker)
    )


def _attributed_after(passage: Passage, quote: Range) -> Report | None:
    """Return the report whose attribution follows the quotation: `"…," said X` or `"…," X said`."""
    start = quote[1]
    opens = passage.token(start)[:1].isupper() or passage.tag(start) == Tag.QUOTE
    if passage.token(start - 2) in words.TERMINATORS and opens:
        return None  # the next sentence begins
    if passage.tag(start) in (Tag.COMMA, Tag.STRONG):
        start += 1
    for verb in range(start, min(passage.end, start + _AFTER_QUOTE)):
        if passage.token(verb) in words.TERMINATORS:
            return None
        reads = passage.lower(verb) in ("read", "reads") and passage.tag(verb + 1) in _AFTER_READS
        says = passage.lower(verb) in verbs.SAY_FORMS and _tells(passage, start, verb)
        if says or reads:
            if verb > start:
                return Report(quote, (start, verb), (quote[0], verb + 1), verb)
            end = _speaker_end(passage, verb + 1)
            speaker = (verb + 1, end)
            return Report(quote, speaker, (quote[0], end), verb) if end > verb + 1 else None
    return None


def _tells(passage: Passage, start: int, verb: int) -> bool:
    """Return whether a word behind a quotation is its verb: "…," Lee told reporters."""
    after_name = verb > start and passage.tag(verb - 1) == Tag.NAME
    return passage.tag(verb) in VERBAL or (after_name and passage.tag(verb) == Tag.PARTICIPLE)


def _speaker_end(passage: Passage, start: int) -> int:
    """Return the word after the phrase that names a speaker and starts at *start*."""
    end = start
    while end < min(passage.end, start + _SPEAKER_MAX):
        # "According to Smith the house was sold": a new phrase begins without a comma.
        anew = passage.tag(end) == Tag.DETERMINER and passage.tag(end - 1) == Tag.NAME
        if anew or passage.tag(end) in _SPEAKER_ENDS:
            break
        end += 1
    return end


def joined(reports: list[Report]) -> list[Report]:
    """Make one whole of `"…," X told the press, "…"`: one attribution between two quotations."""
    out = sorted(reports, key=lambda report: report.content)
    for at in range(len(out) - 1):
        one, two = out[at], out[at + 1]
        if one.whole and two.whole and one.whole[1] > two.whole[0] >= one.content[1]:
            out[at] = replace(one, whole=(one.whole[0], two.whole[1]))
            out[at + 1] = replace(two, whole=None)
    return out


def _covers(report: Report, quote: Range) -> bool:
    """Return whether words outside a quotation attribute it, in whole or in part."""
    if not (report.content[0] < quote[1] and quote[0] < report.content[1]):
        return False
    return report.cue is None or not quote[0] <= report.cue < quote[1]


def carried_on(passage: Passage, reports: list[Report]) -> list[Report]:
    """Give a quotation without attribution to whoever spoke last in the same paragraph.

    Where nobody did it is whoever says the next quotation there; where nobody does, its opening
    mark at a paragraph's start stands for whoever spoke in the one before.
    """
    out = []
    told = [report for report in reports if report.speaker and not _is_quoted(passage, report)]
    for quote in passage.quotes:
        if any(_covers(report, quote) for report in reports):
            continue
        earlier = [report for report in told if report.content[0] < quote[0]]
        if earlier:
            last = max(earlier, key=lambda report: report.content)
            out.append(Report(quote, last.speaker, None, last.cue))
        elif quote[0] == 0:
            following = _said_next(passage, told, quote)
            out.append(Report(quote, following.speaker if following else (0, 1), None))
    return out


def _said_next(passage: Passage, told: list[Report], quote: Range) -> Report | None:
    """Return the report of the quotation in the sentence after one that is a whole sentence."""
    if passage.token(quote[1] - 2) not in words.TERMINATORS or quote[1] >= passage.end:
        return None
    low, high = passage.sentence_of(quote[1])
    return next(
        (r for r in told if r.content in passage.quotes and low <= r.content[0] < high), None
    )


def _is_quoted(passage: Passage, report: Report) -> bool:
    """Return whether somebody quoted says it of another: the cue stands in the quotation."""
    cue = report.cue
    return cue is not None and any(low <= cue < high for low, high in passage.quotes)


def according_to(passage: Passage) -> list[Report]:
    """Return a report for each "according to X": its sentence, or the relative clause around it."""
    out = []
    for i in passage.places_in(_ACCORDING, 0, passage.end - 2):
        if passage.lower(i + 1) != "to":
            continue
        low, high = passage.sentence_of(i)
        if passage.tag(i - 1) == Tag.COMMA and passage.tag(i - 2) == Tag.RELATIVE:
            low = i - 2
        end = _speaker_end(passage, i + 2)
        if end > i + 2:
            out.append(Report((low, high), (i + 2, end), None, i))
    return out


def around(passage: Passage, start: int, verb: int) -> Range | None:
    """Return what stands around "…, X said, …" whose X begins at *start*, or None.

    It must stand behind a comma and hold a finite verb: "On Friday, X said" is no such thing. A
    quotation mark may stand between, which closes what was never opened.
    """
    if start in passage.quote_edges:
        return None
    start -= passage.tag(start - 1) == Tag.QUOTE
    low, high = passage.sentence_of(verb)
    while high > low and passage.tag(high - 1) in (Tag.STOP, Tag.COMMA, Tag.STRONG):
        high -= 1
    if passage.tag(start - 1) != Tag.COMMA or start - 1 <= low:
        return None
    before, after = (low, start - 1), (verb + 2, high)
    put_in = passage.tag(verb + 1) == Tag.COMMA and after[1] > after[0]
    if put_in and after[1] - after[0] > before[1] - before[0]:
        return after
    return before if any(_is_finite(passage, i) for i in range(*before)) else None


def _is_finite(passage: Passage, at: int) -> bool:
    return passage.tag(at) in VERBAL or passage.lower(at) in verbs.PAST_ONLY
