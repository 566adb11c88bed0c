"""Fetching an article at an address, by whatever the application was given to do it."""

from collections.abc import Callable

from flask import Flask

from workbench.domain.articles import ArticleDraft
from workbench.services.articles import FETCH_ARTICLE

ArticleFetcher = Callable[[str], ArticleDraft]


def fetch_draft(app: Flask, url: str) -> ArticleDraft:
    """Return the article that is found at *url*; slow, and raises what the fetching raises."""
    fetch: ArticleFetcher = app.extensions[FETCH_ARTICLE]
    return fetch(url)
