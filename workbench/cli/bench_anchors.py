"""`workbench bench anchors`: whether passages are found again in texts that were edited."""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import click

from workbench.cli._bench_edits import EDITS, Draft, Edited, apart, edited
from workbench.cli._goals import Row, at_least, at_most, table
from workbench.cli._progress import progress_bar
from workbench.domain.anchors import GONE, AnchorState, Outcome, re_anchor

SEED = 20_221_125
ROUNDS = 3
_LEAST_CHARS = 400
_MOST_CHARS = 12_000
FOUND = frozenset({AnchorState.KEPT, AnchorState.MOVED})


@dataclass
class Counts:
    """What became of passages: how many were put wrongly and in silence, and what was found.

    `wrong` were said to be kept or moved and are not there; `wrong_changed` were said to read
    differently at a place that is not theirs. `moves` were moved, `moves_found` of them found.
    `stayed` stayed or moved letter for letter, `stayed_found` of them were found. `edited` were
    edited in their own words, `edited_found` of them were shown with both wordings; `away` are no
    more, `away_told` of them were said to be gone.
    """

    passages: int = 0
    wrong: int = 0
    wrong_changed: int = 0
    moves: int = 0
    moves_found: int = 0
    stayed: int = 0
    stayed_found: int = 0
    edited: int = 0
    edited_found: int = 0
    away: int = 0
    away_told: int = 0

    def add(self, other: "Counts") -> None:
        """Count what *other* counted too."""
        for name, number in asdict(other).items():
            setattr(self, name, getattr(self, name) + number)


@dataclass
class Score:
    """The counts of ours and of the baseline for one kind of edit, and what it took."""

    ours: Counts = field(default_factory=Counts)
    naive: Counts = field(default_factory=Counts)
    words: int = 0
    seconds: float = 0.0


def by_find(old: str, new: str, spans: Sequence[tuple[int, int]]) -> list[Outcome]:
    """Return what the simplest search says: the first place with the same characters."""
    outcomes = []
    for start, end in spans:
        at = new.find(old[start:end])
        span = (at, at + end - start)
        outcomes.append(GONE if at < 0 else Outcome(AnchorState.KEPT, span))
    return outcomes


def count(case: Edited, outcomes: Iterable[Outcome]) -> Counts:
    """Return how *outcomes* compare with the truth."""
    counts = Counts()
    for truth, outcome in zip(case.truths, outcomes, strict=True):
        counts.passages += 1
        if truth.also == outcome.span is not None and outcome.context_changed:
            continue
        here = outcome.span == truth.span and outcome.state in FOUND
        counts.wrong += outcome.state in FOUND and (truth.edited or not here)
        near = _touch(outcome.span, truth.span)
        counts.wrong_changed += outcome.state is AnchorState.CHANGED and not near
        if truth.copied:
            counts.wrong += here and not outcome.context_changed
        elif truth.span is None:
            counts.away += 1
            counts.away_told += outcome.state is AnchorState.GONE
        elif truth.edited:
            counts.edited += 1
            counts.edited_found += outcome.state is AnchorState.CHANGED and near
        else:
            counts.stayed += 1
            counts.stayed_found += here
            counts.moves += truth.moved
            counts.moves_found += truth.moved and here
    return counts


