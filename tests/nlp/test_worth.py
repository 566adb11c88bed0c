import pytest

from workbench.domain.claims import ClaimKind
from workbench.nlp.worth import PREDICATES, Proposal, judge


@pytest.fixture
def worth_of(read_passage):
    def worth(text, *, kind=ClaimKind.EVENT, quoted=False):
        passage = read_passage(text)
        return judge(passage, Proposal(0, passage.end, kind, None, quoted=quoted))

    return worth


@pytest.mark.parametrize(
    ("text", "predicate", "words"),
    [
        ("the board sold 40 boats in the end", "states a number", "40 boats"),
        ("it was the oldest mill of the county", "ranks something", "oldest"),
        ("the storm caused the crane to fall", "names a cause", "caused"),
        ("the law says that nobody may enter", "states a rule", "law"),
        ("the boat was slower than the bus was", "compares", "slower than"),
        ("the storm killed a man at the quay", "alleges or reports harm", "killed"),
        ("it was sold to him on Friday night", "gives a date", "Friday"),
        ("the mill belongs to Ferrier and sons", "names somebody or a place", "Ferrier"),
        ("it was sold to us for a song then", "speaks in the first person", "us"),
        ("the mill was perhaps sold to him then", "hedges", "perhaps"),
        ("they sold it", "is very short", "they sold it"),
    ],
)
def test_a_reason_names_its_predicate_and_the_words_that_fired(worth_of, text, predicate, words):
    _, reasons = worth_of(text)
    assert (predicate, words) in [(each.predicate, each.words) for each in reasons]


def test_a_share_says_how_much_the_predicate_adds_or_takes(worth_of):
    worth, reasons = worth_of("the board sold 40 boats to us in the end")
    shares = {each.predicate: each.share for each in reasons}
    assert shares["states a number"] > 0 > shares["speaks in the first person"]
    assert 0 < worth < 1


def test_reasons_stand_in_the_order_of_their_weight(worth_of):
    _, reasons = worth_of("Ferrier sold the 40 oldest boats on Friday because of us")
    sizes = [abs(each.share) for each in reasons]
    assert sizes == sorted(sizes, reverse=True)


def test_a_number_makes_a_claim_worth_more(worth_of):
    assert (
        worth_of("the board sold 40 boats in May")[0]
        > worth_of("the board sold its boats in May")[0]
    )


def test_a_year_after_publication_speaks_of_the_future(find):
    from datetime import date

    text = "The harbour board signed a lease until 2031."
    predicates = [
        {reason.predicate for reason in claim.reasons}
        for day in (date(2024, 5, 3), date(2032, 5, 3), None)
        for claim in find(text, published_on=day).values()
    ]
    assert ["speaks of the future" in each for each in predicates] == [True, False, False]


def test_every_predicate_has_a_name_an_editor_can_read():
    assert all(
        (name == name.strip().lower() and " " in name) or name in ("hedges", "judges", "compares")
        for name in PREDICATES
    )
