"""Who says what where the parser hung a part otherwise, or where a verb alone tells it."""

import pytest

from tests.nlp.trees import read_tree
from workbench.nlp.claimants import claimant_mention
from workbench.nlp.reports import find_attributions, find_reports, said_by


def told(notation):
    """Return the speakers and contents of the statements of a hand-made sentence."""
    passage = read_tree(notation)
    return [
        (passage.text(*each.speaker), passage.text(*each.content))
        for each in find_reports(passage, [])
        if each.speaker
    ]


def sayer(notation, words):
    """Return who is said to say the last *words* of a hand-made sentence without its mark."""
    passage = read_tree(notation)
    end = passage.end - 1
    speaker = said_by(find_reports(passage, []), (end - words, end))
    return passage.text(*speaker) if speaker else None


def test_and_that_goes_on_with_what_was_said():
    notation = (
        "Ferrier:nsubj:2 said:ROOT:0 boats:nsubj:4 sank:ccomp:2 ,:punct:8 and:cc:8 that:mark:8"
        " burned:conj:2 many:obj:8 .:punct:2"
    )
    assert ("Ferrier", "boats sank , and that burned many") in told(notation)


def test_the_same_pronoun_goes_on_with_what_was_said():
    notation = (
        "Ferrier:nsubj:2 said:ROOT:0 it:nsubj:4 sank:ccomp:2 ,:punct:8 and:cc:8 it:nsubj:8"
        " burned:conj:2 .:punct:2"
    )
    assert ("Ferrier", "it sank , and it burned") in told(notation)


def test_although_begins_what_the_article_says():
    notation = (
        "Ferrier:nsubj:2 said:ROOT:0 boats:nsubj:4 sank:ccomp:2 ,:punct:8 although:mark:8"
        " none:nsubj:8 burned:advcl:4 .:punct:2"
    )
    assert told(notation) == [("Ferrier", "boats sank")]


def test_a_noun_phrase_that_a_finite_verb_follows_is_no_object():
    notation = (
        "Owners:nsubj:2 admitted:ROOT:0 the:det:4 boats:obj:2 were:aux:6 sold:parataxis:2 .:punct:2"
    )
    assert told(notation) == [("Owners", "the boats were sold")]


def test_a_content_begins_at_that_behind_the_hearer():
    notation = (
        "Ferrier:nsubj:2 told:ROOT:0 crews:obj:2 that:mark:6 boats:nsubj:6 sank:acl:3 and:cc:9"
        " that:mark:9 burned:ccomp:2 many:obj:9 .:punct:2"
    )
    assert ("Ferrier", "that boats sank and that burned many") in told(notation)


def test_a_thing_says_nothing_so_the_speaker_goes_on():
    notation = (
        "Ferrier:nsubj:2 said:ROOT:0 the:det:4 quay:nsubj:5 burned:ccomp:2 and:cc:7 warned:conj:5"
        " that:mark:10 boats:nsubj:10 sank:ccomp:7 .:punct:2"
    )
    assert ("Ferrier", "that boats sank") in told(notation)


def test_who_says_that_they_feel_something_feels_it():
    notation = (
        "Ferrier:nsubj:2 said:ROOT:0 she:nsubj:4 believed:ccomp:2 boats:nsubj:6 sank:ccomp:4"
        " .:punct:2"
    )
    assert sayer(notation, 2) == "Ferrier"


def test_a_name_behind_a_comma_and_its_verb_speaks():
    notation = (
        "Boats:nsubj:2 sank:ROOT:0 ,:punct:4 says:parataxis:2 captain:nmod:6 Ferrier:obj:4"
        " .:punct:2"
    )
    assert told(notation) == [("captain Ferrier", "Boats sank")]


@pytest.mark.parametrize(
    "notation",
    [
        "Ferrier:nsubj:2 blamed:ROOT:0 the:det:4 crew:obj:2 .:punct:2",
        "Ferrier:nsubj:2 called:ROOT:0 it:obj:2 a:det:5 sham:xcomp:2 .:punct:2",
        "Ferrier:nsubj:2 put:ROOT:0 losses:obj:2 at:case:5 nine:obl:2 .:punct:2",
        "Ferrier:nsubj:2 counted:ROOT:0 40:nummod:4 boats:obj:2 .:punct:2",
    ],
)
def test_a_verb_of_utterance_makes_its_whole_clause_the_speakers(notation):
    words = len(notation.split()) - 1
    assert sayer(notation, words) == "Ferrier"