def _touch(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def measure(
    texts: Sequence[str],
    edits: Sequence[Callable[[Draft], None]] = EDITS,
    *,
    rounds: int = ROUNDS,
    seed: int = SEED,
    tell: Callable[[int, int], None] = lambda _done, _whole: None,
) -> dict[str, Score]:
    """Return the score of each kind of edit over *texts*, each edited *rounds* times."""
    sentences = [[each.text for part in apart(text) for each in part] for text in texts]
    scores = {each.__name__.replace("_", " "): Score() for each in edits}
    for number, text in enumerate(texts):
        others = sentences[number - 1]
        for kind, score in zip(edits, scores.values(), strict=True):
            for turn in range(rounds):
                case = edited(text, others, kind, seed + turn * len(texts) + number)
                _score(case, score)
        tell(number + 1, len(texts))
    return scores


def _score(case: Edited, score: Score) -> None:
    begun = time.process_time()
    outcomes = re_anchor(case.old, case.new, case.spans)
    score.seconds += time.process_time() - begun
    score.words += len(case.old.split()) + len(case.new.split())
    score.ours.add(count(case, outcomes))
    score.naive.add(count(case, by_find(case.old, case.new, case.spans)))


def texts_in(folder: Path) -> list[str]:
    """Return the articles in a folder: files .txt, and documents of treebanks (.conllu)."""
    found = [each.read_text(encoding="utf-8") for each in sorted(folder.rglob("*.txt"))]
    for path in sorted(folder.rglob("*.conllu")):
        found += _documents(path.read_text(encoding="utf-8").splitlines())
    return [each[:_MOST_CHARS] for each in found if len(each) >= _LEAST_CHARS]


def _documents(lines: Iterable[str]) -> Iterator[str]:
    """Yield the texts of a treebank's documents: a line a paragraph, where it marks those."""
    text = ""
    for line in lines:
        if line.startswith("# newdoc"):
            yield text
            text = ""
        elif line.startswith("# newpar"):
            text += "\n"
        elif line.startswith("# text = "):
            text += ("" if text.endswith("\n") else " ") + line.removeprefix("# text = ")
    yield text


@click.command("anchors")
@click.option(
    "--articles",
    "folders",
    multiple=True,
    required=True,
    type=click.Path(path_type=Path),
    help="Folder of articles (.txt) or treebanks (.conllu); may be given several times.",
)
@click.option("--rounds", default=ROUNDS, show_default=True, type=click.IntRange(min=1))
@click.option("--most", default=0, help="Read so many articles at most; 0 for all.")
@click.option("--seed", default=SEED, show_default=True, help="Which edits are made.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of the table.")
def command(folders: tuple[Path, ...], rounds: int, most: int, seed: int, *, as_json: bool) -> None:
    """Edit articles in many ways and count how marked passages are found again.

    What became of each passage is known, since the edits are made here. The baseline is a search
    for the same characters. Nothing of the articles is kept.
    """
    absent = [str(each) for each in folders if not each.is_dir()]
    if absent:
        raise click.ClickException(f"There is no folder {', '.join(absent)}; give one of articles.")
    texts = [text for each in folders for text in texts_in(each)]
    if not texts:
        raise click.ClickException(f"No article of {_LEAST_CHARS} characters or more is in there.")
    if most:
        texts = texts[:: max(1, len(texts) // most)][:most]
    with progress_bar("editing articles") as progress:
        scores = measure(texts, rounds=rounds, seed=seed, tell=progress)
    if as_json:
        click.echo(json.dumps({name: asdict(score) for name, score in scores.items()}))
        return
    click.echo("\n".join([*_kinds(scores), "", *table(_goals(scores, len(texts)))]))


def _kinds(scores: dict[str, Score]) -> Iterator[str]:
    yield (
        f"{'kind of edit':<28}{'passages':>9}{'wrong':>7}{'find':>7}"
        f"{'found':>8}{'moves':>8}{'edited':>8}{'gone':>7}"
    )
    for name, score in scores.items():
        ours = score.ours
        cells = (
            _share(ours.stayed_found, ours.stayed),
            _share(ours.moves_found, ours.moves),
            _share(ours.edited_found, ours.edited),
            _share(ours.away_told, ours.away),
        )
        yield (
            f"{name:<28}{ours.passages:>9,}{ours.wrong:>7}{score.naive.wrong:>7}"
            f"{cells[0]:>8}{cells[1]:>8}{cells[2]:>8}{cells[3]:>7}"
        )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


def _goals(scores: dict[str, Score], texts: int) -> list[Row]:
    ours, naive = Counts(), Counts()
    for score in scores.values():
        ours.add(score.ours)
        naive.add(score.naive)
    seconds = sum(each.seconds for each in scores.values()) or 1.0
    words = sum(each.words for each in scores.values())

    def row(what: str, part: str, whole: str, goal: float | None = None) -> Row:
        shares = [getattr(each, part) / max(1, getattr(each, whole)) for each in (ours, naive)]
        return Row(what, shares[0], None if goal is None else at_least(goal), shares[1])

    return [
        Row("articles", texts, form=",.0f"),
        Row("passages", ours.passages, form=",.0f"),
        Row("wrong silent anchors", ours.wrong, at_most(0), naive.wrong, form=",.0f"),
        Row("wrong places shown as changed", ours.wrong_changed, None, None, form=",.0f"),
        row("true moves found", "moves_found", "moves", 0.95),
        row("unchanged passages found", "stayed_found", "stayed"),
        row("edited passages shown as changed", "edited_found", "edited"),
        row("what is no more said to be gone", "away_told", "away"),
        Row("words a second, one core", words / seconds, form=",.0f"),
    ]
