"""`cite`: how to name a data set in a list of references."""

import json
from collections.abc import Callable, Mapping

from ofsted_inspection.cli._answer import Answer
from ofsted_inspection.cli._declared import TO_FILE, Argument, Command, GivenFile
from ofsted_inspection.cli._values import chosen
from ofsted_inspection.datasets import DatasetInfo, available
from ofsted_inspection.errors import UnknownName

_FORMATS: Mapping[str, Callable[[tuple[DatasetInfo, ...]], str]] = {
    "text": lambda infos: "\n".join(each.citation for each in infos),
    "bibtex": lambda infos: "\n\n".join(each.bibtex for each in infos),
    "csl-json": lambda infos: json.dumps([each.csl() for each in infos], indent=2),
}


class _Given(GivenFile):
    dataset: str | None = None
    format: str


def _run(given: _Given) -> Answer:
    infos = available()
    if given.dataset is not None:
        names = [each.name for each in infos]
        infos = tuple(each for each in infos if each.name == given.dataset)
        if not infos:
            raise UnknownName("data set", given.dataset, names)
    return Answer(
        text=_FORMATS[given.format](infos) + "\n",
        cautions=tuple(f"terms of {each.name}: {each.terms}" for each in infos),
    )


COMMAND = Command(
    name="cite",
    summary="say how to name a data set in a list of references, and its terms",
    examples=(
        ("ofsted-inspection cite england", "an entry as text"),
        ("ofsted-inspection cite england --format bibtex -o england.bib", "for LaTeX"),
        ("ofsted-inspection cite --format csl-json", "for Zotero and its like: every data set"),
    ),
    arguments=(
        Argument(
            name="dataset",
            takes="DATASET",
            needed=False,
            choices=tuple(each.name for each in available()),
            help="a data set; all of them unless given",
        ),
        Argument(
            name="--format",
            takes="FORMAT",
            choices=tuple(_FORMATS),
            read=chosen("format", _FORMATS),
            default="text",
            help="of the entry",
        ),
        *TO_FILE,
    ),
    given=_Given,
    run=_run,
)
