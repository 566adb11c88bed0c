"""`python -m workbench.nlp.training`: make the shipped pipeline and the shipped weights anew."""

import os
from pathlib import Path

import click

from workbench.nlp.training.marked import marked_groups

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_WEIGHTS = Path(__file__).parents[1] / "weights"


@click.group()
def main() -> None:
    """Make what ships: the language pipeline, then the weights that choose and rank claims."""
    # One core each: the small matrices of these models only lose time on more.
    os.environ.setdefault("OMP_NUM_THREADS", "1")


@main.command()
@click.argument("treebanks", type=_FOLDER)
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--without", type=_FOLDER, help="Leave out the documents named as this folder's texts."
)
def pipeline(treebanks: Path, out: Path, without: Path | None) -> None:
    """Train the pipeline from the files of TREEBANKS and write it to the folder OUT."""
    from workbench.nlp.training.pipeline import train_pipeline

    names = [path.stem for path in without.glob("*.txt")] if without is not None else []
    train_pipeline(treebanks, out, click.echo, leave_out=names)


@main.command()
@click.argument("treebanks", type=_FOLDER)
@click.argument("claims", type=_FOLDER)
@click.option("--pipeline", "name", default="shipped", show_default=True, help="Read with this.")
@click.option("--out", type=click.Path(path_type=Path), default=_WEIGHTS, help="Where to write.")
@click.option("--without", multiple=True, help="Leave out a group of marks by name.")
@click.option("--version", required=True, help="What the weights are called: new at each fit.")
def weights(
    treebanks: Path, claims: Path, name: str, out: Path, without: tuple[str, ...], version: str
) -> None:
    """Fit the weights on the marked texts made from TREEBANKS and those of the folder CLAIMS."""
    from workbench.nlp.pipeline import load
    from workbench.nlp.training.weights import cases_of, write_weights

    nlp = load(name)
    groups = {
        group: cases_of(articles, nlp)
        for group, articles in marked_groups(treebanks, claims).items()
        if group not in without
    }
    for group, cases in groups.items():
        click.echo(f"{group}: {len(cases):,} stretches")
    write_weights(groups, out, version, click.echo)


if __name__ == "__main__":
    main()
