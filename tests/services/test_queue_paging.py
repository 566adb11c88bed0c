"""The queue: filters, search, and pages by key that show every claim once, whatever comes in."""

import itertools

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.factories import candidate
from tests.person import Person
from tests.plans import asked
from workbench.domain.articles import ArticleDraft
from workbench.domain.claims import ClaimantType, ClaimEdit, ClaimKind, ClaimStatus
from workbench.domain.editors import Role
from workbench.domain.errors import InvalidInputError
from workbench.models import db
from workbench.services import articles, claims, holds, queue
from workbench.services.articles import Proposals
from workbench.services.queue import BULK_MAX, Key, QueueFilter, Sort
from workbench.services.transaction import transaction
from workbench.services.verify import verify

EVERYTHING = QueueFilter()
EDITIONS = itertools.count(1)
WORTHS = st.lists(st.integers(0, 3).map(lambda tenth: tenth / 10), max_size=14)


def fill(desk, worths):
    """Take in an article with one claim of each worth; return the claims' ids."""
    words = [f"word{number}" for number in range(len(worths))]
    if not worths:
        return set()
    text = f"It was said: {' '.join(words)}, edition {next(EDITIONS)}."
    draft = ArticleDraft(title="Said", text=text)
    found = [candidate(text, each, worth=worth) for each, worth in zip(words, worths, strict=True)]
    with transaction():
        article = articles.take_in(draft, Proposals(found, "test 1"), actor=desk.editor)
    return {span.claim_id for span in articles.spans_of(article.newest)}


def ids(page):
    return [claim.id for claim in page.claims]


def walk(wanted, *, between=lambda: None):
    """The ids of all pages from the first to the last, and back again from the last."""
    pages = [queue.page(wanted)]
    while pages[-1].older is not None:
        between()
        pages.append(queue.page(wanted, after=pages[-1].older))
    back = [pages[-1]]
    while back[-1].newer is not None and len(back) < 100:
        back.append(queue.page(wanted, before=back[-1].newer))
    return [ids(page) for page in pages], [ids(page) for page in reversed(back)]


ORDER = {
    Sort.WORTH: lambda claim: (-claim.worth_milli, -claim.id),
    Sort.NEWEST: lambda claim: -claim.id,
    Sort.OLDEST: lambda claim: claim.id,
}


@hypothesis_settings(max_examples=12)
@given(worths=WORTHS, sort=st.sampled_from(Sort), size=st.integers(1, 5))
def test_the_pages_joined_are_the_whole_list_in_order(desk, worths, sort, size):
    fill(desk, worths)
    wanted = QueueFilter(sort=sort)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(queue, "PAGE", size)
        forth, back = walk(wanted)
        streamed = list(queue.ids_of(wanted))
    every = db.session.scalars(queue.select(queue.Claim)).all()
    expected = [claim.id for claim in sorted(every, key=ORDER[sort])]
    joined = [each for page in forth for each in page]
    assert joined == expected == streamed
    assert all(len(page) == size for page in forth[:-1])
    # Back from the last page one meets the same claims, none twice.
    assert [each for page in back for each in page] == expected


@pytest.mark.parametrize("sort", Sort)
def test_what_comes_in_between_two_pages_hides_and_doubles_nothing(desk, monkeypatch, sort):
    before = fill(desk, [0.1, 0.3, 0.3, 0.3, 0.2, 0.0, 0.9, 0.5, 0.5])
    monkeypatch.setattr(queue, "PAGE", 3)
    coming = iter([[0.0, 0.4, 0.9], [0.3]])
    forth, _ = walk(QueueFilter(sort=sort), between=lambda: fill(desk, next(coming, [])))
    joined = [each for page in forth for each in page]
    assert len(joined) == len(set(joined))
    assert before <= set(joined)


