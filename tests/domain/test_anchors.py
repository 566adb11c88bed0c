"""Passages are found again in an edited text where they surely are, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.anchors import PLACES_MAX, AnchorState, re_anchor

KEPT, MOVED, CHANGED, GONE = AnchorState
FERRY = "The harbour ferry sailed on Monday for the first time in 12 years."
COST = "The council says it spent 4.2 million crowns on the pier."
GLAD = "Residents of both shores were glad to see it sail again."
TEXT = f"Ferry line reopens\n\n{FERRY} {COST}\n\n{GLAD} The mayor was not there."
FIRST, SPENT = "for the first time in 12 years", "it spent 4.2 million crowns on the pier"
RARE = "Zwölf Möwen saßen auf dem Dach des Amtes."


def span(text, words):
    assert text.count(words) == 1
    return text.index(words), text.index(words) + len(words)


def became(new, words=SPENT, old=TEXT):
    """What became of *words*: the outcome, and the words it points to in the newer text."""
    (outcome,) = re_anchor(old, new, [span(old, words)])
    return outcome, None if outcome.span is None else new[slice(*outcome.span)]


def test_a_passage_whose_lines_stayed_is_kept_wherever_they_now_are():
    outcome, words = became(f"A new line.\n\n{TEXT}")
    assert (outcome.state, words, outcome.context_changed) == (KEPT, SPENT, False)
    assert outcome.span[0] == TEXT.index(SPENT) + len("A new line.\n\n")


def test_a_changed_number_shows_the_new_words():
    outcome, words = became(TEXT.replace("4.2", "5.1"))
    assert (outcome.state, words) == (CHANGED, "it spent 5.1 million crowns on the pier")
    assert not outcome.context_changed
    assert became(TEXT.replace("4.2", "5.1"), FIRST)[0].state is KEPT


@pytest.mark.parametrize(
    "edit",
    [
        ("The council says it", "The council denied that it"),
        ("says it", "never said it"),
        ("on the pier.", "on the pier, which is not so."),
    ],
)
def test_a_denial_beside_the_words_is_said_though_they_are_kept(edit):
    outcome, words = became(TEXT.replace(*edit))
    assert (outcome.state, words, outcome.context_changed) == (KEPT, SPENT, True)


def test_other_marks_and_spaces_beside_the_words_are_no_other_context():
    old = "She said “it spent 4.2 million crowns on the pier” and left."
    new = 'She said  "it spent 4.2 million crowns on the pier"  and left.'
    outcome, words = became(new, SPENT, old)
    assert (outcome.state, words, outcome.context_changed) == (KEPT, SPENT, False)


def test_what_was_deleted_is_gone():
    outcome, _ = became(TEXT.replace(f" {COST}", ""))
    assert (outcome.state, outcome.span, outcome.places) == (GONE, None, ())


def test_a_moved_sentence_is_found_where_it_is():
    new = TEXT.replace(f" {COST}", "") + f" {COST}\n\nThe end of it."
    outcome, words = became(new)
    assert (outcome.state, words) == (MOVED, SPENT)
    assert outcome.span == span(new, SPENT)


def test_a_swap_of_paragraphs_loses_nothing():
    first, second = f"{FERRY} {COST}", f"{GLAD} The mayor was not there."
    new = f"Ferry line reopens\n\n{second}\n\n{first}"
    outcomes = re_anchor(TEXT, new, [span(TEXT, SPENT), span(TEXT, "both shores")])
    assert {each.state for each in outcomes} <= {KEPT, MOVED}
    assert [each.span for each in outcomes] == [span(new, SPENT), span(new, "both shores")]


def test_the_same_words_in_another_sentence_are_another_passage():
    other = "Unemployment in the province fell for the first time in 12 years."
    for new in (TEXT.replace(FERRY, other), TEXT.replace(f"{FERRY} ", "") + f" {other}"):
        outcome, _ = became(new, FIRST)
        assert outcome.state is GONE
        assert [new[slice(*each)] for each in outcome.places] == [FIRST]


def test_what_stands_moved_in_two_places_is_put_in_neither():
    new = TEXT.replace(f" {COST}", "") + f" {COST}\n\nAs we said: {GLAD}\n\n{RARE} {COST}"
    outcome, _ = became(new)
    assert outcome.state is GONE
    assert [new[slice(*each)] for each in outcome.places] == [SPENT, SPENT]


def test_an_edited_copy_beside_the_sentence_is_not_taken_for_it():
    copy = COST.replace("The council", "The opposition")
    for new in (TEXT.replace(COST, f"{copy} {COST}"), TEXT.replace(COST, f"{COST} {copy}")):
        outcome, words = became(new)
        assert (outcome.state, words, outcome.context_changed) == (KEPT, SPENT, False)
        assert outcome.span[0] == new.index(COST) + COST.index(SPENT)


def test_of_two_alike_sentences_the_one_that_stayed_is_not_the_one_that_went():
    may, june = "In May the bridge cost 5 million.", "In June the bridge cost 5 million."
    old = f"{may} {june} {GLAD}"
    at = (old.index("the bridge"), old.index(" million"))
    (outcome,) = re_anchor(old, f"{june} {GLAD}", [at])
    assert outcome.state is GONE
    behind = old.index("the bridge", at[1])
    (outcome,) = re_anchor(old, f"{june} {GLAD}", [(behind, behind + at[1] - at[0])])
    assert (outcome.state, outcome.span[0]) == (KEPT, len("In June "))


def test_a_whole_rewrite_leaves_nothing():
    outcomes = re_anchor(TEXT, RARE, [span(TEXT, each) for each in (FIRST, SPENT, "12 years")])
    assert [each.state for each in outcomes] == [GONE] * 3


def test_passages_over_several_lines_are_followed_too():
    words = "the pier.\n\nResidents"
    assert became(f"New.\n{TEXT}", words)[0].state is KEPT
    outcome, found = became(TEXT.replace("Residents", "People"), words)
    assert (outcome.state, found) == (CHANGED, "the pier.\n\nPeople")


@pytest.mark.parametrize(
    ("old", "words", "edit", "wanted"),
    [
        ("عبر الجسر 12 ألف شخص يوم الاثنين.", "12 ألف شخص", ("12", "14"), "14 ألف شخص"),
        ("橋の費用は五百万円だと市は言った。", "五百万円", ("五", "六"), "六百万円"),
        ("It cost 5 🦊🦊 coins on Monday in the end.", "5 🦊🦊 coins", ("5", "6"), "6 🦊🦊 coins"),
    ],
)
def test_other_scripts_are_followed(old, words, edit, wanted):
    outcome, found = became(old.replace(*edit), words, old)
    assert (outcome.state, found) == (CHANGED, wanted)
    assert became(f"X.\n{old}", words, old)[0].state is KEPT


def test_two_claims_on_the_same_words_have_the_same_outcome():
    at = span(TEXT, SPENT)
    one, other = re_anchor(TEXT, TEXT.replace("4.2", "5.1"), [at, at])
    assert one == other


def test_no_text_is_no_trouble():
    assert re_anchor("", "", []) == []
    assert re_anchor(TEXT, "", [(0, 5)])[0].state is GONE
    assert re_anchor("a", "b", [(0, 1)])[0].state is GONE


LINES = st.lists(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40)
    | st.sampled_from([FERRY, COST, GLAD, f"{FERRY} {COST}", "", "مرحبا بالعالم الجديد"]),
    min_size=1,
    max_size=8,
)


@st.composite
def texts_with_spans(draw):
    lines = draw(LINES)
    text = "\n".join(lines)
    spans = []
    for _ in range(draw(st.integers(0, 4))) if text else ():
        start = draw(st.integers(0, len(text) - 1))
        spans.append((start, draw(st.integers(start + 1, len(text)))))
    return text, spans


@given(texts_with_spans())
def test_in_the_same_text_everything_is_kept(case):
    text, spans = case
    outcomes = re_anchor(text, text, spans)
    assert [(each.state, each.span) for each in outcomes] == [(KEPT, each) for each in spans]


@given(texts_with_spans(), st.data())
def test_a_line_put_in_elsewhere_only_moves_the_offsets(case, data):
    text, spans = case
    lines = text.split("\n")
    at = data.draw(st.integers(0, len(lines)))
    new = "\n".join([*lines[:at], RARE, *lines[at:]])
    before = len("\n".join(lines[:at])) + (at > 0)
    whole = [each for each in spans if not each[0] < before <= each[1]]
    for (start, end), outcome in zip(whole, re_anchor(text, new, whole), strict=True):
        by = len(RARE) + 1 if start >= before else 0
        assert (outcome.state, outcome.span) == (KEPT, (start + by, end + by))
    # And taken out again.
    back = [each.span for each in re_anchor(text, new, whole)]
    assert [each.span for each in re_anchor(new, text, back)] == whole


@given(texts_with_spans(), texts_with_spans())
def test_whatever_it_became_the_outcome_says_no_more_than_is_true(case, other):
    (old, spans), (new, _) = case, other
    outcomes = re_anchor(old, new, spans)
    assert outcomes == re_anchor(old, new, spans)
    for (start, end), outcome in zip(spans, outcomes, strict=True):
        assert (outcome.span is None) == (outcome.state is GONE)
        assert len(outcome.places) <= PLACES_MAX
        for place in (*outcome.places, *([outcome.span] if outcome.span else [])):
            assert 0 <= place[0] < place[1] <= len(new)
        if outcome.state in (KEPT, MOVED):
            assert new[slice(*outcome.span)] == old[start:end]
        if outcome.state is CHANGED:
            assert new[slice(*outcome.span)] != old[start:end]


def test_time_grows_with_length_and_not_with_its_square():
    lines = [f"{number} {FERRY} {COST} {number * 7}" for number in range(6_000)]
    old, new = "\n".join(lines), "\n".join(f"{each} zap" for each in reversed(lines))
    spans = [(at, at + 30) for at in range(0, len(old) - 30, len(old) // 1_000)]
    # A million characters with all of its lines changed and turned round: seconds, not minutes.
    assert len(re_anchor(old, new, spans)) == len(spans)
