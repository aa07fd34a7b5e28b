"""Describe a dataset's files for machines: Frictionless Data Package v2, and Croissant.

Both are made from the same data dictionary and `about.toml`, so they cannot disagree.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from tools.about import CREATOR, About
from tools.dictionary import Column, Table

_Json: TypeAlias = dict[str, object]

_PROFILES = "https://datapackage.org/profiles/2.0"
_CROISSANT_TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
}


def data_package(about: About, tables: Sequence[Table], files: Mapping[str, bytes]) -> bytes:
    """Return `datapackage.json`; `files` holds the content of each table's file by its name."""
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
            "resources": [_resource(table, files[table.file]) for table in tables],
        }
    )


def _resource(table: Table, content: bytes) -> _Json:
    return {
        "name": table.name,
        "type": "table",
        "path": table.file,
        "title": table.title,
        "description": table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "$schema": f"{_PROFILES}/tableschema.json",
            "fieldsMatch": "exact",
            "fields": [
                _field(column, sole_key=table.key == (column.name,)) for column in table.columns
            ],
            "missingValues": [""],
            "primaryKey": table.key,
            "foreignKeys": [
                {
                    "fields": key.columns,
                    "reference": {"resource": key.table, "fields": key.references},
                }
                for key in table.foreign_keys
            ],
        },
    }


def _field(column: Column, *, sole_key: bool) -> _Json:
    field: _Json = {"name": column.name, "type": column.type, "description": column.meaning}
    if column.absent:
        field["missingValues"] = [
            {"value": value, "label": label} for value, label in column.absent
        ]
    if column.choices:
        field["categories"] = [{"value": value, "label": label} for value, label in column.choices]
        field["categoriesOrdered"] = column.ordered
    constraints = _without_none(
        required=True if column.required else None,
        unique=True if sole_key else None,
        # Validators that do not know categories know enum.
        enum=[value for value, _ in column.choices] or None,
        pattern=column.pattern,
    )
    return field | ({"constraints": constraints} if constraints else {})


def croissant(about: About, tables: Sequence[Table], files: Mapping[str, bytes]) -> bytes:
    """Return `croissant.json`; `files` holds the content of each table's file by its name."""
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
            "distribution": [_file_object(table, files[table.file]) for table in tables],
            "recordSet": [
                *(
                    _enumeration(table, each)
                    for table in tables
                    for each in table.columns
                    if each.choices
                ),
                *(_record_set(table) for table in tables),
            ],
        }
    )


def _file_object(table: Table, content: bytes) -> _Json:
    return {
        "@type": "cr:FileObject",
        "@id": table.file,
        "name": table.file,
        "description": table.meaning,
        "contentUrl": table.file,
        "contentSize": f"{len(content)} B",
        "encodingFormat": "text/csv",
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def _enumeration(table: Table, column: Column) -> _Json:
    name = _values_of(table, column)
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": f"What {column.name} may be"
        + (", from worst to best." if column.ordered else "."),
        "dataType": "sc:Enumeration",
        "key": {"@id": f"{name}/value"},
        "field": [
            {"@type": "cr:Field", "@id": f"{name}/{part}", "name": part, "dataType": "sc:Text"}
            for part in ("value", "label")
        ],
        "data": [
            {f"{name}/value": value, f"{name}/label": label}
            for value, label in (*column.absent, *column.choices)
        ],
    }


def _record_set(table: Table) -> _Json:
    # Keys between tables are in the Data Package alone: Croissant has no key of two columns, and
    # its reference implementation joins tables on one, which would repeat their rows.
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.meaning,
        "key": [{"@id": f"{table.name}/{column}"} for column in table.key],
        "field": [
            _without_none(
                **{"@type": "cr:Field", "@id": f"{table.name}/{column.name}"},
                name=column.name,
                description=column.meaning,
                dataType=_CROISSANT_TYPES[column.type],
                source={
                    "fileObject": {"@id": table.file},
                    "extract": {"column": column.name},
                },
                references={"field": {"@id": f"{_values_of(table, column)}/value"}}
                if column.choices
                else None,
            )
            for column in table.columns
        ],
    }


def _values_of(table: Table, column: Column) -> str:
    return f"{table.name}_{column.name}_values"


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
