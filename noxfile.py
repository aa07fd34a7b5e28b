"""Everything the project checks, each in an environment of its own: `nox --list` names it all.

Plain `nox` runs the tests on the Python that runs nox. Versions are those of constraints.txt,
save in `lowest`. Tests always meet the package as users do: built, installed, away from `src`.
"""

import os
import shutil
import sys
from pathlib import Path

import nox

nox.needs_version = ">=2025.10.14"
nox.options.default_venv_backend = "uv"
nox.options.download_python = "never"
nox.options.sessions = ["tests"]

# Told to uv as well, which would otherwise fetch a Python that is missing.
os.environ["UV_PYTHON_DOWNLOADS"] = "never"
# A figure that can be repeated: wheels carry this moment instead of now.
os.environ.setdefault("SOURCE_DATE_EPOCH", "1577836800")

ROOT = Path(__file__).parent
PYPROJECT = nox.project.load_toml("pyproject.toml")
PYTHONS = nox.project.python_versions(PYPROJECT)
CONSTRAINTS = "constraints.txt"
# Where the tests of the core lie, which threads may share.
CORE = ("grades", "frameworks", "models", "rules", "aggregation", "comparison", "selection")


# The seed of the order in which `coverage` runs the tests: drawn once, and any other would do.
ORDER = 1807501648


def build_wheel(session: nox.Session) -> Path:
    """Build the wheel from the checkout as it is now and return its path."""
    folder = Path(session.create_tmp()) / "wheel"
    shutil.rmtree(folder, ignore_errors=True)
    session.run_install(
        *("uv", "build", "--quiet", "--wheel", "--out-dir", str(folder)),
        *("--build-constraints", CONSTRAINTS),
        external=True,
        silent=True,
    )
    (wheel,) = folder.glob("*.whl")
    return wheel


def install(session: nox.Session, *groups: str, extras: str = "all") -> None:
    """Install the wheel with `extras`, and the dependency groups, at the pinned versions."""
    chosen = [part for group in groups for part in ("--group", group)]
    package = f"{build_wheel(session)}[{extras}]"
    session.install("-c", CONSTRAINTS, package, *chosen)


def install_groups(session: nox.Session, *groups: str) -> None:
    """Install dependency groups alone, at the pinned versions."""
    session.install("-c", CONSTRAINTS, *(part for group in groups for part in ("--group", group)))


