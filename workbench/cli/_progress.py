"""Progress bars on standard error: seen by whoever sits at a terminal, silent anywhere else."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

import click


class Progress(Protocol):
    """What long work calls with how much is done and how much there is."""

    def __call__(self, done: int, whole: int, /) -> None:
        """Show that *done* of *whole* is done."""


@contextmanager
def progress_bar(label: str) -> Iterator[Progress]:
    """Give a function that moves a bar called *label*; the bar appears with its first call."""
    hidden = not sys.stderr.isatty()
    with click.progressbar(length=1, label=label, file=sys.stderr, hidden=hidden) as bar:

        def show(done: int, whole: int, /) -> None:
            bar.length = max(1, whole)
            bar.update(done - bar.pos)

        yield show
