"""The claim fact-checking workbench."""
