"""Attached files: kept whole, found by their digest, named safely."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.errors import InvalidInputError, NotFoundError, TooLargeError
from workbench.services import files


def on_disk(app):
    folder = app.config["INSTANCE"] + "/files"
    return [path for path in files.Path(folder).rglob("*") if path.is_file()]


def test_a_file_is_read_back_by_its_digest_and_stored_once(in_app):
    one = files.keep(b"log of sailings", "log.txt")
    other = files.keep(b"log of sailings", "copy.txt")
    assert one.digest == other.digest == "sha256:" + hashlib.sha256(b"log of sailings").hexdigest()
    assert (one.name, other.name, one.size) == ("log.txt", "copy.txt", 15)
    assert files.read(one.digest) == b"log of sailings"
    assert [path.name for path in on_disk(in_app)] == [one.digest.removeprefix("sha256:")]


def test_a_damaged_file_is_not_handed_out_and_is_mended_by_who_has_it(in_app):
    kept = files.keep(b"log of sailings", "log.txt")
    [path] = on_disk(in_app)
    path.write_bytes(b"log of sailingz")
    with pytest.raises(NotFoundError, match="damaged"):
        files.read(kept.digest)
    files.keep(b"log of sailings", "log.txt")
    assert files.read(kept.digest) == b"log of sailings"


@pytest.mark.parametrize("digest", ["", "sha256:", "sha256:00", "../secret_key", "md5:00"])
def test_what_is_not_in_the_store_is_not_found(in_app, digest):
    (files.Path(in_app.config["INSTANCE"]) / "secret_key").write_text("secret")
    with pytest.raises(NotFoundError):
        files.read(digest)


def test_an_empty_and_a_too_large_file_are_refused(in_app):
    in_app.config["UPLOAD_MEGABYTES"] = 1
    with pytest.raises(InvalidInputError, match="empty"):
        files.keep(b"", "x")
    files.keep(b"x" * 1_000_000, "x")
    with pytest.raises(TooLargeError, match="larger than 1 MB"):
        files.keep(b"x" * 1_000_001, "x")


@given(st.text(st.characters(exclude_categories=()), max_size=300))
def test_any_name_becomes_one_that_can_be_shown_and_saved(name):
    safe = files._safe_name(name)
    assert 0 < len(safe) <= files.NAME_MAX
    assert safe.isprintable()
    assert not set("/\\\0") & set(safe)
    assert safe.strip(". ") == safe or len(name) > files.NAME_MAX


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("C:\\Users\\ana\\log.pdf", "log.pdf"),
        ("../../etc/passwd", "passwd"),
        ("..", "file"),
        ("", "file"),
        ("\u202efdp.exe", "fdp.exe"),
        ("a\r\nb.txt", "a b.txt"),
    ],
)
def test_a_path_is_taken_off_a_name(name, safe):
    assert files._safe_name(name) == safe
