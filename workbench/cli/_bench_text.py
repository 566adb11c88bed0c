"""Invented English news text of any length, the same for the same seed."""

import random
from collections.abc import Iterator

SEED = 20_240_229
# About as long as news articles are.
ARTICLE_WORDS = 800
_PARAGRAPH_SENTENCES = (2, 6)

_WHO = (
    "The harbour board",
    "Councillor Maud Ferrier",
    "The ministry of transport",
    "Dr Ivo Castellan",
    "A spokesperson for the water company",
    "The county court",
)
_DID = (
    "approved a budget of {n},000 euros for the new ferry terminal",
    "said that {n} households had been without water since {month}",
    "closed {n} of the {m} rural bus stops, which led to longer journeys",
    "rejected the appeal for the first time in {m} years",
    "told reporters the bridge was the oldest in the region",
    "bought the mill, a brick building of four floors, from a family in {month}",
    "wrote that the tender must be open to every bidder under the procurement law",
    "was elected with {n} votes, more than twice as many as the year before",
)
_THEN = (
    "",
    ", according to minutes published on Tuesday",
    ", killing plans for a second quay",
    " after residents had collected signatures",
    ", while neighbouring towns paid less",
    ' and called it "a fair result for everybody who lives here"',
)
_MONTHS = ("January", "March", "June", "September", "November")


def make_text(words: int, *, seed: int = SEED) -> str:
    """Return invented news text of about *words* words, the same for the same arguments."""
    rng = random.Random(seed)  # noqa: S311  # repeatable text, nothing secret
    paragraphs: list[str] = []
    count = 0
    while count < words:
        sentences = [_sentence(rng) for _ in range(rng.randint(*_PARAGRAPH_SENTENCES))]
        paragraphs.append(" ".join(sentences))
        count += len(paragraphs[-1].split())
    return "\n\n".join(paragraphs)


def make_articles(words: int, *, seed: int = SEED) -> list[str]:
    """Return invented articles of ARTICLE_WORDS words, of about *words* words in all."""
    number = max(1, words // ARTICLE_WORDS)
    return [make_text(words // number, seed=seed + each) for each in range(number)]


def make_long(characters: int, *, stops: bool = True, seed: int = SEED) -> str:
    """Return one invented article of exactly *characters* characters, all of one byte.

    Without *stops* it is one line in which no full stop stands.
    """
    rng = random.Random(seed)  # noqa: S311  # see make_text
    text = "".join(_pieces(rng, characters, stops=stops))
    return text[:characters]


def _pieces(rng: random.Random, characters: int, *, stops: bool) -> Iterator[str]:
    length = 0
    while length < characters:
        sentence = _sentence(rng)
        if stops:
            piece = sentence + ("\n\n" if rng.randint(*_PARAGRAPH_SENTENCES) == 2 else " ")  # noqa: PLR2004  # one in five
        else:
            piece = sentence.replace(".", "") + " and "
        length += len(piece)
        yield piece


def _sentence(rng: random.Random) -> str:
    did = rng.choice(_DID).format(
        n=rng.randint(20, 900), m=rng.randint(5, 60), month=rng.choice(_MONTHS)
    )
    return f"{rng.choice(_WHO)} {did}{rng.choice(_THEN)}."
