import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.nlp.extract import extract
from workbench.nlp.names import Mention, Names, mentions_of
from workbench.nlp.passages import passages_of
from workbench.nlp.pipeline import BLANK, load

FAR = 3_000


def names_of(*mentions):
    names = Names()
    names.add(list(mentions))
    return names


def person(words, at, **more):
    return Mention(words, at, person=True, **more)


def test_a_title_tells_whom_a_pronoun_means():
    names = names_of(person("Paul Lane", 0, gender="he"), person("Maud Ferrier", 30))
    assert names.resolve(Mention("he", 60)) == "Paul Lane"


def test_a_pronoun_never_means_whom_a_title_calls_otherwise():
    names = names_of(person("Paul Lane", 0, gender="he"))
    assert names.resolve(Mention("she", 40)) == ""


def test_pronouns_that_follow_a_name_tell_its_gender():
    names = names_of(
        person("Kim Ferrier", 0),
        Mention("she", 20, person=True, gender="she"),
        Mention("her", 40, person=True, gender="she"),
        person("Robin Lane", 200),
    )
    assert names.resolve(Mention("she", 230)) == "Kim Ferrier"


def test_whom_a_sentence_is_about_comes_before_whom_it_mentions():
    names = names_of(person("Kim Ferrier", 0, subject=True), person("Robin Lane", 30))
    assert names.resolve(Mention("he", 60)) == "Kim Ferrier"


def test_the_sentence_before_comes_before_an_earlier_speaker():
    names = names_of(person("Kim Ferrier", 0, speaks=True), person("Robin Lane", 300, subject=True))
    assert names.resolve(Mention("he", 340)) == "Robin Lane"


def test_a_common_given_name_tells_a_gender():
    names = names_of(person("Susan Ferrier", 0), person("Robert Lane", 30))
    assert names.resolve(Mention("she", 60)) == "Susan Ferrier"
    assert names.resolve(Mention("he", 60)) == "Robert Lane"


def test_it_is_the_body_that_the_sentence_before_is_about():
    names = names_of(
        person("Maud Ferrier", 0, speaks=True),
        Mention("Harbour Agency", 40, subject=True, body=True),
    )
    assert names.resolve(Mention("It", 90)) == "Harbour Agency"


def test_they_may_be_several_whom_the_sentence_before_is_about():
    names = names_of(
        Mention("Harbour Agency", 0, subject=True, body=True),
        Mention("pilots", 40, subject=True, body=True),
    )
    assert names.resolve(Mention("they", 90)) == "pilots"
    assert names.resolve(Mention("it", 90)) == "Harbour Agency"


def test_an_inquiry_that_speaks_is_no_person():
    names = names_of(Mention("independent inquiry", 0, speaks=True))
    assert names.resolve(Mention("she", 60)) == ""


def test_the_company_is_nobody_where_no_company_is_named():
    names = names_of(person("Maud Ferrier", 0, speaks=True))
    assert names.resolve(Mention("company", 90, definite=True)) == "company"


def test_two_people_of_one_surname_are_never_merged():
    names = names_of(person("Paul Ferrier", 0, gender="he"), person("Maud Ferrier", 40))
    assert names.resolve(person("Maud Ferrier", 90)) == "Maud Ferrier"
    assert names.resolve(person("Paul Ferrier", 99)) == "Paul Ferrier"


def test_a_title_chooses_between_two_people_of_one_surname():
    names = names_of(
        person("Paul Ferrier", 0, gender="he"), person("Maud Ferrier", 40, gender="she")
    )
    assert names.resolve(Mention("Ferrier", 90, gender="she")) == "Maud Ferrier"


@pytest.mark.parametrize("short", ["Ferrier", "M. Ferrier", "Maud Ferrier"])
def test_a_shorter_form_stands_for_the_longest(short):
    names = names_of(person("Maud Anne Ferrier", 0), person("Maud Ferrier", 40))
    assert names.resolve(person(short, 90)) == "Maud Anne Ferrier"


def test_an_office_names_its_holder_only_where_there_is_one():
    one = names_of(person("Maud Ferrier", 0, offices=("mayor",)))
    assert one.resolve(Mention("mayor", 50, definite=True)) == "Maud Ferrier"
    assert one.resolve(Mention("mayor", 50)) == "mayor"


def test_of_two_who_hold_an_office_the_one_named_last_is_meant():
    names = names_of(
        person("Maud Ferrier", 0, offices=("mayor",)), person("Paul Lane", 30, offices=("mayor",))
    )
    assert names.resolve(Mention("mayor", 50, definite=True)) == "Paul Lane"
    assert names.resolve(Mention("mayor", FAR, definite=True)) == "mayor"


def test_what_is_said_of_an_office_tells_it_from_another():
    names = names_of(
        person("Maud Ferrier", 0, offices=("minister",), about=("transport", "minister"))
    )
    assert names.resolve(Mention("transport minister", 50, definite=True)) == "Maud Ferrier"
    assert names.resolve(Mention("health minister", 50, definite=True)) == "health minister"


