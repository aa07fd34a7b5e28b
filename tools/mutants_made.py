"""What a mutant is, and the mutants that are made of every table and every row of the crosswalk."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = Path("src", "ofsted_inspection")

_CROSSWALK = "comparison/_maintainers.py"
_OTHER_TYPES = {
    **dict.fromkeys(("integer", "boolean", "date", "grade"), "text"),
    **dict.fromkeys(("text", "number"), "integer"),
}
_OTHER_RELATION = {"SAME": "NEAR"}


class Mutant(NamedTuple):
    """A change: in `file` of the package, `old` (which stands there once) becomes `new`."""

    name: str
    file: str
    old: str
    new: str

    @property
    def is_for_properties(self) -> bool:
        """Whether properties alone ought to catch it: tables of values have no law but a list."""
        return not self.file.startswith(("tables", "comparison", "models"))

    @property
    def tests(self) -> tuple[str, ...]:
        """The tests that ought to catch it."""
        if self.file == "grades.py":
            return ("tests/grades",)
        if self.file.startswith("frameworks"):
            return ("tests/frameworks", "tests/rules")
        if self.file.startswith("tables"):
            shared = self.file.endswith(("_declaration.py", "_definition.py", "_derived.py"))
            others = ("dictionary", "every_column", "frames", "round_trip") if shared else ()
            return tuple(f"tests/tables/test_{name}.py" for name in ("declarations", *others))
        if self.file.startswith("comparison"):
            return ("tests/messages", "tests/comparison")
        if self.file.startswith("models"):
            return ("tests/messages", "tests/models")
        return ("tests/rules",)

    def apply(self, text: str) -> str:
        """Return the file's `text` with the change made; ValueError unless `old` is there once."""
        if text.count(self.old) != 1:
            message = (
                f"{self.name}: {self.old!r} stands {text.count(self.old)} times in {self.file}"
            )
            raise ValueError(message)
        return text.replace(self.old, self.new)


class _Source:
    """The text of a module, with the place of each node of its syntax tree."""

    def __init__(self, file: str) -> None:
        """Read `file` of the package."""
        self.file = file
        text = (ROOT / PACKAGE / file).read_text(encoding="utf-8")
        self.tree = ast.parse(text)
        self._bytes = text.encode()
        lines = self._bytes.splitlines(keepends=True)
        self._starts = [sum(map(len, lines[:number])) for number in range(len(lines))]

    def _ends(self, node: ast.expr) -> tuple[int, int]:
        assert node.end_lineno is not None  # noqa: S101 - parsed from text
        assert node.end_col_offset is not None  # noqa: S101 - likewise
        return (
            self._starts[node.lineno - 1] + node.col_offset,
            self._starts[node.end_lineno - 1] + node.end_col_offset,
        )

    def text(self, node: ast.expr) -> str:
        """Return the words of a node."""
        start, end = self._ends(node)
        return self._bytes[start:end].decode()

    def mutant(self, name: str, around: ast.expr, *changes: tuple[ast.expr, str]) -> Mutant:
        """Return the mutant in which, within `around`, nodes are replaced by other words."""
        start, end = self._ends(around)
        new = self._bytes[start:end]
        for node, words in sorted(changes, key=lambda change: -self._ends(change[0])[0]):
            first, last = (place - start for place in self._ends(node))
            new = new[:first] + words.encode() + new[last:]
        return Mutant(name, self.file, self.text(around), new.decode())


def of_tables() -> Iterator[Mutant]:
    """Yield the mutants of each table that is declared.

    Two columns swapped, one left out, the last column of the key and the last reference dropped,
    the type of a column that is worked out, and a unit changed.
    """
    for path in sorted((ROOT / PACKAGE / "tables").glob("_*.py")):
        source = _Source(f"tables/{path.name}")
        for node in ast.walk(source.tree):
            match node:
                case ast.Call(func=ast.Attribute(attr="table"), args=[ast.Constant(str(name)), *_]):
                    yield from _of_table(source, node, name, node.args[3:])
                case ast.Call(
                    func=ast.Name(id="Table"),
                    keywords=[ast.keyword(arg="name", value=ast.Constant(str(name))), *_],
                ):
                    columns = next(each.value for each in node.keywords if each.arg == "columns")
                    yield from _of_table(source, node, name, [*_elements(columns)])
                case _:
                    pass


