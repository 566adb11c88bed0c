"""A bar is drawn for whoever sits at a terminal and for nobody else."""

import io

import pytest

from workbench.cli._progress import progress_bar


class Terminal(io.StringIO):
    def isatty(self):
        return True


def work(stream, monkeypatch):
    monkeypatch.setattr("sys.stderr", stream)
    with progress_bar("reading") as progress:
        for done in (1, 3, 4):
            progress(done, 4)
    return stream.getvalue()


def test_a_terminal_sees_how_much_is_done(monkeypatch):
    written = work(Terminal(), monkeypatch)
    assert "reading" in written
    assert "100%" in written


def test_a_file_or_pipe_gets_nothing(monkeypatch):
    assert work(io.StringIO(), monkeypatch) == ""


@pytest.mark.parametrize("stream", [Terminal(), io.StringIO()])
def test_work_without_a_step_ends_quietly(stream, monkeypatch):
    monkeypatch.setattr("sys.stderr", stream)
    with progress_bar("nothing to do"):
        pass
    assert "100%" not in stream.getvalue()
