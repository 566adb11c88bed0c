"""Who is said to have said what, and what they are said to think or want, in a passage."""

from dataclasses import replace

from workbench.nlp import cues, report_rules, words
from workbench.nlp.authorities import authorities
from workbench.nlp.clause_rules import find_clauses
from workbench.nlp.clauses import Clause
from workbench.nlp.labels import tree_of
from workbench.nlp.passages import Passage, Range
from workbench.nlp.report import Report, say_verb
from workbench.nlp.report_rules import within
from workbench.nlp.report_trees import announced_by_colon, speaker_of, tree_reports
from workbench.nlp.tags import VERBAL, Tag
from workbench.nlp.tree_reader import Reader

__all__ = ["Report", "find_attributions", "find_reports", "said_by", "say_verb", "sayer"]

# A claim is somebody's when what they said holds this share of its words.
_SAID_MIN = 0.6
# The part of a statement on the other side of "X said" has at least so many words.
_SIDE_MIN = 2


_WE = words.word_set("i we")
_HAVE = words.word_set("has have had having 've 'd")
_ACTS = VERBAL | {Tag.ING, Tag.PARTICIPLE, Tag.BASE}
_GROUP_WORDS = words.AUXILIARIES | words.MODALS | words.NON_FINITE_AUX | {"had"}
_THEMSELVES = words.word_set("he she it they")


def find_reports(passage: Passage, clauses: list[Clause]) -> list[Report]:
    """Return the statements that a passage reports, in order of their content.

    Last stand the clauses that tell by their verb alone that somebody said something.
    """
    found = find_attributions(passage, clauses)
    voiced = (_voiced(passage, each) for each in found)
    return [each for each in found if not each.stance] + [
        each for each in voiced if each is not None
    ]


def _voiced(passage: Passage, report: Report) -> Report | None:
    """Return "X called it a sham" as what X said, or None where the verb tells no utterance."""
    cue, speaker = report.cue, report.speaker
    if report.whole is not None or cue is None or speaker is None:
        return None
    if not report.stance and speaker[0] > cue:
        return None  # "accused by Lee of fraud": the fraud is what Lee said
    low, high = report.content
    lower = passage.lower(cue)
    needed = cues.VOICED_BEFORE.get(lower)
    study = any(word in cues.STUDIES for word in passage.words_in(*speaker))
    if lower not in cues.VOICED and not (study and lower in cues.SHOWS):
        return None
    if passage.tag(cue) == Tag.NOUN or _is_called_so(passage, speaker, cue):
        return None
    said = range(min(cue + 1, low), high)
    counted = needed == "at" and any(passage.tag(i) == Tag.NUMBER for i in said)
    if needed is not None and not counted and needed not in passage.words_in(said[0], high):
        return None
    first = cue if _acts_before(passage, speaker[1], cue) else speaker[0]
    return Report((min(low, first), max(high, cue + 1)), speaker, None, cue)


def _is_called_so(passage: Passage, speaker: Range, cue: int) -> bool:
    """Return whether a participle tells what is done to a noun: "a hymn called", "so-called"."""
    if passage.lower(cue - 1) in ("-", "so-", "so"):
        return True
    has = not _HAVE.isdisjoint(passage.words_in(speaker[1], cue))
    return passage.tag(cue) == Tag.PARTICIPLE and not has and cue == speaker[1]


def _acts_before(passage: Passage, start: int, cue: int) -> bool:
    """Return whether a verb of its own stands between a speaker and the verb of saying."""
    return any(
        passage.tag(i) in _ACTS and passage.lower(i) not in _GROUP_WORDS for i in range(start, cue)
    )


def said_by(reports: list[Report], span: Range) -> Range | None:
    """Return the words that name who says what stands in *span*, or None where nobody is said to.

    It is the speaker of the report that holds most of the span, of several the inmost: a parser
    seldom ends a clause where the statement ends.
    """
    best: tuple[float, int] | None = None
    speaker: Range | None = None
    for report in reports:
        low, high = report.content
        if _tells_who(report, span):
            continue
        if report.whole is not None and report.whole[0] == span[0] and low < span[1]:
            low = report.whole[0]  # the clause holds its own attribution
        shared = (min(high, span[1]) - max(low, span[0])) / (span[1] - span[0])
        rank = (shared, low - high)
        if shared >= _SAID_MIN and (best is None or rank > best):
            best, speaker = rank, report.speaker
    return speaker


def sayer(passage: Passage, clause: Clause) -> Range | None:
    """Return the words for who says what a clause tells of without telling it: "Lee denied this".

    Who asks, demands or writes something claims nothing by that.
    """
    verb = say_verb(passage, clause)
    if verb is None:
        return clause.subject
    if passage.lower(verb) in cues.CLAIMS_NOTHING or passage.lower(verb + 1) == "nothing":
        return None
    tree = tree_of(passage)
    read = speaker_of(Reader(passage, tree), verb) if tree is not None else None
    return read or clause.subject


