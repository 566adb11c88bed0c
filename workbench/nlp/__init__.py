"""Language: from an article's text to proposed claims, with spaCy."""
