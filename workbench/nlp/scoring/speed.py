"""How fast articles are read on one core, and how the time falls to model, claims and checks."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.nlp.extract import docs_of, read_article, read_docs
from workbench.nlp.paragraphs import split_paragraphs
from workbench.nlp.pipeline import COMPONENT
from workbench.nlp.scoring.baseline import naive_sentences
from workbench.nlp.scoring.spans import share

if TYPE_CHECKING:
    from spacy.language import Language

BASELINE = "spacy.blank('en') with sentencizer"
SECONDS_A_DAY = 86_400

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Speed:
    """What reading some articles took, in seconds of processor time unless named otherwise.

    `seconds` is everything from text to claims and findings; `pipeline_seconds` the pipeline with
    the claim finder on the same paragraphs, `model_seconds` without it (tokens, tags, tree, names);
    `baseline_seconds` spaCy's tokens and rule-based sentences alone; `clock_seconds` everything
    again, by the clock on the wall.
    """

    words: int
    sentences: int
    claims: int
    seconds: float
    clock_seconds: float
    pipeline_seconds: float
    model_seconds: float
    baseline_seconds: float

    @property
    def words_per_second(self) -> float:
        """Return how many words one core reads in a second."""
        return share(self.words, self.seconds)

    @property
    def finder_share(self) -> float:
        """Return the share of the time that the claim finder takes: 0 to 1."""
        return max(0.0, share(self.pipeline_seconds - self.model_seconds, self.seconds))

    @property
    def checks_share(self) -> float:
        """Return the share of the time for amounts, dates, names and checks: 0 to 1."""
        return max(0.0, share(self.seconds - self.pipeline_seconds, self.seconds))

    @property
    def baseline_ratio(self) -> float:
        """Return how many times as long as the baseline reading takes."""
        return share(self.seconds, self.baseline_seconds)

    @property
    def sentences_per_day(self) -> float:
        """Return how many sentences like these one core reads in 24 hours."""
        return share(self.sentences, self.seconds) * SECONDS_A_DAY


class _Clock:
    """Adds up the time of pieces of work that are measured in turns."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.clock_seconds = 0.0

    def run(self, work: Callable[["Language", str], int], nlp: "Language", text: str) -> int:
        """Do *work* once and return what it returns; its time is added."""
        clock, processor = time.perf_counter(), time.process_time()
        number = work(nlp, text)
        self.seconds += time.process_time() - processor
        self.clock_seconds += time.perf_counter() - clock
        return number


def measure_speed(
    nlp: "Language", texts: Sequence[str], progress: Progress | None = None, *, words_min: int = 0
) -> Speed:
    """Return the speed of *nlp*, a pipeline with the claim finder, on *texts*.

    They are read again and again until *words_min* words are. Reading, the pipeline, the language
    model alone and the baseline take turns article by article, so that what else the machine does
    meets all alike. *progress* is called with the words read and all.
    """
    counts = [len(text.split()) for text in texts]
    rounds = max(1, -(-words_min // max(1, sum(counts))))
    everything, pipeline, model, baseline = _Clock(), _Clock(), _Clock(), _Clock()
    # Once before the clocks start: first use fills spaCy's caches.
    splitter = _splitter()
    for work, reader in ((_read, nlp), (_model_alone, nlp), (_split, splitter)):
        work(reader, texts[0])
    words = claims = 0
    for _ in range(rounds):
        for text, count in zip(texts, counts, strict=True):
            claims += everything.run(_read, nlp, text)
            pipeline.run(_pipe, nlp, text)
            model.run(_model_alone, nlp, text)
            baseline.run(_split, splitter, text)
            words += count
            if progress is not None:
                progress(words, rounds * sum(counts))
    return Speed(
        words=words,
        sentences=rounds * sum(_number_of(naive_sentences(text)) for text in texts),
        claims=claims,
        seconds=everything.seconds,
        clock_seconds=everything.clock_seconds,
        pipeline_seconds=pipeline.seconds,
        model_seconds=model.seconds,
        baseline_seconds=baseline.seconds,
    )


def _read(nlp: "Language", text: str) -> int:
    return len(read_article(text, nlp=nlp).claims)


def _pipe(nlp: "Language", text: str) -> int:
    return _number_of(read_docs(nlp, docs_of(nlp, text, split_paragraphs(text), None)))


def _model_alone(nlp: "Language", text: str) -> int:
    with nlp.select_pipes(disable=[each for each in nlp.pipe_names if each == COMPONENT]):
        return _pipe(nlp, text)


def _splitter() -> "Language":
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


def _split(splitter: "Language", text: str) -> int:
    return _number_of(splitter.pipe(text.split("\n\n")))


def _number_of(things: Iterable[object]) -> int:
    return sum(1 for _ in things)
