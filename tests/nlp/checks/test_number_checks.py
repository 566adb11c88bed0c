from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.readings import Check
from workbench.nlp.checks import find_number_findings
from workbench.nlp.quantities import find_quantities
from workbench.nlp.scoring.number_styles import spelt


def findings_in(text):
    return find_number_findings(text, find_quantities(text))


def checks_in(text):
    return [finding.check for finding in findings_in(text)]


WRONG = [
    (Check.SHARES, "Of those asked, 45 % backed Alder, 40 % Birch and 30 % Cedar."),
    (Check.SHARES, "Some 120 per cent of voters took part."),
    (Check.SHARES, "Alder leads Birch by 56 percent to 52 percent."),
    (Check.SHARES, "Share of the vote:\nAlder: 45%\nBirch: 40%\nCedar: 30%"),
    (Check.SUM, "The blast hurt 12 people, five men and eight women."),
    (Check.SUM, "They planted 30 trees: 12 in Alford, 10 in Barton and 9 in Corby."),
    (Check.SUM, "There were 12 calls in Alford, 10 in Barton and nine in Corby, 40 in all."),
    (Check.SUM, "Of the 20 passengers, 12 were women and nine were men."),
    (Check.SUM, "With 12 votes for it, 9 against and 7 abstentions, all 23 members had voted."),
    (Check.SUM, "The train stops in four towns: Alford, Barton and Corby."),
    (Check.CHANGE, "Sales rose 8% to $1.5 billion from $1.0 billion."),
    (Check.CHANGE, "The number of members is up 20% from 50 to 70."),
    (Check.CHANGE, "Membership doubled from 50 to 70."),
    (Check.CHANGE, "Some 60 boats came, three times the 40 of last year."),
    (Check.CHANGE, "Spending increased by $5m, from $10m to $12m."),
    (Check.CHANGE, "The number of boats rose from 70 to 50."),
    (Check.CHANGE, "Thefts dropped by half, from 800 to 650."),
    (Check.POINTS, "The rate fell 1 percent to 4 percent from 5 percent."),
    (Check.POINTS, "Turnout rose 5 per cent, from 40 to 45 per cent."),
    (Check.POINTS, "Turnout rose by 12.5 percentage points, from 40 to 45 per cent."),
    (Check.PER_HEAD, "The council paid $10m to 2,000 families, $50 each."),
    (Check.PER_HEAD, "It gave $10m to 2,000 families. Each family received $50."),
    (
        Check.CONTRADICTION,
        "The fire in Corvale killed 12 people.\n\nFourteen people died in the fire.",
    ),
    (
        Check.CONTRADICTION,
        "The mill in Corvale employs 400 workers.\n\nThe 300 workers of the Corvale mill sang.",
    ),
    (
        Check.UNIT_SLIP,
        "Tarnhill signed a $3 million deal for trams.\n\nThe $3 billion tram deal is the largest.",
    ),
]
SOUND = [
    "Thefts dropped by half, from 800 to 405.",
    "The number of boats fell from 70 to 50.",
    "The 27 seats were shared by three towns: 12 for Alford, 8 for Barton and 7 for Corby.",
    "With 12 votes in favour, nine against and two abstentions, all 23 members had voted.",
    "Of those asked, 45 % backed Alder, 40 % Birch and 15 % Cedar.",
    "Sixty per cent of men and 55 per cent of women backed the plan.",
    "Sales rose 30 per cent, profit 45 per cent and dividends 50 per cent.",
    "The dose may be 150 per cent of the usual one.",
    "The blast hurt 13 people, five men and eight women.",
    "They planted 30 trees, including 12 in Alford and 10 in Barton.",
    "She keeps 12 hens, 20 geese and nine ducks.",
    "The train stops in three towns: Alford, Barton and Corby.",
    "Sales rose 8% to $1.15 billion from $1.06 billion.",
    "Membership more than doubled from 50 to 120.",
    "Turnout rose 5 points, from 40 to 45 per cent.",
    "Turnout rose 12.5 per cent, from 40 to 45 per cent.",
    "The council paid $10m to 2,000 families, $5,000 each.",
    "Rent is $500 a month for 12 flats, and the house cost $2m.",
    "A bid of $3 billion was made for the firm, which has 63 million shares at $26 a share.",
]
TWO_FIGURES_OF_TWO_THINGS = {
    "an update": "The fire killed 12 people.\n\nThe toll from the fire rose to 14 dead.",
    "a part": "The fire killed 12 people.\n\nIn the fire five of them died at once.",
    "others": "The fire killed 12 people.\n\nAnother 14 people died in a second fire.",
    "a bound": "The fire killed at least 12 people.\n\nFourteen people died in the fire.",
    "other places": "A fire in Corvale killed 12 people.\n\nA fire in Tarnhill killed 14 people.",
    "other days": "A fire on Monday killed 12 people.\n\nA fire on Friday killed 14 people.",
    "long ago": "The fire killed 12 people.\n\nA fire killed 14 people in 1987.",
    "other names": "Alder won with 58,825 votes in the east.\n\nBirch won with 51,516 votes there.",
    "a list": "Ann owes $300 rent now.\n\nBob owes $400 rent now.\n\nCy owes $500 rent now.",
    "others' deeds": "The raid killed 12 soldiers.\n\nIn the raid 14 soldiers killed a man.",
    "a supposition": "The fire killed 12 people.\n\nThe fire could have killed 14 people.",
}


