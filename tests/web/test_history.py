"""Browsing the history: what is shown, filtered and paged, and in which words."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import Desk
from tests.history_day import WORDING, last, make_day, numbers_on, text_of
from tests.person import Person
from tests.web.downloads import download
from workbench.domain.claims import ClaimEdit
from workbench.domain.editors import Role
from workbench.domain.history import Event
from workbench.domain.text import NUMBER_MAX
from workbench.models import HistoryOpening, db
from workbench.services import claims, history_pages
from workbench.services.history_pages import HistoryFilter
from workbench.services.transaction import transaction
from workbench.web.history_filter import read_filter, to_params
from workbench.web.history_words import EVENT_WORDS, word_diff


@pytest.fixture
def reader(app):
    return Person(app, Role.VIEWER)


@pytest.fixture
def day(app):
    return make_day(app)


def link(answer, rel):
    found = re.search(rf'href="([^"]*)" rel="{rel}"', answer.text)
    return unescape(found[1]) if found else None


def entry_text(answer, number):
    found = re.search(rf'<li class="entry" id="entry-{number}".*?</li>', answer.text, re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found[0])).split())


def test_every_event_has_its_words():
    assert set(EVENT_WORDS) == set(Event)


def test_all_entries_are_found_by_paging_either_way(reader, day, monkeypatch):
    monkeypatch.setattr(history_pages, "PAGE", 9)
    answer = reader.get("/history/")
    pages = [numbers_on(answer)]
    while older := link(answer, "next"):
        answer = reader.get(older)
        pages.append(numbers_on(answer))
    seen = [number for page in pages for number in page]
    assert len(pages) > 1
    assert seen == list(range(seen[0], -1, -1))
    back = [numbers_on(answer)]
    while newer := link(answer, "prev"):
        answer = reader.get(newer)
        back.append(numbers_on(answer))
    assert sorted({number for page in back for number in page}, reverse=True) == seen


def test_an_entry_says_who_did_what_to_what_and_how_it_reads_now(app, reader, day):
    number = last(app, Event.CLAIM_EDITED)
    answer = reader.get("/history/")
    text = entry_text(answer, number)
    assert f"Reviewer Person changed the claim · {WORDING}" in text
    assert "2 March 2026, 09:00 UTC" in text
    assert "Kind quantity → became ranking" in text
    with app.app_context():
        assert history_pages.get_entry(number).leaf_hash.hex()[:16] in text
    assert f'href="/claims/{day["edited"]}"' in answer.text
    assert (
        "<ins>The ferry sailed </ins>for the first time in <del>12</del><ins>twelve" in answer.text
    )


def test_values_are_in_words(reader, day):
    text = text_of(reader.get("/history/").text)
    assert "Worth 0.60" in text
    assert "Status proposed → became to check" in text
    assert "Reasons states a number “12” +0.30" in text
    assert "Author Editor Person" in text
    assert "Rating True" in text
    assert "worth_milli" not in text
    assert "_id" not in text


def test_what_the_system_did_is_said_to_be_its_doing(reader):
    text = text_of(reader.get("/history/?person=system").text)
    assert "The system added the person · Viewer Person" in text
    assert "signed in" not in text.partition("Entry")[2]


def test_times_are_those_of_the_desk(app, reader, day):
    admin = Person(app, Role.ADMIN)
    admin.get("/desk/")
    settings = {"name": "Desk", "zone": "Asia/Kolkata", "public_url": "https://d.example"}
    assert admin.post("/desk/settings", **settings).status_code == 303
    assert "2 March 2026, 14:30 IST" in text_of(reader.get("/history/").text)


FOUND_BY = {
    "event=claim.edited": ["claim.edited"],
    "type=verdict": ["verdict.recorded"],
    "q=twelve": ["claim.edited"],
    "q=pier&event=claim.accepted": [],
    "from=2026-03-02&to=2026-03-02&event=claim.edited": ["claim.edited"],
    "from=2026-03-03": [],
    "to=2026-03-01": [],
    "from=0001-01-01&to=9999-12-31&event=claim.edited": ["claim.edited"],
    "id=999999": [],
    f"person={10**15}": [],
}


def test_the_filter_narrows(app, reader, day):
    for query, expected in FOUND_BY.items():
        found = numbers_on(reader.get(f"/history/?{query}"))
        with app.app_context():
            events = [history_pages.get_entry(number).record.event.value for number in found]
        assert events == expected, query


def test_the_filter_by_person_and_record(app, reader, day):
    with app.app_context():
        desk = Desk()
        person = desk.reviewer.id
    for number in numbers_on(reader.get(f"/history/?person={person}")):
        with app.app_context():
            assert history_pages.get_entry(number).record.actor_id == person
    found = numbers_on(reader.get(f"/history/?type=claim&id={day['edited']}"))
    assert len(found) == 3
    assert "No entry fits" in reader.get("/history/?event=export.made").text


def test_an_export_is_about_no_record_of_its_own(app, reader):
    assert download(reader, format="csv").status_code == 200
    found = text_of(reader.get("/history/?event=export.made").text)
    assert "Viewer Person made an export" in found
    assert "made an export ·" not in found
    assert '<option value="export"' not in reader.get("/history/").text


UNREAD = {
    "id=x": "“x” is not a number",
    f"id={10**30}": "is not a number that a record has",
    "person=٣": "“٣” is not a number",
    "from=2026-02-30": "“2026-02-30” is not a day",
    "to=%D9%A3": "is not a day",
    "id=%00%0d1": "is not a number",
}


def test_what_cannot_be_read_is_said_and_left_out(reader):
    for query, sentence in UNREAD.items():
        answer = reader.get(f"/history/?{query}")
        assert answer.status_code == 200
        assert sentence in text_of(answer.text), query


ODD = [
    "before=x",
    "before=-1",
    f"before={10**30}",
    f"after={10**30}",
    "before=%00",
    "event=no.such",
    "type=no_such",
    "q=%22%27;--%00",
    "q=" + "word " * 500,
    "q=*",
    "q=NEAR(",
    "q=%ED%A0%80",
    "from=10000-01-01",
]


def test_nothing_typed_into_the_address_fails(reader):
    for query in ODD:
        assert reader.get(f"/history/?{query}").status_code == 200, query


def test_paging_keeps_the_filter(reader, day, monkeypatch):
    monkeypatch.setattr(history_pages, "PAGE", 2)
    answer = reader.get("/history/?q=years&type=claim&id=")
    assert len(numbers_on(answer)) == 2
    older = parse_qs(urlsplit(link(answer, "next")).query)
    assert (older["q"], older["type"]) == (["years"], ["claim"])
    assert set(older) == {"q", "type", "before"}


def test_a_claims_history_holds_all_that_belongs_to_it(app, reader, day):
    answer = reader.get(f"/history/claims/{day['published']}")
    with app.app_context():
        wanted = set(
            db.session.scalars(sa.select(HistoryOpening.seq).filter_by(claim_id=day["published"]))
        )
    assert set(numbers_on(answer)) == wanted
    text = text_of(answer.text)
    for words in ("accepted the claim", "attached evidence", "recorded a verdict", "signed off"):
        assert words in text


def test_an_articles_history_holds_its_claims(app, reader, day):
    text = text_of(reader.get(f"/history/articles/{day['article']}").text)
    assert "took in the article" in text
    assert "changed the claim" in text


def test_a_persons_history_holds_what_was_done_about_them_too(app, reader, day):
    with app.app_context():
        number = Desk().reviewer.id
    text = text_of(reader.get(f"/history/people/{number}").text)
    assert "The system added the person · Reviewer Person" in text
    assert "Reviewer Person changed the claim" in text
    assert "Editor Person accepted" not in text


def filters():
    number = st.none() | st.integers(0, NUMBER_MAX)
    words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=40)
    return st.builds(
        HistoryFilter,
        person=number,
        about_person=number,
        event=st.none() | st.sampled_from(Event),
        subject_type=st.sampled_from(["", *history_pages.subject_types()]),
        subject_id=number,
        claim=number,
        article=number,
        since=st.none() | st.dates(),
        until=st.none() | st.dates(),
        words=words,
    ) | st.builds(HistoryFilter, by_system=st.just(True))


@given(filters())
def test_a_filter_written_into_an_address_reads_back(wanted):
    problems = {}
    assert read_filter(to_params(wanted), problems) == wanted
    assert problems == {}


TEXTS = st.lists(st.sampled_from(["ferry", "pier", "12", "years", ".", "of"]), max_size=12).map(
    " ".join
)


@given(TEXTS | st.text(), TEXTS | st.text())
def test_a_word_diff_holds_both_texts(before, after):
    parts = word_diff(before, after)
    if parts:
        assert "".join(text for op, text in parts if op != "ins") == before
        assert "".join(text for op, text in parts if op != "del") == after
        assert {op for op, _ in parts} <= {"same", "ins", "del"}


def test_a_word_diff_is_left_out_where_it_would_not_help():
    assert word_diff("", "a new text of words") == []
    assert word_diff("one two three four", "five six seven eight") == []
    assert word_diff("word " * 2_000, "word " * 2_000 + "more") == []


def test_a_long_value_is_folded(app, reader, day):
    with app.app_context():
        desk = Desk()
        claim = desk.make_claim()
        long = "Sailing and sailing again. " * 20 + "The harbour office keeps a log of it. " * 20
        with transaction():
            claims.edit(
                claim,
                ClaimEdit(wording=long[:900].strip(), kind=claim.kind),
                rev=claim.rev,
                actor=desk.editor,
            )
    number = last(app, Event.CLAIM_EDITED)
    page = reader.get("/history/").text
    entry = re.search(rf'id="entry-{number}".*?</li>', page, re.DOTALL)[0]
    assert "characters before" in entry
    assert entry.index("<details") < entry.index("harbour office keeps")
