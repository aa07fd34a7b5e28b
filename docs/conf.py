"""How the documentation is built: `nox -s docs`, in which every warning is an error."""

import ast
import importlib
import importlib.metadata
import pkgutil
import re
import sys
import textwrap
from pathlib import Path
from typing import Any, TypeVar

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

import ofsted_inspection

sys.path += [str(Path(__file__).parents[1]), str(Path(__file__).parent)]

from generated_pages import write_parts
from pictures import write_pictures

from tools.surface import public_names

project = "ofsted-inspection"
author = "The ofsted-inspection maintainers"
release = importlib.metadata.version(project)

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx_copybutton"]
exclude_patterns = ["_build", "pictures", "generated"]
templates_path = ["_templates"]
# Not en_GB: its words for the search are empty, and the script that reads them fails.
language = "en"

# Of the themes tried this one had the fewest faults that axe-core finds; explanation/design says.
html_theme = "pydata_sphinx_theme"
html_title = f"{project} {release}"
html_static_path = ["_static"]
html_css_files = ["docs.css"]
html_context = {"default_mode": "auto"}
html_theme_options = {
    # Nothing is asked of any other address: no icons, no switcher, no search engine.
    "navbar_end": ["theme-switcher"],
    "header_links_before_dropdown": 6,
    "show_nav_level": 1,
    "navigation_depth": 2,
    "secondary_sidebar_items": ["page-toc"],
    "footer_end": [],
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "a11y-high-contrast-dark",
}
html_show_sourcelink = False
# Pages that have none below them have nothing to put there.
html_sidebars: dict[str, list[str]] = {"gallery": [], "benchmarks": [], "changelog": []}
# A summary is fetched from the page, which a browser does not allow from the disk.
html_show_search_summary = False

# Notebooks are kept as text and run when the pages are built; what fails, fails the build.
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120
nb_merge_streams = True

# What is copied from a block is what one types, without prompts and answers.
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True
myst_heading_anchors = 3
myst_enable_extensions = ["deflist"]
nitpicky = True
# What is not ours is not looked up: the documentation is built without a network.
nitpick_ignore_regex = [(r"py:.*", r"(?!ofsted_inspection\.)\w+\..*")]
suppress_warnings = [
    # A field called type makes the built-in ambiguous, of which there is no page to link to anyway.
    "ref.python",
    # The generated page of tables, included from data/, has headings as a part of a datasheet has.
    "myst.header",
]
# Named in quotation marks, for type checkers alone; it is cattrs'.
nitpick_ignore = [("py:class", "Converter")]

# In docstrings, single backticks mark code, as they do in Markdown.
default_role = "literal"
autodoc_default_options = {
    "members": True,
    "undoc-members": True,
    "member-order": "bysource",
    # Of private bases, such as that of both scales; what Python's own bases offer is left out.
    "inherited-members": "Enum,Exception,LookupError,Record,object,tuple",
}
autodoc_typehints_format = "short"
python_maximum_signature_line_length = 80

MODULES = Path(__file__).parent / "reference" / "modules"


def _public_modules() -> list[str]:
    """Return the modules to document: a package that lists its exports speaks for its parts."""
    root = ofsted_inspection.__name__
    found = pkgutil.iter_modules(ofsted_inspection.__path__, f"{root}.")
    return [module.name for module in found if "._" not in module.name]


def _homes() -> dict[str, str]:
    """Return the documented name of everything that is defined or offered elsewhere too."""
    homes: dict[str, str] = {}
    for module in _public_modules():
        for public in public_names(module):
            homes[f"{public.home}.{public.name}"] = f"{module}.{public.name}"
    for public in public_names(ofsted_inspection.__name__):
        homes[f"{public.module}.{public.name}"] = homes[f"{public.home}.{public.name}"]
    return homes


def _type_variables() -> set[str]:
    """Return the names of type variables: they stand for a type in signatures and have no page."""
    root = ofsted_inspection.__name__
    names: set[str] = set()
    for found in pkgutil.walk_packages(ofsted_inspection.__path__, f"{root}."):
        for name, value in vars(importlib.import_module(found.name)).items():
            if isinstance(value, TypeVar):
                names |= {f"{found.name}.{name}", f"{value.__module__}.{name}"}
    return names


HOMES = _homes()
nitpick_ignore += [("py:class", name) for name in sorted(_type_variables())]


