"""Ofsted's tables of outcomes: what is written is read, whatever the layout; faults are placed."""

import datetime
import io
import operator
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from ofsted_inspection import (
    Basis,
    Inspection,
    InspectionForm,
    InvalidDocument,
    MissingExtra,
    OfstedOutcomes,
    Problem,
    ProblemCode,
    VisitKind,
    authorities,
    code_changes,
    read_ofsted_outcomes,
)
from ofsted_inspection.interchange import _spreadsheet
from tests.interchange.damaged_outcomes import (
    DAMAGE,
    DOCUMENT,
    FIRST,
    HEADERS,
    NAME,
    NO_SPREADSHEETS,
    NOT_TAKEN_APART,
    OUT,
    TYPE,
)
from tests.interchange.outcome_tables import (
    BARNSLEY,
    BRISTOL,
    COMBINED,
    COVER,
    DORSET,
    DORSET_BEFORE,
    GOOD,
    HELP,
    HISTORY,
    IN_CARE,
    IN_YEAR,
    LEADERS,
    LEAVERS,
    MONITORING,
    NEWEST,
    NOTES,
    OF_2023,
    OF_2026,
    OF_JUNE_2026,
    OVERALL,
    RI,
    VISIT,
    Row,
    laid_out,
    workbook,
)
from tests.interchange.spreadsheet import Cell, Rows, packed, spreadsheet


def read(sheets: Mapping[str, Rows]) -> OfstedOutcomes:
    return read_ofsted_outcomes(io.BytesIO(spreadsheet(sheets)))


def refused(sheets: Mapping[str, Rows]) -> tuple[Problem, ...]:
    with pytest.raises(InvalidDocument) as caught:
        read(sheets)
    return caught.value.problems


def grades(inspection: Inspection) -> dict[str, str]:
    return {each.aspect.key: each.grade.value for each in inspection.judgements}


# ------------------------------------------------------------------------------------- the law

WORDS = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires_improvement": RI,
    "inadequate": "Inadequate",
}
TITLES = {
    "overall": (OVERALL,),
    "leaders": (LEADERS, OF_2023[5]),
    "help_and_protection": (HELP, OF_2023[6]),
    "in_care": (IN_CARE, OF_2023[7]),
    "care_leavers": (LEAVERS, OF_2023[8]),
}
FORMS = {"standard": "ILACS Standard Inspection", "short": "ILACS Short Inspection"}
REGION = {
    "North East": "North East, Yorkshire and the Humber",
    "Yorkshire and The Humber": "North East, Yorkshire and the Humber",
}
FORMER = {each.urn: each.ons_code for each in code_changes() if each.valid_from is None}


def judged(first: datetime.date) -> Mapping[str, str]:
    """Return the aspects that the edition of a first day judges, each with its column."""
    if first < datetime.date(2023, 1, 1):
        columns = ("overall", "leaders", "help_and_protection")
        return {each: each for each in columns} | {"in_care_and_care_leavers": "in_care"}
    keys = ("overall", "leaders", "help_and_protection", "in_care", "care_leavers")
    return {each: each for each in keys[first >= datetime.date(2026, 4, 1) :]}


@st.composite
def tables(draw: st.DrawFn) -> tuple[dict[str, Rows], list[tuple[object, ...]]]:
    """Draw a sheet of inspections under columns in any order, and what it states."""
    optional = ["Local authority area code", "Publication date", "Inspection type"]
    kept = draw(st.sets(st.sampled_from(optional)))
    titles = {key: draw(st.sampled_from(several)) for key, several in TITLES.items()}
    columns = ["Local authority name", "Ofsted region", "Inspection date", *kept, *titles.values()]
    stated: dict[tuple[int, datetime.date], tuple[object, ...]] = {}
    rows: list[Row] = []
    for place in draw(st.lists(st.sampled_from(authorities()), max_size=5)):
        first = draw(st.dates(datetime.date(2018, 1, 29), datetime.date(2026, 12, 31)))
        if (place.urn, first) in stated:
            continue
        out = first + datetime.timedelta(draw(st.integers(0, 90)))
        form = draw(st.sampled_from(sorted(FORMS)))
        aspects = judged(first)
        drawn = {key: draw(st.sampled_from(sorted(WORDS))) for key in aspects}
        # Before, by its name alone, another was meant.
        if place.name == "Dorset" and first < datetime.date(2019, 4, 1):
            continue
        cells: dict[str, Cell] = {
            "Local authority name": place.name,
            "Local authority area code": FORMER.get(place.urn, place.ons_code),
            "Ofsted region": REGION.get(place.region.value, place.region.value),
            "Inspection date": first,
            "Publication date": out,
            "Inspection type": FORMS[form],
        }
        rows.append(cells | {titles[column]: WORDS[drawn[key]] for key, column in aspects.items()})
        stated[place.urn, first] = (
            first,
            place.urn,
            out if "Publication date" in kept else None,
            form if "Inspection type" in kept else None,
            drawn,
        )
    notes: Rows = [[f"Note {number}"] for number in range(draw(st.integers(0, 3)))]
    sheet = laid_out(draw(st.permutations(columns)), rows, notes)
    found = sorted(stated.values(), key=operator.itemgetter(0, 1))
    return {"Cover": COVER, "Table": [*sheet, []]}, found


