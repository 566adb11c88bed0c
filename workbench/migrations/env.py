"""Run migrations on the connection that `workbench.migrations.runner` hands over."""

from alembic import context

from workbench.migrations.env_filter import include_object
from workbench.models import Base


def run() -> None:
    """Migrate on the given connection, all or nothing."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=Base.metadata,
        include_object=include_object,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
