"""Describe a dataset's files for machines: Frictionless Data Package v2, and Croissant.

Both are made from `about.toml` and the same resources, as Data Package v2 describes them, so they
cannot disagree.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import NotRequired, TypeAlias, TypedDict

from tools.about import CREATOR, About
from tools.dictionary import Column, Table

_Json: TypeAlias = dict[str, object]


class Category(TypedDict):
    """A value that a field may take, and what it is called."""

    value: str
    label: str


class Field(TypedDict):
    """A column. A category without a label is called by its value."""

    name: str
    type: str
    description: str
    missingValues: NotRequired[list[Category]]
    categories: NotRequired[list[Category] | list[str]]
    categoriesOrdered: NotRequired[bool]
    constraints: NotRequired[_Json]


class ForeignKey(TypedDict):
    """Columns that name a row of another resource."""

    fields: list[str]
    reference: _Json


Schema = TypedDict(
    "Schema",
    {
        "$schema": NotRequired[str],
        "fieldsMatch": NotRequired[str],
        "fields": list[Field],
        "primaryKey": list[str],
        "foreignKeys": NotRequired[list[ForeignKey]],
        "missingValues": list[str],
    },
)
"""The columns and keys of a table."""


class Resource(TypedDict):
    """A file with one table."""

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


_PROFILES = "https://datapackage.org/profiles/2.0"
_CROISSANT_TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
}


def resources(tables: Sequence[Table], files: Mapping[str, bytes]) -> list[Resource]:
    """Return each table as a resource; `files` holds the content of its file by its name."""
    return [_resource(table, files[table.file]) for table in tables]


def _resource(table: Table, content: bytes) -> Resource:
    schema: Schema = {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fieldsMatch": "exact",
        "fields": [
            _field(column, sole_key=table.key == (column.name,)) for column in table.columns
        ],
        "primaryKey": list(table.key),
        "foreignKeys": [
            {
                "fields": list(key.columns),
                "reference": {"resource": key.table, "fields": list(key.references)},
            }
            for key in table.foreign_keys
        ],
        "missingValues": [""],
    }
    return Resource(
        name=table.name,
        type="table",
        path=table.file,
        title=table.title,
        description=table.meaning,
        format="csv",
        mediatype="text/csv",
        encoding="utf-8",
        bytes=len(content),
        hash=f"sha256:{hashlib.sha256(content).hexdigest()}",
        schema=schema,
    )


def _field(column: Column, *, sole_key: bool) -> Field:
    field = Field(name=column.name, type=column.type, description=column.meaning)
    if column.absent:
        field["missingValues"] = [
            Category(value=value, label=label) for value, label in column.absent
        ]
    if column.choices:
        field["categories"] = [
            Category(value=value, label=label) for value, label in column.choices
        ]
        field["categoriesOrdered"] = column.ordered
    constraints = _without_none(
        required=True if column.required else None,
        unique=True if sole_key else None,
        # Validators that do not know categories know enum.
        enum=[value for value, _ in column.choices] or None,
        pattern=column.pattern,
    )
    if constraints:
        field["constraints"] = constraints
    return field


def choices(field: Field) -> list[tuple[str, str]]:
    """Return what a field may hold, value and label, what stands for no value last."""
    categories = field.get("categories", [])
    return [
        (each, each) if isinstance(each, str) else (each["value"], each["label"])
        for each in (*categories, *field.get("missingValues", []))
    ]


def data_package(about: About, described: Sequence[Resource]) -> bytes:
    """Return `datapackage.json`."""
    return _document(
        {
            "$schema": f"{_PROFILES}/datapackage.json",
            "name": about.name,
            "title": about.title,
            "description": about.description,
            "version": about.version,
            "created": f"{about.released}T00:00:00Z",
            "keywords": about.keywords,
            "contributors": [{"title": CREATOR, "roles": ["creator"]}],
            "sources": [{"title": source.title} for source in about.sources],
            "licenses": [
                _without_none(name=each.name, title=each.title, path=each.path)
                for each in about.licences
            ],
            "resources": described,
        }
    )


def croissant(about: About, described: Sequence[Resource]) -> bytes:
    """Return `croissant.json`."""
    return _document(
        {
            "@context": _CROISSANT_CONTEXT,
            "@type": "sc:Dataset",
            "conformsTo": "http://mlcommons.org/croissant/1.0",
            "name": about.name,
            "alternateName": about.title,
            "description": about.description,
            "version": about.version,
            "datePublished": about.released.isoformat(),
            "creator": {"@type": "sc:Organization", "name": CREATOR},
            "license": [each.path or each.name for each in about.licences],
            "usageInfo": about.terms,
            "citeAs": about.bibtex,
            "keywords": about.keywords,
            "inLanguage": "en-GB",
            "isLiveDataset": False,
            "distribution": [_file_object(resource) for resource in described],
            "recordSet": [
                *(each for resource in described for each in _enumerations(resource)),
                *(_record_set(resource) for resource in described),
            ],
        }
    )


def _file_object(resource: Resource) -> _Json:
    return {
        "@type": "cr:FileObject",
        "@id": resource["path"],
        "name": resource["path"],
        "description": resource["description"],
        "contentUrl": resource["path"],
        "contentSize": f"{resource['bytes']} B",
        "encodingFormat": "text/csv",
        "sha256": resource["hash"].removeprefix("sha256:"),
    }


def _enumerations(resource: Resource) -> Iterator[_Json]:
    for field in resource["schema"]["fields"]:
        if values := choices(field):
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
                        "@id": f"{name}/{part}",
                        "name": part,
                        "dataType": "sc:Text",
                    }
                    for part in ("value", "label")
                ],
                "data": [
                    {f"{name}/value": value, f"{name}/label": label} for value, label in values
                ],
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
                if choices(field)
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
