"""The people of the demo desk, invented; their passwords are printed for everybody to use."""

from dataclasses import dataclass

from workbench.domain.editors import Role


@dataclass(frozen=True)
class DemoPerson:
    """Somebody on the demo desk, with the password that is printed."""

    name: str
    email: str
    role: Role
    password: str


EDITOR = DemoPerson("Mara Tindall", "mara@example.org", Role.EDITOR, "copper kettle on monday")
REVIEWER = DemoPerson(
    "Jonas Ferrand", "jonas@example.org", Role.REVIEWER, "two lamps for the harbour"
)
ADMIN = DemoPerson("Priya Sundmark", "priya@example.org", Role.ADMIN, "paper boats in october")
VIEWER = DemoPerson("Noor Achterberg", "noor@example.org", Role.VIEWER, "quiet bells by the door")

PEOPLE = (EDITOR, REVIEWER, ADMIN, VIEWER)
