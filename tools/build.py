"""Build everything that is generated from `data/`, or check that it is what it should be.

    python -m tools.build            write what is missing or differs
    python -m tools.build --check    write nothing; fail if anything would be written

A file that nothing builds, in a folder where everything is built, is named and fails both; it is
never removed, since it may be somebody's work.

What is written depends on `data/`, `tools/` and the models alone: no clock, no network, no order
that varies. So a second build gives the same bytes.
"""

import argparse
import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias, cast

import attrs

from ofsted_inspection._record import Record
from ofsted_inspection.datasets import DatasetInfo
from ofsted_inspection.interchange import SCHEMA_VERSION, json_schema
from ofsted_inspection.models import Inspection, OfficialResult
from tools import about, agreement, figures, gazetteer, kept, packages, tiles
from tools.about import CREATOR, About
from tools.compiled import encoded
from tools.datasheet import datasheet, dictionary, filled
from tools.descriptors import croissant, data_package, homepage
from tools.files import others
from tools.released import REGISTER, released

ROOT = Path(__file__).resolve().parent.parent
BUNDLED = "src/ofsted_inspection/_bundled"
MANIFEST = "data/manifest.json"
_WARRINGTON = 80575
_Records: TypeAlias = Sequence[Inspection] | Sequence[OfficialResult]


def outputs(root: Path = ROOT) -> dict[str, bytes]:
    """Return every generated file, by its path below `root`."""
    data = root / "data"
    places = gazetteer.read(data / gazetteer.NAME)
    known = {authority.urn: authority for authority in places.authorities}
    warrington = kept.warrington(data / "warrington-2011", known[_WARRINGTON])
    england = kept.inspections(data / "england", data / gazetteer.NAME)
    held = {warrington.id, *(each.id for each in england)}
    results = kept.official_results(data / "england-2009-2013", data / gazetteer.NAME, held)

    agreed = agreement.measured(
        data / "warrington-2011", warrington.readings.annotations if warrington.readings else ()
    )
    of_warrington = figures.of_report(warrington) | figures.of_agreement(agreed)
    passes = (data / "warrington-2011/kept/annotation_passes.csv").read_bytes()

    files = {
        "data/warrington-2011/agreement.json": agreement.document(agreed),
        # What no model holds comes with the package as it is.
        f"{BUNDLED}/warrington-2011-agreement.json": agreement.document(agreed),
        f"{BUNDLED}/warrington-2011-annotation_passes.csv": passes,
        f"{BUNDLED}/warrington-2011-codebook.md": (
            data / "warrington-2011" / "CODEBOOK.md"
        ).read_bytes(),
    }
    catalogue: list[DatasetInfo] = []
    for name, records, counted in (
        ("warrington-2011", (warrington,), of_warrington),
        ("england", england, figures.of_inspections(england)),
        ("england-2009-2013", results, figures.of_official_results(results)),
        (gazetteer.NAME, places.authorities, gazetteer.of_gazetteer(places)),
    ):
        compiled = encoded(places.records if name == gazetteer.NAME else records)
        files[f"{BUNDLED}/{name}.json"] = compiled
        described = about.read(data / name)
        if name == gazetteer.NAME:
            tables = gazetteer.published(data / name)
            found = gazetteer.described(tables)
        else:
            tables, found = packages.package(cast("_Records", records))
        if name == "warrington-2011":
            tables["annotation_passes.csv"] = passes
            found.append(packages.passes(passes))
            files[f"data/{name}/TABLES.md"] = dictionary(described, found)
        files |= {f"data/{name}/{path}": content for path, content in tables.items()}
        model = type(records[0]).__name__
        files[f"data/{name}/README.md"] = datasheet(described, found, tables, counted)
        prefix = f"data/{name}/"
        built = {
            path.removeprefix(prefix): content
            for path, content in files.items()
            if path.startswith(prefix) and path.removeprefix(prefix) not in tables
        }
        rest = others(described, data / name, built)
        files |= {
            f"data/{name}/datapackage.json": data_package(described, model, found, rest),
            f"data/{name}/croissant.json": croissant(described, found, rest),
        }
        sheet = files[f"data/{name}/README.md"].decode()
        info = _info(described, compiled, records, sheet)
        there = {
            *(each.path for each in rest),
            *built,
            *tables,
            "datapackage.json",
            "croissant.json",
        }
        published = tuple(sorted(each for each in there if not each.startswith("kept/")))
        catalogue.append(attrs.evolve(info, files=published))
    files[f"{BUNDLED}/warrington-2011-without-text.json"] = encoded([_without_text(warrington)])
    files[f"{BUNDLED}/statistical-neighbours.json"] = gazetteer.neighbour_lists(places)
    files[f"{BUNDLED}/tiles.json"] = tiles.layout(tiles.read())
    files[f"{BUNDLED}/catalogue.json"] = encoded(catalogue)
    schemas = _schemas()
    files |= schemas | released(root, BUNDLED, schemas)
    files["data/README.md"] = filled("README", {"datasets": _listing(catalogue)})
    files[MANIFEST] = _manifest(root, files)
    return files


