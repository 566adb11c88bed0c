"""Weights that ship: fitted on readers' marks by `python -m workbench.nlp.training weights`."""