def test_a_speaker_without_a_name_is_meant_right_behind():
    names = names_of(person("Paul Lane", 0), Mention("harbour pilot", 300, speaks=True))
    assert names.resolve(Mention("he", 340)) == "harbour pilot"


def test_what_somebody_is_called_by_no_name_is_no_surname():
    names = names_of(Mention("His mother", 0, speaks=True), Mention("Eastport mother", 90))
    assert names.resolve(Mention("Eastport mother", 90)) == "Eastport mother"


@pytest.mark.parametrize(
    "text",
    [
        "The report, by the Harbour Institute, came out.",
        "A report published by the Harbour Institute came out.",
        "The Harbour Institute's annual report came out.",
        "The Harbour Institute published a report in May.",
    ],
)
def test_a_report_says_what_its_author_says(text):
    doc = load(BLANK)(text)
    (passage,) = passages_of(doc)
    names = names_of(*mentions_of(passage))
    assert names.resolve(Mention("report", 80, definite=True)) == "Harbour Institute"
    assert names.resolve(Mention("report", 80)) == "report"
    assert names.resolve(Mention("letter", 80, definite=True)) == "letter"


def test_a_kind_of_body_names_the_only_one():
    names = names_of(Mention("Ministry of Harbours", 0), Mention("Eastport Council", 40))
    assert names.resolve(Mention("ministry", 80, definite=True)) == "Ministry of Harbours"
    assert names.resolve(Mention("agency", 80, definite=True)) == "agency"


def test_initials_stand_for_a_body():
    names = names_of(Mention("World Quay Organization", 0))
    assert names.resolve(Mention("WQO", 50)) == "World Quay Organization"


def test_an_opening_mark_stands_for_whoever_spoke_last():
    names = names_of(person("Maud Ferrier", 0, speaks=True), person("Paul Lane", 30))
    assert names.resolve(Mention("“", 200)) == "Maud Ferrier"
    assert names.resolve(Mention("“", 200 + FAR)) == ""


def test_a_pronoun_that_speaks_lets_its_person_go_on_speaking():
    names = names_of(
        person("Maud Ferrier", 0, gender="she"),
        Mention("she", 40, person=True, speaks=True, gender="she"),
    )
    assert names.resolve(Mention("“", 300)) == "Maud Ferrier"


def test_nobody_far_away_is_meant_by_a_pronoun():
    names = names_of(person("Maud Ferrier", 0))
    assert names.resolve(Mention("she", FAR)) == ""


@pytest.mark.parametrize(
    ("text", "gender", "offices"),
    [
        ("Mr Paul Lane left.", "he", ("mr",)),
        ("Spokeswoman Maud Ferrier left.", "she", ("spokeswoman",)),
        ("Dr Maud Ferrier, a spokeswoman and director of the board, left.", "she", None),
        ("The mayor of Eastport, Dr Maud Ferrier, left.", "", ("dr", "mayor")),
    ],
)
def test_titles_and_appositions_tell_gender_and_office(read_passage, text, gender, offices):
    mention = next(each for each in mentions_of(read_passage(text)) if each.person)
    assert mention.gender == gender
    assert offices is None or set(mention.offices) == set(offices)


def test_a_body_keeps_what_it_is_of(read_passage):
    found = mentions_of(read_passage("It met the Ministry of Harbours on Monday."))
    assert "Ministry of Harbours" in [each.words for each in found]


SENTENCES = st.sampled_from(
    [
        "Mr Paul Lane owns the mill.",
        "Maud Ferrier said the quay had burned in 2003.",
        "“It was the oldest quay in the county,” she added.",
        "He said that 40 boats had been sold in 2003.",
        "The mayor, Dr Maud Ferrier, said 40 boats sank in 2003.",
        "The mayor denied that the mill had been sold for $4 million.",
        "“We sold 40 boats in 2003 for less than $4 million.",
        "According to the Harbour Agency (HA), 40 boats sank in 2003.",
        "The HA said they had been sold in 2003.",
        "Nobody said that 40 boats sank in 2003.",
    ]
)
ARTICLES = st.lists(st.lists(SENTENCES, max_size=4).map(" ".join), max_size=4).map("\n\n".join)


@given(ARTICLES)
@settings(deadline=None)
def test_every_claimant_stands_in_the_article(text):
    for claim in extract(text, nlp=load(BLANK)):
        assert claim.claimant in text


@given(ARTICLES)
@settings(deadline=None, max_examples=30)
def test_a_far_paragraph_of_other_people_changes_no_claimant(text):
    far = "\n\n".join(["It rained on the hills all day, and nothing else was seen."] * 60)
    other = "Ms Ida Holm met Mr Olav Bach. He said that 12 cows had been sold in 1999."
    alone = extract(text, nlp=load(BLANK))
    both = extract(f"{text}\n\n{far}\n\n{other}", nlp=load(BLANK))
    assert [each.claimant for each in both[: len(alone)]] == [each.claimant for each in alone]