@given(tables())
def test_what_a_table_states_is_read_wherever_its_columns_stand(
    drawn: tuple[dict[str, Rows], list[tuple[object, ...]]],
) -> None:
    sheets, stated = drawn
    found = read(sheets)
    assert [
        (
            each.start,
            each.authority.urn,
            each.published,
            each.form and each.form.value,
            grades(each),
        )
        for each in found.inspections
    ] == stated
    assert all(each.end is None for each in found.inspections)
    assert (found.sheets_read, found.sheets_passed_over) == (("Table",), ("Cover",))


# ------------------------------------------------------------------------------------- examples


def test_sheets_that_state_one_inspection_give_one() -> None:
    found = read(workbook())
    assert [each.id for each in found.inspections] == [
        "80463-2018-06-04",
        "80426-2018-10-08",
        "2532283-2021-09-27",
        "80441-2023-01-16",
        "80426-2023-09-11",
    ]
    before, after = found.inspections[1], found.inspections[4]
    assert [each.framework.id for each in (before, after)] == ["ilacs-2018", "ilacs-2023"]
    assert grades(before) == {
        "leaders": "good",
        "help_and_protection": "good",
        "in_care_and_care_leavers": "requires_improvement",
        "overall": "good",
    }
    assert grades(after)["care_leavers"] == "outstanding"
    assert (before.form, after.form) == (InspectionForm.SHORT, InspectionForm.STANDARD)
    assert after.authority.ons_code == "E08000038"
    bases = {after.start_basis, after.published_basis, after.kind_basis}
    assert bases == {Basis.OFFICIAL_STATISTICS}
    assert after.end_basis is None
    assert found.sheets_read == ("Newest", "In-year", "History")
    assert found.sheets_passed_over == ("Cover", "Notes")
    assert found.source.title == "Newest made-up inspections"
    assert found.source.publisher == "Ofsted"
    assert found.source.extractor == f"python-calamine {version('python-calamine')}"
    assert repr(found) == "OfstedOutcomes(5 inspections, 2 visits, 3 of 5 sheets)"


def test_visits_are_read_with_their_theme() -> None:
    focused, monitoring = sorted(read(workbook()).visits, key=lambda each: each.kind.value)
    assert (focused.kind, monitoring.kind) == (VisitKind.FOCUSED, VisitKind.MONITORING)
    assert (focused.theme, monitoring.theme) == ("Front door", None)
    assert focused.day == datetime.date(2024, 11, 5)
    assert focused.published == datetime.date(2024, 12, 5)
    assert focused.authority.name == "Bristol"
    assert repr(focused) == "Visit(80441, 2024-11-05, focused, 'Front door')"
    assert repr(monitoring) == "Visit(80441, 2024-11-05, monitoring)"


def test_a_path_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "table.ods").write_bytes(spreadsheet(workbook()))
    assert read_ofsted_outcomes(tmp_path / "table.ods") == read(workbook())


def test_a_table_without_overall_effectiveness_is_read() -> None:
    found = read({"Newest": laid_out(OF_2026, [OF_JUNE_2026, BARNSLEY])})
    barnsley, leeds = found.inspections
    assert leeds.framework.id == "ilacs-2026"
    assert list(grades(leeds)) == ["leaders", "help_and_protection", "in_care", "care_leavers"]
    assert barnsley.framework.id == "ilacs-2023"
    assert barnsley.find("overall") is None


