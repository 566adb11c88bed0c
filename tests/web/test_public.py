"""What readers see: the frozen verdict, its corrections, one ClaimReview, nothing unpublished."""

import json
import re
from datetime import date
from html import unescape

import pytest
import sqlalchemy as sa

from tests.factories import FIRST, candidate
from tests.person import Person
from workbench.domain.articles import ArticleDraft
from workbench.domain.claims import ClaimantType, ClaimEdit
from workbench.domain.editors import Role
from workbench.domain.verdicts import Stance
from workbench.exports.check import check_claim_review
from workbench.models import WebSession, db
from workbench.services import articles, claims, exports, publications
from workbench.services import desk as desk_service
from workbench.services.articles import Proposals
from workbench.services.exports import Format
from workbench.services.files import KeptFile
from workbench.services.queue import QueueFilter
from workbench.services.transaction import transaction
from workbench.web import public

JSON_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
DIGEST = "sha256:" + "ab" * 32
NASTY = "</script><script>alert(1)</script> & “so”\u2028<!--"
WHY = "The log was of another harbour."


@pytest.fixture
def reader(app):
    """Somebody who is not signed in."""
    return Person(app)


def reword(claim, desk, wording, **differences):
    with transaction():
        edit = ClaimEdit(**({"wording": wording, "kind": claim.kind} | differences))
        claims.edit(claim, edit, rev=claim.rev, actor=desk.editor)
    return claim


def withdraw(claim, desk, why=WHY):
    with transaction():
        publications.withdraw(claim, why, actor=desk.reviewer)


def text_of(answer):
    """The words of the page's main part, without markup."""
    main = answer.text.partition("<main")[2].partition("</main>")[0].partition(">")[2]
    words = " ".join(unescape(re.sub(r"<[^>]+>", " ", re.sub(r"</?bdi>", "", main))).split())
    return re.sub(r" ([,.])", r"\1", words)


@pytest.fixture
def published(desk):
    """A published verdict with everything a page can show."""
    claim = desk.make_claim(
        title="Ferry line reopens",
        outlet="The Tidewater Post",
        published_on=date(2026, 2, 27),
        source_url="https://tidewater.example.org/ferry",
    )
    reword(
        claim,
        desk,
        "The ferry sailed for the first time in 12 years.",
        claimant="Port council",
        claimant_type=ClaimantType.ORGANIZATION,
        claimed_on=date(2026, 2, 26),
    )
    log = desk.make_evidence(claim, locator="p. 14", file=KeptFile("log.pdf", DIGEST, 12))
    desk.make_evidence(claim, title="Rumour", stance=Stance.CONTEXT, url="")
    return desk.published(desk.judged(claim, evidence_ids=(log.id,)))


def test_the_page_says_what_was_claimed_by_whom_where_and_when(reader, published):
    answer = reader.get(f"/verdicts/{published.id}")
    assert answer.status_code == 200
    page = text_of(answer)
    assert "“The ferry sailed for the first time in 12 years.”" in page
    assert "Said by Port council (organization) Said on 26 February 2026" in page
    assert "Seen in Ferry line reopens, The Tidewater Post, 27 February 2026" in page
    assert 'href="https://tidewater.example.org/ferry" rel="noopener nofollow ugc"' in answer.text


def test_the_page_gives_the_rating_with_its_meaning_and_the_scale(reader, published):
    page = text_of(reader.get(f"/verdicts/{published.id}"))
    assert "True: The evidence bears the claim out in full." in page
    assert "The log bears it out." in page
    for label in ("Mostly true", "Half true", "Mostly false", "False"):
        assert label in page


def test_the_page_shows_what_the_verdict_rests_on_and_nothing_else(reader, published):
    answer = reader.get(f"/verdicts/{published.id}")
    assert '<blockquote class="passage">No sailings from 2014 to 2026.</blockquote>' in answer.text
    assert 'href="https://harbour.example.org/log" rel="noopener nofollow ugc"' in answer.text
    assert DIGEST in answer.text
    assert "Harbour office, p. 14" in text_of(answer)
    # Nobody signed off what the verdict does not rest on.
    assert "Rumour" not in answer.text


def test_people_are_named_by_what_they_did(reader, published):
    answer = reader.get(f"/verdicts/{published.id}")
    assert "2 March 2026, by an editor" in text_of(answer)
    assert "2 March 2026, by a second person" in text_of(answer)
    for name in ("Editor Person", "Reviewer Person"):
        assert name not in answer.text


def test_days_are_those_of_the_desk_s_zone(reader, desk, clock):
    clock.pass_(hours=14)  # 23:00 in UTC
    claim = desk.published()
    assert "Published 2 March 2026" in text_of(reader.get(f"/verdicts/{claim.id}"))
    with transaction():
        desk_service.change_settings({"zone": "Europe/Berlin"}, actor=desk.admin)
    assert "Published 3 March 2026" in text_of(reader.get(f"/verdicts/{claim.id}"))


def test_what_the_desk_changes_is_not_shown_until_it_is_corrected(reader, desk, published):
    reword(published, desk, "The ferry had rested.")
    assert "had rested" not in reader.get(f"/verdicts/{published.id}").text
    desk.published(desk.judged(published), reason="The wording was too narrow.")
    page = text_of(reader.get(f"/verdicts/{published.id}"))
    assert "“The ferry had rested.”" in page
    assert "This verdict was corrected The wording was too narrow." in page
    assert "Corrections What was changed after publication, and why." in page