def write_module_pages(_app: Sphinx) -> None:
    """Write a page for each public module; autodoc fills it from the docstrings."""
    MODULES.mkdir(exist_ok=True)
    for module in _public_modules():
        name = module.removeprefix("ofsted_inspection.")
        text = f"{name}\n{'=' * len(name)}\n\n.. automodule:: {module}\n"
        for public in public_names(module):
            # autodoc knows the docstring of a constant only where the constant is defined.
            constant = isinstance(public.definitions[0], ast.Assign | ast.AnnAssign)
            if constant and public.home != module:
                told = textwrap.indent(public.docstring or "", "   ")
                text += f"\n.. py:data:: {public.name}\n\n{told}\n"
        page = MODULES / f"{name}.rst"
        if not page.is_file() or page.read_text(encoding="utf-8") != text:
            page.write_text(text, encoding="utf-8")


def resolve_home(
    app: Sphinx, env: BuildEnvironment, node: addnodes.pending_xref, content: nodes.TextElement
) -> nodes.reference | None:
    """Resolve a name where it is defined to where it is documented and to be imported from."""
    target = str(node.get("reftarget", ""))
    known = HOMES.get(target)
    if known is None:
        # In a signature a name stands alone: it is one of ours if exactly one of ours is called so.
        matching = sorted({told for told in HOMES.values() if told.endswith(f".{target}")})
        if len(matching) != 1:
            return None
        (known,) = matching
    domain = env.domains.python_domain
    found = domain.find_obj(env, "", "", known, None, 0)
    if not found:
        return None
    _, entry = found[0]
    document = str(node.get("refdoc", env.docname))
    reference = nodes.reference("", "", internal=True)
    uri = app.builder.get_relative_uri(document, entry.docname)
    reference["refuri"] = f"{uri}#{entry.node_id}"
    reference += content
    return reference


def tidy_docstring(
    _app: Sphinx, _what: str, _name: str, _obj: object, _options: object, lines: list[str]
) -> None:
    """Let a Markdown-style list in a docstring follow its paragraph without an empty line."""
    for index in range(len(lines) - 1, 0, -1):
        if re.match(r"[-*] ", lines[index]) and lines[index - 1].strip():
            previous = lines[index - 1]
            if not re.match(r"[-*] |  ", previous):
                lines.insert(index, "")


def report_undocumented(_app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of every public name that the reference does not hold; a warning fails the build."""
    known = env.domains.python_domain.objects
    for name in sorted(set(HOMES.values()) - set(known)):
        logging.getLogger(__name__).warning("%s is public and not in the reference", name)


def draw_pictures(_app: Sphinx) -> None:
    """Draw the pictures of the gallery."""
    write_pictures()


def mend_page(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    """Mend what axe-core finds in the pages as Sphinx and myst-nb write them.

    A signature over several lines is a list of definitions without a term, and what a notebook
    shows may turn within itself without being in reach of the keyboard.
    """
    body = str(context.get("body", ""))
    context["body"] = re.sub(
        r"<dl>\n((?:<dd>.*?</dd>\n)+)</dl>",
        lambda found: (
            '<span class="sig-lines">'
            + found[1].replace("<dd>", "<span>").replace("</dd>", "</span>")
            + "</span>"
        ),
        body,
    ).replace('<div class="output text_html">', '<div class="output text_html" tabindex="0">')


def silence_theme(app: Sphinx, failed: Exception | None) -> None:
    """Take out what the theme's script writes to the console of whoever reads a page."""
    if failed is None:
        path = Path(app.outdir) / "_static" / "scripts" / "pydata-sphinx-theme.js"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("console.log(", "void("), encoding="utf-8")


def write_generated(_app: Sphinx) -> None:
    """Write the parts of pages that follow from declarations."""
    write_parts()


def setup(app: Sphinx) -> None:
    """Connect what this file defines."""
    app.connect("builder-inited", write_generated)
    app.connect("html-page-context", mend_page)
    app.connect("build-finished", silence_theme)
    app.connect("builder-inited", draw_pictures)
    app.connect("builder-inited", write_module_pages)
    app.connect("missing-reference", resolve_home)
    app.connect("env-check-consistency", report_undocumented)
    app.connect("autodoc-process-docstring", tidy_docstring)
