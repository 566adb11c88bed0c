"""Claims chosen among the stretches of a parsed passage."""

from dataclasses import replace

from workbench.domain.claims import ClaimKind
from workbench.domain.readings import LeftOutWhy
from workbench.nlp import words
from workbench.nlp.checkable import why_left_out
from workbench.nlp.choosing import Chooser
from workbench.nlp.claimants import claimant_mention
from workbench.nlp.clauses import Clause
from workbench.nlp.found import (
    Context,
    Found,
    Yield,
    claim,
    introduces,
    named,
    passed_over,
    statement,
)
from workbench.nlp.kinds import find_kind
from workbench.nlp.labels import Tree
from workbench.nlp.passages import Passage
from workbench.nlp.rankings import ranked_phrases
from workbench.nlp.report import Report
from workbench.nlp.reports import find_reports, sayer
from workbench.nlp.speech import holds_statement, is_finding, is_speech, states_content
from workbench.nlp.stretches import Form, Stretch, Traits, stretches_of
from workbench.nlp.traits import see, traits_of
from workbench.nlp.tree_clauses import in_core, tree_clauses
from workbench.nlp.worth import Weights

# What no desk can check now, whatever it is built like; and what it can check only as somebody's
# saying it.
_NEVER = frozenset({"why question", "why thanks", "why condition"})
_ONLY_REPORTED = frozenset({"why forecast", "why opinion"})


def propose_by_tree(
    passage: Passage, tree: Tree, weights: Weights | None, chooser: Chooser
) -> Yield:
    """Return the claims of a parsed passage and what was passed over in it."""
    stretches, reports, core = candidates(passage, tree)
    traits = weighed(passage, tree, stretches, reports)
    context = Context(passage, reports, weights)
    scores = [
        0.0 if _is_left_out(stretch, held, reports) else score
        for stretch, held, score in zip(stretches, traits, chooser.scores(traits), strict=True)
    ]
    ranks = _ranks_inside(passage, core, stretches, scores, chooser.least)
    beside = [0.0 if _cuts(stretch, ranks) else scores[at] for at, stretch in enumerate(stretches)]
    taken = sorted({*chooser.choose(stretches, beside), *ranks})
    found = [_found(context, stretches[at], scores[at]) for at in taken]
    left = passed_over(core, lambda clause: _why(passage, clause, reports), found)
    return Yield(tuple(found), left)


def _is_left_out(stretch: Stretch, held: Traits, reports: list[Report]) -> bool:
    """Return whether a rule leaves the stretch out, however like a claim it reads."""
    if not held.keys().isdisjoint(_NEVER):
        return True
    return not held.keys().isdisjoint(_ONLY_REPORTED) and not _is_reported(stretch, reports)


def _is_reported(span: Stretch | Clause, reports: list[Report]) -> bool:
    return any(r.content[0] <= span.start and span.end <= r.content[1] for r in reports)


def _ranks_inside(
    passage: Passage,
    core: list[Clause],
    stretches: list[Stretch],
    scores: list[float],
    least: float,
) -> dict[int, Stretch]:
    """Return the noun phrases that claim a rank by themselves, by their place.

    "their first talks since the start of the war" is checked apart from what was said there: it
    may stand inside a larger claim.
    """
    ranked = set(ranked_phrases(passage, core))
    return {
        at: stretch
        for at, stretch in enumerate(stretches)
        if (stretch.start, stretch.end) in ranked and scores[at] >= least
    }


def _cuts(stretch: Stretch, ranks: dict[int, Stretch]) -> bool:
    """Return whether a stretch holds a part of one of the phrases and not all of it."""
    return any(
        stretch.start < rank.end
        and rank.start < stretch.end
        and not (stretch.start <= rank.start and rank.end <= stretch.end)
        for rank in ranks.values()
    )


def candidates(passage: Passage, tree: Tree) -> tuple[list[Stretch], list[Report], list[Clause]]:
    """Return the stretches to choose from, the reports, and the clauses in their core extent."""
    clauses = list(tree_clauses(passage, tree))
    core = in_core(clauses)
    reports = find_reports(passage, core)
    ranked = ranked_phrases(passage, core)
    return stretches_of(passage, tree, clauses, reports, ranked), reports, core


def weighed(
    passage: Passage, tree: Tree, stretches: list[Stretch], reports: list[Report]
) -> list[Traits]:
    """Return the traits of each stretch."""
    seen = see(passage, tree, reports)
    return [traits_of(seen, stretch) for stretch in stretches]


def kind_of(passage: Passage, stretch: Stretch, reports: list[Report]) -> ClaimKind:
    """Return what kind of claim a stretch makes.

    What somebody is reported to say of the future is checked as their saying it.
    """
    clause = stretch.clause
    start, end = stretch.start, stretch.end
    if stretch.form == Form.STATEMENT and not is_finding(passage, stretch.report):
        return ClaimKind.QUOTE
    if stretch.form != Form.STATEMENT and holds_statement(passage, reports, start, end):
        return ClaimKind.QUOTE
    if clause is not None and states_content(passage, clause, start, end):
        return ClaimKind.QUOTE
    verb = clause.verb if clause is not None else None
    said = clause is not None and (
        is_speech(passage, clause) or _is_promised(passage, clause, reports)
    )
    return find_kind(passage, stretch.start, stretch.end, verb=verb, says=said)


def _is_promised(passage: Passage, clause: Clause, reports: list[Report]) -> bool:
    if clause.verb is None or passage.lower(clause.verb) not in words.FUTURE_MODALS:
        return False
    return _is_reported(clause, reports)


def _found(context: Context, stretch: Stretch, score: float) -> Found:
    passage, clause = context.passage, stretch.clause
    kind = kind_of(passage, stretch, context.reports)
    if stretch.report is not None:
        return statement(context, stretch.report, kind=kind, sure=score)
    found = claim(context, (stretch.start, stretch.end), kind, stretch.type, sure=score)
    if found.claimant is None and kind == ClaimKind.QUOTE and clause is not None:
        speaker = sayer(passage, clause)
        return (
            found
            if speaker is None
            else replace(found, claimant=claimant_mention(passage, speaker))
        )
    return found


def _why(passage: Passage, clause: Clause, reports: list[Report]) -> LeftOutWhy:
    why = why_left_out(passage, clause)
    if not why and introduces(passage, clause, reports):
        return LeftOutWhy.FRAME
    return named(why)
