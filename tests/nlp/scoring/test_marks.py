"""Marked folders are read in both forms; what is wrong is named by file and line."""

import json
from datetime import date

import pytest

from tests.shared_data import shared_path
from workbench.domain.claims import ClaimKind
from workbench.domain.errors import InvalidInputError
from workbench.nlp.scoring.marks import Mark, read_marked

TEXT = "Ferry back\n\nThe ferry sailed, said Maud Ferrier. The ferry sailed twice.\n"
QUOTED = {"article": "ferry", "quote": "The ferry sailed", "kind": "event", "worth": 2}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "ferry.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def put(folder, name, *rows):
    lines = [each if isinstance(each, str) else json.dumps(each) for each in rows]
    (folder / name).write_text("\n".join(lines) + "\n\n", encoding="utf-8")


def test_a_mark_is_a_quote_or_its_characters(folder):
    put(folder, "ana.jsonl", QUOTED | {"speaker": "Maud Ferrier", "nth": 2})
    start = TEXT.index("The ferry")
    speaker = TEXT.index("Maud")
    by_place = {
        "article": "ferry",
        "start": start,
        "end": start + 16,
        "kind": "rule",
        "worth": 3,
        "speaker_at": [speaker, speaker + 12],
    }
    put(folder, "ben.jsonl", by_place, by_place | {"speaker_at": None, "speaker": "Ferrier"})
    marked = read_marked(folder)
    assert marked.readers == ("ana.jsonl", "ben.jsonl")
    (article,) = marked.articles
    second = TEXT.rindex("The ferry")
    assert article.first == (Mark(second, second + 16, ClaimKind.EVENT, 2, "Maud Ferrier"),)
    assert article.second == (
        Mark(start, start + 16, ClaimKind.RULE, 3, "Maud Ferrier"),
        Mark(start, start + 16, ClaimKind.RULE, 3, "Ferrier"),
    )
    assert article.published_on is None


def test_a_single_reader_stands_for_both(folder):
    put(folder, "ana.jsonl", QUOTED)
    (article,) = read_marked(folder).articles
    assert article.first == article.second != ()
    assert article.scored


def test_days_and_a_desks_decisions_stand_beside_the_marks(folder):
    put(folder, "articles.jsonl", {"article": "ferry", "published_on": "2026-03-02"})
    put(folder, "desk.jsonl", QUOTED)
    put(folder, "dismissed.jsonl", {"article": "ferry", "start": 0, "end": 10, "reason": "title"})
    put(folder, "undecided.jsonl", {"article": "ferry", "start": 3, "end": 10})
    marked = read_marked(folder)
    (article,) = marked.articles
    assert marked.readers == ("desk.jsonl",)
    assert article.published_on == date(2026, 3, 2)
    assert article.dismissed == ((0, 10),)
    assert article.undecided == ((3, 10),)


def test_marks_of_an_article_that_is_not_there_are_counted_and_passed_over(folder):
    put(folder, "ana.jsonl", QUOTED, QUOTED | {"article": "tram"})
    marked = read_marked(folder)
    assert marked.without_article == 1
    assert [each.name for each in marked.articles] == ["ferry"]


def test_two_of_several_readers_are_chosen_by_name(folder):
    for name in ("ana.jsonl", "ben.jsonl", "cyd.jsonl"):
        put(folder, name, QUOTED)
    with pytest.raises(InvalidInputError, match=r"there are 3: ana.jsonl, .*--reader"):
        read_marked(folder)
    assert read_marked(folder, ["cyd.jsonl", "ana.jsonl"]).readers == ("cyd.jsonl", "ana.jsonl")
    with pytest.raises(InvalidInputError, match=r"no file dan.jsonl .* ana.jsonl, ben.jsonl"):
        read_marked(folder, ["dan.jsonl"])


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("{", "ana.jsonl, line 2: this is not JSON"),
        ("[" * 100_000, "line 2: this is not JSON"),
        ("[]", "line 2: this is no object"),
        ({}, "line 2: “article” is missing"),
        ({"article": "ferry"}, "line 2: “quote” is missing"),
        (QUOTED | {"quote": "The tram"}, "line 2: “The tram” does not stand in ferry.txt. Copy"),
        (QUOTED | {"quote": ""}, "does not stand in ferry.txt"),
        (QUOTED | {"nth": 3}, "does not stand in ferry.txt 3 times"),
        (QUOTED | {"nth": 0}, "does not stand in ferry.txt"),
        (QUOTED | {"nth": "2"}, "“nth” is missing or is no whole number"),
        (QUOTED | {"kind": "fact"}, "line 2: “kind” is none of ranking, quantity"),
        (QUOTED | {"worth": 4}, "line 2: “worth” must be 1, 2 or 3"),
        (QUOTED | {"worth": True}, "“worth” is missing or is no whole number"),
        (QUOTED | {"start": 5, "end": 5}, "5 to 5 is no stretch of ferry.txt"),
        (QUOTED | {"start": 5, "end": 5_000}, "5 to 5000 is no stretch"),
        (QUOTED | {"start": 5}, "“end” is missing"),
        (QUOTED | {"speaker": 7}, "“speaker” is missing or is no text"),
        (QUOTED | {"speaker_at": [4, 2]}, "“speaker_at” is no [start, end]"),
        (QUOTED | {"speaker_at": "Maud"}, "“speaker_at” is no [start, end]"),
    ],
)
def test_a_line_that_is_no_mark_is_named(folder, row, sentence):
    put(folder, "ana.jsonl", QUOTED, row)
    with pytest.raises(InvalidInputError) as caught:
        read_marked(folder)
    assert sentence in caught.value.sentence


def test_a_day_that_is_none_is_named(folder):
    put(folder, "ana.jsonl", QUOTED)
    put(folder, "articles.jsonl", {"article": "ferry", "published_on": "2 March"})
    with pytest.raises(InvalidInputError, match=r"articles.jsonl, line 1: “published_on”"):
        read_marked(folder)


def test_what_a_folder_lacks_is_said(tmp_path):
    with pytest.raises(InvalidInputError, match="no folder “articles”"):
        read_marked(tmp_path)
    (tmp_path / "articles").mkdir()
    with pytest.raises(InvalidInputError, match=r"no .txt file"):
        read_marked(tmp_path)
    (tmp_path / "articles" / "a.txt").write_bytes("Müller".encode("cp1252"))
    with pytest.raises(InvalidInputError, match=r"a.txt is not in UTF-8 \(byte 2 "):
        read_marked(tmp_path)
    (tmp_path / "articles" / "a.txt").write_text("Miller", encoding="utf-8")
    with pytest.raises(InvalidInputError, match="no reader’s marks"):
        read_marked(tmp_path)


@pytest.mark.shared
def test_the_marked_news_articles_are_read_whole():
    marked = read_marked(shared_path("claims"))
    assert marked.readers == ("reader_a.jsonl", "reader_b.jsonl")
    assert marked.without_article == 0
    assert all(each.scored and each.published_on for each in marked.articles)
