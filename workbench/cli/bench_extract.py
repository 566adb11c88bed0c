"""`workbench bench extract`: how fast claims are found, against a bare sentence splitter."""

import random
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import click

from workbench.nlp.extract import extract
from workbench.nlp.pipeline import BLANK, load, pipeline_id

WORDS = 200_000
SEED = 20_240_229
_PARAGRAPH_SENTENCES = (2, 6)
_BASELINE = "spacy.blank('en') with sentencizer"

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


@dataclass(frozen=True)
class Benchmark:
    """What was measured: words of text, claims found, seconds of both, peak memory in MiB."""

    words: int
    claims: int
    seconds: float
    baseline_seconds: float
    peak_mib: float

    @property
    def words_per_second(self) -> float:
        """Return how many words a second the extractor reads."""
        return self.words / self.seconds

    @property
    def ratio(self) -> float:
        """Return how many times as long the extractor takes as the baseline."""
        return self.seconds / self.baseline_seconds


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


def _sentence(rng: random.Random) -> str:
    did = rng.choice(_DID).format(
        n=rng.randint(20, 900), m=rng.randint(5, 60), month=rng.choice(_MONTHS)
    )
    return f"{rng.choice(_WHO)} {did}{rng.choice(_THEN)}."


def run_benchmark(words: int, *, seed: int = SEED) -> Benchmark:
    """Measure the blank pipeline on invented text, and the baseline on the same text."""
    import spacy

    text = make_text(words, seed=seed)
    nlp = load(BLANK)
    baseline = spacy.blank("en")
    baseline.add_pipe("sentencizer")
    # Both have met some text before the clock starts: first use fills spaCy's caches.
    warm = make_text(200, seed=seed + 1)
    extract(warm, nlp=nlp)
    list(baseline.pipe(warm.split("\n\n")))
    baseline_seconds = _seconds(lambda: list(baseline.pipe(text.split("\n\n"))))
    claims: list[object] = []
    seconds = _seconds(lambda: claims.extend(extract(text, nlp=nlp)))
    return Benchmark(
        words=len(text.split()),
        claims=len(claims),
        seconds=seconds,
        baseline_seconds=baseline_seconds,
        peak_mib=_peak_mib(),
    )


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _peak_mib() -> float:
    """Return the process's largest resident size; Linux counts KiB, macOS bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024) if sys.platform == "darwin" else peak / 1024


@click.command("extract")
@click.option(
    "--words", default=WORDS, show_default=True, type=click.IntRange(min=100), help="Text length."
)
@click.option("--seed", default=SEED, show_default=True, help="Which text is invented.")
def command(words: int, seed: int) -> None:
    """Measure how fast claims are found in invented English news text.

    The baseline is measured in the same run on the same text: spaCy's blank English pipeline
    with its rule-based sentence splitter.
    """
    result = run_benchmark(words, seed=seed)
    click.echo(f"pipeline          {pipeline_id(load(BLANK))}")
    click.echo(f"text              {result.words:,} words, {result.claims:,} claims")
    click.echo(f"extraction        {result.seconds:.2f} s, {result.words_per_second:,.0f} words/s")
    click.echo(f"baseline          {result.baseline_seconds:.2f} s, {_BASELINE}")
    click.echo(f"ratio             {result.ratio:.1f} times the baseline")
    click.echo(f"peak memory       {result.peak_mib:,.0f} MiB")