def _without_text(inspection: Inspection) -> Inspection:
    """Return the outcome alone, with the source named and nothing that points into its text."""
    source = inspection.source
    bare = None if source is None else attrs.evolve(source, spans=(), doubts=())
    return attrs.evolve(inspection, report=None, readings=None, source=bare)


def _schemas() -> dict[str, bytes]:
    """Return the JSON Schema of each document of interchange, under its version."""
    models = {"inspection": Inspection, "official-result": OfficialResult}
    return {
        f"{BUNDLED}/{name}-{SCHEMA_VERSION}.schema.json": (
            json.dumps(json_schema(model), indent=1, ensure_ascii=False) + "\n"
        ).encode()
        for name, model in models.items()
    }


def _info(described: About, compiled: bytes, records: Sequence[Record], sheet: str) -> DatasetInfo:
    return DatasetInfo(
        name=described.name,
        title=described.title,
        version=described.version,
        rows=len(records),
        sha256=_sha256(compiled),
        creator=CREATOR,
        released=described.released,
        terms=described.terms,
        citation=described.citation,
        bibtex=described.bibtex,
        cautions=described.cautions,
        datasheet=sheet,
        covers_from=described.covers_from,
        covers_to=described.covers_to,
        url=homepage(),
    )


def _listing(catalogue: Sequence[DatasetInfo]) -> str:
    return "\n".join(
        [
            "| dataset | version | what |",
            "|---|---|---|",
            *(
                f"| [{each.name}]({each.name}/README.md) | {each.version} | {each.title} |"
                for each in catalogue
            ),
        ]
    )


def _manifest(root: Path, files: dict[str, bytes]) -> bytes:
    """Return size and SHA-256 of every file of `data/`, kept or built, and every compiled file."""
    kept = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in (root / "data").rglob("*")
        if path.is_file()
    }
    contents = {path: content for path, content in (kept | files).items() if path != MANIFEST}
    entries = [
        {
            "path": path,
            "bytes": len(content),
            "sha256": _sha256(content),
            "built": path in files,
        }
        for path, content in sorted(contents.items())
    ]
    return (json.dumps({"files": entries}, indent=2) + "\n").encode()


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def differing(files: Mapping[str, bytes], root: Path = ROOT) -> list[str]:
    """Return the paths of `files` that are missing below `root` or hold something else."""
    return [
        path
        for path, content in files.items()
        if not (root / path).is_file() or (root / path).read_bytes() != content
    ]


def left_over(files: Mapping[str, bytes], root: Path = ROOT) -> list[str]:
    """Return the paths of files that nothing builds any more, in folders that are all built.

    Of a dataset's folder that is its tables.
    """
    built = (root / BUNDLED).glob("*"), (root / "data").glob("*/*.csv")
    present = (path.relative_to(root).as_posix() for folder in built for path in folder)
    return sorted(path for path in present if path not in files)


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Build or check, as the command line says; return 1 if something is not as it should be."""
    parser = argparse.ArgumentParser(prog="python -m tools.build")
    parser.add_argument("--check", action="store_true", help="write nothing, compare bytes")
    check: bool = parser.parse_args(arguments).check
    files = outputs(root)
    changed, stale = differing(files, root), left_over(files, root)
    for path in changed:
        print(f"{'differs' if check else 'written'}: {path}")
        if not check:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(files[path])
    for path in stale:
        print(f"left over: {path}")
    if stale:
        print(f"remove what is left over; a schema that was released is registered in {REGISTER}")
    print(f"{len(files)} files, {len(changed)} {'differ' if check else 'written'}")
    return 1 if stale or (check and changed) else 0


if __name__ == "__main__":
    raise SystemExit(main())
