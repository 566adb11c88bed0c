"""How the shipped language pipeline is made: `python -m workbench.nlp.training TREEBANKS OUT`."""
