"""Whoever reads a command's output (head, less) may stop reading: that is nobody's fault."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def readers_may_leave() -> Iterator[None]:
    """End the block quietly when standard output is closed by its reader."""
    try:
        yield
    except BrokenPipeError:
        # Python would complain again when it flushes at exit, so the rest goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
