"""Entries of the history in words: events as sentences, values as people write them, word diffs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import SequenceMatcher

from flask import url_for

from workbench.domain.claims import ClaimStatus
from workbench.domain.history import Event, EventRecord, Value
from workbench.domain.worth import own_words
from workbench.services.history_pages import REFERS_TO, Entry, Names
from workbench.web.context import at_desk

SYSTEM = "The system"
LONG = 240  # characters from which a value is folded
# Beyond this many words and spaces a word by word reading is slow to make and hard to read.
DIFF_TOKENS = 1_500
# Below this share of common words two texts are easier to read one after the other.
LIKENESS = 0.3
SHORT_DIGEST = 16

EVENT_WORDS: dict[Event, str] = {
    Event.ARTICLE_TAKEN_IN: "took in the article",
    Event.ARTICLE_EDITED: "changed the article’s particulars",
    Event.REVISION_ADDED: "added a revision of the article",
    Event.READING_KEPT: "kept what the reading of the article left out",
    Event.FINDING_NOTED: "noted a question about the article",
    Event.FINDING_SETTLED: "settled a question about the article",
    Event.FINDING_REOPENED: "opened a question about the article again",
    Event.CLAIM_PROPOSED: "took in the proposed claim",
    Event.CLAIM_ADDED: "added the claim",
    Event.CLAIM_ACCEPTED: "accepted the claim",
    Event.CLAIM_DISMISSED: "dismissed the claim",
    Event.CLAIM_REOPENED: "reopened the claim",
    Event.CLAIM_EDITED: "changed the claim",
    Event.CLAIM_MERGED: "merged the claim into another",
    Event.CLAIM_SPLIT: "split the claim",
    Event.CLAIM_JUDGED: "brought the claim to sign-off",
    Event.CLAIM_RETURNED: "sent the claim back",
    Event.JUDGEMENT_VOIDED: "made the verdict void",
    Event.CLAIM_SIGNED_OFF: "signed off the claim",
    Event.CLAIM_PUBLISHED: "published the claim",
    Event.CLAIM_WITHDRAWN: "withdrew the claim from readers",
    Event.CLAIM_TAKEN: "took the claim to work on it",
    Event.CLAIM_RELEASED: "let go of the claim",
    Event.APPEARANCE_ADDED: "noted where the claim was made",
    Event.APPEARANCE_MOVED: "moved the claim’s place in the text",
    Event.APPEARANCE_CARRIED_OVER: "found the claim’s place in the newer text",
    Event.APPEARANCE_CHANGE_NOTED: "noted that the article changed at the claim’s place",
    Event.APPEARANCE_CHANGE_SEEN: "saw that the article changed at the claim’s place",
    Event.APPEARANCE_CHANGE_MOVED: "moved a change of the article to another claim",
    Event.SOURCE_ADDED: "added the source",
    Event.SNAPSHOT_TAKEN: "took a snapshot of the source",
    Event.PASSAGE_LOOKED_UP: "looked the quoted passage up in a snapshot",
    Event.PASSAGE_EXPLAINED: "said why the passage is not in the snapshot",
    Event.SNAPSHOT_FAILED: "could take no snapshot of the source",
    Event.SOURCE_EDITED: "changed what is said of the source",
    Event.EVIDENCE_ATTACHED: "attached evidence",
    Event.EVIDENCE_EDITED: "changed evidence",
    Event.EVIDENCE_WITHDRAWN: "withdrew evidence",
    Event.EVIDENCE_MOVED: "moved evidence to another claim",
    Event.VERDICT_RECORDED: "recorded a verdict",
    Event.SIGN_OFF_GIVEN: "gave the sign-off",
    Event.SIGN_OFF_RETURNED: "answered the verdict with a comment",
    Event.PUBLICATION_MADE: "put the verdict before readers",
    Event.PUBLICATION_CORRECTED: "corrected what readers see",
    Event.PUBLICATION_WITHDRAWN: "withdrew what readers see",
    Event.CORRECTION_ADDED: "added a correction note",
    Event.EDITOR_ADDED: "added the person",
    Event.EDITOR_RENAMED: "renamed the person",
    Event.EDITOR_ROLE_CHANGED: "changed the role of the person",
    Event.EDITOR_DEACTIVATED: "deactivated the person",
    Event.EDITOR_REACTIVATED: "reactivated the person",
    Event.EDITOR_CODE_MADE: "made a one-time code for the person",
    Event.EDITOR_PASSWORD_SET: "set the password of the person",
    Event.EDITOR_SIGNED_IN: "signed in",
    Event.SCALE_ADDED: "took the rating scale",
    Event.SCALE_RETIRED: "retired the rating scale",
    Event.RATING_ADDED: "added the rating",
    Event.SETTING_CHANGED: "changed the desk’s setting",
    Event.EXPORT_MADE: "made an export",
}
_FIELD_WORDS = {
    "became_id": "became",
    "came_from_id": "came from",
    "claimed_on": "said on",
    "end_char": "ends at character",
    "entry_seq": "entry",
    "evidence_ids": "rests on",
    "merged_into_id": "merged into",
    "period_first_on": "first day of the period",
    "period_last_on": "last day of the period",
    "period_words": "period",
    "proposed_wording": "wording as found",
    "public_url": "public address",
    "start_char": "starts at character",
    "url": "address",
    "source_class": "class",
    "explained_by_id": "explained by",
    "passage_digest": "digest of the passage",
    "text_chars": "characters of text",
    "warc_digest": "digest of the WARC file",
    "warc_size": "size of the WARC file",
    "text_digest": "digest of the text",
    "final_url": "final address",
    "source_url": "address",
    "unnamed_reason": "reason for anonymity",
    "seen_at": "seen",
    "seen_by_id": "seen by",
    "way": "taken in by",
    "worth_milli": "worth",
}


@dataclass(frozen=True)
class Shown:
    """A value in words, with the page it leads to, if any."""

    text: str
    href: str = ""


@dataclass(frozen=True)
class ShownChange:
    """A field before and after; `parts` is the word by word reading of a changed text, if any.

    Each part is (op, text), op being same, ins or del, and the texts carry their own spaces.
    """

    field: str
    before: Shown
    after: Shown
    parts: tuple[tuple[str, str], ...]

    @property
    def long(self) -> bool:
        """Return whether the change is better folded away."""
        return max(len(self.before.text), len(self.after.text)) > LONG

    @property
    def summary(self) -> str:
        """Return what stands for a folded change."""
        before, after = len(self.before.text), len(self.after.text)
        if not before or before == after:
            return f"{after:,} characters"
        return f"{before:,} characters before, {after:,} after"


@dataclass(frozen=True)
class ShownEntry:
    """An entry as pages show it; `made` says that it is the first about its record."""

    number: int
    href: str
    at: datetime
    actor: Shown
    event: str
    subject: Shown
    reason: str
    changes: Sequence[ShownChange]
    made: bool
    digest: str


def shown_entries(entries: Sequence[Entry]) -> list[ShownEntry]:
    """Return *entries* in words, in their order."""
    names = Names(entries)
    return [_shown(entry, names) for entry in entries]


def _shown(entry: Entry, names: Names) -> ShownEntry:
    record = entry.record
    return ShownEntry(
        number=entry.seq,
        href=url_for("history.entry", seq=entry.seq),
        at=record.at,
        actor=Shown(SYSTEM)
        if record.actor_id is None
        else _reference("editor", record.actor_id, names),
        event=EVENT_WORDS[record.event],
        subject=_subject(record, names),
        reason=record.note,
        changes=list(_changes(record, names)),
        made=record.subject.rev == 1,
        digest=entry.leaf_hash.hex()[:SHORT_DIGEST],
    )


def _subject(record: EventRecord, names: Names) -> Shown:
    """Return what the entry is about, as near to it as there is a page."""
    kind, number = record.subject.type, record.subject.id
    if record.event == Event.EXPORT_MADE:
        return Shown("")  # it is kept with a record of the desk that has nothing to do with it
    if (kind, number) == ("editor", record.actor_id):
        return Shown("")  # who did it is named already
    if kind in {"source", "snapshot", "editor"}:
        return _reference(kind, number, names)
    if record.claim_id is not None:
        return _reference("claim", record.claim_id, names)
    if record.article_id is not None:
        return _reference("article", record.article_id, names)
    return _reference(kind, number, names)


def _reference(kind: str, number: int, names: Names) -> Shown:
    """Return a record's name and page; one without a page leads to the entry that made it."""
    name = names.find(kind, number)
    words = kind.replace("_", " ")
    if name is None:
        return Shown(f"{words} {number}", url_for("history.entry", seq=number))
    if kind in {"verdict", "article_revision"}:
        name = f"{words.removeprefix('article ')} {name}"
    return Shown(name, _page_of(kind, number))


