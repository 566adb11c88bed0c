"""What `workbench evaluate` measures, each as rows of the table and as plain values."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.cli._goals import Goal, Row, at_least, at_most
from workbench.cli._progress import progress_bar
from workbench.domain.claims import ClaimCandidate
from workbench.domain.readings import Check, Finding
from workbench.nlp.checks import find_number_findings
from workbench.nlp.extract import read_article
from workbench.nlp.quantities import find_quantities
from workbench.nlp.scoring.attribution import score_attribution
from workbench.nlp.scoring.baseline import naive_claims
from workbench.nlp.scoring.checks import score_checks
from workbench.nlp.scoring.dates import score_dates
from workbench.nlp.scoring.decided import count_kept, without_undecided
from workbench.nlp.scoring.footprint import measure_footprint
from workbench.nlp.scoring.marks import MarkedArticle, MarkedFolder
from workbench.nlp.scoring.spans import (
    Judged,
    SpanScore,
    agreement,
    judge_article,
    readers_top,
    score_spans,
    share,
)
from workbench.nlp.scoring.speed import measure_speed
from workbench.nlp.scoring.worth import score_worth
from workbench.nlp.times import find_date_findings, find_times

if TYPE_CHECKING:
    from spacy.language import Language

# Enough that a second more or less does not matter, and little enough to wait for.
SPEED_WORDS = 40_000
PLANTED_SEED = 20_220_916
PLANTED_ROUNDS = 5
# What a fine-tuned DeBERTa reaches on the development-test part (jjasardi/BA-CheckThat2024).
DEBERTA = 0.849


@dataclass(frozen=True)
class Measured:
    """One thing measured: rows of the table, and all its figures for programs."""

    rows: list[Row]
    values: dict[str, Any]


def read_all(marked: MarkedFolder, nlp: "Language") -> list[Judged]:
    """Return what *nlp* proposes in each article, compared with its marks."""
    judged = []
    with progress_bar("reading articles") as progress:
        for done, article in enumerate(marked.articles, start=1):
            reading = read_article(article.text, nlp=nlp, published_on=article.published_on)
            judged.append(_judged(article, reading.claims))
            progress(done, len(marked.articles))
    return judged


def _judged(article: MarkedArticle, proposals: Sequence[ClaimCandidate]) -> Judged:
    return judge_article(article, without_undecided(article, proposals))


def measure_marks(marked: MarkedFolder, judged: Sequence[Judged]) -> Measured:
    """Return how the proposals, and the naive ones, do against the marks.

    The limit is how the two readers agree with each other; a single reader gives none.
    """
    ours = score_spans(judged)
    naive = score_spans(_judged(each, naive_claims(each.text)) for each in marked.articles)
    readers = agreement(marked.articles)
    limits: dict[str, float] = {}
    if len(marked.readers) > 1:
        limits = {
            "F1": readers.f1,
            "kind": readers.kind,
            "claimant": readers.claimant,
            "W@5": readers_top(marked.articles),
        }
    values = {
        "articles": sum(each.scored for each in marked.articles),
        "ours": _figures(ours),
        "naive": _figures(naive),
        "readers": {"spans": readers.spans} | limits if limits else None,
    }
    rows = [
        _row("span F1", "F1", at_least(0.80), values, limits.get("F1")),
        _row("average precision of the ranking", "AP", at_least(0.90), values, 1.0),
        _row("W@5: top five of worth 3", "W@5", at_least(0.75), values, limits.get("W@5")),
        _row("kind right on found claims", "kind", at_least(0.80), values, limits.get("kind")),
        _row("claimant right", "claimant", at_least(0.85), values, limits.get("claimant")),
    ]
    return Measured(rows, values)


def _figures(score: SpanScore) -> dict[str, float]:
    """Return the figures under the names of the scorer that comes with marked articles."""
    return {
        "proposed": score.proposed,
        "agreed": score.agreed,
        "precision": score.precision,
        "recall": score.recall,
        "F1": score.f1,
        "kind": score.kind,
        "claimant": score.claimant,
        "AP": score.average_precision,
        "P@5": score.precision_at_top,
        "W@5": score.worth_at_top,
    }


def _row(what: str, figure: str, goal: Goal, values: dict[str, Any], limit: float | None) -> Row:
    return Row(what, values["ours"][figure], goal, values["naive"][figure], limit)


def measure_decisions(judged: Sequence[Judged]) -> Measured:
    """Return which share of what is proposed, and was decided on, the desk accepted."""
    ours = count_kept((each.article, each.proposals) for each in judged)
    naive = count_kept((each.article, naive_claims(each.article.text)) for each in judged)
    row = Row("accepted, of proposals decided on", ours.share, None, naive.share, 1.0)
    return Measured([row], {"ours": asdict(ours), "naive": asdict(naive)})


def measure_attribution(folder: Path, nlp: "Language") -> Measured:
    """Return how often the source of a content is found, in articles in PolNeAR's form."""
    with progress_bar("PolNeAR") as progress:
        found = score_attribution(folder, nlp, progress).all
    figures = ("f1", "precision", "recall", "content_recall")
    values = asdict(found) | {name: getattr(found, name) for name in figures}
    return Measured([Row("PolNeAR: source, F1 of heads", found.f1, at_least(0.75))], values)


