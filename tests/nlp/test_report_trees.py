import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.nlp.trees import passage_of_tree, read_tree
from workbench.nlp.claimants import claimant_mention
from workbench.nlp.reports import find_attributions, find_reports
from workbench.nlp.words import word_set

# Each sentence in Universal Dependencies and in the scheme of spaCy's own English pipelines.
SAID = (
    (
        "Maud:nsubj:9 Ferrier:flat:1 ,:punct:4 head:appos:1 of:case:7 the:det:7 union:nmod:4"
        " ,:punct:4 said:ROOT:0 that:mark:13 the:det:12 quay:nsubj:13 burned:ccomp:9 .:punct:9"
    ),
    (
        "Maud:compound:2 Ferrier:nsubj:9 ,:punct:2 head:appos:2 of:prep:4 the:det:7 union:pobj:5"
        " ,:punct:2 said:ROOT:0 that:mark:13 the:det:12 quay:nsubj:13 burned:ccomp:9 .:punct:9"
    ),
)
PUT_IN = (
    (
        "The:det:2 quay:nsubj:3 burned:ROOT:0 ,:punct:7 Maud:nsubj:7 Ferrier:flat:5"
        " said:parataxis:3 .:punct:3"
    ),
    (
        "The:det:2 quay:nsubj:3 burned:ccomp:7 ,:punct:7 Maud:compound:6 Ferrier:nsubj:7"
        " said:ROOT:0 .:punct:7"
    ),
)
ACCORDING = (
    (
        "According:case:3 to:fixed:1 Ferrier:obl:7 ,:punct:3 the:det:6 quay:nsubj:7 burned:ROOT:0"
        " .:punct:7"
    ),
    (
        "According:prep:7 to:prep:1 Ferrier:pobj:2 ,:punct:7 the:det:6 quay:nsubj:7 burned:ROOT:0"
        " .:punct:7"
    ),
)
ACCUSED = (
    (
        "The:det:2 board:nsubj:pass:4 was:aux:pass:4 accused:ROOT:0 by:case:6 Ferrier:obl:agent:4"
        " of:case:9 widespread:amod:9 fraud:obl:4 .:punct:4"
    ),
    (
        "The:det:2 board:nsubjpass:4 was:auxpass:4 accused:ROOT:0 by:agent:4 Ferrier:pobj:5"
        " of:prep:4 widespread:amod:9 fraud:pobj:7 .:punct:4"
    ),
)
WHO = (
    (
        "We:nsubj:2 met:ROOT:0 Maud:obj:2 Ferrier:flat:3 ,:punct:7 who:nsubj:7 said:acl:relcl:3"
        " boats:nsubj:9 sank:ccomp:7 .:punct:2"
    ),
    (
        "We:nsubj:2 met:ROOT:0 Maud:compound:4 Ferrier:dobj:2 ,:punct:4 who:nsubj:7 said:relcl:4"
        " boats:nsubj:9 sank:ccomp:7 .:punct:2"
    ),
)
CLAIM_OF = (
    (
        "Ferrier:nmod:poss:3 's:case:1 claim:nsubj:8 that:mark:6 boats:nsubj:6 sank:acl:3"
        " was:aux:pass:8 rejected:ROOT:0 .:punct:8"
    ),
    (
        "Ferrier:poss:3 's:case:1 claim:nsubjpass:8 that:mark:6 boats:nsubj:6 sank:acl:3"
        " was:auxpass:8 rejected:ROOT:0 .:punct:8"
    ),
)
ADDING = (
    (
        "Ferrier:nsubj:2 said:ROOT:0 boats:nsubj:4 sank:ccomp:2 ,:punct:6 adding:advcl:2"
        " that:mark:9 many:nsubj:9 burned:ccomp:6 .:punct:2"
    ),
    (
        "Ferrier:nsubj:2 said:ROOT:0 boats:nsubj:4 sank:ccomp:2 ,:punct:2 adding:advcl:2"
        " that:mark:9 many:nsubj:9 burned:ccomp:6 .:punct:2"
    ),
)
QUOTED_AS = (
    (
        "Ferrier:nsubj:pass:3 was:aux:pass:3 quoted:ROOT:0 as:mark:5 saying:advcl:3 boats:nsubj:7"
        " sank:ccomp:5 .:punct:3"
    ),
    (
        "Ferrier:nsubjpass:3 was:auxpass:3 quoted:ROOT:0 as:prep:3 saying:pcomp:4 boats:nsubj:7"
        " sank:ccomp:5 .:punct:3"
    ),
)


