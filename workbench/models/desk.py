"""What the desk has set for itself."""

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from workbench.models.base import Audited, Base


class DeskSetting(Audited, Base):
    """One of the desk's own settings, such as its name or time zone, as text."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(String(40), unique=True)
    value: Mapped[str] = mapped_column(Text)
