"""What tests build with: valid by default, keywords to differ."""

import itertools

from workbench.domain.articles import ArticleDraft
from workbench.domain.claims import ClaimCandidate, ClaimKind, Reason
from workbench.domain.editors import Role
from workbench.domain.readings import Check, Finding, FindingPlace
from workbench.domain.verdicts import Answer, Stance, VerdictDraft
from workbench.services import (
    articles,
    claims,
    editors,
    evidence,
    findings,
    publications,
    verdicts,
)
from workbench.services.articles import Proposals
from workbench.services.desk import current_scale
from workbench.services.evidence import EvidenceDraft
from workbench.services.transaction import transaction

PASSWORD = "seven grey herons wade"
TEXT = (
    "Ferry line reopens\n\nThe harbour ferry sailed on Monday for the first time in 12 years. "
    "The council says it spent 4.2 million crowns on the pier."
)
FIRST = "for the first time in 12 years"
SPENT = "it spent 4.2 million crowns on the pier"
_numbers = itertools.count(1)


def candidate(text, quote, **differences):
    start = text.index(quote)
    values = {
        "start_char": start,
        "end_char": start + len(quote),
        "quote": quote,
        "kind": ClaimKind.QUANTITY,
        "claimant": "",
        "worth": 0.6,
        "reasons": (Reason("states a number", "12", 0.3),),
    }
    return ClaimCandidate(**(values | differences))


def finding(text, *quotes, **differences):
    places = [(text.index(quote), quote) for quote in quotes]
    values = {
        "check": Check.CONTRADICTION,
        "question": "Which of the two figures is right?",
        "working": "12 is not 4,200,000",
        "places": tuple(FindingPlace(at, at + len(quote), quote) for at, quote in places),
    }
    return Finding(**(values | differences))


def seen(claim):
    """What the claim's page shows of the verdict that stands: its number and digest."""
    verdict = verdicts.newest_verdict(claim)
    if verdict is None:
        return {"verdict_number": 0, "digest": ""}
    return {"verdict_number": verdict.number, "digest": verdict.content_digest}


def seen_in(claim, prefix):
    """The same as fields of the form with *prefix*, "sign" or "publish"."""
    return {f"{prefix}-{name}": value for name, value in seen(claim).items()}


class Desk:
    """The people of the template database, and verbs that bring claims to a state."""

    def __init__(self):
        self.viewer, self.editor, self.reviewer, self.admin = (
            editors.find_by_email(f"{role}@example.org") for role in Role
        )

    def make_article(self, *, text=None, quotes=(FIRST, SPENT), actor=None, **draft):
        text = text or f"{TEXT} Edition {next(_numbers)}."
        draft = ArticleDraft(**({"title": "Ferry line reopens", "text": text} | draft))
        found = [candidate(draft.text, quote) for quote in quotes]
        with transaction():
            return articles.take_in(draft, Proposals(found, "test 1"), actor=actor or self.editor)

    def make_claim(self, **article):
        """A claim that an editor has accepted."""
        return self.accepted(self.make_proposal(**article))

    def make_proposal(self, **article):
        made = self.make_article(**article)
        return articles.spans_of(made.newest)[0].claim

    def make_finding(self, **article):
        """An open question about the ferry's years and the pier's price, which two claims hold."""
        draft = ArticleDraft(title="Ferry line reopens", text=f"{TEXT} Issue {next(_numbers)}.")
        found = Proposals(
            [candidate(draft.text, each) for each in (FIRST, SPENT)],
            "test 1",
            findings=[finding(draft.text, "12 years", "4.2 million crowns", **article)],
        )
        with transaction():
            made = articles.take_in(draft, found, actor=self.editor)
        return findings.findings_of(made.newest)[0]

    def accepted(self, claim):
        with transaction():
            claims.accept(claim, actor=self.editor)
        return claim

    def make_evidence(self, claim, *, actor=None, **draft):
        values = {
            "title": "Harbour office, log of sailings",
            "stance": Stance.SUPPORTS,
            "passage": "No sailings from 2014 to 2026.",
            "url": "https://harbour.example.org/log",
            "publisher": "Harbour office",
        }
        with transaction():
            return evidence.attach(
                claim, EvidenceDraft(**(values | draft)), actor=actor or self.editor
            )

    def make_draft(self, claim, **differences):
        items = [each for each in evidence.evidence_of(claim) if not each.withdrawn]
        values = {
            "rating_id": current_scale().ratings[0].id,
            "summary": "The log bears it out.",
            "evidence_ids": tuple(each.id for each in items),
            "replaces": verdicts.count_of(claim),
        }
        return VerdictDraft(**(values | differences))

    def judged(self, claim=None, *, actor=None, **differences):
        """A claim with evidence and a verdict that awaits sign-off."""
        claim = claim or self.make_claim()
        if not evidence.evidence_of(claim):
            self.make_evidence(claim)
        with transaction():
            verdicts.record(
                claim, self.make_draft(claim, **differences), actor=actor or self.editor
            )
        return claim

    def signed(self, claim=None, *, actor=None):
        claim = claim or self.judged()
        verdict = verdicts.newest_verdict(claim)
        with transaction():
            verdicts.answer(
                claim,
                Answer.SIGNED,
                verdict_number=verdict.number,
                digest=verdict.content_digest,
                comment="",
                actor=actor or self.reviewer,
            )
        return claim

    def published(self, claim=None, *, reason=""):
        claim = self.signed(claim)
        with transaction():
            publications.publish(claim, **seen(claim), reason=reason, actor=self.reviewer)
        return claim
