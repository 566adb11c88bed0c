"""Every form of the site filled in as it should be, for whoever then spoils it."""

from tests.factories import seen_in
from workbench.models import db
from workbench.services import articles, evidence, verdicts
from workbench.services.desk import current_scale

PATHS_OF_FORMS = (
    "/articles/new",
    "/articles/import/",
    "/articles/import/begin",
    "/articles/{article}/edit",
    "/articles/{article}/claims",
    "/articles/{article}/left-out",
    "/articles/{article}/revisions/new",
    "/articles/changes/of-claim/{claim}/seen",
    "/articles/changes/{change}/place",
    "/findings/{finding}/settle",
    "/findings/{finding}/reopen",
    "/claims/{claim}/edit",
    "/claims/{claim}/dismiss",
    "/claims/{claim}/split",
    "/claims/{claim}/merge",
    "/claims/{claim}/evidence/new",
    "/claims/evidence/{evidence}/edit",
    "/claims/evidence/{evidence}/withdraw",
    "/claims/evidence/{evidence}/passage",
    "/sources/{source}/edit",
    "/sources/{source}/snapshots",
    "/claims/{claim}/verdict",
    "/claims/{judged}/sign-off",
    "/claims/{signed}/publish",
    "/claims/{published}/withdraw",
    "/claims/{claim}/accept",
    "/claims/{claim}/reopen",
    "/claims/{claim}/take",
    "/claims/{claim}/hold",
    "/claims/{claim}/release",
    "/jobs/{job}/cancel",
    "/jobs/{job}/retry",
    "/queue/bulk",
    "/queue/next",
    "/exports/download",
    "/people/new",
    "/people/{person}/name",
    "/people/{person}/role",
    "/people/{person}/code",
    "/desk/settings",
    "/desk/scale",
    "/desk/worth",
    "/account/password",
    "/account/code",
    "/sign-in",
    "/history/verify",
)
ELSEWHERE = {
    # They take no field, and what they do would end the test: tests of people have them.
    "/people/{person}/deactivate",
    "/people/{person}/reactivate",
    "/account/sign-out-everywhere",
    "/sign-out",
}


def _valid_at_the_desk(ids):
    """The forms that are about no claim."""
    password = {"password": "nine red kites wheel", "repeat": "nine red kites wheel"}
    return {
        "/queue/bulk": {"claim": ids["claim"], "do": "dismiss", "reason": "R", "back": "/queue/"},
        "/queue/next": {"status": "accepted", "q": "w", "claimant": "c", "article": ids["article"]},
        "/exports/download": {"status": "all", "format": "csv", "q": "w", "holder": "me"},
        "/articles/import/": {"file": "list.csv"},
        "/articles/import/begin": {"digest": "0" * 64, "name": "List", "ticket": "1"},
        "/jobs/{job}/cancel": {"back": "/queue/"},
        "/jobs/{job}/retry": {"back": "/queue/"},
        "/people/new": {"name": "N", "email": "n@example.org", "role": "viewer"},
        "/people/{person}/name": {"name": "N"},
        "/people/{person}/role": {"role": "editor"},
        "/desk/settings": {"name": "N", "zone": "UTC", "public_url": "https://example.org"},
        "/desk/worth": {"w-bias": "0.5", "w-states-a-number": "1", "reason": "R", "rev": 0}
        | {"do": "save"},
        "/desk/scale": {"preset": "evidence", "sure": "y"},
        "/account/password": {"current": "x"} | password,
        "/account/code": {"code": "x"} | password,
        "/sign-in": {"email": "a@example.org", "password": "x", "next": "/queue/"},
    }


def _valid_about_extraction(claim):
    """The forms about what a reading gives: parts of a claim, left-out passages, findings."""
    return {
        "/articles/{article}/left-out": {
            "passage": "0-9",
            "revision": claim.appearances[0].revision_id,
        },
        "/findings/{finding}/settle": {"answer": "no_question", "note": "N", "rev": 1, "back": "/"},
        "/findings/{finding}/reopen": {"rev": 2, "back": "/queue/"},
        "/claims/{claim}/edit": {
            "wording": "W",
            "kind": "event",
            "claimant": "C",
            "claimant_type": "person",
            "claimed_on": "2026-03-01",
            "number": "1,200",
            "unit": "berths",
            "comparator": "over",
            "period_words": "in March",
            "period_first_on": "2026-03-01",
            "period_last_on": "2026-03-31",
            "place": "P",
            "quoted_words": "Q",
            "rev": claim.rev,
        },
    }


def _valid_about_sources():
    return {
        "/claims/evidence/{evidence}/passage": {"reason": "R"},
        "/sources/{source}/snapshots": {"way": "address"},
        "/sources/{source}/edit": {"title": "T", "publisher": "P", "url": "https://example.org/"}
        | {"published_on": "2026-03-01", "source_class": "wire", "naming": "anonymous"}
        | {"unnamed_reason": "R", "interests": "I", "rev": 1},
    }


def valid_forms(ids):
    """Each form with every field filled in as it should be."""
    claim = articles.spans_of(articles.get_article(ids["article"]).newest)[0].claim
    signed = db.session.get_one(type(claim), ids["signed"])
    judged = verdicts.newest_verdict(db.session.get_one(type(claim), ids["judged"]))
    item = evidence.evidence_of(claim)[0]
    particulars = {"outlet": "o", "author": "a", "published_on": "2026-03-01"}
    one = {"title": "Title", "publisher": "P", "url": "https://example.org/", "locator": "p. 1"}
    one |= {"stance": "supports", "passage": "P", "note": "N", "published_on": "2026-03-01"}
    filled = {
        "/articles/new": particulars
        | {"title": "T", "text": "It cost 4 million.", "source_url": ""},
        "/articles/{article}/edit": particulars | {"title": "T", "source_url": "", "rev": 1},
        "/articles/{article}/revisions/new": {"text": "It cost 5 million.", "after": 1},
        "/articles/changes/of-claim/{claim}/seen": {"back": "/queue/"},
        "/articles/changes/{change}/place": {"start_char": 0},
        "/articles/{article}/claims": {
            "quote": "12 years",
            "revision": claim.appearances[0].revision_id,
            "start_char": 0,
            "end_char": 9,
        },
        "/claims/{claim}/dismiss": {"reason": "R"},
        "/claims/{claim}/split": {"pieces": "for the\nfirst time"},
        "/claims/{claim}/merge": {"into": ids["judged"]},
        "/claims/{claim}/evidence/new": {f"evidence-{name}": text for name, text in one.items()},
        "/claims/evidence/{evidence}/edit": one | {"rev": item.rev},
        "/claims/evidence/{evidence}/withdraw": {"reason": "R"},
        "/claims/{claim}/verdict": {
            "rating_id": current_scale().ratings[0].id,
            "summary": "S",
            "evidence_ids": item.id,
            "replaces": 0,
        },
        "/claims/{judged}/sign-off": {
            "sign-answer": "signed",
            "sign-comment": "C",
            "sign-verdict_number": judged.number,
            "sign-digest": judged.content_digest,
        },
        "/claims/{signed}/publish": {"publish-reason": "R"} | seen_in(signed, "publish"),
        "/claims/{published}/withdraw": {"reason": "R"},
    }
    filled |= _valid_at_the_desk(ids) | _valid_about_extraction(claim) | _valid_about_sources()
    db.session.remove()
    return filled