def _page_of(kind: str, number: int) -> str:
    if kind == "claim":
        return url_for("claims.show", claim_id=number)
    if kind == "article":
        return url_for("articles.show", article_id=number)
    if kind == "snapshot":
        return url_for("snapshots.show", snapshot_id=number)
    if kind == "source":
        return url_for("sources.show", source_id=number)
    if kind == "editor":
        return url_for("history.of_person", person_id=number)
    return url_for("history.entry", seq=number)


def _changes(record: EventRecord, names: Names) -> Iterator[ShownChange]:
    for column, (before, after) in record.changes.items():
        shown = [_value(column, value, names) for value in (before, after)]
        if shown[0].text == shown[1].text == "":
            continue
        yield ShownChange(
            field=field_words(column),
            before=shown[0],
            after=shown[1],
            parts=tuple(word_diff(shown[0].text, shown[1].text)) if _is_prose(column) else (),
        )


def field_words(column: str) -> str:
    """Return a column's name as the desk says it."""
    plain = column.removesuffix("_id").removesuffix("_at").removesuffix("_on")
    return _FIELD_WORDS.get(column, plain.replace("_", " ")).capitalize()


def _is_prose(column: str) -> bool:
    return (
        column not in REFERS_TO and column not in _WRITERS and not column.endswith(("_at", "_on"))
    )