def told(passage):
    return [
        (passage.text(*each.speaker), passage.text(*each.content))
        for each in find_reports(passage, [])
    ]


@pytest.mark.parametrize("scheme", [0, 1], ids=["universal", "spacy"])
@pytest.mark.parametrize(
    ("trees", "speaker", "content"),
    [
        (SAID, "Maud Ferrier , head of the union", "that the quay burned"),
        (PUT_IN, "Maud Ferrier", "The quay burned"),
        (ACCORDING, "Ferrier", "According to Ferrier , the quay burned ."),
        (ACCUSED, "Ferrier", "of widespread fraud"),
        (WHO, "who", "boats sank"),
        (CLAIM_OF, "Ferrier", "that boats sank"),
    ],
    ids=["said", "put in", "according", "accused", "who", "claim of"],
)
def test_both_label_schemes_tell_who_says_what(trees, scheme, speaker, content):
    assert told(read_tree(trees[scheme])) == [(speaker, content)]


@pytest.mark.parametrize("notation", ADDING, ids=["universal", "spacy"])
def test_who_says_one_thing_also_adds_the_other(notation):
    assert told(read_tree(notation)) == [
        ("Ferrier", "boats sank"),
        ("Ferrier", "that many burned"),
    ]


@pytest.mark.parametrize("notation", QUOTED_AS, ids=["universal", "spacy"])
def test_who_is_quoted_as_saying_something_says_it(notation):
    assert ("Ferrier", "boats sank") in told(read_tree(notation))


@pytest.mark.parametrize("notation", WHO, ids=["universal", "spacy"])
def test_a_relative_pronoun_names_whom_it_repeats(notation):
    passage = read_tree(notation)
    (report,) = find_reports(passage, [])
    assert claimant_mention(passage, report.speaker).words == "Maud Ferrier"


def test_a_whole_report_goes_from_the_speaker_to_the_end_of_what_they_say():
    passage = read_tree(SAID[0])
    (report,) = find_reports(passage, [])
    assert passage.text(*report.whole).endswith("said that the quay burned")
    assert report.whole[0] == 0


def test_a_wish_is_a_stance_and_no_statement():
    passage = read_tree("Ferrier:nsubj:2 wants:ROOT:0 to:mark:4 sell:xcomp:2 boats:obj:4 .:punct:2")
    (stance,) = find_attributions(passage, [])
    assert stance.stance
    assert passage.text(*stance.content) == "to sell boats"
    assert find_reports(passage, []) == []


def test_a_promise_is_a_statement():
    passage = read_tree("Ferrier:nsubj:2 vowed:ROOT:0 to:mark:4 sell:xcomp:2 boats:obj:4 .:punct:2")
    assert told(passage) == [("Ferrier", "to sell boats")]


def test_what_nobody_says_is_reported_of_nobody():
    assert told(read_tree("Nobody:nsubj:2 said:ROOT:0 boats:nsubj:4 sank:ccomp:2 .:punct:2")) == []


def test_what_somebody_does_not_say_is_no_statement_of_theirs():
    passage = read_tree(
        "Ferrier:nsubj:4 did:aux:4 not:advmod:4 say:ROOT:0 boats:nsubj:6 sank:ccomp:4 .:punct:4"
    )
    assert told(passage) == []


def test_who_tells_somebody_something_is_the_speaker():
    passage = read_tree(
        "Lane:nsubj:2 told:ROOT:0 Ferrier:iobj:2 that:mark:6 boats:nsubj:6 sank:ccomp:2 .:punct:2"
    )
    assert told(passage) == [("Lane", "that boats sank")]


