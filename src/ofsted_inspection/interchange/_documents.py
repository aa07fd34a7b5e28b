"""Documents: the models that stand alone, with a head that says how to read the rest.

The head is `schema_version` and, for an inspection, `framework` and `id`. The id can be derived,
and is written for those who look documents up by it; one that does not agree is refused.
"""

from collections.abc import Mapping
from typing import final

from ofsted_inspection._record import Record, one_of
from ofsted_inspection._wording import shown
from ofsted_inspection.errors import InvalidDocument, ProblemCode
from ofsted_inspection.frameworks import CATALOGUE
from ofsted_inspection.interchange._derived import HEADS, shape_of
from ofsted_inspection.interchange._faults import Faults, is_object
from ofsted_inspection.interchange._full import read_fully
from ofsted_inspection.interchange._shapes import UNREAD, Unread
from ofsted_inspection.interchange._versions import OWN, SCHEMA_VERSION, Version, migrated
from ofsted_inspection.models import Inspection

DOCUMENTS: tuple[type[Record], ...] = tuple(HEADS)
"""The models that stand alone."""

REFUSALS = (LookupError, TypeError, ValueError, ArithmeticError, RecursionError)
"""What a quick reading may raise at a value that is not what it should be."""

_FRAMEWORK_IDS = tuple(framework.id for framework in CATALOGUE)


@final
class Document:
    """How one model stands alone."""

    def __init__(self, model: type[Record]) -> None:
        """Find out what the head holds."""
        self.model = model
        self._of_framework = model is Inspection
        self.head = HEADS[model]

    def plain(self, record: Record) -> dict[str, object]:
        """Return the document of `record`; InvalidDocument if no reader could read it again."""
        head: dict[str, object] = {"schema_version": SCHEMA_VERSION}
        framework_id = None
        if isinstance(record, Inspection):
            framework_id = record.framework.id
            if record.framework not in CATALOGUE:
                faults = Faults()
                expected = "a framework of the catalogue, as it is there: no reader knows another"
                faults.add("$.framework", framework_id, expected, ProblemCode.UNKNOWN_NAME)
                raise InvalidDocument(self.model.__name__, faults.problems)
            head |= {"framework": framework_id, "id": record.id}
        try:
            body = shape_of(self.model, framework_id).plain(record)
        except RecursionError:
            faults = Faults()
            faults.add_too_deep("$")
            raise InvalidDocument(self.model.__name__, faults.problems) from None
        return {**head, **body}

    def read(self, value: object) -> Record:
        """Return the record that `value`, a plain value, is the document of.

        Raises InvalidDocument otherwise. The quick reading accepts what the full reading
        accepts, and says nothing of what it does not: then it is read again, in full.
        """
        try:
            return self.read_quickly(value)
        except REFUSALS:
            return self.read_in_full(value)

    def read_quickly(self, value: object) -> Record:
        """Return the record, or raise some exception that says nothing."""
        # Exactly a dict: one with repeated keys is of another class, and read in full.
        if not is_object(value) or type(value) is not dict:
            raise TypeError
        version = Version.parse(value["schema_version"])
        if version is None or version.major != OWN.major:
            raise ValueError
        if not self._of_framework:
            of_none: Record = shape_of(self.model, None).convert(value)
            return of_none
        framework_id, given_id = value["framework"], value["id"]
        if type(framework_id) is not str or framework_id not in _FRAMEWORK_IDS:
            raise ValueError
        record: Inspection = shape_of(self.model, framework_id).convert(value)
        if type(given_id) is not str or record.id != given_id:
            raise ValueError
        return record

    def read_in_full(self, value: object) -> Record:
        """Return the record, or raise InvalidDocument with all that is wrong."""
        return read_fully(self._members, value, self.model.__name__)

    def _members(self, value: object, path: str, faults: Faults) -> Record | Unread:
        if not is_object(value):
            faults.add(path, value, "an object", ProblemCode.WRONG_TYPE)
            return UNREAD
        document = value
        version = self._version(document, faults)
        if version is not None:
            if version.major > OWN.major:
                return UNREAD
            document = migrated(document, version.major)
            faults.newer = str(version) if version > OWN else None
        framework_id = self._framework_id(document, faults) if self._of_framework else None
        if "id" in self.head and "id" not in document:
            faults.add_missing("$.id", "the key id")
        shape = shape_of(self.model, framework_id)
        record = shape.read_members(document, path, faults, self.head)
        if not isinstance(record, Record):
            return UNREAD
        if isinstance(record, Inspection):
            self._check_id(document, record.id, faults)
        return UNREAD if faults.problems else record

    def _check_id(self, document: Mapping[object, object], derived: str, faults: Faults) -> None:
        given = document.get("id", derived)
        if type(given) is not str or given != derived:
            code = ProblemCode.CONTRADICTION if type(given) is str else ProblemCode.WRONG_TYPE
            faults.add("$.id", given, f"{derived}, which authority.urn and start say", code)

    def _version(self, document: Mapping[object, object], faults: Faults) -> Version | None:
        """Return the document's version, or None after adding what is wrong with it."""
        path = "$.schema_version"
        if "schema_version" not in document:
            faults.add_missing(path, f'the key schema_version: "{SCHEMA_VERSION}"')
            return None
        given = document["schema_version"]
        version = Version.parse(given)
        if version is None:
            code = ProblemCode.WRONG_VALUE if type(given) is str else ProblemCode.WRONG_TYPE
            faults.add(path, given, f'a version as text, like "{SCHEMA_VERSION}"', code)
        elif version.major > OWN.major:
            faults.add(
                path,
                given,
                f"a version below {OWN.major + 1}.0: this document needs a newer "
                f"ofsted-inspection, one that reads schema_version {version}",
                ProblemCode.UNSUPPORTED_VERSION,
            )
        return version

    def _framework_id(self, document: Mapping[object, object], faults: Faults) -> str | None:
        """Return the id of the document's framework, or None after adding what is wrong with it."""
        path, what = "$.framework", "the id of a framework"
        if "framework" not in document:
            faults.add_missing(path, one_of(None, _FRAMEWORK_IDS, what))
            return None
        named = document["framework"]
        if type(named) is not str:
            faults.add(path, named, one_of(named, _FRAMEWORK_IDS, what), ProblemCode.WRONG_TYPE)
            return None
        if named not in _FRAMEWORK_IDS:
            expected = one_of(named, _FRAMEWORK_IDS, what)
            faults.add_unknown(path, named, expected, ProblemCode.UNKNOWN_NAME)
            return None
        return named


def document_of(model: type[Record]) -> Document:
    """Return how `model` stands alone; TypeError if it does not."""
    for document in _DOCUMENTS:
        if document.model is model:
            return document
    names = " or ".join(document.model.__name__ for document in _DOCUMENTS)
    found: str = getattr(model, "__name__", shown(model))
    raise TypeError(
        f"a document: model takes {names}; found {found}: what stands within one is read and "
        f"written apart by make_converter"
    )


_DOCUMENTS = tuple(map(Document, DOCUMENTS))
