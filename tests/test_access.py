"""Who may open what: every route declares a permission, and every role gets the expected answer."""

import re

import pytest

from tests.person import Person
from workbench.domain.editors import Permission, Role
from workbench.web.access import PUBLIC, declared_permission

# The expected permission of every address. A route that is not named here fails the test: adding
# one is a decision about who may use it.
READ, EDIT, SIGN_OFF, MANAGE = Permission
TABLE = {
    "/": READ,
    "/static/<path:filename>": PUBLIC,
    "/sign-in": PUBLIC,
    "/sign-out": READ,
    "/queue/": READ,
    "/queue/bulk": EDIT,
    "/queue/next": EDIT,
    "/articles/": READ,
    "/articles/import/": EDIT,
    "/articles/import/<digest>": EDIT,
    "/articles/import/begin": EDIT,
    "/articles/import/jobs/<int:job_id>": READ,
    "/articles/import/jobs/<int:job_id>/report.csv": READ,
    "/articles/new": EDIT,
    "/articles/<int:article_id>": READ,
    "/articles/<int:article_id>/claims": EDIT,
    "/articles/<int:article_id>/edit": EDIT,
    "/articles/<int:article_id>/left-out": EDIT,
    "/articles/<int:article_id>/revisions/<int:number>": READ,
    "/articles/<int:article_id>/revisions/<int:number>/changes": READ,
    "/articles/<int:article_id>/revisions/new": EDIT,
    "/articles/changes/<int:change_id>/place": EDIT,
    "/articles/changes/of-claim/<int:claim_id>/seen": EDIT,
    "/claims/<int:claim_id>": READ,
    "/claims/<int:claim_id>/accept": EDIT,
    "/claims/<int:claim_id>/dismiss": EDIT,
    "/claims/<int:claim_id>/edit": EDIT,
    "/claims/<int:claim_id>/evidence/new": EDIT,
    "/claims/<int:claim_id>/hold": EDIT,
    "/claims/<int:claim_id>/merge": EDIT,
    "/claims/<int:claim_id>/publish": SIGN_OFF,
    "/claims/<int:claim_id>/release": EDIT,
    "/claims/<int:claim_id>/reopen": EDIT,
    "/claims/<int:claim_id>/sign-off": SIGN_OFF,
    "/claims/<int:claim_id>/split": EDIT,
    "/claims/<int:claim_id>/take": EDIT,
    "/claims/<int:claim_id>/verdict": EDIT,
    "/claims/<int:claim_id>/withdraw": SIGN_OFF,
    "/claims/evidence/<int:evidence_id>/edit": EDIT,
    "/claims/evidence/<int:evidence_id>/file": READ,
    "/claims/evidence/<int:evidence_id>/passage": EDIT,
    "/claims/evidence/<int:evidence_id>/withdraw": EDIT,
    "/findings/<int:finding_id>/reopen": EDIT,
    "/findings/<int:finding_id>/settle": EDIT,
    "/sources/": READ,
    "/sources/<int:source_id>": READ,
    "/sources/<int:source_id>/edit": EDIT,
    "/sources/<int:source_id>/snapshots": EDIT,
    "/sources/snapshots/<int:snapshot_id>": READ,
    "/sources/snapshots/<int:snapshot_id>/file": READ,
    "/sources/snapshots/<int:snapshot_id>/warc": READ,
    "/exports/": READ,
    "/exports/download": READ,
    "/history/": READ,
    "/history/<int:seq>": READ,
    "/history/articles/<int:article_id>": READ,
    "/history/claims/<int:claim_id>": READ,
    "/history/people/<int:person_id>": READ,
    "/history/export": READ,
    "/history/verify": READ,
    "/jobs/": READ,
    "/jobs/<int:job_id>": READ,
    "/jobs/<int:job_id>/cancel": EDIT,
    "/jobs/<int:job_id>/progress": READ,
    "/jobs/<int:job_id>/retry": EDIT,
    "/verdicts/": PUBLIC,
    "/verdicts/<int:claim_id>": PUBLIC,
    "/verdicts/<int:claim_id>.json": PUBLIC,
    "/account/": READ,
    "/account/code": PUBLIC,
    "/account/password": READ,
    "/account/sign-out-everywhere": READ,
    "/help/": READ,
    "/help/style": READ,
    "/people/": MANAGE,
    "/people/new": MANAGE,
    "/people/<int:person_id>": MANAGE,
    "/people/<int:person_id>/code": MANAGE,
    "/people/<int:person_id>/deactivate": MANAGE,
    "/people/<int:person_id>/name": MANAGE,
    "/people/<int:person_id>/reactivate": MANAGE,
    "/people/<int:person_id>/role": MANAGE,
    "/desk/": MANAGE,
    "/desk/scale": MANAGE,
    "/desk/settings": MANAGE,
    "/desk/worth": MANAGE,
}
ROLES = [None, *Role]


def rules(app):
    return {rule.rule: rule for rule in app.url_map.iter_rules()}


def path_of(rule):
    """A path of the rule with numbers that no record has."""
    path = re.sub(r"<int:[^>]+>", "999999", rule)
    return re.sub(r"<[^>]+>", "nothing", path)


def method_of(rule):
    return "GET" if "GET" in rule.methods else next(iter(rule.methods - {"OPTIONS", "HEAD"}))


def test_every_route_is_in_the_table_and_declares_what_it_says(app):
    declared = {path: declared_permission(app, rule.endpoint) for path, rule in rules(app).items()}
    assert declared == TABLE


def expected(permission, role, method):
    """What somebody without the right gets: a way to sign in, 401 for a form, or 403."""
    if permission == PUBLIC:
        return None
    if role is None:
        return 302 if method == "GET" else 401
    return None if role.may(permission) else 403


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role or "stranger")
def test_each_role_is_let_in_or_refused_as_the_table_says(app, role):
    app.config["PROPAGATE_EXCEPTIONS"] = False
    person = Person(app, role)
    wrong = {}
    for path, permission in sorted(TABLE.items()):
        if path in {"/sign-out", "/account/sign-out-everywhere"}:
            continue  # they would end the session that the next line needs
        method = method_of(rules(app)[path])
        ask = person.get if method == "GET" else person.post
        answer = ask(path_of(path))
        refusal = expected(permission, role, method)
        got = answer.status_code
        to_sign_in = got == 302 and answer.location.startswith("/sign-in?next=")
        fine = (
            (got == refusal and (got != 302 or to_sign_in))
            if refusal
            else got not in {401, 403} and got < 500 and not to_sign_in
        )
        if not fine:
            wrong[method, path] = (got, refusal)
    assert wrong == {}


@pytest.mark.parametrize("path", sorted(TABLE))
def test_a_form_without_its_token_changes_nothing(app, path):
    rule = rules(app)[path]
    if "POST" not in rule.methods:
        return
    person = Person(app, Role.ADMIN)
    answer = person.send(path_of(path), data={"reason": "kept words"})
    assert answer.status_code == 400
    assert "kept words" in answer.text


def test_a_change_asked_for_by_another_site_is_refused(app):
    person = Person(app, Role.ADMIN)
    answer = person.send(
        "/queue/next",
        data={"csrf_token": person.token},
        headers={"Sec-Fetch-Site": "cross-site"},
    )
    assert answer.status_code == 403
