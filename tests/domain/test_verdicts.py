"""Verdicts: what they need, and that a sign-off is bound to every word that readers see."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.errors import InvalidInputError
from workbench.domain.verdicts import (
    PRESETS,
    EvidenceContent,
    VerdictContent,
    VerdictDraft,
)

WORDS = st.text(st.characters(codec="utf-8"), max_size=20)
NUMBERS = st.integers(0, 2**53 - 1)
EVIDENCE = st.builds(EvidenceContent, NUMBERS, *[WORDS] * 7)
CONTENT = st.builds(
    VerdictContent,
    claim_id=NUMBERS,
    wording=WORDS,
    claimant=WORDS,
    verdict_number=NUMBERS,
    rating=WORDS,
    summary=WORDS,
    evidence=st.lists(EVIDENCE, max_size=3).map(tuple),
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
    content = replace(content, evidence=(*content.evidence, item))
    digests = {content.digest}
    for field in fields(VerdictContent):
        if field.name == "evidence":
            continue
        value = changed(getattr(content, field.name))
        digests.add(replace(content, **{field.name: value}).digest)
    for field in fields(EvidenceContent):
        other = replace(item, **{field.name: changed(getattr(item, field.name))})
        digests.add(replace(content, evidence=(*content.evidence[:-1], other)).digest)
    digests.add(replace(content, evidence=content.evidence[:-1]).digest)
    digests.add(replace(content, evidence=(*content.evidence, item)).digest)
    assert len(digests) == 1 + 6 + 8 + 2


def test_the_order_of_the_evidence_is_part_of_what_is_signed():
    one, two = EvidenceContent(1, *"abcdefg"), EvidenceContent(2, *"abcdefg")
    content = VerdictContent(1, "w", "c", 1, "True", "s", (one, two))
    assert content.digest != replace(content, evidence=(two, one)).digest


def test_words_cannot_move_from_one_field_to_the_next():
    content = VerdictContent(1, "ab", "c", 1, "True", "s", ())
    assert content.digest != replace(content, wording="a", claimant="bc").digest


def test_the_digest_stays_what_it_was_for_sign_offs_already_given():
    # Computed once by hand from the canonical JSON; another value would void every sign-off.
    item = EvidenceContent(9, "supports", "p", "l", "n", "s (q)", "https://example.org/", "")
    content = VerdictContent(7, "Wörter", "c", 2, "True", "because", (item,))
    assert (
        content.digest == "sha256:0caa4bea4e847d99a0841e1b601e3610f35621027a3a90a34f717aec902bb9c1"
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