def test_going_back_from_the_first_page_is_not_offered(desk):
    fill(desk, [0.5] * 3)
    page = queue.page(EVERYTHING)
    assert (page.newer, page.older) == (None, None)
    empty = queue.page(EVERYTHING, after=Key(0, 0))
    assert (list(empty.claims), empty.older) == ([], None)


@given(st.integers(0, 1000), st.integers(0, 2**53 - 1))
def test_a_key_is_read_back_from_an_address(worth, number):
    assert Key.read(str(Key(worth, number))) == Key(worth, number)


@pytest.mark.parametrize("text", ["", "-", "1", "1-", "-1", "x-1", "1001-1", "1-٣", "9" * 5_000])
def test_what_is_no_key_is_refused(text):
    with pytest.raises(InvalidInputError):
        Key.read(text)


@pytest.fixture
def three(desk):
    """Three claims that differ in all that a filter asks for."""
    one, two, three = (desk.make_proposal() for _ in range(3))
    edits = [
        (
            one,
            ClaimEdit(
                "The ferry sails daily.", ClaimKind.EVENT, "Mayor Ruth Ålund", ClaimantType.PERSON
            ),
        ),
        (two, ClaimEdit("The pier's cost: 40% over budget.", ClaimKind.QUANTITY)),
        (
            three,
            ClaimEdit("Nobody swims in winter.", ClaimKind.STATE, "Ruth Berg", ClaimantType.PERSON),
        ),
    ]
    for claim, edit in edits:
        with transaction():
            claims.edit(claim, edit, rev=claim.rev, actor=desk.editor)
    desk.accepted(two)
    with transaction():
        holds.take(three, actor=desk.reviewer)
    return one, two, three


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, "123"),
        ({"statuses": (ClaimStatus.ACCEPTED,)}, "2"),
        ({"statuses": (ClaimStatus.PROPOSED, ClaimStatus.ACCEPTED)}, "123"),
        ({"statuses": (ClaimStatus.DISMISSED,)}, ""),
        ({"kind": ClaimKind.EVENT}, "1"),
        ({"claimant": "ruth"}, "13"),
        ({"claimant": "ruth ålund"}, "1"),
        ({"claimant": "sails"}, ""),
        ({"free": True}, "12"),
        ({"words": "ferry"}, "1"),
        ({"words": "sail"}, "1"),
        ({"words": "ferry swims"}, ""),
        ({"words": "berg"}, "3"),
        ({"words": "40%"}, "2"),
        ({"words": "pier's"}, "2"),
        ({"words": "ruth", "kind": ClaimKind.STATE, "statuses": (ClaimStatus.PROPOSED,)}, "3"),
        ({"claimant": "ruth", "free": True}, "1"),
        ({"article_id": 2**53 - 1}, ""),
        ({"holder_id": 2**53 - 1}, ""),
    ],
)
def test_a_filter_shows_what_it_says(three, wanted, found):
    shown = {claim.id for claim in queue.page(QueueFilter(**wanted)).claims}
    every = {str(number): claim.id for number, claim in enumerate(three, 1)}
    assert shown & set(every.values()) == {every[each] for each in found}
    assert queue.count_up_to(QueueFilter(**wanted)) == len(
        list(queue.ids_of(QueueFilter(**wanted)))
    )


def test_the_filter_by_holder_and_article_finds_theirs(desk, three):
    one, _, three_ = three
    assert ids(queue.page(QueueFilter(holder_id=desk.reviewer.id))) == [three_.id]
    assert one.id in ids(queue.page(QueueFilter(article_id=one.article_id)))
    assert three_.id not in ids(queue.page(QueueFilter(article_id=one.article_id)))


QUERIES = [
    '"',
    '""',
    "'",
    '"unbalanced words',
    "a OR b AND NOT c",
    "NEAR(a b, 2)",
    "^a",
    "a*",
    "*",
    "-a",
    "{wording} : a",
    "wording:a",
    "(((",
    "a & b | !c <-> d",
    "':*",
    "%_",
    "...",
    "—",
    "👩‍👩‍👧",
    "\u202e",
    "a " * 100,
]