def measure_worth(folder: Path, nlp: "Language") -> Measured:
    """Return how well worth alone tells check-worthy sentences of CheckThat! 2024."""
    with progress_bar("CheckThat 2024") as progress:
        score = score_worth(folder, nlp, progress)
    naive = max(score.by_length, score.by_digit, key=lambda each: each.f1)
    rows = [
        Row("CheckThat 2024: F1 of Yes", score.worth.f1, at_least(0.79), naive.f1, DEBERTA),
        Row(
            "CheckThat 2024: average precision",
            score.worth.average_precision,
            None,
            naive.average_precision,
            1.0,
        ),
    ]
    names = ("worth", "by_length", "by_digit")
    values = {
        name: asdict(getattr(score, name)) | {"F1": getattr(score, name).f1} for name in names
    }
    return Measured(rows, {"fitted_on": score.fitted_on, "tested": score.tested} | values)


def measure_dates(folder: Path) -> Measured:
    """Return how well dates and durations are read, in TimeML files in TempEval-3's form."""
    with progress_bar("TempEval-3") as progress:
        score = score_dates(folder, progress)
    measures = (
        "value_f1",
        "published_value_f1",
        "same_days_f1",
        "strict_value_f1",
        "span_f1",
        "strict_span_f1",
    )
    parts = {"overall": score.overall, "held_out": score.held_out}
    values = {
        name: asdict(figures) | {each: getattr(figures, each) for each in measures}
        for name, figures in parts.items()
    }
    rows = [
        Row("dates, durations: value F1", score.overall.value_f1, at_least(0.85)),
        Row("  same, files held out", score.held_out.value_f1, at_least(0.85)),
    ]
    return Measured(rows, {"files": score.files, **values})


def measure_checks(articles: Sequence[MarkedArticle]) -> Measured:
    """Return how many planted errors of each check are found, and the findings in what is clean.

    Every article is planted in PLANTED_ROUNDS times, each time with other errors.
    """
    planted_in = [(each.text, each.published_on) for each in articles] * PLANTED_ROUNDS
    with progress_bar("planted errors") as progress:
        score = score_checks(
            planted_in,
            _findings,
            seed=PLANTED_SEED,
            progress=lambda done: progress(done, len(planted_in)),
        )
    recalls = {check: score.recall(check) for check in Check}
    rows = [
        Row(f"planted: {check.value}", recall, at_least(0.9))
        for check, recall in recalls.items()
        if recall is not None
    ]
    flagged, twins = score.twins_flagged.total(), score.twins.total()
    rows += [
        Row("sound twins asked about, share", share(flagged, twins), limit=0.0),
        Row("false alarms a 1,000 words", score.alarms_per_thousand_words, at_most(1), limit=0.0),
    ]
    counts = {name: _by_check(getattr(score, name)) for name in vars(score) if name != "words"}
    return Measured(rows, {"rounds": PLANTED_ROUNDS, "words": score.words, **counts})


def _findings(text: str, published_on: date | None) -> list[Finding]:
    times = find_times(text, published_on)
    return [
        *find_number_findings(text, find_quantities(text)),
        *find_date_findings(text, published_on, times),
    ]


def _by_check(counts: Counter[Check]) -> dict[str, int]:
    return {check.value: number for check, number in counts.items()}


def measure_speed_and_size(pipeline: str, nlp: "Language", texts: Sequence[str]) -> Measured:
    """Return how fast *texts* are read, and what the pipeline needs to do it."""
    with progress_bar("speed") as progress:
        speed = measure_speed(nlp, texts, progress, words_min=SPEED_WORDS)
    weight = measure_footprint(pipeline, texts)
    model_speed = speed.words / speed.model_seconds if speed.model_seconds else None
    rows = [
        Row(
            "words a second, one core",
            speed.words_per_second,
            at_least(8_000),
            speed.words / speed.baseline_seconds,
            model_speed,
            form=",.0f",
        ),
        Row("claim finder's share of the time", speed.finder_share, at_most(0.30)),
        Row("amounts', dates' and checks' share", speed.checks_share),
        Row("sentences a day (Full Fact reads 300,000)", speed.sentences_per_day, form=",.0f"),
        Row("memory at most, MiB", weight.peak_mib, at_most(600), form=",.0f"),
        Row("installed model, MB", weight.disk_mb, at_most(15), form=".1f"),
        Row("seconds to load the model", weight.load_seconds, at_most(1), form=".2f"),
    ]
    shares = (
        "words_per_second",
        "finder_share",
        "checks_share",
        "baseline_ratio",
        "sentences_per_day",
    )
    values = asdict(speed) | {name: getattr(speed, name) for name in shares} | asdict(weight)
    return Measured(rows, values)