def test_what_one_sheet_leaves_out_another_adds() -> None:
    short = {"Newest": laid_out(OF_2026, [BARNSLEY]), "Then": laid_out(NEWEST, [BARNSLEY])}
    for sheets in (short, dict(reversed(short.items()))):
        (barnsley,) = read(sheets).inspections
        assert barnsley.overall.grade.value == "good"
        assert barnsley.judgements[-1].aspect.key == "overall"


@pytest.mark.parametrize("out", [BARNSLEY[OUT], None])
def test_the_day_of_publication_is_that_of_whichever_sheet_has_it(out: Cell) -> None:
    """And where none has it, it is not known, nor is its basis."""
    sheets = {"One": laid_out(OF_2023, [BARNSLEY]), "Two": laid_out(OF_2023, [BARNSLEY])}
    if out is not None:
        sheets["Two"] = laid_out(NEWEST, [BARNSLEY])
    for several in (sheets, dict(reversed(sheets.items()))):
        (barnsley,) = read(several).inspections
        assert barnsley.published == out
        assert barnsley.published_basis is (Basis.OFFICIAL_STATISTICS if out else None)


def test_a_sheet_without_words_above_its_header_is_called_by_its_name() -> None:
    sheet = laid_out(NEWEST, [BARNSLEY])
    assert read({"Newest": sheet}).source.title == "Newest"
    assert read({"Newest": [[None, "Of no day"], ["Note"], *sheet]}).source.title == "Of no day"


@pytest.mark.parametrize(("day", "urn"), [(31, 80463), (32, 2532283)])
def test_a_name_passes_on_with_the_first_day_of_its_new_bearer(day: int, urn: int) -> None:
    """Dorset was made anew on 1 April 2019."""
    first = datetime.date(2019, 3, 1) + datetime.timedelta(day - 1)
    (found,) = read({"a": laid_out(OF_2023, [DORSET | {OF_2023[3]: first}])}).inspections
    assert found.authority.urn == urn


def test_the_combined_judgement_may_have_a_column_of_its_own() -> None:
    columns = (*NEWEST[:-2], COMBINED)
    (dorset,) = read({"a": laid_out(columns, [DORSET | {COMBINED: RI}])}).inspections
    assert grades(dorset)["in_care_and_care_leavers"] == "requires_improvement"
    both = {"a": laid_out((*NEWEST, COMBINED), [DORSET | {COMBINED: RI}])}
    assert [(each.column, each.code) for each in refused(both)] == [
        (IN_CARE, ProblemCode.CONTRADICTION)
    ]


@pytest.mark.parametrize(
    ("columns", "row", "urn"),
    [
        (NEWEST, DORSET_BEFORE, 80463),
        (HISTORY, DORSET_BEFORE, 80463),
        (OF_2023, DORSET_BEFORE, 80463),
        (OF_2023, DORSET, 2532283),
        ((*OF_2023, "Local authority status"), DORSET_BEFORE, 80463),
        ((*OF_2023, "Local authority status"), DORSET, 2532283),
    ],
)
def test_a_name_is_that_of_its_day(columns: tuple[str, ...], row: Row, urn: int) -> None:
    (found,) = read({"a": laid_out(columns, [row])}).inspections
    assert found.authority.urn == urn


def test_an_authority_made_of_others_with_names_of_their_own_is_itself() -> None:
    early = BRISTOL | {"Local authority name": "Cumberland", "Ofsted region": "North West"}
    (found,) = read({"a": laid_out(OF_2023, [early])}).inspections
    assert found.authority.name == "Cumberland"


# ------------------------------------------------------------------------------------- damage


@pytest.mark.parametrize(("columns", "row", "expected"), DAMAGE)
def test_a_fault_is_placed_by_sheet_row_and_column(
    columns: tuple[str, ...], row: Row, expected: list[tuple[str | None, ProblemCode]]
) -> None:
    sheets = {"Cover": COVER, "Odd": laid_out(columns, [BRISTOL, row], NOTES)}
    found = refused(sheets)
    assert [(each.column, each.code) for each in found] == expected
    assert {(each.file, each.line) for each in found} == {("Odd", 6)}


