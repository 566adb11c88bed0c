"""The desk's tables. Importing this package makes all of them known to the metadata."""

from workbench.models.article import Article, ArticleRevision
from workbench.models.base import Audited, Base, db
from workbench.models.claim import Appearance, AppearanceChange, Claim, ClaimHold
from workbench.models.desk import DeskSetting
from workbench.models.editor import Account, Editor, SetupCode, SignInAttempt, WebSession
from workbench.models.evidence import Evidence, Source
from workbench.models.finding import Finding, FindingClaim
from workbench.models.history import HistoryEntry, HistoryHead, HistoryOpening
from workbench.models.job import Job, JobStep, JobWorker
from workbench.models.passage import PassageCheck
from workbench.models.reading import ArticleReading
from workbench.models.snapshot import Snapshot
from workbench.models.verdict import (
    Correction,
    Publication,
    Rating,
    RatingScale,
    SignOff,
    Verdict,
)

# What the database refuses to change without a history entry; the subject type is the table name.
AUDITED: dict[str, type[Audited]] = {
    model.__tablename__: model
    for model in (
        Article,
        ArticleRevision,
        ArticleReading,
        Finding,
        Claim,
        Appearance,
        AppearanceChange,
        Source,
        Evidence,
        Snapshot,
        PassageCheck,
        Verdict,
        SignOff,
        Publication,
        Correction,
        Editor,
        RatingScale,
        Rating,
        DeskSetting,
    )
}

__all__ = [
    "AUDITED",
    "Account",
    "Appearance",
    "AppearanceChange",
    "Article",
    "ArticleReading",
    "ArticleRevision",
    "Audited",
    "Base",
    "Claim",
    "ClaimHold",
    "Correction",
    "DeskSetting",
    "Editor",
    "Evidence",
    "Finding",
    "FindingClaim",
    "HistoryEntry",
    "HistoryHead",
    "HistoryOpening",
    "Job",
    "JobStep",
    "JobWorker",
    "PassageCheck",
    "Publication",
    "Rating",
    "RatingScale",
    "SetupCode",
    "SignInAttempt",
    "SignOff",
    "Snapshot",
    "Source",
    "Verdict",
    "WebSession",
    "db",
]
