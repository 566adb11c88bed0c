"""Verdicts: what they need, and that a sign-off is bound to every word that readers see."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.errors import InvalidInputError
from workbench.domain.verdicts import (
    PRESETS,
    AppearanceContent,
    EvidenceContent,
    VerdictContent,
    VerdictDraft,
)

WORDS = st.text(st.characters(codec="utf-8"), max_size=20)
NUMBERS = st.integers(0, 2**53 - 2)
EVIDENCE = st.builds(EvidenceContent, NUMBERS, *[WORDS] * 10)
APPEARANCE = st.builds(AppearanceContent, *[WORDS] * 7)
CONTENT = st.builds(
    VerdictContent,
    claim_id=NUMBERS,
    wording=WORDS,
    kind=WORDS,
    claimant=WORDS,
    claimant_type=WORDS,
    claimed_on=WORDS,
    verdict_number=NUMBERS,
    rating=WORDS,
    summary=WORDS,
    evidence=st.lists(EVIDENCE, max_size=3).map(tuple),
    appearances=st.lists(APPEARANCE, max_size=2).map(tuple),
    period_words=WORDS,
    period_first_on=WORDS,
    period_last_on=WORDS,
    place=WORDS,
)


def changed(value):
    return value + 1 if isinstance(value, int) else value + "x"


@given(CONTENT)
def test_the_same_content_has_the_same_digest(content):
    assert content.digest == replace(content).digest
    assert content.digest.startswith("sha256:")


@given(CONTENT, CONTENT)
def test_other_content_has_another_digest(one, other):
    assert (one == other) == (one.digest == other.digest)


@given(CONTENT, EVIDENCE)
def test_a_change_of_any_field_changes_the_digest(content, item):
    place = AppearanceContent("t", "o", "a", "2026-01-01", "u", "sha256:00", "q")
    content = replace(
        content, evidence=(*content.evidence, item), appearances=(*content.appearances, place)
    )
    digests = {content.digest}
    for field in fields(VerdictContent):
        if field.name not in LISTS:
            value = changed(getattr(content, field.name))
            digests.add(replace(content, **{field.name: value}).digest)
    for name, last in (("evidence", item), ("appearances", place)):
        for field in fields(type(last)):
            other = replace(last, **{field.name: changed(getattr(last, field.name))})
            changed_list = (*getattr(content, name)[:-1], other)
            digests.add(replace(content, **{name: changed_list}).digest)
        digests.add(replace(content, **{name: getattr(content, name)[:-1]}).digest)
        digests.add(replace(content, **{name: (*getattr(content, name), last)}).digest)
    expected = len(fields(VerdictContent)) - 2
    expected += len(fields(EvidenceContent)) + len(fields(AppearanceContent)) + 4
    assert len(digests) == 1 + expected


LISTS = {"evidence", "appearances"}
ITEM = EvidenceContent(
    9, "supports", "p", "l", "n", "s", "q", "2026-02-01", "https://example.org/", "f", ""
)
CONTENT_OF_OLD = VerdictContent(
    claim_id=7,
    wording="Wörter",
    kind="event",
    claimant="c",
    claimant_type="person",
    claimed_on="2026-01-31",
    verdict_number=2,
    rating="True",
    summary="because",
    evidence=(ITEM,),
    appearances=(AppearanceContent("t", "o", "a", "2026-01-30", "u", "sha256:00", "q"),),
)


def test_the_order_of_the_evidence_is_part_of_what_is_signed():
    two = replace(ITEM, evidence_id=10)
    content = replace(CONTENT_OF_OLD, evidence=(ITEM, two))
    assert content.digest != replace(content, evidence=(two, ITEM)).digest


def test_words_cannot_move_from_one_field_to_the_next():
    content = replace(CONTENT_OF_OLD, wording="ab", claimant="c")
    assert content.digest != replace(content, wording="a", claimant="bc").digest


def test_the_digest_stays_what_it_was_for_sign_offs_already_given():
    # Over the canonical JSON as it was first released; another value would void every sign-off.
    assert (
        CONTENT_OF_OLD.digest
        == "sha256:10f21ffd0c59dacd4ae43dee64de6a29399bdec7b580a028c2bfaacbfa2b7ec3"
    )


@pytest.mark.parametrize(
    ("differences", "field"),
    [({"summary": " \n"}, "summary"), ({"evidence_ids": ()}, "evidence_ids")],
)
def test_a_verdict_says_why_and_rests_on_evidence(differences, field):
    values = {"rating_id": 1, "summary": "why", "evidence_ids": (1,), "replaces": 0}
    VerdictDraft(**values)
    with pytest.raises(InvalidInputError) as raised:
        VerdictDraft(**(values | differences))
    assert raised.value.field == field


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_a_preset_is_numbered_without_a_gap_and_each_rating_has_its_own_words(preset):
    values = [rating.value for rating in preset.ratings]
    assert values == list(range(len(values), 0, -1))
    assert len({rating.label for rating in preset.ratings}) == len(values)
    assert len({rating.tone for rating in preset.ratings}) == len(values)
    assert all(rating.definition for rating in preset.ratings)
