"""An article's text: normalised once, its offsets and digest the same for ever."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.articles import (
    CONTEXT_CHARS,
    NAME_MAX,
    TEXT_MAX,
    TITLE_MAX,
    URL_MAX,
    ArticleDraft,
    context_of,
    digest_of,
    normalise,
    title_from,
)
from workbench.domain.errors import InvalidInputError, TooLargeError

ANY = st.text(st.characters(exclude_categories=()))
WITH_WORDS = st.text().filter(lambda text: normalise(text).strip())


@given(ANY)
def test_normalising_twice_is_normalising_once(text):
    assert normalise(normalise(text)) == normalise(text)


@given(WITH_WORDS)
def test_a_draft_made_of_a_drafts_text_has_the_same_text_and_digest(text):
    draft = ArticleDraft(title="t", text=text)
    again = ArticleDraft(title="t", text=draft.text)
    assert (again.text, again.digest) == (draft.text, draft.digest)


@given(WITH_WORDS, st.data())
def test_offsets_into_a_text_stay_what_they_are_when_it_is_taken_in_again(text, data):
    stored = ArticleDraft(title="t", text=text).text
    start = data.draw(st.integers(0, len(stored)))
    end = data.draw(st.integers(start, len(stored)))
    assert normalise(stored)[start:end] == stored[start:end]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\r\ufeff")))
def test_only_outer_blank_lines_are_taken_off(text):
    assert normalise(text) == text.strip("\n")


def test_quotation_marks_accents_and_odd_spaces_stay_as_received():
    odd = "\u201cE\u0301te\u0301\u201d\u00a0\u2009\u200bcafé, ﬁn\t“”"
    assert normalise(odd) == odd


@given(ANY.map(normalise))
def test_the_digest_is_the_sha256_of_the_text_in_utf8(text):
    assert digest_of(text) == "sha256:" + hashlib.sha256(text.encode("utf-8")).hexdigest()


@given(st.text(), st.data())
def test_context_and_quote_stand_side_by_side_in_the_text(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    prefix, suffix = context_of(text, start, end)
    assert text[start - len(prefix) : end + len(suffix)] == prefix + text[start:end] + suffix
    assert len(prefix) == min(start, CONTEXT_CHARS)
    assert len(suffix) == min(len(text) - end, CONTEXT_CHARS)


@given(st.text(max_size=2 * TITLE_MAX))
def test_a_title_made_of_the_text_fits(text):
    title = title_from(text)
    assert len(title) <= TITLE_MAX
    assert "\n" not in title
    assert bool(title) == bool(text.strip())


@pytest.mark.parametrize("text", ["", "  \n ", "\0\0", "\ufeff", "\r\n"])
def test_an_article_without_words_is_refused(text):
    with pytest.raises(InvalidInputError) as raised:
        ArticleDraft(title="t", text=text)
    assert raised.value.field == "text"


def test_an_article_without_a_title_is_refused():
    with pytest.raises(InvalidInputError) as raised:
        ArticleDraft(title=" ", text="words")
    assert raised.value.field == "title"


def test_the_longest_text_is_taken_in_and_one_character_more_is_not():
    ArticleDraft(title="t", text="a" * TEXT_MAX)
    with pytest.raises(TooLargeError, match="2,000,001") as raised:
        ArticleDraft(title="t", text="a" * (TEXT_MAX + 1))
    assert raised.value.field == "text"


@pytest.mark.parametrize(
    ("field", "limit"),
    [
        ("title", TITLE_MAX),
        ("outlet", NAME_MAX),
        ("author", NAME_MAX),
        ("source_url", URL_MAX),
    ],
)
def test_particulars_longer_than_the_desk_keeps_are_refused(field, limit):
    values = {"title": "t", "text": "words"}
    assert getattr(ArticleDraft(**(values | {field: "é" * limit})), field) == "é" * limit
    with pytest.raises(InvalidInputError, match=f"{limit:,}") as raised:
        ArticleDraft(**(values | {field: "é" * (limit + 1)}))
    assert raised.value.field == field
