"""`schema`: JSON Schema of documents, and table schemas."""

import json
import re

from ofsted_inspection.cli._answer import Answer
from ofsted_inspection.cli._declared import TO_FILE, Argument, Command, GivenFile
from ofsted_inspection.cli._parsing import BadUse
from ofsted_inspection.errors import UnknownName
from ofsted_inspection.interchange._documents import DOCUMENTS
from ofsted_inspection.interchange._schema import schema_of

_MODELS = {re.sub(r"(?<!^)(?=[A-Z])", "-", each.__name__).lower(): each for each in DOCUMENTS}


class _Given(GivenFile):
    what: str
    name: str | None = None


def _run(given: _Given) -> Answer:
    if given.what == "table":
        document = _of_table(given.name)
    elif given.what in _MODELS:
        if given.name is not None:
            raise BadUse(f"a NAME goes with table, not with {given.what}")
        document = schema_of(_MODELS[given.what])
    else:
        raise UnknownName("schema", given.what, (*_MODELS, "table"))
    return Answer(text=json.dumps(document, ensure_ascii=False, indent=1) + "\n")


def _of_table(name: str | None) -> object:
    from ofsted_inspection.tables import DICTIONARY, table_schema

    if name is None:
        raise BadUse("which table? schema table NAME, of those that `list tables` has")
    for table in DICTIONARY.values():
        if table.name == name:
            return table_schema(table)
    raise UnknownName("table", name, DICTIONARY)


COMMAND = Command(
    name="schema",
    summary="print the JSON Schema of documents, or the schema of a table",
    examples=(
        ("ofsted-inspection schema", "of an inspection as JSON"),
        ("ofsted-inspection schema table judgements", "a Table Schema, as data packages have it"),
    ),
    arguments=(
        Argument(
            name="what",
            takes="WHAT",
            needed=False,
            default="inspection",
            choices=(*_MODELS, "table"),
            help="of what",
        ),
        Argument(name="name", takes="NAME", needed=False, help="which table"),
        *TO_FILE,
    ),
    given=_Given,
    run=_run,
)