@pytest.mark.parametrize(("check", "text"), WRONG)
def test_figures_that_do_not_fit_raise_one_question(check, text):
    assert checks_in(text) == [check]


@pytest.mark.parametrize("text", SOUND)
def test_figures_that_fit_raise_none(text):
    assert findings_in(text) == []


@pytest.mark.parametrize("text", TWO_FIGURES_OF_TWO_THINGS.values(), ids=TWO_FIGURES_OF_TWO_THINGS)
def test_figures_of_two_things_are_no_contradiction(text):
    assert findings_in(text) == []


@pytest.mark.parametrize(("check", "text"), WRONG)
def test_a_finding_asks_shows_its_sum_and_quotes_its_places(check, text):
    (finding,) = findings_in(text)
    assert finding.question.endswith("?")
    assert finding.question.count("?") == 1
    assert any(digit.isdigit() for digit in finding.working)
    assert finding.places
    assert list(finding.places) == sorted(finding.places, key=lambda place: place.start_char)
    for place in finding.places:
        assert text[place.start_char : place.end_char] == place.quote


def test_the_working_writes_the_sum_out():
    (finding,) = findings_in("The council paid $10m to 2,000 families, $50 each.")
    assert finding.working == "$10 million ÷ 2,000 = $5,000, not $50."
    assert [place.quote for place in finding.places] == ["$10m", "2,000 families", "$50 each"]


def test_a_table_of_numbers_is_not_read_as_a_sentence():
    assert findings_in("Total 90: 12 14 9 30 11 7 and 20 45 61 and 3") == []


def test_a_paragraph_far_away_changes_no_sum():
    sum_ = "They planted 30 trees: 12 in Alford, 10 in Barton and 9 in Corby."
    padded = f"It rained.\n\n{sum_}\n\nIt cleared up."
    assert [finding.working for finding in findings_in(padded)] == [
        finding.working for finding in findings_in(sum_)
    ]


PARTS = st.lists(st.integers(2, 90), min_size=2, max_size=3)


@given(PARTS, st.booleans())
def test_parts_that_come_to_their_total_are_never_asked_about(parts, in_words):
    write = spelt if in_words else str
    places = ["Alford", "Barton", "Corby"]
    listed = [f"{write(part)} in {place}" for part, place in zip(parts, places, strict=False)]
    text = f"They sold {sum(parts)} boats: {', '.join(listed[:-1])} and {listed[-1]}."
    assert findings_in(text) == []


@given(PARTS, st.integers(1, 40))
def test_parts_that_miss_their_total_are_asked_about(parts, off):
    places = ["Alford", "Barton", "Corby"]
    total = sum(parts) + off
    # A total with zeros at its end may be a rounded one.
    if total >= 100 and total % 100 == 0:
        total += 1
    listed = [f"{part} in {place}" for part, place in zip(parts, places, strict=False)]
    text = f"They sold {total} boats: {', '.join(listed[:-1])} and {listed[-1]}."
    assert checks_in(text) == [Check.SUM]


@given(st.integers(2, 5_000), st.integers(2, 5_000))
def test_a_change_worked_out_from_its_figures_is_never_asked_about(old, new):
    change = (Decimal(abs(new - old)) * 100 / old).quantize(Decimal("0.1"))
    verb = "rose" if new >= old else "fell"
    assert findings_in(f"The number of boats {verb} by {change}% from {old:,} to {new:,}.") == []


@given(st.integers(20, 900), st.integers(2, 900))
def test_a_rate_worked_out_from_its_total_is_never_asked_about(heads, each):
    text = f"The town paid ${heads * each:,} to {heads} farmers, ${each} each."
    assert findings_in(text) == []


@given(st.integers(1, 98), st.data())
def test_shares_that_come_to_the_whole_are_never_asked_about(first, data):
    second = data.draw(st.integers(1, 99 - first))
    rest = 100 - first - second
    text = f"In the poll {first}% backed Alder, {second}% Birch and {rest}% Cedar."
    assert findings_in(text) == []


FRAGMENTS = st.sampled_from(
    [
        *("12 people, ", "five men ", "and eight women. ", "from 10 to 12 ", "rose 5% ", "45 % "),
        *("of the vote ", "$10m ", "$10bn deal ", "each ", "for 2,000 families, ", "killed ", "\n"),
        *("a total of 30: ", "twice as many as the 7 ", "doubled ", "points ", "The ", "0 ", "½ "),
        *("in Corvale ", "İ", "(", "— ", "including ", "of them ", "in all. ", "0% ", "0.0 "),
    ]
)


@given(st.lists(FRAGMENTS, max_size=30).map("".join))
def test_any_text_gives_findings_that_quote_it(text):
    findings = findings_in(text)
    for finding in findings:
        assert finding.places
        for place in finding.places:
            assert 0 <= place.start_char < place.end_char <= len(text)
            assert text[place.start_char : place.end_char] == place.quote
    assert findings == findings_in(text)
