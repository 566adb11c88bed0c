"""Every template compiles, is used, has a title, and names only what exists."""

import ast
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest
from jinja2 import Environment, meta, nodes

from tests.project_files import ROOT, files_in, named, tree_of

FOLDER = ROOT / "templates"
# Flask-Security looks for these by name.
FOUND_BY_LIBRARY = ("security/",)
TEMPLATE_NAME = re.compile(r"\w[\w/-]*\.(?:html|txt|xml|svg)")


@pytest.fixture
def env(app) -> Environment:
    return app.jinja_env


@pytest.fixture
def trees(env) -> dict[str, nodes.Template]:
    """Each template's name and syntax tree."""
    paths = files_in("templates")
    assert paths
    return {
        path.relative_to(FOLDER).as_posix(): env.parse(path.read_text(encoding="utf-8"))
        for path in paths
    }


def named_by_views() -> dict[str, str]:
    """Return each template that the web layer names, with the place that names it."""
    return {
        node.value: f"{named(path)}:{node.lineno}"
        for path in files_in("workbench/web", ".py")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and TEMPLATE_NAME.fullmatch(node.value)
    }


def ancestors(trees: dict[str, nodes.Template], name: str) -> Iterator[str]:
    """Yield the templates that *name* extends, nearest first."""
    for extends in trees[name].find_all(nodes.Extends):
        if isinstance(extends.template, nodes.Const) and extends.template.value in trees:
            yield extends.template.value
            yield from ancestors(trees, extends.template.value)


def defined_in(tree: nodes.Template) -> set[str]:
    """Return the macros and variables that other templates may import from *tree*."""
    macros = {each.name for each in tree.find_all(nodes.Macro)}
    assigned = {
        target.name
        for each in tree.find_all((nodes.Assign, nodes.AssignBlock))
        for target in each.find_all(nodes.Name)
        if target.ctx == "store"
    }
    return macros | assigned


def imported_names(tree: nodes.Template) -> Iterator[tuple[str, str]]:
    """Yield (template, name) for each macro that *tree* takes from another template."""
    for each in tree.find_all(nodes.FromImport):
        for name in each.names:
            yield each.template.value, name[0] if isinstance(name, tuple) else name
    modules = {each.target: each.template.value for each in tree.find_all(nodes.Import)}
    for each in tree.find_all(nodes.Getattr):
        if isinstance(each.node, nodes.Name) and each.node.name in modules:
            yield modules[each.node.name], each.attr


def test_every_template_compiles(env, trees):
    for name in trees:
        env.get_template(name)


def test_every_full_page_has_a_title_of_its_own(trees):
    untitled = []
    for name in trees:
        line = [name, *ancestors(trees, name)]
        # The last of the line is the base, whose empty title block is the one to fill.
        own = line[:-1]
        titled = any(b.name == "title" for each in own for b in trees[each].find_all(nodes.Block))
        layout = PurePosixPath(name).name.startswith("_")
        if own and not titled and not layout:
            untitled.append(name)
    assert not untitled


def test_every_template_that_a_view_names_exists(env):
    known = set(env.list_templates())
    views = named_by_views()
    assert views
    assert not {name: place for name, place in views.items() if name not in known}


def test_every_template_that_a_template_names_exists(env, trees):
    known = set(env.list_templates())
    missing = {
        f"{name} names {other}"
        for name, tree in trees.items()
        for other in meta.find_referenced_templates(tree)
        if other is not None and other not in known
    }
    assert not missing


def test_every_imported_macro_exists(trees):
    missing = {
        f"{name} takes {wanted} from {source}"
        for name, tree in trees.items()
        for source, wanted in imported_names(tree)
        if source in trees and wanted not in defined_in(trees[source])
    }
    assert not missing


def test_every_link_leads_to_a_view(app, trees):
    dead = {
        f"{name}: url_for({call.args[0].value!r})"
        for name, tree in trees.items()
        for call in tree.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name == "url_for" and call.args
        if isinstance(call.args[0], nodes.Const) and call.args[0].value not in app.view_functions
    }
    assert not dead


def test_every_template_is_used(trees):
    used = set(named_by_views())
    for tree in trees.values():
        used |= {name for name in meta.find_referenced_templates(tree) if name is not None}
    unused = {name for name in trees if not name.startswith(FOUND_BY_LIBRARY)} - used
    assert not unused