def test_every_fault_of_every_sheet_is_listed() -> None:
    sheets = {
        "One": laid_out(NEWEST, [BARNSLEY | {HELP: "Fine"}, BRISTOL | {NAME: "Bristle"}]),
        "Two": laid_out(IN_YEAR, [VISIT | {HELP: GOOD, LEADERS: GOOD}]),
        "Three": [[*NEWEST, "Grade of nothing"]],
    }
    assert [(each.file, each.line) for each in refused(sheets)] == [
        ("One", 2),
        ("One", 3),
        ("Two", 2),
        ("Two", 2),
        ("Three", 1),
    ]


@pytest.mark.parametrize(("header", "code"), HEADERS)
def test_a_header_that_is_not_known_whole_is_refused(
    header: tuple[str, ...], code: ProblemCode
) -> None:
    (fault,) = refused({"a": [["Note"], header]})
    assert (fault.file, fault.line, fault.code) == ("a", 2, code)


def test_a_cell_under_no_column_is_refused() -> None:
    first, *rest = laid_out(NEWEST, [BARNSLEY])
    (fault,) = refused({"a": [first, *([*row, "beside"] for row in rest)]})
    assert (fault.file, fault.line, fault.code) == ("a", 2, ProblemCode.UNRECOGNISED)


def test_an_empty_column_without_a_name_says_nothing() -> None:
    first, *rest = laid_out(NEWEST, [BARNSLEY])
    found = read({"a": [[None, *first], *([None, *row] for row in rest)]})
    assert found.inspections == read({"a": [first, *rest]}).inspections


def test_a_table_without_regions_is_read() -> None:
    columns = tuple(title for title in NEWEST if title != "Ofsted region")
    (found,) = read({"a": laid_out(columns, [BARNSLEY])}).inspections
    assert found.authority.name == "Barnsley"


def test_a_day_kept_with_its_midnight_is_that_day() -> None:
    midnight = datetime.datetime(2023, 9, 11)  # noqa: DTZ001 - as it is kept
    (found,) = read({"a": laid_out(NEWEST, [BARNSLEY | {FIRST: midnight}])}).inspections
    assert found.start == datetime.date(2023, 9, 11)


def test_a_note_below_a_table_is_refused() -> None:
    assert {
        each.line for each in refused({"a": [*laid_out(NEWEST, [BARNSLEY]), [], ["Note"]]})
    } == {4}


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        (BARNSLEY | {HELP: GOOD}, HELP),
        (BARNSLEY | {OUT: datetime.date(2023, 10, 28)}, OUT),
        (BARNSLEY | {TYPE: "ILACS Short Inspection"}, TYPE),
    ],
)
def test_sheets_that_contradict_one_another_are_refused(changed: Row, column: str) -> None:
    sheets = {
        "One": laid_out(HISTORY, [BARNSLEY]),
        "Two": laid_out(HISTORY, [BRISTOL, changed]),
    }
    (fault,) = refused(sheets)
    assert (fault.file, fault.line, fault.column) == ("Two", 3, column)
    assert fault.code is ProblemCode.CONTRADICTION


@pytest.mark.parametrize(("columns", "row"), [(NEWEST, BARNSLEY), (IN_YEAR, MONITORING)])
def test_what_stands_twice_in_one_sheet_is_refused(columns: tuple[str, ...], row: Row) -> None:
    (fault,) = refused({"a": laid_out(columns, [row, row])})
    assert (fault.line, fault.code) == (3, ProblemCode.DUPLICATE)
    assert read({name: laid_out(columns, [row]) for name in "ab"}).sheets_read == ("a", "b")


@pytest.mark.parametrize(
    "sheets",
    [
        {"a": [["Local authority name", "Type"], ["Leeds", "City"]]},
        {"a": [["Local authority", "Inspection date"]], "b": []},
    ],
)
def test_a_file_without_a_table_of_outcomes_is_refused(sheets: dict[str, Rows]) -> None:
    (fault,) = refused(sheets)
    assert fault.code is ProblemCode.MISSING


# ------------------------------------------------------------------------------------- files


@pytest.mark.parametrize(("file", "code"), NO_SPREADSHEETS)
def test_a_file_that_is_no_such_spreadsheet_is_refused(file: bytes, code: ProblemCode) -> None:
    with pytest.raises(InvalidDocument) as caught:
        read_ofsted_outcomes(io.BytesIO(file))
    assert [each.code for each in caught.value.problems] == [code]


