"""The public surface, read from the package's source: every name, field, signature and default.

`python -m tools.surface` writes it to tests/packaging/public_surface.txt, and the columns of all
tables to tests/packaging/columns.txt. Until a version has its day in CHANGELOG.md, its surface is
kept in tests/packaging/surfaces too, for those after it. The first is read from the syntax tree, so
that it sees what a comparison of objects misses: a field's default, an enum's value, a decorator,
and annotations as they are written, the same on every Python.
"""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeAlias

import ofsted_inspection
from ofsted_inspection.tables._catalogue import DECLARATIONS
from tools.compatibility import SURFACES, released

ROOT = Path(__file__).resolve().parent.parent
LISTING = ROOT / "tests" / "packaging" / "public_surface.txt"
COLUMNS = LISTING.with_name("columns.txt")
LONGEST_VALUE = 100

Definition: TypeAlias = ast.ClassDef | ast.FunctionDef | ast.Assign | ast.AnnAssign


class PublicName(NamedTuple):
    """A name that a module promises, where it is defined, and every statement defining it."""

    module: str
    name: str
    home: str
    definitions: tuple[Definition, ...]
    docstring: str | None


def public_modules() -> list[str]:
    """Return the modules that anyone may import: no part of their name begins with `_`."""
    root = ofsted_inspection.__name__
    found = pkgutil.walk_packages(ofsted_inspection.__path__, f"{root}.")
    names = [root, *(module.name for module in found)]
    return sorted(name for name in names if not any(p.startswith("_") for p in name.split(".")))


def tree(module: str) -> ast.Module:
    """Return the syntax tree of a module's source."""
    return ast.parse(inspect.getsource(importlib.import_module(module)))


def _defined_name(statement: ast.stmt) -> str | None:
    match statement:
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
            return name
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return name
        case _:
            return None


def _statements(module: str) -> list[ast.stmt]:
    """Return a module's statements, those under `if TYPE_CHECKING` and `if not ...` included."""
    found: list[ast.stmt] = []
    for statement in tree(module).body:
        found.extend(statement.body if isinstance(statement, ast.If) else [statement])
    return found


def _resolve(module: str, name: str) -> PublicName:
    """Follow `name` through imports within the package to the statements that define it."""
    home, wanted = module, name
    while True:
        statements = _statements(home)
        definitions: list[Definition] = []
        docstring: str | None = None
        for statement, after in zip(statements, [*statements[1:], None], strict=True):
            if not isinstance(statement, Definition) or _defined_name(statement) != wanted:
                continue
            definitions.append(statement)
            if isinstance(statement, (ast.ClassDef, ast.FunctionDef)):
                docstring = ast.get_docstring(statement)
            elif isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
                docstring = str(after.value.value)
        if definitions:
            return PublicName(module, name, home, tuple(definitions), docstring)
        home, wanted = _imported(home, wanted, statements)


def _imported(module: str, name: str, statements: list[ast.stmt]) -> tuple[str, str]:
    for statement in statements:
        if isinstance(statement, ast.ImportFrom) and statement.module is not None:
            for alias in statement.names:
                if (alias.asname or alias.name) == name:
                    return statement.module, alias.name
    message = f"{module} promises {name} and neither defines nor imports it"
    raise LookupError(message)


def public_names(module: str) -> Iterator[PublicName]:
    """Yield what a module promises: the names in its `__all__`, which every module has."""
    exported: list[str] = vars(importlib.import_module(module))["__all__"]
    for name in exported:
        yield _resolve(module, name)


def _signature(function: ast.FunctionDef) -> str:
    returns = f" -> {ast.unparse(function.returns)}" if function.returns else ""
    return f"def {function.name}({ast.unparse(function.args)}){returns}"


def _lines(definition: ast.stmt, indent: str) -> Iterator[str]:
    match definition:
        case ast.FunctionDef():
            for decorator in definition.decorator_list:
                yield f"{indent}@{ast.unparse(decorator)}"
            yield f"{indent}{_signature(definition)}"
        case ast.ClassDef():
            for decorator in definition.decorator_list:
                yield f"{indent}@{ast.unparse(decorator)}"
            bases = ", ".join(ast.unparse(base) for base in definition.bases)
            yield f"{indent}class {definition.name}({bases})"
            for statement in definition.body:
                name = _defined_name(statement)
                if name == "__init__" or (name is not None and not name.startswith("_")):
                    yield from _lines(statement, f"{indent}    ")
        case ast.AnnAssign(target=target, annotation=annotation, value=value):
            default = "" if value is None else f" = {_short(value)}"
            yield f"{indent}{ast.unparse(target)}: {ast.unparse(annotation)}{default}"
        case ast.Assign(targets=[target], value=value):
            yield f"{indent}{ast.unparse(target)} = {_short(value)}"
        case _:
            return


def _short(value: ast.expr) -> str:
    """Return an expression, or what it calls where it is a long one: data is not surface."""
    text = ast.unparse(value)
    if len(text) <= LONGEST_VALUE:
        return text
    return f"{ast.unparse(value.func)}(...)" if isinstance(value, ast.Call) else "..."


def listing() -> str:
    """Return the whole public surface as text, one declaration a line."""
    lines: list[str] = []
    told: set[tuple[str, str]] = set()
    for module in public_modules():
        lines.append(module)
        for public in public_names(module):
            if public.home != module:
                origin = public.home if _is_public(public.home) else "(private)"
                lines.append(f"    {public.name} from {origin}")
                if _is_public(public.home) or (public.home, public.name) in told:
                    continue
                told.add((public.home, public.name))
            for definition in public.definitions:
                lines.extend(_lines(definition, "    "))
    return "".join(f"{line}\n" for line in lines)


def _is_public(module: str) -> bool:
    return not any(part.startswith("_") for part in module.split("."))


def columns() -> str:
    """Return every table as text: its columns, the field that each holds, its keys."""
    lines: list[str] = []
    for name, declaration in DECLARATIONS.items():
        table = declaration.table
        lines.append(f"{name}, key {', '.join(table.primary_key)}")
        fields = {each.column.name: each.field for each in declaration.columns}
        for column in table.columns:
            field = fields.get(column.name)
            said = (
                column.type.value,
                "may be empty" if column.nullable else "",
                "empty is a value" if column.blank else "",
                f"in {column.unit}" if column.unit else "",
                f"like {column.pattern}" if column.pattern else "",
                f"one of {', '.join(column.categories)}" if column.categories else "",
                "" if field is None else f"holds {field or 'the whole'}",
            )
            lines.append(f"    {column.name}: {', '.join(filter(None, said))}")
        for key in table.foreign_keys:
            to = f"{key.table} ({', '.join(key.references)})"
            lines.append(f"    ({', '.join(key.columns)}) -> {to}")
    return "".join(f"{line}\n" for line in lines)


def write() -> None:
    """Write surface and columns down, and keep the surface of a version that is not released."""
    LISTING.write_text(listing(), encoding="utf-8")
    COLUMNS.write_text(columns(), encoding="utf-8")
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    if ofsted_inspection.__version__ not in released(changelog):
        kept = ROOT / SURFACES / f"{ofsted_inspection.__version__}.txt"
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(listing(), encoding="utf-8")


if __name__ == "__main__":
    write()
