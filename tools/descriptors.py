"""Describe a dataset's files for machines: Frictionless Data Package v2, and Croissant.

Both are made from `about.toml` and the same resources, as Data Package v2 describes them, so they
cannot disagree.
"""

import json
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NotRequired, TypeAlias, TypedDict

from ofsted_inspection.tables._descriptors import PROFILE
from tools.about import CREATOR, About, Licence
from tools.files import OtherFile, licences_of

_Json: TypeAlias = dict[str, object]


class Field(TypedDict):
    """A column, as Table Schema has it."""

    name: str
    type: str
    description: str
    unit: NotRequired[str]
    categories: NotRequired[list[str]]
    categoriesOrdered: NotRequired[bool]
    constraints: NotRequired[_Json]


class ForeignKey(TypedDict):
    """Columns that name a row of another resource."""

    fields: list[str]
    reference: _Json


class Schema(TypedDict):
    """The columns and keys of a table."""

    fields: list[Field]
    primaryKey: list[str]
    foreignKeys: NotRequired[list[ForeignKey]]
    missingValues: list[str]


class Resource(TypedDict):
    """A file with one table, as `ofsted_inspection.tables` describes it."""

    name: str
    type: str
    path: str
    title: str
    description: str
    format: str
    mediatype: str
    encoding: str
    bytes: int
    hash: str
    schema: Schema


_CROISSANT_TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
}


def data_package(
    about: About, model: str, described: Sequence[Resource], others: Sequence[OtherFile]
) -> bytes:
    """Return `datapackage.json`; `model` names what the package is of.

    Its resources are tables, which our reader reads. The other files of the folder stand under
    `files`, no term of the standard: a resource would be taken for a table.
    """
    return _document(
        {
            "$schema": PROFILE,
            "name": about.name,
            "id": about.id,
            **_without_none(homepage=homepage()),
            "model": model,
            "title": about.title,
            "description": about.description,
            "version": about.version,
            "created": f"{about.released}T00:00:00Z",
            **_temporal(about),
            "keywords": about.keywords,
            "contributors": [{"title": CREATOR, "roles": ["creator"]}],
            "sources": [
                _without_none(title=source.title, path=source.path) for source in about.sources
            ],
            "licenses": _licences(about.licences),
            "resources": [
                {**each, "licenses": _licences(licences_of(about, each["path"]))}
                for each in described
            ],
            "files": [
                {
                    "path": each.path,
                    "description": each.description,
                    "mediatype": each.mediatype,
                    "bytes": each.bytes,
                    "hash": each.hash,
                    "licenses": _licences(each.licences),
                }
                for each in others
            ],
        }
    )


def _licences(licences: Sequence[Licence]) -> list[_Json]:
    return [_without_none(name=each.name, title=each.title, path=each.path) for each in licences]


def homepage() -> str | None:
    """Return the address of the project, which `pyproject.toml` has once there is one."""
    project = tomllib.loads(_PYPROJECT.read_text("utf-8"))["project"]
    address: str | None = project.get("urls", {}).get("Homepage")
    return address


_PYPROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


def croissant(about: About, described: Sequence[Resource], others: Sequence[OtherFile]) -> bytes:
    """Return `croissant.json`."""
    return _document(
        {
            "@context": _CROISSANT_CONTEXT,
            "@type": "sc:Dataset",
            "conformsTo": "http://mlcommons.org/croissant/1.0",
            "name": about.name,
            "identifier": about.id,
            **_without_none(url=homepage()),
            "alternateName": about.title,
            "description": about.description,
            "version": about.version,
            "datePublished": about.released.isoformat(),
            **_temporal_coverage(about),
            "creator": {"@type": "sc:Organization", "name": CREATOR},
            "license": [each.path or each.name for each in about.licences],
            "usageInfo": about.terms,
            "citeAs": about.bibtex,
            "keywords": about.keywords,
            "inLanguage": "en-GB",
            "isLiveDataset": False,
            "distribution": [
                *(_file_object(about, resource) for resource in described),
                *map(_other_object, others),
            ],
            "recordSet": [
                *(each for resource in described for each in _enumerations(resource)),
                *(_record_set(resource) for resource in described),
            ],
        }
    )


def _temporal(about: About) -> _Json:
    # No term of the standard: the two days that catalogues built on it ask for under this name.
    if about.covers_from is None:
        return {}
    return {"temporal": {"start": f"{about.covers_from}", "end": f"{about.covers_to}"}}


def _temporal_coverage(about: About) -> _Json:
    if about.covers_from is None:
        return {}
    return {"temporalCoverage": f"{about.covers_from}/{about.covers_to}"}


def _other_object(other: OtherFile) -> _Json:
    return {
        "@type": "cr:FileObject",
        "@id": other.path,
        "name": other.path,
        "description": other.description,
        "contentUrl": other.path,
        "contentSize": f"{other.bytes} B",
        "encodingFormat": other.mediatype,
        "sha256": other.hash.removeprefix("sha256:"),
        "license": [each.path or each.name for each in other.licences],
    }


def _file_object(about: About, resource: Resource) -> _Json:
    return {
        "@type": "cr:FileObject",
        "@id": resource["path"],
        "name": resource["path"],
        "description": resource["description"],
        "contentUrl": resource["path"],
        "contentSize": f"{resource['bytes']} B",
        "encodingFormat": "text/csv",
        "sha256": resource["hash"].removeprefix("sha256:"),
        "license": [each.path or each.name for each in licences_of(about, resource["path"])],
    }


def _enumerations(resource: Resource) -> Iterator[_Json]:
    for field in resource["schema"]["fields"]:
        if values := field.get("categories"):
            name = _values_of(resource, field)
            ordered = ", from worst to best" if field.get("categoriesOrdered") else ""
            yield {
                "@type": "cr:RecordSet",
                "@id": name,
                "name": name,
                "description": f"What {field['name']} may be{ordered}.",
                "dataType": "sc:Enumeration",
                "key": {"@id": f"{name}/value"},
                "field": [
                    {
                        "@type": "cr:Field",
                        "@id": f"{name}/value",
                        "name": "value",
                        "dataType": "sc:Text",
                    }
                ],
                "data": [{f"{name}/value": value} for value in values],
            }


def _record_set(resource: Resource) -> _Json:
    # Keys between tables are in the Data Package alone: Croissant has no key of two columns, and
    # its reference implementation joins tables on one, which would repeat their rows.
    table, schema = resource["name"], resource["schema"]
    return {
        "@type": "cr:RecordSet",
        "@id": table,
        "name": table,
        "description": resource["description"],
        "key": [{"@id": f"{table}/{column}"} for column in schema["primaryKey"]],
        "field": [
            _without_none(
                **{"@type": "cr:Field", "@id": f"{table}/{field['name']}"},
                name=field["name"],
                description=field["description"],
                dataType=_CROISSANT_TYPES[field["type"]],
                source={
                    "fileObject": {"@id": resource["path"]},
                    "extract": {"column": field["name"]},
                },
                references={"field": {"@id": f"{_values_of(resource, field)}/value"}}
                if "categories" in field
                else None,
            )
            for field in schema["fields"]
        ],
    }


def _values_of(resource: Resource, field: Field) -> str:
    return f"{resource['name']}_{field['name']}_values"


def _without_none(**entries: object) -> _Json:
    return {key: value for key, value in entries.items() if value is not None}


def _document(content: _Json) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


_CROISSANT_CONTEXT: _Json = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""The context that the Croissant 1.0 specification prescribes, term for term."""