def _elements(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.Tuple):
        yield from node.elts


def _of_table(
    source: _Source, table: ast.Call, name: str, columns: list[ast.expr]
) -> Iterator[Mutant]:
    one, other = columns[-2:]
    swapped = (one, source.text(other)), (other, source.text(one))
    yield source.mutant(f"{name}: two columns swapped", table, *swapped)
    yield source.mutant(f"{name}: a column left out", table, (one, "*()"))
    for keyword in table.keywords:
        match keyword:
            case ast.keyword(arg="key" | "primary_key", value=ast.Tuple(elts=[*_, last] as parts)):
                words = "*()" if len(parts) > 1 else f'"{_name_of(source, columns, parts[0])}"'
                yield source.mutant(f"{name}: another key", table, (last, words))
            case ast.keyword(arg="refers" | "foreign_keys", value=ast.Tuple(elts=[*_, last])):
                yield source.mutant(f"{name}: a reference dropped", table, (last, "*()"))
            case _:
                pass
    for column in columns:
        yield from _of_column(source, table, column, name)


def _name_of(source: _Source, columns: list[ast.expr], key: ast.expr) -> str:
    """Return the name of a column that is not the key."""
    names = [
        each.value
        for column in columns
        for each in ast.walk(column)
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    ]
    return next(name for name in names if f'"{name}"' != source.text(key) and name.isidentifier())


def _of_column(source: _Source, table: ast.Call, column: ast.expr, name: str) -> Iterator[Mutant]:
    for node in ast.walk(column):
        match node:
            case ast.Call(func=ast.Name(id=kind) as func, args=[ast.Constant(str(own)), *_]) if (
                kind in _OTHER_TYPES
            ):
                change = func, _OTHER_TYPES[kind]
                yield source.mutant(f"{name}: {own} of another type", table, change)
            case ast.keyword(arg="unit", value=value):
                yield source.mutant(f"{name}: another unit", table, (value, '"years"'))
            case ast.Call(func=ast.Attribute(attr="position"), args=[words]):
                changed = f'{source.text(words)}, "rank"'
                yield source.mutant(f"{name}: another name of the order", table, (words, changed))
            case ast.Call(func=ast.Attribute(attr="position"), args=[_, rank]):
                yield source.mutant(f"{name}: another name of the rank", table, (rank, '"place"'))
            case _:
                pass


def of_crosswalk() -> Iterator[Mutant]:
    """Yield the mutants of each row written in the crosswalk.

    The row left out, another relation, another direction, another aspect at either end.
    """
    source = _Source(_CROSSWALK)
    calls = [
        node
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "_rows"
    ]
    for call in calls:
        step = " to ".join(str(ast.literal_eval(each)) for each in call.args[:2])
        for node in ast.walk(call):
            match node:
                case ast.Tuple(elts=[one, other, ast.Attribute() as relation, direction, _]):
                    name = f"{step}: {source.text(one)}, {source.text(other)}"
                    changed = _OTHER_RELATION.get(relation.attr, "SAME")
                    yield source.mutant(
                        f"{name}: another relation", call, (relation, f"Relation.{changed}")
                    )
                    free = source.text(direction) == "_NO"
                    words = "_WITH_CAUTION" if free else "_NO"
                    yield source.mutant(f"{name}: another direction", call, (direction, words))
                case _:
                    pass
        for row in call.args[2:]:
            yield source.mutant(f"{step}: {source.text(row)[:60]!r} left out", call, (row, "*()"))
