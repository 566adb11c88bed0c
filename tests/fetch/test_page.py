from datetime import date

import pytest

from tests.fetch.files import PARAGRAPHS, make_page
from workbench.domain.errors import TooLargeError, UnreadableFileError
from workbench.fetch.page import MARKS_MAX, read_page

HEAD = (
    "<title>The harbour | Westhaven Post</title>"
    '<meta property="og:title" content="The harbour">'
    '<meta name="author" content="Ada Byrne">'
    '<meta property="og:site_name" content="Westhaven Post">'
    '<meta property="article:published_time" content="2024-05-03T10:00:00+01:00">'
)


def test_the_article_is_read_and_the_rest_of_the_page_is_not():
    text = read_page(make_page()).text
    assert text == "\n\n".join(PARAGRAPHS)
    assert "Sport" not in text


def test_the_page_says_who_wrote_it_when_and_where():
    document = read_page(make_page(head=HEAD))
    assert document.title == "The harbour"
    assert document.author == "Ada Byrne"
    assert document.published_on == date(2024, 5, 3)
    assert document.outlet == "Westhaven Post"
    assert document.language == "en"


def test_a_day_is_never_guessed_from_the_text():
    assert read_page(make_page()).published_on is None


def test_a_tables_cells_are_parted_by_tabs():
    table = "<table><tr><th>Year</th><th>Spent</th></tr><tr><td>2019</td><td>3</td></tr></table>"
    text = read_page(make_page((*PARAGRAPHS, table))).text
    assert "Year\tSpent\n\n2019\t3" in text
    assert "---" not in text


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [("utf-8", ""), ("utf-8-sig", ""), ("utf-16", ""), ("cp1252", "cp1252"), ("cp1252", "")],
)
def test_the_pages_encoding_is_found(encoding, charset):
    words = "The café’s owner in Zürich said that the harbour cost £3 million, no more than that."
    page = make_page((words, *PARAGRAPHS)).decode().encode(encoding)
    assert words in read_page(page, charset=charset).text


def test_the_page_may_name_its_own_encoding():
    words = "Совет города потратил три миллиона фунтов на гавань, и это самая большая сумма."
    page = make_page((words, *PARAGRAPHS)).decode().replace('charset="utf-8"', "charset=koi8-r")
    assert words in read_page(page.encode("koi8-r")).text


@pytest.mark.parametrize(
    "page",
    [
        make_page(("Please sign in to read on.",)),
        make_page((), after="<script>document.write('all of it')</script>"),
        b"<html></html>",
        b"<",
        b"<!doctype html>" + b"<div>" * 20_000,
    ],
)
def test_a_page_with_almost_no_text_is_said_so(page):
    with pytest.raises(UnreadableFileError, match="Almost no text"):
        read_page(page)


def test_entities_are_not_unfolded():
    bomb = '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;">]>'
    page = bomb.encode() + make_page((*PARAGRAPHS, "The end is &b; and no more than that."))
    assert "haha" not in read_page(page).text


def test_no_markup_comes_through():
    text = read_page(make_page((*PARAGRAPHS, "<script>alert(1)</script><b>Bold</b> words."))).text
    assert "<" not in text
    assert "alert" not in text


def test_a_page_of_more_parts_than_anybody_reads_is_refused_at_once():
    with pytest.raises(TooLargeError, match="more parts"):
        read_page(make_page(after="<i>" * MARKS_MAX))


def test_a_page_as_full_as_is_allowed_is_read():
    marks = make_page().count(b"<")
    page = make_page(after="<br>" * (MARKS_MAX - marks))
    assert read_page(page).text.startswith(PARAGRAPHS[0])
