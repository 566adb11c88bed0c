"""The closed list of events, and the bytes that each history entry is made of (format version 1).

The format never changes silently: a later one gets a new version number and old entries keep
theirs. Sources: RFC 6962 section 2.1 (tree hashes), RFC 8785 (canonical JSON).
"""

import base64
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

import rfc8785

from workbench.domain.clock import as_utc_text

FORMAT = 1
SALT_BYTES = 32
_COMMIT_PREFIX = b"fc/event/v1\0"

Value: TypeAlias = "str | int | bool | list[Value] | dict[str, Value] | None"
Changes: TypeAlias = dict[str, "tuple[Value, Value]"]


class Event(StrEnum):
    """All that can happen, as `subject.past_tense`; names are never changed or reused."""

    ARTICLE_TAKEN_IN = "article.taken_in"
    ARTICLE_EDITED = "article.edited"
    REVISION_ADDED = "article_revision.added"
    READING_KEPT = "article_reading.kept"
    FINDING_NOTED = "finding.noted"
    FINDING_SETTLED = "finding.settled"
    FINDING_REOPENED = "finding.reopened"
    CLAIM_PROPOSED = "claim.proposed"
    CLAIM_ADDED = "claim.added"
    CLAIM_ACCEPTED = "claim.accepted"
    CLAIM_DISMISSED = "claim.dismissed"
    CLAIM_REOPENED = "claim.reopened"
    CLAIM_EDITED = "claim.edited"
    CLAIM_MERGED = "claim.merged"
    CLAIM_SPLIT = "claim.split"
    CLAIM_JUDGED = "claim.judged"
    CLAIM_RETURNED = "claim.returned"
    JUDGEMENT_VOIDED = "claim.judgement_voided"
    CLAIM_SIGNED_OFF = "claim.signed_off"
    CLAIM_PUBLISHED = "claim.published"
    CLAIM_WITHDRAWN = "claim.withdrawn"
    CLAIM_TAKEN = "claim.taken"
    CLAIM_RELEASED = "claim.released"
    APPEARANCE_ADDED = "appearance.added"
    APPEARANCE_MOVED = "appearance.moved"
    APPEARANCE_CARRIED_OVER = "appearance.carried_over"
    APPEARANCE_CHANGE_NOTED = "appearance_change.noted"
    APPEARANCE_CHANGE_SEEN = "appearance_change.seen"
    APPEARANCE_CHANGE_MOVED = "appearance_change.moved"
    SOURCE_ADDED = "source.added"
    SOURCE_EDITED = "source.edited"
    SNAPSHOT_TAKEN = "snapshot.taken"
    SNAPSHOT_FAILED = "snapshot.failed"
    PASSAGE_LOOKED_UP = "passage_check.made"
    PASSAGE_EXPLAINED = "passage_check.explained"
    EVIDENCE_ATTACHED = "evidence.attached"
    EVIDENCE_EDITED = "evidence.edited"
    EVIDENCE_WITHDRAWN = "evidence.withdrawn"
    EVIDENCE_MOVED = "evidence.moved"
    VERDICT_RECORDED = "verdict.recorded"
    SIGN_OFF_GIVEN = "sign_off.given"
    SIGN_OFF_RETURNED = "sign_off.returned"
    PUBLICATION_MADE = "publication.made"
    PUBLICATION_CORRECTED = "publication.corrected"
    PUBLICATION_WITHDRAWN = "publication.withdrawn"
    CORRECTION_ADDED = "correction.added"
    EDITOR_ADDED = "editor.added"
    EDITOR_RENAMED = "editor.renamed"
    EDITOR_ROLE_CHANGED = "editor.role_changed"
    EDITOR_DEACTIVATED = "editor.deactivated"
    EDITOR_REACTIVATED = "editor.reactivated"
    EDITOR_CODE_MADE = "editor.code_made"
    EDITOR_PASSWORD_SET = "editor.password_set"  # noqa: S105  # the name of an event
    EDITOR_SIGNED_IN = "editor.signed_in"
    SCALE_ADDED = "rating_scale.added"
    SCALE_RETIRED = "rating_scale.retired"
    RATING_ADDED = "rating.added"
    SETTING_CHANGED = "setting.changed"
    EXPORT_MADE = "export.made"

    @property
    def subject_type(self) -> str:
        """Return the kind of record the event is about, such as `claim`."""
        return self.value.partition(".")[0]

    @property
    def sentence(self) -> str:
        """Return the event in words, such as "claim signed off"."""
        return self.value.replace(".", " ").replace("_", " ")


@dataclass(frozen=True)
class Subject:
    """The record an event is about; `rev` is None for happenings that change no row."""

    type: str
    id: int
    rev: int | None


