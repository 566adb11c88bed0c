"""Put templates/ and static/ inside a built wheel; an editable install uses them in place."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class AssetHook(BuildHookInterface[Any]):
    """Adds the two asset folders to every wheel but the editable one.

    A plain force-include would also copy them beside an editable install and serve stale copies.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add both folders to *build_data* unless *version* is "editable"."""
        if version != "editable":
            build_data["force_include"].update(
                {"templates": "workbench/templates", "static": "workbench/static"}
            )
