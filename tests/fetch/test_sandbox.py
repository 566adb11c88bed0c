import json
import logging
import re
import socket
import subprocess
import sys
import time
import zlib

import pytest

from tests.fetch.files import PARAGRAPHS, make_page, make_pdf, make_word, repack
from workbench.domain.errors import TooLargeError, UnreadableFileError
from workbench.fetch import sandbox
from workbench.fetch.child import as_json, parse
from workbench.fetch.kinds import Kind
from workbench.fetch.parsed import ReadDocument
from workbench.fetch.sandbox import ChildLimits, read_apart

WORD = make_word("The harbour’s cost.", title="The harbour")


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (Kind.WORD, WORD),
        (Kind.PDF, make_pdf(["The harbour cost", "three million."])),
        (Kind.PAGE, make_page()),
    ],
)
def test_the_child_reads_what_the_parser_reads(kind, data):
    assert read_apart(kind, data) == parse(kind.value, data, "")


def test_the_day_comes_through():
    head = '<meta property="article:published_time" content="2024-05-03">'
    assert str(read_apart(Kind.PAGE, make_page(head=head)).published_on) == "2024-05-03"


def test_the_servers_encoding_is_handed_on():
    page = make_page((*PARAGRAPHS, "Совет города потратил три миллиона фунтов на гавань."))
    page = page.replace(b'<meta charset="utf-8">', b"").decode().encode("koi8-r")
    assert "три миллиона" in read_apart(Kind.PAGE, page, charset="koi8-r").text


def test_a_refusal_comes_through_with_its_class_and_sentence():
    with pytest.raises(UnreadableFileError, match="protected by a password"):
        read_apart(Kind.WORD, bytes(_protected(WORD)))
    with pytest.raises(TooLargeError, match="unfolds"):
        read_apart(Kind.WORD, repack(WORD, {"a.bin": b"\0" * 12_000_000}))


def _protected(data):
    changed = bytearray(data)
    changed[changed.index(b"PK\1\2") + 8] |= 1
    return changed


def test_more_text_than_an_article_holds_does_not_leave_the_child():
    long = make_word(*["word " * 1_000] * 401)
    with pytest.raises(TooLargeError, match="2,005,800 characters"):
        read_apart(Kind.WORD, long)


def test_a_crash_of_the_parser_is_a_sentence_here_and_a_line_in_the_log(caplog):
    broken = repack(WORD, {"_rels/.rels": b"<Relationships/>"})
    with (
        caplog.at_level(logging.WARNING),
        pytest.raises(UnreadableFileError, match="may be damaged"),
    ):
        read_apart(Kind.WORD, broken)
    (record,) = caplog.records
    assert record.getMessage() == "document reader stopped"
    assert "AttributeError" in record.tail


def test_a_child_that_takes_too_long_is_ended():
    started = time.monotonic()
    with pytest.raises(UnreadableFileError, match="too long"):
        read_apart(Kind.PAGE, make_page(), limits=ChildLimits(wall_seconds=0.05))
    assert time.monotonic() - started < 2


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not bound processor time so")
def test_a_child_that_computes_too_long_is_ended():
    pages = [["x"]] * 900
    work = b"BT /F1 9 Tf " + b"(a) Tj 0 1 Td " * 4_000 + b"ET"
    with pytest.raises(UnreadableFileError, match="too long"):
        read_apart(Kind.PDF, make_pdf(*pages, stream=work), limits=ChildLimits(cpu_seconds=1))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not bound memory so")
def test_a_child_that_wants_too_much_memory_is_told_no():
    packed = zlib.compress(b" " * 70_000_000)
    limits = ChildLimits(memory_bytes=100_000_000)
    with pytest.raises(UnreadableFileError, match="more memory"):
        read_apart(Kind.PDF, make_pdf(["x"], packed=packed), limits=limits)


def test_the_child_gets_no_secret_and_loads_no_framework(monkeypatch):
    monkeypatch.setenv("WORKBENCH_SECRET_KEY", "canary")
    seen = {}

    def spy(command, **options):
        seen.update(options, command=command)
        return subprocess.CompletedProcess(command, 1)

    with monkeypatch.context() as patch:
        patch.setattr("workbench.fetch.sandbox.subprocess.run", spy)
        with pytest.raises(UnreadableFileError):
            read_apart(Kind.PAGE, b"x")
    assert "canary" not in str(seen["env"])
    python, *rest = seen["command"]
    run = subprocess.run(
        [python, "-X", "importtime", *rest],
        env=seen["env"],
        input=make_page(),
        capture_output=True,
        check=True,
    )
    loaded = set(re.findall(r"\| +([\w.]+)$", run.stderr.decode(), re.MULTILINE))
    assert "trafilatura" in loaded
    assert loaded.isdisjoint({"flask", "sqlalchemy", "spacy", "numpy", "docx", "workbench.web"})


@pytest.mark.parametrize(
    "deed",
    [
        "import socket; socket.create_connection(('127.0.0.1', PORT))",
        "import socket; socket.getaddrinfo('news.example.org', 80)",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.fork()",
        "open('made.txt', 'w')",
        "import os; os.open('made.txt', os.O_CREAT | os.O_WRONLY)",
        "import os; os.remove('kept.txt')",
    ],
)
def test_a_parser_that_turns_against_us_can_do_nothing(tmp_path, deed):
    (tmp_path / "kept.txt").write_text("kept")
    with socket.create_server(("127.0.0.1", 0)) as server:
        code = (
            sandbox._BARE_PACKAGE + "from workbench.fetch.child import limit, refuse_side_effects\n"
            "limit(1_073_741_824, 20)\nrefuse_side_effects()\n"
            + deed.replace("PORT", str(server.getsockname()[1]))
        )
        done = subprocess.run(
            [sys.executable, "-I", "-c", code, sandbox._PACKAGE],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert "PermissionError" in done.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["kept.txt"]


def test_halves_of_characters_do_not_leave_the_child():
    plain = as_json(ReadDocument(text="a\ud800b\ud83d\ude00"))
    assert plain["text"] == "a\ufffdb😀"
    json.dumps(plain, ensure_ascii=False).encode()
