"""How well worth alone tells check-worthy sentences, on CheckThat! 2024 task 1 in English.

The set (CLEF 2024, task 1) holds sentences of debates with Yes or No: is it worth checking? One
threshold is fitted on its training part; the figure is F1 of Yes on its development-test part.
"""

import math
import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.errors import InvalidInputError
from workbench.nlp.kinds import find_kind
from workbench.nlp.paragraphs import Paragraph
from workbench.nlp.passages import PARAGRAPHS_KEY, Passage, passages_of
from workbench.nlp.scoring.baseline import has_digit, naive_worth
from workbench.nlp.scoring.spans import average_precision, harmonic, share
from workbench.nlp.worth import Proposal, judge

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TRAIN = "CT24_checkworthy_english_train.tsv"
TESTED = "CT24_checkworthy_english_dev-test.tsv"
# So many training sentences, drawn with this seed, fit one threshold as well as all do.
SAMPLE = 6_000
SEED = 20_240_529
# How like a claim a sentence is in which none is proposed.
_UNPROPOSED = 0.1
_HEADER = "Sentence_id\tText\tclass_label"
# In one line of the training part two records are run together: …\tNo29286\t…
_RECORD = re.compile(r"(?P<id>\d+)\t(?P<text>[^\t]*)\t(?P<label>Yes|No)(?=\d+\t|$)")

Progress = Callable[[int, int], None]
Sentence = tuple[str, bool]


@dataclass(frozen=True)
class ThresholdScore:
    """One threshold (a worth of at least this is Yes), and what it gives on other sentences."""

    threshold: float
    precision: float
    recall: float
    average_precision: float

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall of Yes."""
        return harmonic(self.precision, self.recall)


@dataclass(frozen=True)
class WorthScore:
    """How many sentences were fitted on and tested, and what worth and two baselines reach."""

    fitted_on: int
    tested: int
    worth: ThresholdScore
    by_length: ThresholdScore
    by_digit: ThresholdScore


def score_worth(
    folder: Path, nlp: "Language", progress: Progress | None = None, *, sample: int = SAMPLE
) -> WorthScore:
    """Return how well worth separates the sentences of CheckThat! 2024 in *folder*.

    The threshold is fitted on *sample* training sentences drawn with a fixed seed. *progress* is
    called with the sentences read and all. The baselines, by length and by having a digit, are
    fitted and tested on the same sentences. Raises InvalidInputError where a file is missing or
    has another form.
    """
    train, tested = read_sentences(folder / TRAIN), read_sentences(folder / TESTED)
    if len(train) > sample:
        # Repeatable, nothing secret.
        train = random.Random(SEED).sample(train, sample)  # noqa: S311  # see above
    texts = [text for text, _ in train + tested]
    worths = []
    for done, worth in enumerate(sentence_worths(nlp, texts), start=1):
        worths.append(worth)
        if progress is not None:
            progress(done, len(texts))

    def score(values: Sequence[float]) -> ThresholdScore:
        return _score(_paired(values[: len(train)], train), _paired(values[len(train) :], tested))

    return WorthScore(
        fitted_on=len(train),
        tested=len(tested),
        worth=score(worths),
        by_length=score([naive_worth(text) for text in texts]),
        by_digit=score([float(has_digit(text)) for text in texts]),
    )


def sentence_worth(nlp: "Language", sentence: str) -> float:
    """Return the worth of a sentence read by itself, 0 to 1.

    It is how likely a desk would look at one of the claims proposed in it at least, were each
    looked at or not by itself; where none is proposed, what the model gives the whole sentence.
    """
    (worth,) = sentence_worths(nlp, [sentence])
    return worth


def sentence_worths(nlp: "Language", sentences: Iterable[str]) -> Iterator[float]:
    """Yield `sentence_worth` of each sentence, read in batches."""
    for doc in nlp.pipe(_doc(nlp, each) for each in sentences):
        proposed = [span._.claim.worth for span in doc.spans["claims"]]
        yield (
            _any_of(proposed)
            if proposed
            else max(map(_worth_of_all, passages_of(doc)), default=0.0)
        )


def _any_of(worths: Iterable[float]) -> float:
    return 1 - math.prod(1 - worth for worth in worths)


def _doc(nlp: "Language", sentence: str) -> "Doc":
    doc = nlp.make_doc(sentence)
    # A sentence out of its article is no heading, whatever it looks like.
    doc.user_data[PARAGRAPHS_KEY] = [Paragraph(0, len(sentence))]
    return doc


def _worth_of_all(passage: Passage) -> float:
    kind = find_kind(passage, 0, passage.end, verb=None, says=False)
    worth, _ = judge(passage, Proposal(0, passage.end, kind, None, quoted=False, sure=_UNPROPOSED))
    return worth


def read_sentences(path: Path) -> list[Sentence]:
    """Return the sentences of a file of the set with whether each is worth checking."""
    try:
        header, *lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInputError(
            f"{path.name} cannot be read. Give the folder that holds {TRAIN} and {TESTED}."
        ) from error
    if header != _HEADER:
        raise InvalidInputError(f"{path.name} does not begin with the columns of CheckThat! 2024.")
    found: list[Sentence] = []
    for number, line in enumerate(lines, start=2):
        records = list(_RECORD.finditer(line))
        if sum(len(each.group()) for each in records) != len(line) or not records:
            raise InvalidInputError(
                f"{path.name}, line {number}: this is not a number, a sentence and Yes or No."
            )
        found += [(_unquoted(each["text"]), each["label"] == "Yes") for each in records]
    return found


def _unquoted(text: str) -> str:
    if text.startswith('"') and text.endswith('"'):
        text = text[1:-1]
    return text.replace('""', '"')


def _paired(worths: Sequence[float], sentences: Sequence[Sentence]) -> list[tuple[float, bool]]:
    return [(worth, yes) for worth, (_, yes) in zip(worths, sentences, strict=True)]


def _score(
    fitted: Sequence[tuple[float, bool]], tested: Sequence[tuple[float, bool]]
) -> ThresholdScore:
    threshold = fit_threshold(fitted)
    chosen = [yes for worth, yes in tested if worth >= threshold]
    return ThresholdScore(
        threshold=threshold,
        precision=share(sum(chosen), len(chosen)),
        recall=share(sum(chosen), sum(yes for _, yes in tested)),
        average_precision=average_precision(tested),
    )


def fit_threshold(scored: Sequence[tuple[float, bool]]) -> float:
    """Return the score from which on saying Yes gives the best F1, the highest where several do."""
    ranked = sorted(scored, key=lambda pair: -pair[0])
    wanted = sum(yes for _, yes in ranked)
    best, threshold = -1.0, 0.0
    right = 0
    for number, (value, yes) in enumerate(ranked, start=1):
        right += yes
        if number < len(ranked) and ranked[number][0] == value:
            continue  # equal scores are chosen together
        f1 = harmonic(share(right, number), share(right, wanted))
        if f1 > best:
            best, threshold = f1, value
    return threshold
