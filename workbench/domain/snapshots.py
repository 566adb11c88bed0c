"""Snapshots: how the desk came by one, and whether there is anything to keep."""

from enum import StrEnum


class SnapshotWay(StrEnum):
    """Where a snapshot's bytes come from."""

    ADDRESS = "address"
    FILE = "file"


class SnapshotOutcome(StrEnum):
    """Whether the attempt brought something; a failed one is kept with the reason."""

    KEPT = "kept"
    FAILED = "failed"
