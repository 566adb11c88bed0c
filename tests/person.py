"""A person at the site in tests: signs in, opens pages, fills in forms with their CSRF token."""

import re
from contextvars import Context
from html import unescape

from tests.factories import PASSWORD

TOKEN = re.compile(r'name="csrf-token" content="([^"]+)"|name="csrf_token"[^>]*value="([^"]+)"')


class Person:
    """One browser of one person; `role` None is a stranger."""

    def __init__(self, app, role=None):
        self.client = app.test_client()
        self.role = role
        self.token = ""
        if role is not None:
            self.sign_in(f"{role}@example.org")

    def sign_in(self, email, password=PASSWORD):
        self.get("/sign-in")
        answer = self.post("/sign-in", email=email, password=password)
        assert answer.status_code == 302, answer.status_code
        self.get("/account/")
        return answer

    def get(self, path, **options):
        answer = Context().run(self.client.get, path, **options)
        if answer.mimetype == "text/html":
            found = TOKEN.search(answer.text)
            if found:
                self.token = unescape(found[1] or found[2])
        return answer

    def post(self, path, **fields):
        """Send a form as the page would, with the token of the page last opened."""
        if not self.token:
            self.get("/sign-in")
        return self.send(path, data={"csrf_token": self.token, **fields})

    def send(self, path, **options):
        """POST as it is; like every request of a test, in a context of its own.

        A test of services has an application context open, and Flask would share its `g`.
        """
        return Context().run(self.client.post, path, **options)
