"""The model card and the licence notice that the shipped pipeline carries."""

CARD = """\
# claim_workbench_news

The language pipeline of the claim workbench: what it reads articles with, offline.

**What it does.** For English text: part-of-speech tags (Penn and universal), morphology, lemmas,
dependency trees (Universal Dependencies), sentence starts, and names of people (PERSON),
organizations (ORG) and places (LOC). Dates, amounts and shares are read by the workbench's rules.

**Made of.** spaCy components trained from scratch, without pretrained vectors: a hash-embedding
tok2vec shared by tagger, morphologizer, parser and lemmatizer, and a second one for names.
Made again by `python -m workbench.nlp.training pipeline TREEBANKS OUT`, about half an hour on two
cores.

**Trained on.** Universal Dependencies English EWT (CC BY-SA 4.0) and the openly licensed genres of
GUM (annotations CC BY 4.0, texts CC BY and CC BY-SA: academic, biographies, conversation, court,
interviews, news, speeches, textbooks, vlogs, travel guides); names from Universal NER's layer on
EWT (CC BY-SA 4.0) and GUM's entity layer. Three runs in ten have their quotation marks made curly,
two in a hundred are set in capitals.

**Scores**, from raw text, on sentences never trained on (per cent):

{table}

**Limits.** Names are the weakest part: the workbench leans on tags and trees for who says what,
and on names only beside them. Headlines, captions and lists parse worse than running text. Text in
other languages, and transcripts without punctuation, parse badly. Names, places and habits of
newspapers written in English far from the United States and Europe are rare in the treebanks.

**Licence.** The weights are under CC BY-SA 4.0, for they derive from texts under that licence; see
LICENSE. The workbench's code is under its own.
"""

LICENSE = """\
The weights in this folder are licensed under the Creative Commons Attribution-ShareAlike 4.0
International licence: https://creativecommons.org/licenses/by-sa/4.0/

They derive from:
- Universal Dependencies English Web Treebank (EWT), CC BY-SA 4.0,
  https://github.com/UniversalDependencies/UD_English-EWT
- GUM, the Georgetown University Multilayer corpus, annotations CC BY 4.0, texts of the genres
  used CC BY and CC BY-SA, https://github.com/amir-zeldes/gum
- Universal NER English EWT, CC BY-SA 4.0, https://github.com/UniversalNER/UNER_English-EWT
Scored on Universal Dependencies English PUD, CC BY-SA 3.0, with Universal NER's names.
"""