@dataclass(frozen=True)
class EventRecord:
    """One event, complete: what its bytes are made from and what they are read back to.

    `prev` is the number of the previous entry about the same subject; `claim_id` and `article_id`
    say on whose pages the event is shown; `changes` maps a field to its values before and after.
    """

    event: Event
    at: datetime
    actor_id: int | None
    subject: Subject
    prev: int | None
    claim_id: int | None
    article_id: int | None
    changes: Changes
    note: str

    def to_bytes(self) -> bytes:
        """Return the event in canonical JSON (RFC 8785)."""
        return rfc8785.dumps(
            {
                "v": FORMAT,
                "event": self.event.value,
                "at": as_utc_text(self.at),
                "actor": self.actor_id,
                "subject": {
                    "type": self.subject.type,
                    "id": self.subject.id,
                    "rev": self.subject.rev,
                },
                "prev": self.prev,
                "claim": self.claim_id,
                "article": self.article_id,
                "changes": {name: list(pair) for name, pair in self.changes.items()},
                "note": self.note,
            }
        )

    @classmethod
    def from_bytes(cls, data: bytes) -> "EventRecord":
        """Return the event in *data*; raise ValueError when it is none of this format."""
        try:
            body = json.loads(data)
            _check_shape(body)
        except (KeyError, TypeError, AttributeError, RecursionError) as error:
            msg = "not an event of this format"
            raise ValueError(msg) from error
        subject = body["subject"]
        return cls(
            event=Event(body["event"]),
            at=datetime.fromisoformat(body["at"]),
            actor_id=body["actor"],
            subject=Subject(type=subject["type"], id=subject["id"], rev=subject["rev"]),
            prev=body["prev"],
            claim_id=body["claim"],
            article_id=body["article"],
            changes={name: (old, new) for name, (old, new) in body["changes"].items()},
            note=body["note"],
        )

    @property
    def words(self) -> str:
        """Return all text in the event that a search should find, one piece a line."""
        pieces = [self.note]
        for name in sorted(self.changes):
            pieces += [each for each in self.changes[name] if isinstance(each, str)]
        return "\n".join(piece for piece in pieces if piece)


_SHAPE: dict[str, tuple[type, ...]] = {
    "event": (str,),
    "at": (str,),
    "actor": (int, type(None)),
    "prev": (int, type(None)),
    "claim": (int, type(None)),
    "article": (int, type(None)),
    "changes": (dict,),
    "note": (str,),
    "subject": (dict,),
}
_SUBJECT_SHAPE: dict[str, tuple[type, ...]] = {
    "type": (str,),
    "id": (int,),
    "rev": (int, type(None)),
}


def _check_shape(body: dict[str, Value]) -> None:
    """Raise ValueError, KeyError or TypeError unless *body* has an event's members and types."""
    subject = body["subject"]
    if body["v"] != FORMAT or not isinstance(subject, dict):
        msg = f"unknown event format {body['v']}"
        raise ValueError(msg)
    for shape, members in ((_SHAPE, body), (_SUBJECT_SHAPE, subject)):
        for name, types in shape.items():
            if not isinstance(members[name], types):
                msg = f"{name} is of the wrong type"
                raise ValueError(msg)  # noqa: TRY004  # one error for whatever is no event


def commitment(salt: bytes, event: bytes) -> bytes:
    """Return the 32 bytes that bind an entry to *event* without revealing it."""
    return hashlib.sha256(_COMMIT_PREFIX + salt + event).digest()


def leaf_of(seq: int, at: datetime, commit: bytes) -> bytes:
    """Return the exact public bytes of entry *seq*: number, minute and commitment, no content."""
    return rfc8785.dumps(
        {
            "v": FORMAT,
            "n": seq,
            "t": as_utc_text(at)[:16] + "Z",
            "c": base64.b64encode(commit).decode(),
        }
    )


def leaf_hash(leaf: bytes) -> bytes:
    """Return the RFC 6962 hash of a leaf."""
    return hashlib.sha256(b"\0" + leaf).digest()


def _node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()


def root_of(leaf_hashes: Iterable[bytes]) -> bytes:
    """Return the RFC 6962 tree head over *leaf_hashes*, in memory logarithmic in their number."""
    stack: list[tuple[int, bytes]] = []
    for each in leaf_hashes:
        height, node = 0, each
        while stack and stack[-1][0] == height:
            node = _node_hash(stack.pop()[1], node)
            height += 1
        stack.append((height, node))
    if not stack:
        return hashlib.sha256(b"").digest()
    _, root = stack.pop()
    while stack:
        root = _node_hash(stack.pop()[1], root)
    return root