def test_a_withdrawn_verdict_says_why_and_stays_readable(reader, desk, published):
    withdraw(published, desk)
    answer = reader.get(f"/verdicts/{published.id}")
    page = text_of(answer)
    assert page.index("This verdict is withdrawn " + WHY) < page.index("“The ferry sailed")
    assert "The log bears it out." in page
    assert "ld+json" not in answer.text
    assert reader.get(f"/verdicts/{published.id}.json").status_code == 404


def test_the_page_carries_one_claim_review_equal_to_that_of_the_file(reader, desk, published):
    desk.published()
    found = JSON_LD.findall(reader.get(f"/verdicts/{published.id}").text)
    assert len(found) == 1
    document = json.loads(found[0])
    assert check_claim_review(document) == []
    assert document["claimReviewed"] == "The ferry sailed for the first time in 12 years."
    wanted = QueueFilter(article_id=published.article_id)
    file = "".join(exports.export_lines(wanted, Format.CLAIM_REVIEW))
    assert json.loads(file) == [document]
    answer = reader.get(f"/verdicts/{published.id}.json")
    assert answer.mimetype == "application/ld+json"
    assert answer.get_json(force=True) == document


def test_no_words_can_end_the_claim_review_s_element(reader, desk):
    claim = reword(desk.make_claim(), desk, NASTY)
    desk.published(desk.judged(claim, summary=NASTY))
    page = reader.get(f"/verdicts/{claim.id}").text
    (found,) = JSON_LD.findall(page)
    assert json.loads(found)["claimReviewed"] == NASTY
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_a_verdict_that_cannot_be_a_claim_review_is_shown_without_one(reader, desk):
    text = "The council says it is for the first time in 12 years."
    with transaction():
        made = articles.take_in(
            ArticleDraft(title="Ferry", text=text),
            Proposals([candidate(text, FIRST, claimant="The council")], "test 1"),
            actor=desk.editor,
        )
    claim = desk.published(desk.judged(desk.accepted(articles.spans_of(made.newest)[0].claim)))
    answer = reader.get(f"/verdicts/{claim.id}")
    assert (answer.status_code, "ld+json" in answer.text) == (200, False)
    assert "The council" in text_of(answer)
    assert reader.get(f"/verdicts/{claim.id}.json").status_code == 404


def test_an_unpublished_claim_is_answered_like_one_that_does_not_exist(reader, desk):
    signed = desk.signed()
    for suffix in ("", ".json"):
        answers = [reader.get(f"/verdicts/{number}{suffix}") for number in (signed.id, 999_999)]
        assert {each.status_code for each in answers} == {404}
        assert len({each.text for each in answers}) == 1


@pytest.mark.parametrize("number", ["9" * 30, "0", "٤٢", "-1"])
def test_a_number_that_is_no_claim_s_has_no_page(reader, number):
    for suffix in ("", ".json"):
        assert reader.get(f"/verdicts/{number}{suffix}").status_code == 404


def test_the_list_shows_the_newest_first_and_marks_what_was_withdrawn(reader, desk, published):
    other = desk.published()
    withdraw(other, desk)
    page = text_of(reader.get("/verdicts/"))
    newest = page.index(f"withdrawn “{FIRST}” Published 2 March 2026. Withdrawn 2 March 2026.")
    oldest = page.index("True “The ferry sailed for the first time in 12 years.”")
    assert newest < oldest
    assert "Said by Port council. Published 2 March 2026." in page
    desk.signed()
    assert text_of(reader.get("/verdicts/")) == page


def test_the_list_is_paged_by_key(reader, desk, monkeypatch):
    monkeypatch.setattr(public, "PAGE", 2)
    numbers = [desk.published().id for _ in range(5)]
    seen, path = [], "/verdicts/"
    while path:
        page = reader.get(path).text
        seen += [int(each) for each in re.findall(r'href="/verdicts/(\d+)"', page)]
        older = re.search(r'href="([^"]+)" rel="next"', page)
        path = unescape(older[1]) if older else None
    assert seen == numbers[::-1]


@pytest.mark.parametrize("before", ["x", "٤٢", "9" * 30, "-1", "1\0"])
def test_a_page_that_cannot_be_is_refused_with_a_sentence(reader, before):
    answer = reader.get("/verdicts/", query_string={"before": before})
    assert answer.status_code == 422
    assert "There is no such page of verdicts." in answer.text


def test_an_empty_list_says_so(reader):
    assert "No verdicts yet" in reader.get("/verdicts/").text


@pytest.mark.parametrize("path", ["/verdicts/", "/verdicts/{}", "/verdicts/{}.json"])
def test_caches_may_keep_a_page_and_ask_by_its_digest(reader, desk, path):
    claim = desk.published()
    path = path.format(claim.id)
    answer = reader.get(path)
    assert answer.cache_control.public
    assert answer.cache_control.max_age == 60
    tag = answer.headers["ETag"]
    again = reader.get(path, headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    desk.published(desk.judged(claim, summary="In full."), reason="A detail.")
    assert reader.get(path, headers={"If-None-Match": tag}).status_code == 200


def test_reading_makes_no_session(reader, desk):
    claim = desk.published()
    for path in ("/verdicts/", f"/verdicts/{claim.id}", "/verdicts/999999"):
        assert "Set-Cookie" not in reader.get(path).headers
    assert db.session.scalar(sa.select(sa.func.count()).select_from(WebSession)) == 0


def test_a_signed_in_editor_gets_the_page_of_all_readers(app, reader, desk):
    claim = desk.published()
    editor = Person(app, Role.EDITOR)
    for path in ("/verdicts/", f"/verdicts/{claim.id}", "/verdicts/999999"):
        assert editor.get(path).text == reader.get(path).text