def test_whoever_is_asked_to_say_something_says_it():
    passage = read_tree(
        "Lane:nsubj:2 asked:ROOT:0 Ferrier:obj:2 to:mark:5 say:xcomp:2 boats:nsubj:7 sank:ccomp:5"
        " .:punct:2"
    )
    speakers = {
        passage.text(*each.content): passage.text(*each.speaker)
        for each in find_attributions(passage, [])
    }
    assert speakers["boats sank"] == "Ferrier"


def test_as_somebody_puts_it_is_what_they_say():
    passage = read_tree(
        "As:mark:3 Ferrier:nsubj:3 put:advcl:7 it:obj:3 ,:punct:3 boats:nsubj:7 sank:ROOT:0"
        " .:punct:7"
    )
    assert told(passage) == [("Ferrier", "boats sank")]


def test_a_statement_ends_before_the_next_speaker_behind_a_semicolon():
    passage = read_tree(
        "Lane:nsubj:2 says:ROOT:0 boats:nsubj:4 sank:ccomp:2 ;:punct:2 Ferrier:nsubj:7"
        " says:parataxis:4 many:nsubj:9 burned:ccomp:7 .:punct:2"
    )
    assert ("Lane", "boats sank") in told(passage)
    assert ("Ferrier", "many burned") in told(passage)


def test_a_verb_that_was_taken_for_a_noun_is_read_all_the_same():
    passage = read_tree(
        "The:det:3 Harbour:compound:3 Agency:compound:4 plans:ROOT:0 to:mark:6 sell:acl:4"
        " boats:obj:6 .:punct:4"
    )
    classes = ["DET", "NOUN", "PROPN", "NOUN", "PART", "VERB", "NOUN", "PUNCT"]
    for word, pos in zip(passage.doc, classes, strict=True):
        word.pos_ = pos
    (stance,) = find_attributions(passage, [])
    assert passage.text(*stance.speaker) == "The Harbour Agency"
    assert passage.text(*stance.content) == "to sell boats"


def test_a_day_that_a_parser_calls_the_subject_is_no_speaker():
    passage = read_tree(
        "Ferrier:dep:5 (:punct:3 Harbourside:dep:1 ):punct:3 said:ROOT:0 Friday:nsubj:5"
        " boats:nsubj:8 sank:ccomp:5 .:punct:5"
    )
    assert all(speaker.startswith("Ferrier") for speaker, _ in told(passage))
    assert told(passage)


WORDS = st.sampled_from(
    sorted(
        word_set(
            "Ferrier said that the quay burned , “ ” . and who she We accused by of according"
            " to claim wants not nobody ' ( ) Friday adding told words In"
        )
    )
)
LABELS = st.sampled_from(
    sorted(
        word_set(
            "nsubj nsubj:pass obj ccomp xcomp advcl acl acl:relcl relcl appos conj parataxis obl"
            " nmod nmod:poss case mark cop flat compound punct prep pobj agent dep cc"
        )
    )
)


@st.composite
def passages(draw):
    """Draw a passage of a few words with a tree that no parser would give."""
    words = draw(st.lists(WORDS, min_size=1, max_size=14))
    labels = draw(st.lists(LABELS, min_size=len(words), max_size=len(words)))
    heads = [0, *(draw(st.integers(0, at - 1)) for at in range(1, len(words)))]
    return passage_of_tree(words, ["ROOT", *labels[1:]], heads)


@given(passages())
def test_any_tree_gives_ranges_inside_its_passage(passage):
    found = find_attributions(passage, [])
    for each in found:
        for low, high in filter(None, (each.content, each.speaker, each.whole)):
            assert 0 <= low < high <= passage.end
    assert found == find_attributions(passage, [])


@given(passages())
def test_a_claimant_is_named_in_the_words_of_the_text(passage):
    for each in find_reports(passage, []):
        mention = claimant_mention(passage, each.speaker or each.content)
        assert mention is None or mention.words in passage.doc.text