def _value(column: str, value: Value, names: Names) -> Shown:
    if value is None or value == "":
        return Shown("")
    if column in REFERS_TO:
        return _references(REFERS_TO[column], value, names)
    if column in _WRITERS:
        return Shown(_WRITERS[column](value))
    if isinstance(value, bool):
        return Shown("yes" if value else "no")
    if column.endswith(("_at", "_on")):
        return Shown(_moment(str(value)))
    return Shown(str(value))


def _references(kind: str, value: Value, names: Names) -> Shown:
    numbers = [
        each for each in (value if isinstance(value, list) else [value]) if type(each) is int
    ]
    shown = [_reference(kind, each, names) for each in numbers]
    if len(shown) == 1:
        return shown[0]
    return Shown(", ".join(each.text for each in shown))


def _moment(text: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
        day = date.fromisoformat(text[:10])
    except ValueError:
        return text
    if len(text) == len("2026-01-31"):
        return f"{day:%-d %B %Y}"
    return f"{at_desk(moment):%-d %B %Y, %H:%M %Z}"


def _status(value: Value) -> str:
    known = {status.value: status.label for status in ClaimStatus}
    return known.get(str(value), str(value))


def _worth(value: Value) -> str:
    return f"{value / 1000:.2f}" if isinstance(value, int) else str(value)


def _reasons(value: Value) -> str:
    """Return why a claim is worth checking, one predicate a line, as it was stored."""
    lines = []
    for each in value if isinstance(value, list) else []:
        if isinstance(each, dict):
            share = each.get("share_milli", 0)
            words = f" “{each['words']}”" if each.get("words") else ""
            sign = "−" if isinstance(share, int) and share < 0 else "+"
            size = abs(share) / 1000 if isinstance(share, int) else 0
            predicate = str(each.get("predicate", "")).replace("_", " ")
            lines.append(f"{predicate}{words} {sign}{size:.2f}")
    return "\n".join(lines)


def _places(value: Value) -> str:
    """Return stretches of characters as a reader writes them."""
    places = [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
    return ", ".join(f"{each.get('start_char')}–{each.get('end_char')}" for each in places)


def _setting(value: Value) -> str:
    return own_words(str(value))


def _spaced(value: Value) -> str:
    return str(value).replace("_", " ")


_WRITERS = {
    "status": _status,
    "worth_milli": _worth,
    "reasons": _reasons,
    "places": _places,
    "value": _setting,
    **dict.fromkeys(
        ("answer", "claimant_type", "kind", "role", "stance", "state", "tone"), _spaced
    ),
}


def word_diff(before: str, after: str) -> list[tuple[str, str]]:
    """Return how *before* became *after* in words: (op, text) with op same, ins or del.

    All same and del texts joined are *before*, all same and ins texts joined are *after*. The
    list is empty where a word by word reading would not help: a side is empty, or the two have
    little in common.
    """
    old, new = re.findall(r"\s+|\S+", before), re.findall(r"\s+|\S+", after)
    if len(old) <= 1 or len(new) <= 1 or len(old) + len(new) > DIFF_TOKENS:
        return []
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    kept = sum(_count(old[start:end]) for op, start, end, *_ in opcodes if op == "equal")
    if 2 * kept < LIKENESS * (_count(old) + _count(new)):
        return []
    parts: list[tuple[str, str]] = []
    for op, old_from, old_to, new_from, new_to in opcodes:
        if op == "equal":
            parts.append(("same", "".join(old[old_from:old_to])))
            continue
        if old_to > old_from:
            parts.append(("del", "".join(old[old_from:old_to])))
        if new_to > new_from:
            parts.append(("ins", "".join(new[new_from:new_to])))
    return parts


def _count(tokens: Sequence[str]) -> int:
    """Return how many of *tokens* are words and not the spaces between them."""
    return sum(not token.isspace() for token in tokens)
