"""`workbench evaluate`: how well claims are found, against marks, and what is aimed at."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from workbench.cli._app import shown
from workbench.cli._goals import table
from workbench.cli._measures import (
    Measured,
    measure_attribution,
    measure_checks,
    measure_dates,
    measure_decisions,
    measure_marks,
    measure_speed_and_size,
    measure_worth,
    read_all,
)
from workbench.domain.errors import InvalidInputError, WorkbenchError
from workbench.nlp.pipeline import load, pipeline_id
from workbench.nlp.scoring.marks import MarkedFolder, read_marked
from workbench.nlp.scoring.mistakes import mistakes_in
from workbench.nlp.scoring.spans import Judged
from workbench.settings import Settings

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


class BadInputError(click.ClickException):
    """What was given cannot be evaluated on; ends the command with exit code 2."""

    exit_code = 2


@contextmanager
def _bad_input_said() -> Iterator[None]:
    try:
        yield
    except WorkbenchError as error:
        raise BadInputError(error.sentence) from error


@click.command("evaluate")
@click.argument("folder", metavar="DIR", type=FOLDER)
@click.option(
    "--reader",
    "readers",
    multiple=True,
    metavar="NAME.jsonl",
    help="A reader's file in DIR, where there are more than two; give it twice.",
)
@click.option("--pipeline", default=Settings.pipeline, show_default=True, help="Language pipeline.")
@click.option("--polnear", type=FOLDER, help="Find sources too, in articles in PolNeAR's form.")
@click.option("--checkthat", type=FOLDER, help="Rank sentences too, of CheckThat! 2024 task 1.")
@click.option("--tempeval", type=FOLDER, help="Read dates too, in TimeML files of TempEval-3.")
@click.option(
    "--planted", is_flag=True, help="Plant errors in the articles of DIR too, and look for them."
)
@click.option(
    "--errors",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write what was missed or wrongly proposed, one JSON object a line.",
)
@click.option(
    "--speed/--no-speed", default=True, show_default=True, help="Measure speed, memory and size."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of the table.")
def command(  # noqa: PLR0913  # one parameter an option
    *,
    folder: Path,
    readers: tuple[str, ...],
    pipeline: str,
    polnear: Path | None,
    checkthat: Path | None,
    tempeval: Path | None,
    planted: bool,
    errors: Path | None,
    speed: bool,
    as_json: bool,
) -> None:
    """Measure how well claims are found in DIR, against what readers marked there.

    DIR holds articles/NAME.txt, a file NAME.jsonl for each of one or two readers, and
    articles.jsonl with the days of publication; "workbench decisions" writes a desk's own
    decisions so. Two spans match when they share at least half of their characters.

    "naive" is measured in the same run: every sentence of six words or more is a claim, worth more
    the longer it is. "limit" is how the readers agree with each other, or the best that is known.
    """
    with _bad_input_said():
        marked = _marked(folder, readers)
        nlp = load(pipeline)
        judged = read_all(marked, nlp)
        if errors is not None:
            _write_mistakes(judged, errors)
        found = _against_marks(marked, judged)
        if polnear is not None:
            found["polnear"] = measure_attribution(polnear, nlp)
        if checkthat is not None:
            found["checkthat"] = measure_worth(checkthat, nlp)
        if tempeval is not None:
            found["tempeval"] = measure_dates(tempeval)
        if planted:
            found["planted"] = measure_checks(marked.articles)
        if speed:
            texts = [each.text for each in marked.articles]
            found["speed"] = measure_speed_and_size(pipeline, nlp, texts)
    head = {"pipeline": pipeline_id(nlp), "readers": list(marked.readers)}
    click.echo(_as_json(head, found) if as_json else _as_table(head, found))


def _marked(folder: Path, readers: tuple[str, ...]) -> MarkedFolder:
    marked = read_marked(folder, readers)
    if not any(each.scored or each.dismissed for each in marked.articles):
        raise InvalidInputError(
            "No article has marks of every reader, so there is nothing to compare with."
        )
    if number := marked.without_article:
        click.echo(
            f"{number:,} marks are of articles that are not in the folder; they are passed over.",
            err=True,
        )
    return marked


def _against_marks(marked: MarkedFolder, judged: list[Judged]) -> dict[str, Measured]:
    found = {}
    if any(each.scored for each in marked.articles):
        found["marks"] = measure_marks(marked, judged)
    if any(each.dismissed for each in marked.articles):
        found["decisions"] = measure_decisions(judged)
    return found


def _write_mistakes(judged: Iterable[Judged], path: Path) -> None:
    try:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            for each in judged:
                if each.article.scored:
                    file.writelines(
                        json.dumps(mistake, ensure_ascii=False) + "\n"
                        for mistake in mistakes_in(each)
                    )
    except OSError as error:
        raise InvalidInputError(
            f"{shown(str(path))} cannot be written: {error.strerror or error}."
        ) from error


def _as_json(head: dict[str, Any], found: dict[str, Measured]) -> str:
    rows = [row.as_values() for each in found.values() for row in each.rows]
    values = {name: each.values for name, each in found.items()}
    return json.dumps({**head, "rows": rows, **values}, ensure_ascii=False)


def _as_table(head: dict[str, Any], found: dict[str, Measured]) -> str:
    rows = [row for each in found.values() for row in each.rows]
    lines = [f"pipeline  {head['pipeline']}", f"readers   {', '.join(head['readers'])}", ""]
    return "\n".join([*lines, *table(rows)])