@pytest.mark.parametrize("field", ["words", "claimant"])
@pytest.mark.parametrize("typed", QUERIES)
def test_no_search_is_an_error(three, typed, field):
    assert len(queue.page(QueueFilter(**{field: typed})).claims) <= 6


@hypothesis_settings(max_examples=60)
@given(typed=st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30))
def test_any_text_can_be_searched_for(desk, typed):
    queue.count_up_to(QueueFilter(words=typed, claimant=typed))


def test_counting_stops_where_it_no_longer_tells_anything(desk, monkeypatch):
    fill(desk, [0.5] * 6)
    monkeypatch.setattr(queue, "COUNT_MAX", 3)
    assert queue.counts()[ClaimStatus.PROPOSED] == 4
    assert queue.counts()[ClaimStatus.MERGED] == 0


def test_the_next_free_claim_is_the_worthiest_that_nobody_holds(desk, clock):
    fill(desk, [0.2, 0.9, 0.5])
    by_worth = ids(queue.page(EVERYTHING))
    for expected in by_worth:
        claim = queue.first_free(EVERYTHING)
        assert claim.id == expected
        with transaction():
            holds.take(claim, actor=desk.editor)
    assert queue.first_free(EVERYTHING) is None
    clock.pass_(hours=1)
    assert queue.first_free(EVERYTHING).id == by_worth[0]


def test_a_bulk_step_does_what_can_be_done_and_names_the_rest(desk):
    free, held, accepted = desk.make_proposal(), desk.make_proposal(), desk.make_claim()
    with transaction():
        holds.take(held, actor=desk.reviewer)
    wanted = [free.id, held.id, accepted.id, free.id, 2**53 - 1]
    with transaction():
        result = queue.bulk(wanted, "accept", actor=desk.editor)
    assert result.done == 1
    assert len(result.refused) == 3
    assert [
        f"Claim {each}:" in said for each, said in zip(wanted[1:3], result.refused, strict=False)
    ]
    assert "Reviewer Person works on this claim" in result.refused[0]
    assert "to check" in result.refused[1]
    assert "There is no such claim." in result.refused[2]
    assert free.status is ClaimStatus.ACCEPTED
    assert held.status is ClaimStatus.PROPOSED
    assert verify().fault is None


@pytest.mark.parametrize(
    ("numbers", "do", "reason", "field"),
    [
        ([1], "publish", "", "do"),
        ([], "accept", "", "claim"),
        (range(BULK_MAX + 1), "accept", "", "claim"),
        ([1], "dismiss", " ", "reason"),
        ([1], "dismiss", "x" * 2_001, "reason"),
    ],
)
def test_a_bulk_step_that_makes_no_sense_changes_nothing(desk, numbers, do, reason, field):
    before = verify().checked
    with pytest.raises(InvalidInputError) as raised, transaction():
        queue.bulk([*numbers], do, reason=reason, actor=desk.editor)
    assert raised.value.field == field
    assert verify().checked == before


def test_pages_ask_the_database_as_often_for_many_claims_as_for_few(desk, app):
    fill(desk, [0.5] * 2)
    claim = desk.judged()
    person = Person(app, Role.EDITOR)
    paths = ("/queue/?status=all", f"/claims/{claim.id}", "/articles/", "/exports/?status=all")
    few = {path: statements(person, path) for path in paths}
    for _ in range(3):
        fill(desk, [0.5] * 12)
        desk.make_evidence(claim)
    many = {path: statements(person, path) for path in paths}
    assert many == few
    assert few["/queue/?status=all"] <= 22, few
    assert few[f"/claims/{claim.id}"] <= 30, few


def statements(person, path):
    db.session.rollback()
    person.get(path)
    with asked() as found:
        assert person.get(path).status_code == 200
    return len([each for each, _ in found if each.lstrip().startswith("SELECT")])