def run_tests(
    session: nox.Session, *options: str, by: tuple[str, ...] = (), env: dict[str, str] | None = None
) -> None:
    """Run the default tests on every core, or what stands after `--`.

    A file is one core's, for what it makes once is shared by its tests; of few that take long
    (`-m slow`), a core without work takes some of another's.
    """
    chosen = session.posargs or (
        "--numprocesses=auto",
        "--dist=worksteal" if "-m" in options else "--dist=loadfile",
    )
    session.run(*by, "pytest", *options, *chosen, env=env)


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests on this Python."""
    install(session, "test")
    run_tests(session)


@nox.session(python=PYTHONS)
def tests_on(session: nox.Session) -> None:
    """Run the tests on each supported Python that is here."""
    install(session, "test")
    run_tests(session)


@nox.session
def coverage(session: nox.Session) -> None:
    """Run the tests in an order that was drawn; they must reach every line and branch.

    What has passed passes again: the seed, which is printed, stands here. Another order is
    `-- --random-order-seed=SEED`; `nightly` draws one each time.
    """
    install(session, "test")
    data = Path(session.create_tmp()).resolve() / "coverage"
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir()
    env = {"COVERAGE_FILE": str(data / "run")}
    options = ("--random-order", f"--random-order-seed={ORDER}")
    run_tests(session, *options, by=("coverage", "run", "-m"), env=env)
    session.run("coverage", "combine", "--quiet", env=env)
    session.run("coverage", "report", env=env)


@nox.session
def lowest(session: nox.Session) -> None:
    """Run the tests with the lowest versions that the package allows of what it uses directly."""
    # Resolved from pyproject.toml: seen from the wheel, what the package uses would be indirect.
    chosen = Path(session.create_tmp()).resolve() / "lowest.txt"
    session.run_install(
        *("uv", "pip", "compile", "pyproject.toml", "--quiet", "--all-extras", "--group", "test"),
        *("--resolution", "lowest-direct", "--output-file", str(chosen)),
        *("--python", str(Path(session.bin) / "python")),
        external=True,
        silent=True,
    )
    session.install("-r", str(chosen), f"{build_wheel(session)}[all]")
    run_tests(session)


@nox.session
def newest(session: nox.Session) -> None:
    """Run the tests with the newest versions of everything, whatever is pinned."""
    session.install("--upgrade", f"{build_wheel(session)}[all]", "--group", "test")
    run_tests(session)


@nox.session
def coming(session: nox.Session) -> None:
    """Run the tests with versions that are not released yet."""
    wheel = f"{build_wheel(session)}[all]"
    session.install("--upgrade", "--prerelease=allow", wheel, "--group", "test")
    run_tests(session)


@nox.session
def quick(session: nox.Session) -> None:
    """Check what was changed since the last commit: style, types, and the tests beside it."""
    # Not the wheel: building and installing it would take longer than all else here.
    chosen = ("--group", "test", "--group", "lint", "--group", "types")
    session.install("-c", CONSTRAINTS, "-e", ".[all]", *chosen)
    session.run("python", "-m", "tools.quick", *session.posargs)


@nox.session
def release(session: nox.Session) -> None:
    """Build what is published into dist/, and refuse a tag that version or changelog lacks."""
    install(session, "build")
    session.run("python", "-m", "tools.release", *session.posargs)
    shutil.rmtree("dist", ignore_errors=True)
    session.run("uv", "build", "--quiet", "--out-dir", "dist", "--build-constraints", CONSTRAINTS)
    files = sorted(str(path) for path in Path("dist").glob("ofsted_inspection-*"))
    session.run("twine", "check", "--strict", *files)
    session.run("cyclonedx-py", "environment", "--output-file", "dist/ofsted-inspection.cdx.json")


@nox.session
def slow(session: nox.Session) -> None:
    """Run the tests that take long."""
    install(session, "test")
    run_tests(session, "-m", "slow")


@nox.session
def threads(session: nox.Session) -> None:
    """Run each test of the core in four threads at once.

    On Python 3.11, which itself fails now and then when threads parse code at once, as Hypothesis
    does (CPython's issue 106905), those that draw examples run in one.
    """
    install(session, "test", "threads")
    options = ["--parallel-threads=4", "--hypothesis-profile=threads"]
    version = session.python or f"{sys.version_info.major}.{sys.version_info.minor}"
    if version == "3.11":
        session.warn("on Python 3.11 PROPERTIES RUN IN ONE THREAD; use --force-python 3.13")
        options.append("--mark-hypothesis-as-unsafe")
        options.append("--override-ini=thread_unsafe_functions=tests.strategies.drawn.batch")
    session.run("pytest", *options, *(session.posargs or [f"tests/{name}" for name in CORE]))


@nox.session
def nightly(session: nox.Session) -> None:
    """Run the property tests with many examples each."""
    install(session, "test")
    session.run("pytest", "--random-order", "--hypothesis-profile", "nightly", *session.posargs)


@nox.session
def mutation(session: nox.Session) -> None:
    """Change the code on purpose, by machine and by hand; fail if more than is kept survives.

    A part that takes four minutes at the most. `-- PACKAGE...` breaks packages by machine and keeps
    the figures (`--part N` one change of N); `python -m tools.mutants` makes every change by hand.
    """
    install(session, "test", "mutation")
    if session.posargs:
        session.run("python", "-m", "tools.mutation", *session.posargs)
        return
    session.run("python", "-m", "tools.mutation", "--check", "grades", "aggregation")
    session.run("python", "-m", "tools.mutants", "--part", "24")


@nox.session
def fuzz(session: nox.Session) -> None:
    """Throw made-up bytes at every reader for a minute, or for the minutes given after `--`."""
    install(session, "test")
    if not session.posargs:
        session.run("pytest", "-m", "fuzz")
        return
    (minutes,) = session.posargs
    session.run("python", "-m", "fuzz", "all", "--seconds", f"{60 * float(minutes)}")


@nox.session
def census(session: nox.Session) -> None:
    """Read the real reports in the folder that OFSTED_REPORTS names, and compare with the truth."""
    folder = os.environ.get("OFSTED_REPORTS")
    if not folder:
        session.skip("OFSTED_REPORTS names no folder of reports: THE CENSUS DID NOT RUN")
    install(session, extras="pdf")
    session.run("python", "-m", "tools.census", folder)
    session.run("python", "-m", "tools.census", "--damage", folder)
    if shutil.which("pdftotext") is None:
        session.warn("no pdftotext: THE CENSUS OF TEXTS DID NOT RUN")
    else:
        session.run("python", "-m", "tools.census", "--layout", folder)
        session.run("python", "-m", "tools.census", "--plain", folder)


@nox.session
def engines(session: nox.Session) -> None:
    """Run the tests that need another engine: Dask, PySpark with its Java, R, and LibreOffice."""
    if shutil.which("java") is None:
        session.error("PySpark needs Java 17 or newer: install it and run this again")
    if shutil.which("Rscript") is None:
        session.error("there is no R: install it (apt-get install r-base-core) and run this again")
    if shutil.which("soffice") is None:
        session.error("there is no LibreOffice: install it (libreoffice-calc-nogui) and run again")
    install(session, "test", "engines")
    session.run("pytest", "-m", "engines", *session.posargs)


@nox.session
def validators(session: nox.Session) -> None:
    """Check the data descriptors with the reference validators of their standards."""
    install(session, "test", "validators")
    for package in sorted(Path("data").glob("*/datapackage.json")):
        session.run("frictionless", "validate", str(package))
    for package in sorted(Path("data").glob("*/croissant.json")):
        session.run("mlcroissant", "validate", "--jsonld", str(package))
    session.run("pytest", "-m", "validators", *session.posargs)


@nox.session
def browser(session: nox.Session) -> None:
    """Open each kind of page and chart, and the docs, in the system's Chromium; ask axe-core."""
    if shutil.which("chromium") is None:
        session.error("there is no chromium: install it (apt-get install chromium) and run again")
    install(session, "test", "browser", "docs")
    run_tests(session, "-m", "browser")


@nox.session
def outside(session: nox.Session) -> None:
    """Compare the grades of England with Ofsted's own tables, in the folder OFSTED_SOURCES."""
    if not os.environ.get("OFSTED_SOURCES"):
        session.warn(
            "DID NOT RUN, nothing was compared: OFSTED_SOURCES does not name the folder that holds "
            "ofsted-la-outcomes-2025-03-31.ods and ofsted-csc-2023-underlying-data.ods"
        )
        return
    install(session, "test")
    session.run("pytest", "-m", "outside", "-rP", *session.posargs)


@nox.session
def generated(session: nox.Session) -> None:
    """Rebuild every generated file and compare it, byte for byte, with the one committed."""
    install(session, "data")
    session.run("python", "-m", "tools.build", "--check")


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, spelling, layers, docstrings, licences, metadata, and what was promised."""
    install(session, "lint", extras="cli")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("codespell")
    session.run("lint-imports")
    session.run("interrogate", "--quiet", "src")
    session.run("reuse", "lint", "--lines")
    session.run("validate-pyproject", "pyproject.toml")
    session.run("python", "-m", "tools.compatibility")
    session.run("vulture")
    session.run("deptry", "src")
    session.run("zizmor", "--offline", "--no-progress", "--quiet", ".github")
    schemas = {
        "github-workflows": ".github/workflows/*.yml",
        "dependabot": ".github/dependabot.yml",
    }
    for schema, pattern in schemas.items():
        files = sorted(str(path) for path in Path().glob(pattern))
        session.run("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files)


@nox.session
def types(session: nox.Session) -> None:
    """Check types with mypy and pyright, both strict, as each supported Python sees them.

    All from one environment: what differs between Pythons is the standard library, which the
    checkers bring. Two more checkers, ty and pyrefly, read the tests of types alone.
    """
    install(session, "types")
    versions = session.posargs or PYTHONS
    for version in versions:
        session.run("mypy", "--python-version", version)
        session.run("pyright", "--pythonversion", version)
    session.run("python", "-m", "tools.checkers", *versions)
    session.run("pyright", "--verifytypes", "ofsted_inspection", "--ignoreexternal")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation; a warning or an unresolved reference is an error."""
    install(session, "docs")
    session.run(
        *("sphinx-build", "-W", "--keep-going", "--nitpicky", "--fresh-env", "-q"),
        *("-b", "html", "docs", "docs/_build/html"),
    )


@nox.session
def distributions(session: nox.Session) -> None:
    """Build wheel and sdist, compare them with the sources, install them in every way there is."""
    install(session, "test", "build")
    session.run("pytest", "-m", "distributions", *session.posargs)


@nox.session
def gates(session: nox.Session) -> None:
    """Break a copy of the project in one way per gate, and show that the gate catches it."""
    install(session, "test", "lint", "types", "docs", "build", "mutation")
    session.run("python", "-m", "tools.gates", *session.posargs)


@nox.session
def benchmarks(session: nox.Session) -> None:
    """Measure speed and memory against comparable libraries, in ratios."""
    # As pip leaves every package, ours and the peers': what starts a process is then compared.
    session.env["UV_COMPILE_BYTECODE"] = "1"
    install(session, "test", "benchmarks")
    session.run("python", "-m", "benchmarks", *session.posargs)


@nox.session
def lock(session: nox.Session) -> None:
    """Renew constraints.txt: the newest versions that all extras and groups allow together."""
    path = ROOT / CONSTRAINTS
    lines = path.read_text(encoding="utf-8").splitlines()
    heading = "".join(f"{line}\n" for line in lines if line.startswith("#"))
    groups = [part for group in PYPROJECT["dependency-groups"] for part in ("--group", group)]
    pinned = session.run(
        *("uv", "pip", "compile", "pyproject.toml", "--universal", "--upgrade"),
        *("--python-version", PYTHONS[0], "--all-extras", *groups),
        *("--no-header", "--no-annotate", "--quiet"),
        external=True,
        silent=True,
    )
    path.write_text(f"{heading}{pinned}", encoding="utf-8")
