"""Who may do what, cell by cell."""

import pytest

from workbench.domain.editors import Permission, Role

READ, EDIT, SIGN_OFF, MANAGE = Permission
TABLE = {
    Role.VIEWER: {READ},
    Role.EDITOR: {READ, EDIT},
    Role.REVIEWER: {READ, EDIT, SIGN_OFF},
    Role.ADMIN: {READ, EDIT, SIGN_OFF, MANAGE},
}


@pytest.mark.parametrize("permission", Permission)
@pytest.mark.parametrize("role", Role)
def test_a_role_may_exactly_what_the_table_says(role, permission):
    assert role.may(permission) == (permission in TABLE[role])


def test_each_role_says_in_other_words_what_it_does():
    meanings = {role.meaning for role in Role}
    assert len(meanings) == len(Role)
    assert all(meanings)
