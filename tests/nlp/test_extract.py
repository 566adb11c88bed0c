import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.cli._bench_text import make_text
from workbench.domain.claims import ClaimKind
from workbench.nlp.extract import read_article
from workbench.nlp.pipeline import BLANK, SHIPPED, load

# The pipeline is the same for all examples.
WIDE = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
SENTENCES = st.lists(
    st.sampled_from(
        [
            "The harbour board sold 40 boats on Friday, killing plans for a second quay.",
            'Maud Ferrier said: "The quay had burned in one night."',
            "“It was the oldest mill in the county,” she added.",
            "After spending 90 days at sea, the crew came home.",
            "Who paid?",
            "a stray line without a stop",
            "The café's owner — a friend — left… at 5 p.m.",
            'It was broken," he said.',
        ]
    ),
    max_size=6,
)


@pytest.fixture(scope="module", params=[BLANK, SHIPPED])
def nlp(request):
    """Return each of the two pipelines that are always there."""
    return load(request.param)


@pytest.fixture
def extract(nlp):
    """Return a function from a text to its claims, by either pipeline."""
    return lambda text, **options: read_article(text, nlp=nlp, **options).claims


PARAGRAPHS = st.lists(SENTENCES.map(" ".join), max_size=5)
NOISE = st.text(
    alphabet="ab said that who \n\n.,;:!?\"“”'’()-—1234 $%é\u00a0\tThe First", max_size=300
)


@given(st.one_of(NOISE, PARAGRAPHS.map("\n\n".join), PARAGRAPHS.map("\n".join)))
@settings(deadline=None, max_examples=40, suppress_health_check=WIDE)
def test_a_quote_is_what_stands_at_its_offsets(extract, text):
    found = extract(text)
    assert all(text[each.start_char : each.end_char] == each.quote != "" for each in found)
    assert [each.start_char for each in found] == sorted(each.start_char for each in found)
    spans = [(each.start_char, each.end_char) for each in found]
    assert len(spans) == len(set(spans))
    assert all(0 < each.worth < 1 for each in found)


@given(PARAGRAPHS)
@settings(deadline=None, max_examples=15, suppress_health_check=WIDE)
def test_the_same_text_gives_the_same_claims(extract, paragraphs):
    text = "\n\n".join(paragraphs)
    assert extract(text) == extract(text)


def bare(claims, offset=0):
    return [
        (each.start_char - offset, each.quote, each.kind, each.worth, each.reasons)
        for each in claims
    ]


@given(SENTENCES.map(" ".join), SENTENCES.map(" ".join))
@settings(deadline=None, max_examples=20, suppress_health_check=WIDE)
def test_a_paragraph_changes_no_other_paragraphs_claims(extract, one, two):
    head = "The council met on Friday in the town hall, and it sold the mill.\n\n"
    alone = extract(head + one)
    both = extract(f"{head}{one}\n\n{two}")
    assert bare(both)[: len(alone)] == bare(alone)
    inserted = extract(f"{head}{two}\n\n{one}")
    last = [each for each in inserted if each.start_char >= len(head) + len(two)]
    first = [each for each in alone if each.start_char >= len(head)]
    assert bare(last, len(two) + 2) == bare(first)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", '"', "?!", "1", "\u00a0"])
def test_a_text_without_words_has_no_claims(extract, text):
    assert extract(text) == []


def test_spaces_and_breaks_inside_a_paragraph_change_nothing(find):
    plain = find("The harbour board sold 40 boats on Friday, and the mayor left.")
    spaced = find("The harbour  board sold 40\u00a0boats \non Friday,  and the mayor left.")
    assert [" ".join(quote.split()) for quote in spaced] == list(plain)
    assert [each.worth for each in spaced.values()] == [each.worth for each in plain.values()]


@pytest.mark.parametrize(
    ("text", "quote", "kind"),
    [
        (
            "The towns praised each other in their first talks since the start of the strike.",
            "their first talks since the start of the strike",
            ClaimKind.RANKING,
        ),
        (
            "After spending nearly 400 days abroad, the mayor is back at her desk.",
            "spending nearly 400 days abroad",
            ClaimKind.QUANTITY,
        ),
        (
            "She lives beside the county's oldest mill in a house that a friend built.",
            "the county's oldest mill in a house",
            ClaimKind.RANKING,
        ),
    ],
)
def test_a_claim_inside_a_sentence_is_a_span_of_its_own(find, text, quote, kind):
    found = find(text)
    assert found[quote].kind == kind
    assert text[found[quote].start_char : found[quote].end_char] == quote


def test_a_quote_wraps_the_claim_inside_it(find):
    found = find('"The quay had burned in one night," Maud Ferrier said.')
    kinds = {quote: each.kind for quote, each in found.items()}
    assert kinds == {
        '"The quay had burned in one night," Maud Ferrier said': ClaimKind.QUOTE,
        "The quay had burned in one night": ClaimKind.EVENT,
    }


def test_one_attribution_between_two_quotations_makes_one_quote(find):
    text = (
        '"The quay had burned in one night," Maud Ferrier told the press, "and nobody had seen'
        ' the fire before six."'
    )
    quotes = [each for each in find(text).values() if each.kind == ClaimKind.QUOTE]
    assert text in [each.quote for each in quotes]


def test_publication_day_is_optional(extract):
    text = "The board sold the mill in 2019."
    assert bare(extract(text, published_on=date(2024, 5, 3))) == bare(extract(text))


HOSTILE = {
    "no stop": "the minister said that people went home and ",
    "quotations": '"a b c d e f" said ',
    "opening marks": "“ ",
    "straight marks": '" ',
    "one long run": "(",
    "brackets": "( ",
    "according to": "according to ",
    "rankings": "the first of ",
    "initials": "a. ",
    "verbs of saying": "said ",
    "pronouns": "he said it was. ",
    "lines": "a\n",
    "capitals": "Ab ",
    "owners": "'s ",
    "numbers": "1,",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize(("name", "length"), [(BLANK, 100_000), (SHIPPED, 5_000)])
def test_a_hostile_text_takes_bounded_time(piece, name, length):
    text = (piece * (length // len(piece) + 1))[:length]
    nlp = load(name)
    started = time.process_time()
    read_article(text, nlp=nlp)
    assert time.process_time() - started < 15


def test_time_grows_with_length_alone(extract):
    def seconds(words):
        text = make_text(words)
        started = time.process_time()
        extract(text)
        return time.process_time() - started

    seconds(500)
    assert seconds(8_000) < 20 * max(seconds(1_000), 0.01)
