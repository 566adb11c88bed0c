"""`workbench bench extract`: how fast claims are found, and whether time stays linear in length."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import click

from workbench.cli._app import sentences
from workbench.cli._bench_text import SEED, make_articles, make_long
from workbench.cli._progress import progress_bar
from workbench.nlp.pipeline import BLANK, load, pipeline_id
from workbench.nlp.scoring.footprint import Footprint, measure_footprint
from workbench.nlp.scoring.speed import BASELINE, Speed, measure_speed
from workbench.settings import Settings

# The one that claims are found with, and the one that needs no model.
PIPELINES = tuple(dict.fromkeys((Settings.pipeline, BLANK)))
WORDS = 200_000
# Memory and loading are measured while so many articles are read.
FOOTPRINT_ARTICLES = 10
_KB = 1_000
# Bytes of one article (every character has one), and whether it has full stops.
CURVE = (
    (10 * _KB, True),
    (100 * _KB, True),
    (100 * _KB, False),
    (1_000 * _KB, True),
    (10_000 * _KB, True),
)


@dataclass(frozen=True)
class Point:
    """One article's length in characters, and what reading it took in a process of its own."""

    characters: int
    full_stops: bool
    weight: Footprint

    @property
    def seconds_per_mb(self) -> float:
        """Return the seconds that a million characters of such text would take."""
        return self.weight.read_seconds / self.characters * 1_000_000


@click.command("extract")
@click.option(
    "--words", default=WORDS, show_default=True, type=click.IntRange(min=100), help="Text length."
)
@click.option("--seed", default=SEED, show_default=True, help="Which text is invented.")
@click.option(
    "--pipeline",
    "pipelines",
    multiple=True,
    default=PIPELINES,
    show_default=True,
    help="Language pipeline to measure; may be given several times.",
)
@click.option("--curve", is_flag=True, help="Read single articles of 10 kB to 10 MB too.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of the lines.")
def command(
    words: int, seed: int, pipelines: tuple[str, ...], *, curve: bool, as_json: bool
) -> None:
    """Measure how fast claims are found in invented English news articles.

    Seconds are of processor time, on one core. The baseline is measured in the same run, in turns,
    on the same text: spaCy's blank English pipeline with its rule-based sentence splitter.
    """
    with sentences():
        for name in pipelines:
            load(name)
    results: list[dict[str, Any]] = []
    for name in pipelines:
        speed, weight = _measure(name, words, seed)
        points = _curve(name) if curve else []
        results.append(_values(name, speed, weight, points))
        if not as_json:
            lines = [*_lines(name, speed, weight), *_curve_lines(points)]
            click.echo("\n".join(lines) + ("\n" if name != pipelines[-1] else ""))
    if as_json:
        click.echo(json.dumps({"baseline": BASELINE, "pipelines": results}, ensure_ascii=False))


def _measure(name: str, words: int, seed: int) -> tuple[Speed, Footprint]:
    articles = make_articles(words, seed=seed)
    with progress_bar(f"{name}: speed") as progress:
        speed = measure_speed(load(name), articles, progress)
    return speed, measure_footprint(name, articles[:FOOTPRINT_ARTICLES])


def _curve(name: str) -> list[Point]:
    points = []
    with progress_bar(f"{name}: curve") as progress:
        whole = sum(characters for characters, _ in CURVE)
        for characters, stops in CURVE:
            text = make_long(characters, stops=stops)
            points.append(Point(characters, stops, measure_footprint(name, [text])))
            progress(sum(each.characters for each in points), whole)
    return points


def _values(name: str, speed: Speed, weight: Footprint, points: Sequence[Point]) -> dict[str, Any]:
    figures = (
        "words_per_second",
        "finder_share",
        "checks_share",
        "baseline_ratio",
        "sentences_per_day",
    )
    return {
        "pipeline": pipeline_id(load(name)),
        **asdict(speed),
        **{figure: getattr(speed, figure) for figure in figures},
        **asdict(weight),
        "curve": [
            {
                "characters": each.characters,
                "full_stops": each.full_stops,
                "read_seconds": each.weight.read_seconds,
                "seconds_per_mb": each.seconds_per_mb,
                "peak_mib": each.weight.peak_mib,
            }
            for each in points
        ],
    }


def _lines(name: str, speed: Speed, weight: Footprint) -> Iterator[str]:
    yield f"pipeline          {pipeline_id(load(name))}"
    yield f"text              {speed.words:,} words, {speed.claims:,} claims"
    yield f"extraction        {speed.seconds:.2f} s, {speed.words_per_second:,.0f} words/s"
    yield f"language model    {speed.model_seconds:.2f} s of that"
    yield f"claim finder      {speed.finder_share:.0%} of the time"
    yield f"dates and checks  {speed.checks_share:.0%} of the time"
    yield f"baseline          {speed.baseline_seconds:.2f} s, {BASELINE}"
    yield f"ratio             {speed.baseline_ratio:.1f} times the baseline"
    yield f"one core a day    {speed.sentences_per_day:,.0f} sentences"
    yield f"loading           {weight.load_seconds:.2f} s, {weight.disk_mb:.1f} MB on disk"
    yield f"peak memory       {weight.peak_mib:,.0f} MiB"


def _curve_lines(points: Sequence[Point]) -> Iterator[str]:
    if not points:
        return
    yield ""
    yield f"{'one article of':<30}{'seconds':>9}{'s per MB':>10}{'peak MiB':>10}"
    for each in points:
        title = f"{each.characters // _KB:,} kB" + ("" if each.full_stops else ", no full stop")
        yield (
            f"{title:<30}{each.weight.read_seconds:>9.2f}{each.seconds_per_mb:>10.2f}"
            f"{each.weight.peak_mib:>10,.0f}"
        )
