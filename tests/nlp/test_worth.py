import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.domain.claims import ClaimKind
from workbench.nlp.predicates import PREDICATES, Proposal
from workbench.nlp.worth import PREDICATE_NAMES, Weights, judge, meaning_of, shipped_weights


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
        ("the boat was slower than the bus was", "compares", "than"),
        ("the storm killed a man at the quay", "reports harm", "killed"),
        ("it was sold to him on Friday night", "gives a date", "Friday"),
        ("the mill belongs to Ferrier and sons", "names somebody or a place", "Ferrier"),
        ("it was sold to us for a song then", "speaks in the first person", "us"),
        ("the mill was perhaps sold to him then", "hedges", "perhaps"),
        ("they sold it", "is very short", ""),
    ],
)
def test_a_reason_names_its_predicate_and_the_words_that_fired(
    read_passage, text, predicate, words
):
    passage = read_passage(text)
    proposal = Proposal(0, passage.end, ClaimKind.EVENT, None, quoted=False)
    # Of the fitted weights some are too small to be told as a reason.
    _, reasons = judge(passage, proposal, Weights("test", -1.0, dict.fromkeys(PREDICATES, 0.5)))
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


def test_every_predicate_has_a_name_and_a_meaning_an_editor_can_read():
    assert all(name == name.strip().lower() for name in PREDICATES)
    assert all(meaning_of(name) for name in PREDICATE_NAMES)


def test_every_predicate_has_a_shipped_weight_and_every_weight_a_predicate():
    assert set(shipped_weights().weights) == set(PREDICATES)


WORDS = st.lists(
    st.sampled_from(
        [
            "40",
            "Friday",
            "May",
            "2019",
            "oldest",
            "first",
            "only",
            "since",
            "Ferrier",
            "killed",
            "fraud",
            "not",
            "nobody",
            "caused",
            "because",
            "than",
            "law",
            "must",
            "election",
            "we",
            "I",
            "perhaps",
            "will",
            "12%",
            "million",
            "$5",
            "people",
            "years",
            "over",
            "good",
            "bad",
            "the",
            "mill",
            "was",
            "sold",
            "to",
            "him",
            "in",
            "a",
            "on",
            "board",
            "and",
        ]
    ),
    min_size=3,
    max_size=14,
).map(" ".join)


@given(WORDS)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_without_the_words_that_fired_it_a_predicate_has_no_share(worth_of, text):
    _, reasons = worth_of(text)
    for reason in reasons:
        fired = set(reason.words.replace(" … ", " ").split())
        # A plain word takes each place: without it, other words would come to stand together.
        words = text.split()
        left = " ".join("thing" if fired & set(parts(word)) else word for word in words)
        if not reason.words:
            continue
        _, others = worth_of(left)
        after = {each.predicate: abs(each.share) for each in others}
        assert after.get(reason.predicate, 0.0) < abs(reason.share)


def parts(word):
    """Return a word of the text as the tokens that a reason may quote."""
    return {word, word.strip("%$"), "%" if "%" in word else word, "$" if "$" in word else word}


def test_a_desk_may_weigh_otherwise(read_passage):
    passage = read_passage("the board sold 40 boats in May")
    proposal = Proposal(0, passage.end, ClaimKind.QUANTITY, None, quoted=False)
    none = Weights("desk 1", 0.0, {})
    assert judge(passage, proposal, none) == (0.5, ())
    heavy = Weights("desk 2", 0.0, {"states a number": 3.0})
    worth, (reason,) = judge(passage, proposal, heavy)
    assert worth > 0.9
    assert (reason.predicate, reason.words) == ("states a number", "40 boats")


def test_a_stretch_surer_to_be_a_claim_is_worth_more(read_passage):
    passage = read_passage("the board sold 40 boats in May")
    worths = [
        judge(passage, Proposal(0, passage.end, ClaimKind.EVENT, None, quoted=False, sure=sure))[0]
        for sure in (0.1, 0.5, 0.9)
    ]
    assert worths == sorted(set(worths))
