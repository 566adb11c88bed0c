"""`workbench bench`: how fast the workbench is, measured on desks that are thrown away."""

import click

from workbench.cli._lazy import Lazy, LazyGroup

BENCHES = {
    "extract": Lazy(
        "workbench.cli.bench_extract",
        "Measure how fast claims are found in invented English news articles.",
    ),
    "queue": Lazy(
        "workbench.cli.bench_queue",
        "Measure queue, claim page, exports and history on large desks.",
    ),
    "pages": Lazy("workbench.cli.bench_pages", "Count the bytes that each page sends."),
    "anchors": Lazy(
        "workbench.cli.bench_anchors",
        "Edit articles in many ways and count how marked passages are found again.",
    ),
}


@click.group("bench", cls=LazyGroup, table=BENCHES)
def command() -> None:
    """Measure how fast the workbench is."""
