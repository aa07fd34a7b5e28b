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

import attrs

from ofsted_inspection._record import Record
from ofsted_inspection.datasets import DatasetInfo
from ofsted_inspection.interchange import SCHEMA_VERSION, json_schema
from ofsted_inspection.models import (
    Basis,
    Inspection,
    InspectionKind,
    LocalAuthority,
    ReportedGrade,
)
from ofsted_inspection.reading import read_slac
from tools import about, agreement, figures, outcomes
from tools.about import About
from tools.compiled import encoded
from tools.datasheet import datasheet, dictionary, filled
from tools.descriptors import croissant, data_package, resources
from tools.dictionary import TABLES
from tools.readings import readings
from tools.tidy import FOLDER, tidy

ROOT = Path(__file__).resolve().parent.parent
BUNDLED = "src/ofsted_inspection/_bundled"
MANIFEST = "data/manifest.json"
_WARRINGTON = 80575


def outputs(root: Path = ROOT) -> dict[str, bytes]:
    """Return every generated file, by its path below `root`."""
    data = root / "data"
    authorities = outcomes.authorities(data / "england-2014-2025")
    known = {each.urn: each for each in authorities}
    warrington = _warrington(data / "warrington-2011", known[_WARRINGTON])
    england = outcomes.inspections(data / "england-2014-2025", known)
    held = {warrington.id, *(each.id for each in england)}
    reported = outcomes.reported_grades(data / "slac-reported-grades", known, held)

    agreed = agreement.measured(data / "warrington-2011")
    of_warrington = figures.of_report(warrington) | figures.of_agreement(agreed)

    files = {"data/warrington-2011/agreement.json": agreement.document(agreed)}
    catalogue: list[DatasetInfo] = []
    for name, records, counted in (
        ("warrington-2011", (warrington,), of_warrington),
        ("england-2014-2025", england, figures.of_inspections(england)),
        ("slac-reported-grades", reported, figures.of_reported_grades(reported, authorities)),
    ):
        compiled = encoded(records)
        files[f"{BUNDLED}/{name}.json"] = compiled
        described = about.read(data / name)
        if name in TABLES:
            tables = {each.file: (data / name / each.file).read_bytes() for each in TABLES[name]}
            found = resources(TABLES[name], tables)
        else:
            passes = (data / name / "annotation_passes.csv").read_bytes()
            tables, found = tidy(warrington, name, passes)
            files |= {f"data/{name}/{path}": content for path, content in tables.items()}
            files[f"data/{name}/{FOLDER}/README.md"] = dictionary(described, found)
        files |= {
            f"data/{name}/README.md": datasheet(described, found, tables, counted),
            f"data/{name}/datapackage.json": data_package(described, found),
            f"data/{name}/croissant.json": croissant(described, found),
        }
        sheet = files[f"data/{name}/README.md"].decode()
        catalogue.append(_info(described, compiled, records, sheet))
    files[f"{BUNDLED}/warrington-2011-without-text.json"] = encoded([_without_text(warrington)])
    files[f"{BUNDLED}/authorities.json"] = encoded(authorities)
    files[f"{BUNDLED}/catalogue.json"] = encoded(catalogue)
    files |= _schemas()
    files["data/README.md"] = filled("README", {"datasets": _listing(catalogue)})
    files[MANIFEST] = _manifest(root, files)
    return files


def _warrington(folder: Path, authority: LocalAuthority) -> Inspection:
    inspection = read_slac((folder / "report.txt").read_bytes(), authority=authority)
    return attrs.evolve(
        inspection,
        # The report does not say so; Ofsted's underlying data of 2023 list it as one.
        kind=InspectionKind.REINSPECTION,
        kind_basis=Basis.OFFICIAL_STATISTICS,
        readings=readings(folder),
    )


def _without_text(inspection: Inspection) -> Inspection:
    """Return the outcome alone, with the source named and nothing that points into its text."""
    source = inspection.source
    bare = None if source is None else attrs.evolve(source, spans=(), doubts=())
    return attrs.evolve(inspection, report=None, readings=None, source=bare)


def _schemas() -> dict[str, bytes]:
    """Return the JSON Schema of each document of interchange, under its version."""
    models = {"inspection": Inspection, "reported-grade": ReportedGrade}
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
        terms=described.terms,
        citation=described.citation,
        bibtex=described.bibtex,
        cautions=described.cautions,
        datasheet=sheet,
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
    """Return the paths of files that nothing builds any more, in folders that are all built."""
    folders = {BUNDLED, *(path.as_posix() for path in _all_built(root))}
    present = (
        path.relative_to(root).as_posix() for each in folders for path in (root / each).glob("*")
    )
    return sorted(path for path in present if path not in files)


def _all_built(root: Path) -> list[Path]:
    return [path.relative_to(root) for path in (root / "data").glob(f"*/{FOLDER}")]


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
    print(f"{len(files)} files, {len(changed)} {'differ' if check else 'written'}")
    return 1 if stale or (check and changed) else 0


if __name__ == "__main__":
    raise SystemExit(main())