def test_what_the_library_cannot_take_apart_is_told_with_its_version() -> None:
    with pytest.raises(InvalidDocument) as caught:
        read_ofsted_outcomes(io.BytesIO(NOT_TAKEN_APART))
    (problem,) = caught.value.problems
    assert f"python-calamine {version('python-calamine')}" in problem.found
    assert "as it was saved" in problem.expected


_OF_VALUE = 'office:value-type="float" office:value="1"'


@st.composite
def measured(draw: st.DrawFn) -> tuple[str, int]:
    """Draw tables whose rows and cells are repeated, and how many cells they have.

    Of each it is the rectangle from its corner that holds all that stands in it.
    """
    tables, cells = "", 0
    for _ in range(draw(st.integers(1, 3))):
        corners, table, row = [(0, 0)], "", 0
        for _ in range(draw(st.integers(0, 3))):
            times, column, tags = draw(st.integers(1, 3)), 0, ""
            row += times
            for _ in range(draw(st.integers(0, 3))):
                wide = draw(st.integers(1, 3))
                column += wide
                kind, inside = draw(
                    st.sampled_from((("", ""), ("", "<text:p>x</text:p>"), (_OF_VALUE, "")))
                )
                corners += [(row, column)] if kind or inside else []
                tag = draw(st.sampled_from(("table:table-cell", "table:covered-table-cell")))
                repeats = f'table:number-columns-repeated="{wide}"'
                tags += f"<{tag} {repeats} {kind}>{inside}</{tag}>"
            repeats = f'table:number-rows-repeated="{times}"'
            table += f"<table:table-row {repeats}>{tags}</table:table-row>"
        tables += f"<table:table>{table}</table:table>"
        rows, columns = zip(*corners, strict=True)
        cells += max(rows) * max(columns)
    return tables, cells


@given(measured().filter(operator.itemgetter(1)))
def test_sheets_are_measured_from_their_corners_to_what_stands_last(drawn: tuple[str, int]) -> None:
    """Law: a document with one cell more than may be is refused, and no other."""
    tables, cells = drawn
    head, _, rest = DOCUMENT.partition("<table:table ")
    file = packed(f"{head}{tables}{rest[rest.rindex('</office:spreadsheet>') :]}")
    for most, code in ((cells, ProblemCode.MISSING), (cells - 1, ProblemCode.TOO_LARGE)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(_spreadsheet, "MOST_CELLS", most)
            with pytest.raises(InvalidDocument) as caught:
                read_ofsted_outcomes(io.BytesIO(file))
        assert [each.code for each in caught.value.problems] == [code]


def test_empty_rows_and_columns_to_the_end_of_a_sheet_cost_nothing() -> None:
    rest = '<table:table-cell table:number-columns-repeated="16384"/>'
    end = f'<table:table-row table:number-rows-repeated="1048000">{rest}</table:table-row>'
    document = DOCUMENT.replace("</table:table-row>", f"{rest}</table:table-row>")
    file = packed(document.replace("</table:table>", f"{end}</table:table>"))
    assert read_ofsted_outcomes(io.BytesIO(file)).inspections == read(workbook()).inspections


def test_a_document_of_any_length_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_spreadsheet, "LARGEST_DOCUMENT", 1_000)
    with pytest.raises(InvalidDocument, match=r"^Ofsted's table of outcomes: 1 problem") as caught:
        read(workbook())
    (fault,) = caught.value.problems
    assert fault.code is ProblemCode.TOO_LARGE
    assert "1000 bytes" in fault.found


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.version", version)
    with pytest.raises(MissingExtra) as caught:
        read(workbook())
    assert (caught.value.module, caught.value.extra) == ("python-calamine", "spreadsheets")


FILES = st.one_of(
    st.binary(max_size=200),
    st.tuples(st.integers(0, 3_000), st.sampled_from(("", "<a/>", "<text:p/>", "&#65;", '"')))
    .map(lambda at: DOCUMENT[: at[0]] + at[1] + DOCUMENT[at[0] :])
    .map(packed),
    st.tuples(st.integers(0, 2_000), st.integers(0, 255)).map(
        lambda at: bytes(
            byte if place != at[0] else at[1] for place, byte in enumerate(spreadsheet(workbook()))
        )
    ),
)


@given(FILES)
def test_any_file_is_read_or_refused(file: bytes) -> None:
    try:
        assert isinstance(read_ofsted_outcomes(io.BytesIO(file)), OfstedOutcomes)
    except InvalidDocument as error:
        assert error.problems  # noqa: PT017 - either is right
