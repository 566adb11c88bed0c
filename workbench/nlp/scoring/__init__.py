"""How well the extractor does: what is compared with marks, decisions and planted errors."""
