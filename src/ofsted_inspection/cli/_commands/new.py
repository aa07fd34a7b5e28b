"""`new`: the draft of an inspection, to be filled in."""

import json

from ofsted_inspection import frameworks
from ofsted_inspection.cli._answer import Answer
from ofsted_inspection.cli._declared import TO_FILE, Argument, Command, GivenFile
from ofsted_inspection.cli._parsing import BadUse
from ofsted_inspection.gazetteer import authority
from ofsted_inspection.interchange import to_dict
from ofsted_inspection.models import Inspection

_IDS = tuple(each.id for each in frameworks.CATALOGUE)
_KEPT = (
    "schema_version",
    "id",
    "framework",
    "authority",
    "start",
    "end",
    "published",
    "source_url",
)


class _Given(GivenFile):
    framework: str | None = None
    authority: str | None = None


def _run(given: _Given) -> Answer:
    if given.framework is None or given.authority is None:
        raise BadUse("--framework and --authority are both needed")
    framework = frameworks.get(given.framework)
    document = to_dict(Inspection.of(framework, given.authority, start="2000-01-01", grades={}))
    urn = authority(given.authority).urn
    draft = {key: document[key] for key in _KEPT} | {
        "id": None,
        "start": None,
        "judgements": [{"aspect": each.key, "grade": None} for each in framework.aspects],
    }
    scale = ", ".join(each.value for each in framework.scale)
    hint = (
        f"days are as 2025-01-20, null where not known; the id is {urn}- "
        f"and the first day; grades are {scale}, not_judged; then `validate` it"
    )
    return Answer(text=json.dumps(draft, ensure_ascii=False, indent=2) + "\n", cautions=(hint,))


COMMAND = Command(
    name="new",
    summary="write the draft of an inspection, to be filled in by hand",
    examples=(
        (
            "ofsted-inspection new --framework ilacs-2023 --authority Leeds -o leeds.json",
            "a draft",
        ),
        ("ofsted-inspection validate leeds.json", "what is still to be filled in"),
    ),
    arguments=(
        Argument(name="--framework", takes="ID", choices=_IDS, help="the edition of the programme"),
        Argument(name="--authority", takes="AUTHORITY", help="a name, number or code"),
        *TO_FILE,
    ),
    given=_Given,
    run=_run,
)