@pytest.mark.parametrize(
    "notation",
    [
        "Ferrier:nsubj:2 put:ROOT:0 boats:obj:2 in:case:5 sheds:obl:2 .:punct:2",
        "Ferrier:nsubj:2 counted:ROOT:0 the:det:4 boats:obj:2 .:punct:2",
        "Ferrier:nsubj:2 wants:ROOT:0 boats:obj:2 .:punct:2",
    ],
)
def test_what_somebody_does_or_wants_is_no_statement(notation):
    assert sayer(notation, len(notation.split()) - 1) is None


def test_an_authority_that_opens_a_sentence_stands_for_all_of_it():
    opening = (
        "According:case:3 to:fixed:1 Ferrier:obl:6 ,:punct:6 boats:nsubj:6 sank:ROOT:0 ,:punct:10"
        " and:cc:10 quays:nsubj:10 burned:conj:6 .:punct:6"
    )
    assert sayer(opening, 2) == "Ferrier"
    closing = (
        "Boats:nsubj:2 sank:ROOT:0 ,:punct:6 according:case:6 to:fixed:4 Ferrier:obl:2 ,:punct:10"
        " and:cc:10 quays:nsubj:10 burned:conj:2 .:punct:2"
    )
    assert sayer(closing, 2) is None


def test_an_authority_takes_the_name_in_apposition():
    notation = (
        "Boats:nsubj:2 sank:ROOT:0 ,:punct:7 according:case:7 to:fixed:4 the:det:7 mayor:obl:2"
        " ,:punct:10 Maud:dep:2 Ferrier:flat:9 .:punct:2"
    )
    passage = read_tree(notation)
    (report,) = find_reports(passage, [])
    assert claimant_mention(passage, report.speaker).words == "Maud Ferrier"


def test_by_her_estimate_is_an_authority_and_to_her_account_is_none():
    estimate = (
        "Boats:nsubj:2 sank:ROOT:0 ,:punct:6 by:case:6 her:nmod:poss:6 estimate:obl:2 .:punct:2"
    )
    assert [speaker for speaker, _ in told(estimate)] == ["her"]
    account = "She:nsubj:2 paid:ROOT:0 to:case:5 her:nmod:poss:5 account:obl:2 .:punct:2"
    assert told(account) == []


def test_this_week_is_no_speaker():
    passage = read_tree(
        "Ferrier:dep:2 said:ROOT:0 this:det:4 week:nsubj:2 boats:nsubj:6 sank:ccomp:2 .:punct:2"
    )
    assert all(
        "week" not in passage.text(*each.speaker)
        for each in find_attributions(passage, [])
        if each.speaker
    )


def test_a_statement_ends_before_but_and_another_speaker():
    notation = (
        "Ferrier:nsubj:2 says:ROOT:0 boats:nsubj:4 sank:ccomp:2 ,:punct:8 but:cc:8 Lane:nsubj:8"
        " says:parataxis:4 many:nsubj:10 burned:ccomp:8 .:punct:2"
    )
    assert ("Ferrier", "boats sank") in told(notation)
    assert ("Lane", "many burned") in told(notation)


def test_what_finds_after_when_is_the_noun_between():
    notation = (
        "Judges:nsubj:2 fined:ROOT:0 Lane:obj:2 after:case:6 an:det:6 audit:nmod:3 said:xcomp:2"
        " that:mark:10 boats:nsubj:10 sank:ccomp:7 .:punct:2"
    )
    assert [speaker for speaker, _ in told(notation)] == ["an audit"]


def test_a_clause_that_holds_its_own_attribution_is_the_speakers():
    notation = (
        "Pilots:nsubj:6 at:case:5 the:det:5 old:amod:5 quay:nmod:1 said:ROOT:0 that:mark:9"
        " boats:nsubj:9 sank:ccomp:6 .:punct:6"
    )
    assert sayer(notation, 9) == "Pilots at the old quay"


