"""Decisions leave the desk as marks: each stretch once, with what the desk made of it."""

import json
import tracemalloc

import pytest

from tests.factories import FIRST, SPENT, TEXT, candidate
from workbench.domain.articles import ArticleDraft
from workbench.domain.claims import ClaimKind
from workbench.domain.errors import InvalidInputError
from workbench.models import db
from workbench.nlp.scoring.marks import read_marked
from workbench.services import articles, claims, decisions
from workbench.services.articles import Proposals
from workbench.services.decisions import Written, count_decided, write_decisions
from workbench.services.transaction import transaction


@pytest.fixture
def write(tmp_path):
    told = []

    def into(name="out"):
        db.session.rollback()
        return write_decisions(tmp_path / name, tell=told.append), tmp_path / name

    into.told = told
    return into


def lines(folder, name):
    text = (folder / name).read_text(encoding="utf-8")
    return [json.loads(each) for each in text.splitlines()]


def take_in(desk, text, *found, **draft):
    with transaction():
        made = articles.take_in(
            ArticleDraft(title="Ferry", text=text, **draft),
            Proposals(found, "test 1"),
            actor=desk.editor,
        )
    return made, [each.claim for each in articles.spans_of(made.newest)]


def dismissed(desk, claim, reason="A repetition."):
    with transaction():
        claims.dismiss(claim, reason, actor=desk.editor)


def test_accepted_claims_are_marks_worth_more_with_a_verdict(desk, write):
    article = desk.make_article()
    first, second = (each.claim for each in articles.spans_of(article.newest))
    desk.judged(desk.accepted(first))
    desk.accepted(second)
    written, folder = write()
    assert written == Written(articles=1, accepted=2, dismissed=0, undecided=0)
    text = (folder / "articles" / f"{article.id}.txt").read_text(encoding="utf-8")
    assert text == article.newest.text
    marks = lines(folder, "desk.jsonl")
    assert [(each["quote"], each["worth"]) for each in marks] == [(FIRST, 3), (SPENT, 2)]
    assert all(text[each["start"] : each["end"]] == each["quote"] for each in marks)
    assert lines(folder, "articles.jsonl") == [
        {
            "article": str(article.id),
            "title": "Ferry line reopens",
            "outlet": "",
            "url": "",
            "published_on": None,
        }
    ]


def test_what_was_dismissed_or_waits_stands_beside_the_marks(desk, write):
    text = f"{TEXT} It was full. It was late."
    found = [candidate(text, each) for each in (FIRST, SPENT, "It was full", "It was late")]
    _, (first, spent, _, late) = take_in(desk, text, *found)
    desk.accepted(first)
    dismissed(desk, spent, "No figures to be had.")
    dismissed(desk, desk.accepted(late))
    written, folder = write()
    assert written == Written(articles=1, accepted=1, dismissed=2, undecided=1)
    assert [(each["quote"], each["reason"]) for each in lines(folder, "dismissed.jsonl")] == [
        (SPENT, "No figures to be had."),
        ("It was late", "A repetition."),
    ]
    assert [each["quote"] for each in lines(folder, "undecided.jsonl")] == ["It was full"]


def test_a_claimant_is_given_by_name_and_by_place(desk, write):
    text = f"{TEXT} Maud Ferrier said so."
    found = [candidate(text, FIRST, claimant="Maud Ferrier"), candidate(text, SPENT, claimant="X")]
    article, made = take_in(desk, text, *found)
    for each in made:
        desk.accepted(each)
    _, folder = write()
    (one, two) = lines(folder, "desk.jsonl")
    assert text[slice(*one["speaker_at"])] == one["speaker"] == "Maud Ferrier"
    assert (two["speaker"], two["speaker_at"]) == ("X", None)
    (marked,) = read_marked(folder).articles
    assert [each.claimant for each in marked.first] == ["Maud Ferrier", "X"]
    assert marked.name == str(article.id)


def test_a_stretch_with_two_claims_is_written_once_the_accepted_one(desk, write):
    text = f"{TEXT} Twice."
    found = [candidate(text, FIRST), candidate(text, FIRST, kind=ClaimKind.RANKING)]
    _, (one, two) = take_in(desk, text, *found)
    dismissed(desk, one)
    desk.accepted(two)
    written, folder = write()
    assert (written.accepted, written.dismissed) == (1, 0)
    assert lines(folder, "desk.jsonl")[0]["kind"] == "ranking"


def test_a_merged_claims_stretch_counts_as_the_one_it_became(desk, write):
    article = desk.make_article()
    first, second = (each.claim for each in articles.spans_of(article.newest))
    desk.accepted(first)
    with transaction():
        claims.merge(second, first, actor=desk.editor)
    _, folder = write()
    assert [each["quote"] for each in lines(folder, "desk.jsonl")] == [FIRST, SPENT]


def test_articles_without_a_decision_are_left_out_and_each_is_told(desk, write, monkeypatch):
    monkeypatch.setattr(decisions, "_BATCH", 2)
    desk.make_article()
    made = [desk.make_claim() for _ in range(5)]
    assert count_decided() == 5
    written, folder = write()
    assert written == Written(articles=5, accepted=5, dismissed=0, undecided=5)
    assert write.told == [1, 2, 3, 4, 5]
    names = {each.stem for each in (folder / "articles").iterdir()}
    assert names == {str(each.article_id) for each in made}


def test_text_is_written_letter_for_letter(desk, write):
    text = "Ferry\x85 line\u2028reopens\n\nIt sailed — for the first time in 12 years\t!"
    article, (claim,) = take_in(desk, text, candidate(text, FIRST), published_on=None)
    desk.accepted(claim)
    _, folder = write()
    assert (folder / "articles" / f"{article.id}.txt").read_bytes().decode() == text
    (mark,) = read_marked(folder).articles[0].first
    assert text[mark.start_char : mark.end_char] == FIRST


def test_many_long_articles_are_written_without_being_held(desk, write):
    for number in range(16):
        text = f"{TEXT} {number} " + "The tide came in. " * 20_000
        _, (claim,) = take_in(desk, text, candidate(text, FIRST))
        desk.accepted(claim)
    db.session.expunge_all()
    tracemalloc.start()
    try:
        written, folder = write()
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert written.articles == 16
    total = sum(each.stat().st_size for each in (folder / "articles").iterdir())
    assert total > 5_000_000
    assert peak < 2_500_000


def test_a_folder_in_use_is_refused_and_kept(desk, write, tmp_path):
    desk.make_claim()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    with pytest.raises(InvalidInputError, match="not an empty folder"):
        write()
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["mine.txt"]
    (tmp_path / "file").write_text("a file")
    with pytest.raises(InvalidInputError, match="not an empty folder"):
        write("file")
    (tmp_path / "empty").mkdir()
    write("empty")


def test_a_folder_that_was_not_finished_cannot_be_evaluated_on(desk, write, tmp_path):
    desk.make_claim()

    def fail(_):
        raise OSError(28, "No space left on device")

    with pytest.raises(InvalidInputError, match=r"No space left on device.*not complete"):
        write_decisions(tmp_path / "out", tell=fail)
    with pytest.raises(InvalidInputError, match="no reader’s marks"):
        read_marked(tmp_path / "out")


def test_a_desk_without_decisions_says_so(desk):
    desk.make_article()
    with pytest.raises(InvalidInputError, match="Nobody has accepted or dismissed"):
        count_decided()