def _tells_who(report: Report, span: Range) -> bool:
    """Return whether words tell who the speaker is: "the mayor" in "Lee, the mayor, said"."""
    if report.speaker is None or report.cue is None:
        return False
    return report.speaker[0] <= span[0] and span[1] <= report.cue < report.content[1]


def find_attributions(passage: Passage, clauses: list[Clause]) -> list[Report]:
    """Return the statements and stances of a passage in order of their content.

    A stance is what somebody thinks, wants or speaks of: it takes a parser's tree to find one.
    """
    tree = tree_of(passage)
    if tree is None:
        out = report_rules.rule_reports(passage, clauses)
        ruled = report_rules.according_to(passage)
    else:
        # Clauses by rule, not the tree's: where the parser went wrong they often do not.
        reader = Reader(passage, tree)
        out = _merged(reader, report_rules.rule_reports(passage, find_clauses(passage)))
        ruled = authorities(reader)
        read = {report.cue for report in ruled}
        ruled += [each for each in report_rules.according_to(passage) if each.cue not in read]
    out = report_rules.joined(out)
    out = [_without_inner_voice(passage, each, out) for each in out]
    out += [other for each in out if (other := _other_side(passage, each, out)) is not None]
    out += report_rules.carried_on(passage, out)
    return sorted(out + ruled, key=lambda report: report.content)


def _other_side(passage: Passage, report: Report, reports: list[Report]) -> Report | None:
    """Return what "…, X said, …" reports beyond its other comma, unless somebody else says it."""
    if report.stance or report.cue is None or report.speaker is None:
        return None
    low, high = passage.sentence_of(report.cue)
    start = min(report.speaker[0], report.cue)
    end = max(report.speaker[1], report.cue + 1)
    end += passage.tag(end) == Tag.ADVERB  # "she points out"
    if passage.tag(start - 1) != Tag.COMMA or passage.tag(end) != Tag.COMMA:
        return None
    other = (end + 1, high) if report.content[1] <= start else (low, start - 1)
    if other[1] - other[0] < _SIDE_MIN or any(_meets(each.content, other) for each in reports):
        return None
    return Report(other, report.speaker, None, report.cue)


def _meets(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _without_inner_voice(passage: Passage, report: Report, reports: list[Report]) -> Report:
    """Give "we believe" inside what somebody says to that somebody, and "Lee said he felt"."""
    speaker = report.speaker
    if speaker is None or speaker[1] - speaker[0] > 1:
        return report
    inner = passage.lower(speaker[0]) in _WE
    if not inner and passage.lower(speaker[0]) not in _THEMSELVES:
        return report
    around = [
        each.speaker
        for each in reports
        if each is not report
        and each.content[0] <= speaker[0] < each.content[1]
        and (inner or _opens(passage, each, speaker[0]))
    ]
    return replace(report, speaker=around[0]) if around else report


def _opens(passage: Passage, report: Report, at: int) -> bool:
    """Return whether what somebody said begins with a word right behind the verb."""
    start = report.content[0]
    begins = at == start + (passage.lower(start) == "that")
    return begins and report.cue is not None and start == report.cue + 1


def _merged(reader: Reader, by_rule: list[Report]) -> list[Report]:
    """Return the reports read off the tree, with what only the rules on words found.

    Quotation marks are surer than a parser about where a statement ends.
    """
    quotes = reader.passage.quotes
    out = {report.cue: report for report in tree_reports(reader)}
    for report in by_rule:
        if any(within(report.content, o.content) and not o.stance for o in out.values()):
            continue
        known = out.get(report.cue)
        if known is None or (known.stance and _is_surer(report, quotes)):
            speaker = _speaker(reader, report)
            out[report.cue] = replace(report, speaker=speaker)
        elif (
            not known.stance
            and report.content in quotes
            and not within(report.content, known.content)
        ):
            whole = report.whole if known.whole is None else _joint(known.whole, report.whole)
            out[report.cue] = replace(known, content=report.content, whole=whole)
    found = list(out.values())
    return found + announced_by_colon(reader, found)


def _is_surer(report: Report, quotes: list[Range]) -> bool:
    """Return whether marks tell what was said: a quotation, or "…, said X"."""
    before = report.cue is not None and report.content[1] <= report.cue
    return before or report.content in quotes


def _speaker(reader: Reader, report: Report) -> Range | None:
    """Return who says it by the tree, unless that lies inside what is said."""
    if report.cue is None:
        return report.speaker
    found = speaker_of(reader, report.cue)
    if found is None or within(found, report.content):
        return report.speaker
    return found


def _joint(one: Range, two: Range | None) -> Range:
    return one if two is None else (min(one[0], two[0]), max(one[1], two[1]))
