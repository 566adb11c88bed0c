"""The `workbench` command; subcommands are imported only when asked for: it starts fast."""

import click

from workbench.cli._lazy import Lazy, LazyGroup

# In the order in which a new desk meets them.
COMMANDS = {
    "demo": Lazy("workbench.cli.demo", "Fill a desk with invented work and serve it."),
    "serve": Lazy("workbench.cli.serve", "Serve the desk to browsers."),
    "worker": Lazy("workbench.cli.worker", "Take the desk's jobs in a process of its own."),
    "jobs": Lazy(
        "workbench.cli.jobs", "List the desk's jobs, follow one, cancel it or try it again."
    ),
    "db": Lazy("workbench.cli.db", "Make, check and change the database."),
    "people": Lazy("workbench.cli.people", "Add people, their roles and one-time codes."),
    "articles": Lazy("workbench.cli.articles", "Take articles in."),
    "extract": Lazy(
        "workbench.cli.extract",
        "Find the claims in plain text files, and what in them does not fit; nothing is stored.",
    ),
    "export": Lazy(
        "workbench.cli.export",
        "Write the claims that the filter shows, published ones as readers see them.",
    ),
    "history": Lazy("workbench.cli.history", "Verify, show and export the history."),
    "decisions": Lazy(
        "workbench.cli.decisions",
        "Write what the desk accepted and dismissed to OUT_DIR, to evaluate on.",
    ),
    "evaluate": Lazy(
        "workbench.cli.evaluate",
        "Measure how well claims are found in DIR, against what readers marked there.",
    ),
    "settings": Lazy("workbench.cli.settings_command", "List the settings and what they are."),
    "bench": Lazy("workbench.cli.bench", "Measure how fast the workbench is."),
}


@click.group(cls=LazyGroup, table=COMMANDS)
@click.version_option(package_name="claim-workbench")
def main() -> None:
    """Find, check, sign off and publish claims; keep a history nobody can rewrite."""