def test_what_is_said_without_a_known_verb_is_said_all_the_same():
    notation = (
        "Ferrier:nsubj:2 said:ROOT:0 her:nmod:poss:5 boats:compound:5 rolls:obj:2 for:case:8"
        " two:nummod:8 hours:obl:2 .:punct:2"
    )
    assert told(notation) == [("Ferrier", "her boats rolls for two hours")]


def test_a_noun_phrase_between_a_comma_and_the_verb_speaks():
    notation = (
        "The:det:2 quay:nsubj:6 ,:punct:2 the:det:5 pilot:nsubj:6 said:ROOT:0 ,:punct:6"
        " was:aux:9 sold:ccomp:6 .:punct:6"
    )
    assert {speaker for speaker, _ in told(notation)} == {"the pilot"}


def test_a_name_with_an_aside_before_the_verb_speaks_whatever_the_parser_made_of_it():
    notation = (
        "Ferrier:discourse:6 ,:punct:1 a:det:5 harbour:compound:5 pilot:nsubj:7 ,:punct:5"
        " said:ROOT:0 boats:nsubj:9 sank:ccomp:7 .:punct:7"
    )
    ((speaker, _),) = told(notation)
    assert speaker.startswith("Ferrier")


def test_per_is_an_authority_behind_a_comma_only():
    notation = "Boats:nsubj:2 sank:ROOT:0 ,:punct:6 per:case:6 the:det:6 brigade:obl:2 .:punct:2"
    assert [speaker for speaker, _ in told(notation)] == ["the brigade"]
    rate = "Boats:nsubj:2 sank:ROOT:0 per:case:4 day:obl:2 .:punct:2"
    assert told(rate) == []


def test_a_sentence_may_end_with_what_shows_it():
    notation = (
        "Boats:nsubj:2 sank:ROOT:0 ,:punct:5 an:det:5 analysis:appos:2 of:case:7 figures:nmod:5"
        " shows:nmod:5 .:punct:2"
    )
    assert told(notation) == [("an analysis of figures", "Boats sank")]


@pytest.mark.parametrize("dash", ["–", "--"])
def test_a_name_behind_a_dash_signs_a_quotation(read_passage, dash):
    passage = read_passage(f"“Two boats sank in May.” {dash} Maud Ferrier")
    (report,) = find_reports(passage, [])
    assert passage.text(*report.speaker) == "Maud Ferrier"


def test_a_relative_clause_tells_what_of_its_noun_somebody_says():
    notation = (
        "Boats:nsubj:2 met:ROOT:0 the:det:4 target:obj:2 Ferrier:nsubj:6 criticized:acl:relcl:4"
        " .:punct:2"
    )
    passage = read_tree(notation)
    assert ("Ferrier", "the target") in [
        (passage.text(*each.speaker), passage.text(*each.content))
        for each in find_attributions(passage, [])
        if each.speaker
    ]


def test_who_did_something_and_then_said_something_did_the_first_in_the_articles_words():
    notation = (
        "Ferrier:nsubj:2 burned:ROOT:0 boats:obj:2 ,:punct:5 blaming:advcl:2 the:det:7"
        " crew:obj:5 .:punct:2"
    )
    passage = read_tree(notation)
    reports = find_reports(passage, [])
    assert said_by(reports, (0, 3)) is None
    assert said_by(reports, (4, 7)) == (0, 1)


def test_a_quotation_before_the_next_one_is_by_who_says_that(read_passage):
    passage = read_passage("“Two boats sank in May.” “They were new and dear,” said Maud Ferrier.")
    speakers = {passage.text(*each.speaker) for each in find_reports(passage, [])}
    assert speakers == {"Maud Ferrier"}


def test_whoever_is_spoken_of_in_a_quotation_says_no_other(read_passage):
    passage = read_passage("“Lane said boats sank,” Maud Ferrier said. “They were new.”")
    last = find_reports(passage, [])[-1]
    assert passage.text(*last.speaker) == "Maud Ferrier"


def test_a_concession_before_the_verb_is_the_speakers():
    notation = (
        "Boats:nsubj:2 sank:ccomp:8 ,:punct:6 though:mark:6 none:nsubj:6 burned:advcl:2 ,:punct:8"
        " said:ROOT:0 Ferrier:nsubj:8 .:punct:8"
    )
    assert told(notation) == [("Ferrier", "Boats sank , though none burned")]
