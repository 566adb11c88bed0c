"""Downloading an export in tests."""

from contextvars import Context


def download(person, **fields):
    """Press a download button and return the whole answer, read in a context of its own."""
    person.get("/exports/")
    data = {"csrf_token": person.token, **fields}
    return Context().run(person.client.post, "/exports/download", data=data, buffered=True)
