"""Whose claims the paragraphs of an interview, a speech or a list make."""

import pytest

from workbench.nlp.names import Names, mentions_of
from workbench.nlp.passages import passages_of
from workbench.nlp.pipeline import BLANK, load


def voices(*paragraphs):
    """Return who speaks in each paragraph of an article."""
    text = "\n\n".join(paragraphs)
    doc = load(BLANK).make_doc(text)
    names = Names()
    for passage in passages_of(doc):
        names.add(mentions_of(passage))
    return [names.voice(text.index(paragraph)) for paragraph in paragraphs]


def test_answers_are_the_words_of_whom_the_article_interviewed():
    told = voices(
        "Last week we interviewed Maud Ferrier about her boats in Eastport.",
        "How many boats do you have?",
        "I have nine boats, and each of them was built in Norrland.",
        "Were any of them lost?",
        "The storm of March sank two of our boats.",
    )
    assert told == ["", "", "Maud Ferrier", "", "Maud Ferrier"]


def test_an_article_with_questions_and_nobody_interviewed_speaks_itself():
    told = voices(
        "The harbour of Eastport was closed for nine days.",
        "How many boats were lost?",
        "I counted nine boats in the harbour.",
        "Why were they lost?",
        "We do not know that yet.",
    )
    assert told == [""] * 5


def test_a_label_tells_who_speaks_until_the_next():
    told = voices(
        "PAUL LANE: How many boats were lost?",
        "MAUD FERRIER: Nine boats sank in the storm.",
        "Two of them were new.",
        "PAUL LANE: The harbour was closed for a week.",
        "MAUD FERRIER: It was closed for nine days.",
    )
    assert told == ["PAUL LANE", "MAUD FERRIER", "MAUD FERRIER", "PAUL LANE", "MAUD FERRIER"]


def test_a_single_label_is_no_conversation():
    assert voices("Note: the harbour is closed.", "It opens in May.", "Boats wait.") == [""] * 3


def test_a_speech_is_the_words_of_whose_speech_it_is():
    told = voices(
        "Mayor Maud Ferrier's address to the harbour crews",
        "I came to Eastport nine years ago.",
        "We have built two quays since then.",
        "Our boats are the oldest in Norrland.",
    )
    assert told[1:] == ["Maud Ferrier"] * 3


def test_a_list_of_findings_is_whose_they_are():
    told = voices(
        "Among the inquiry's other findings:",
        "• two boats had no lights;",
        "• nine crews were never trained.",
        "The harbour opens in May.",
    )
    assert told == ["", "inquiry", "inquiry", ""]


def test_the_paragraph_behind_a_colon_is_said_by_whom_it_names():
    told = voices(
        "In a letter to the crews, Maud Ferrier denied this:",
        "No boat was ever sold.",
        "The harbour opens in May.",
    )
    assert told == ["", "Maud Ferrier", ""]


@pytest.mark.parametrize("mark", ["•", "-"])
def test_a_list_behind_any_other_colon_is_the_articles(mark):
    told = voices("Maud Ferrier said:", f"{mark} two boats had no lights;")
    assert told == ["", ""]


def test_a_label_may_have_a_hyphen_or_an_apostrophe():
    told = voices(
        "Jean-Luc Moreau: Nine boats sank in the storm.",
        "Maud O'Hara: The harbour was closed for a week.",
        "Jean-Luc Moreau: It was closed for nine days.",
    )
    assert told == ["Jean-Luc Moreau", "Maud O'Hara", "Jean-Luc Moreau"]


def test_a_speaker_who_is_not_named_is_nobody():
    told = voices(
        "Maud Ferrier: Nine boats sank in the storm.",
        "Speaker 2: The harbour was closed for a week.",
        "Maud Ferrier: It was closed for nine days.",
        "Unidentified Speaker: Two boats were new.",
        "Both of them were insured.",
    )
    assert told == ["Maud Ferrier", "", "Maud Ferrier", "", ""]
