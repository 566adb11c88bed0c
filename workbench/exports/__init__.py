"""Formats: records in, lines of text out."""
