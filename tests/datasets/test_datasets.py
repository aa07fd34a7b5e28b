"""What `load`, `available` and `authorities` give, against the hand-kept files and the source."""

import calendar
import datetime
import enum
import hashlib
import json
import pickle
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias, assert_type, cast

import attrs
import pytest
from hypothesis import given, strategies as st

from ofsted_inspection import (
    Basis,
    DatasetInfo,
    Inspection,
    InspectionKind,
    InvalidDocument,
    Precision,
    Programme,
    ReformedGrade,
    Service,
    SlacGrade,
    Ungraded,
    UnknownName,
    WhenMeans,
    authorities,
    available,
    interchange,
    load,
    load_frame,
    load_tables,
)
from ofsted_inspection._record import Record
from ofsted_inspection.datasets import DatasetName
from tests.comparison.england import england, given_in
from tests.datasets.kept import DATA, kept

_Call: TypeAlias = tuple[Callable[..., object], tuple[object, ...]]
NAMES: tuple[DatasetName, ...] = (
    "warrington-2011",
    "england",
    "england-2009-2013",
    "authorities",
)


def records_within(value: object) -> Iterator[Record]:
    """Yield every record that `value` reaches."""
    if isinstance(value, tuple):
        for each in cast("tuple[object, ...]", value):
            yield from records_within(each)
    elif isinstance(value, Record):
        yield value
        for field in attrs.fields(type(cast("attrs.AttrsInstance", value))):
            yield from records_within(getattr(value, field.name))


def cell(value: enum.Enum | datetime.date | int | str | None) -> str:
    """Return what a file has for a value: nothing where there is none."""
    if value is None:
        return ""
    return str(value.value if isinstance(value, enum.Enum) else value)


def _runs(text: str, length: int = 6) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return (tuple(words[start : start + length]) for start in range(len(words) - length + 1))


class TestEngland:
    """`england` is the hand-kept files, no more and no less."""

    def test_every_cell_of_the_inspections(self) -> None:
        found = [
            {
                "inspection_id": each.id,
                "urn": str(each.authority.urn),
                "framework_id": each.framework.id,
                "kind": each.kind.value,
                "kind_basis": cell(each.kind_basis),
                "form": cell(each.form),
                "start": str(each.start),
                "start_precision": each.start_precision.value,
                "start_basis": cell(each.start_basis),
                "end": cell(each.end),
                "end_basis": cell(each.end_basis),
                "split_visit": str(each.split_visit).lower(),
                "published": cell(each.published),
                "published_basis": cell(each.published_basis),
                "source_url": cell(each.source_url),
            }
            for each in load("england")
        ]
        rows = kept("england", "inspections")
        assert found == sorted(rows, key=lambda row: (row["start"], int(row["urn"])))

    def test_every_cell_of_the_judgements(self) -> None:
        found = Counter(
            (each.id, judgement.aspect.key, judgement.grade.value)
            for each in load("england")
            for judgement in each.judgements
        )
        assert found == Counter(
            (row["inspection_id"], row["aspect_key"], given_in(row))
            for row in kept("england", "judgements")
        )

    def test_every_cell_of_the_reviews_and_sources(self) -> None:
        reviews = [
            {
                "inspection_id": each.id,
                "review_key": review.key,
                "title": review.title,
                "status": "judged",
                "grade": review.grade.value,
                "published": cell(review.published),
            }
            for each in load("england")
            for review in each.reviews
        ]
        assert reviews == kept("england", "reviews")
        sources = [
            {
                "inspection_id": each.id,
                "title": each.source.title,
                "publisher": each.source.publisher,
                "sha256": each.source.sha256,
                "pages": cell(each.source.pages),
            }
            for each in load("england")
            if each.source is not None
        ]
        assert sources == kept("england", "sources")

    def test_the_helper_that_reads_the_files_with_csv_alone_gives_the_same(self) -> None:
        found = {each.id: each for each in england()}
        for each in load("england"):
            other = found.pop(each.id)
            assert set(other.judgements) == set(each.judgements)
            assert attrs.evolve(other, judgements=each.judgements) == each
        assert not found

    def test_the_counts_that_are_published(self) -> None:
        inspections = load("england")
        assert len(inspections) == 497
        assert sum(len(each.judgements) for each in inspections) == 2479
        assert sum(len(each.reviews) for each in inspections) == 153
        assert len({each.authority for each in inspections}) == 158
        of_edition = Counter(each.framework.id for each in inspections)
        # Of the edition in force there will be more.
        assert of_edition.pop("ilacs-2026") >= 11
        assert of_edition == {"sif-2013": 173, "ilacs-2018": 168, "ilacs-2023": 145}

    def test_grades_and_a_day_that_the_first_edition_had_wrong(self) -> None:
        held = {each.id: each for each in load("england")}
        for id, key in (  # noqa: A001 - the field it matches is called id
            ("80442-2017-11-06", "care_leavers"),
            ("80526-2017-07-10", "help_and_protection"),
            ("80528-2017-06-12", "help_and_protection"),
            ("80528-2017-06-12", "leadership"),
            ("80552-2017-09-11", "care_leavers"),
        ):
            assert held[id].judgement(key).grade is ReformedGrade.REQUIRES_IMPROVEMENT
        assert held["80553-2013-11-19"].published == datetime.date(2014, 2, 11)

    def test_abolished_authorities_were_inspected_while_they_existed(self) -> None:
        gone = [each for each in load("england") if each.authority.closed is not None]
        assert len(gone) == 9
        for each in gone:
            assert each.authority.closed is not None
            assert each.start < each.authority.closed
            assert each.source is None
            assert Basis.OFFICIAL_STATISTICS in {each.kind_basis, each.published_basis}

    def test_of_a_day_that_is_not_known_nothing_is_derived(self) -> None:
        by_month = [each for each in load("england") if each.start_precision is Precision.MONTH]
        assert {(each.authority.name, each.start.year) for each in by_month} == {
            ("Bournemouth", 2014),
            ("Northamptonshire", 2016),
            ("Poole", 2017),
            ("Cumbria", 2017),
        }
        assert {each.start.day for each in by_month} == {1}
        assert sum(each.end is None for each in load("england")) == 6

    def test_no_word_of_the_files_is_a_person(self) -> None:
        for each in load("england"):
            assert (each.lead_inspectors, each.team_members, each.team) == ((), (), ())
        for table in ("lead_inspectors", "team", "team_members"):
            assert not (DATA / "england" / f"{table}.csv").exists()

    def test_judgements_stand_in_the_order_of_the_framework(self) -> None:
        for each in load("england"):
            aspects = tuple(judgement.aspect for judgement in each.judgements)
            assert aspects == each.framework.aspects

    def test_the_outcome_stands_alone(self) -> None:
        for each in load("england"):
            assert (each.report, each.readings, each.age_group) == (None,) * 3
            assert each.source is None or not (each.source.spans or each.source.doubts)
            assert (each.lead_inspectors, each.team_members) == ((), ())

    def test_equal_parts_are_one_object(self) -> None:
        """Memory: one object per authority, and one per aspect and grade."""
        inspections = load("england")
        parts = [each.authority for each in inspections]
        assert len(set(map(id, parts))) == len(set(parts)) == 158
        judgements = [each for inspection in inspections for each in inspection.judgements]
        assert len(set(map(id, judgements))) == len(set(judgements)) < 50

    def test_isles_of_scilly_2016_has_three_aspects_not_judged(self) -> None:
        (scilly,) = (each for each in load("england") if each.id == "80455-2016-04-11")
        assert scilly.authority.name == "Isles of Scilly"
        assert {each.aspect.key: each.grade for each in scilly.judgements} == {
            "overall": ReformedGrade.GOOD,
            "help_and_protection": ReformedGrade.GOOD,
            "leadership": ReformedGrade.GOOD,
            "looked_after_and_permanence": Ungraded.NOT_JUDGED,
            "adoption_performance": Ungraded.NOT_JUDGED,
            "care_leavers": Ungraded.NOT_JUDGED,
        }


class TestWarrington:
    """`warrington-2011` is the source as received, read whole."""

    def test_the_source_is_byte_for_byte_what_was_received(self) -> None:
        received = "89b51e051b40f2cbc7e17bd5685f1eef57ece7f00fe21b56418b6aa354213e8b"
        report = (DATA / "warrington-2011/report.txt").read_bytes()
        assert hashlib.sha256(report).hexdigest() == received
        source = load("warrington-2011").source
        assert source is not None
        assert source.sha256 == received

    def test_the_outcome(self) -> None:
        warrington = load("warrington-2011")
        assert warrington.id == "80575-2011-01-10"
        assert warrington.end == datetime.date(2011, 1, 21)
        assert warrington.published == datetime.date(2011, 2, 25)
        assert warrington.lead_inspectors == ("Brendan Parkinson",)
        assert warrington.authority in authorities()
        assert Counter(each.grade for each in warrington.judgements) == {
            SlacGrade.ADEQUATE: 20,
            SlacGrade.GOOD: 2,
        }

    def test_the_layers(self) -> None:
        report, readings = load("warrington-2011").report, load("warrington-2011").readings
        assert report is not None
        assert readings is not None
        assert len(report.paragraphs) == 57
        assert len(report.recommendations) == 16
        for file, read in (
            ("annotations", readings.annotations),
            ("statistics", readings.statistics),
            ("corrections", readings.corrections),
            ("prior_inspections", readings.prior_inspections),
        ):
            assert len(read) == len(kept("warrington-2011", file)) > 0

    def test_without_text_no_run_of_words_of_the_report_is_left(self) -> None:
        """Six words in a row, of any paragraph, item or recommendation, count as prose."""
        whole, bare = load("warrington-2011"), load("warrington-2011", text=False)
        assert bare == attrs.evolve(whole, report=None, readings=None, source=bare.source)
        assert bare.source is not None
        assert whole.report is not None
        assert len(bare.source.spans) == len(bare.source.doubts) == 0
        assert bare.source.title == f"{whole.report.title}: Warrington"
        # Who the inspectors were is part of the outcome, in the few words printed.
        kept_words = interchange.to_json(attrs.evolve(bare, team=(), source=None)).decode()
        left = set(_runs(kept_words))
        for paragraph in whole.report.paragraphs:
            for text in (paragraph.text, *paragraph.items):
                assert left.isdisjoint(_runs(text))
        for recommendation in whole.report.recommendations:
            assert left.isdisjoint(_runs(recommendation.text))

    def test_warrington_was_inspected_four_times(self) -> None:
        later = [
            (each.framework.id, str(each.start), str(each.end), str(each.published))
            for each in load("england")
            if each.authority == load("warrington-2011").authority
        ]
        assert later == [
            ("sif-2013", "2015-02-24", "2015-03-20", "2015-05-12"),
            ("ilacs-2018", "2019-07-08", "2019-07-19", "2019-08-19"),
            ("ilacs-2023", "2024-06-10", "2024-06-14", "2024-07-30"),
        ]


class TestOfficialResults:
    """`england-2009-2013` is the hand-kept files, no more and no less, and has Ofsted's figures."""

    def test_every_cell(self) -> None:
        results = load("england-2009-2013")
        assert kept("england-2009-2013", "official_results") == [
            {
                "result_id": each.id,
                "urn": str(each.authority.urn),
                "programme": each.programme.value,
                "service": "" if each.service is None else each.service.value,
                "kind": each.kind.value,
                "published": str(each.published),
                "grade": "" if each.grade is None else each.grade.value,
                "grade_as_published": each.grade_as_published,
                "same_as": each.same_as or "",
            }
            for each in results
        ]
        assert kept("england-2009-2013", "statements") == [
            {
                "result_id": result.id,
                "position": str(position),
                "when_text": each.when_text,
                "when_means": each.when_means.value,
                "word": each.word,
                "report_published": str(each.report_published),
                "page": "" if each.page is None else str(each.page),
                "agrees": str(each.agrees).lower(),
                "note": each.note or "",
            }
            for result in results
            for position, each in enumerate(result.statements, start=1)
        ]

    def test_the_counts_that_are_published(self) -> None:
        """Of each programme and kind the inspections, by authority and day, and the results."""
        results = load("england-2009-2013")
        counted = Counter((each.programme, each.kind, each.service) for each in results)
        full, again = InspectionKind.FULL, InspectionKind.REINSPECTION
        assert counted == {
            (Programme.SLAC, full, Service.SAFEGUARDING): 152,
            (Programme.SLAC, full, Service.LOOKED_AFTER_CHILDREN): 152,
            (Programme.SLAC, again, Service.SAFEGUARDING): 9,
            (Programme.SLAC, again, Service.LOOKED_AFTER_CHILDREN): 2,
            (Programme.CP, full, None): 50,
            (Programme.CP, again, None): 1,
            (Programme.LAC, full, None): 5,
        }
        assert len({each.authority for each in results}) == 152
        assert sum(each.authority.closed is not None for each in results if each.service) == 10
        (without,) = (each for each in results if each.grade is None)
        assert without.id == "80455-2012-07-03-slac-looked_after_children"
        assert without.grade_as_published == "-"

    def test_grades_of_both_services(self) -> None:
        """The table's counts, with its "Requires improvement to be good" given back its word."""
        counted = Counter(
            (each.service, each.grade)
            for each in load("england-2009-2013")
            if each.service is not None and each.kind is InspectionKind.FULL
        )
        grades = (*SlacGrade, None)
        assert [counted[Service.SAFEGUARDING, grade] for grade in grades] == [5, 57, 66, 24, 0]
        of_other = [counted[Service.LOOKED_AFTER_CHILDREN, grade] for grade in grades]
        assert of_other == [2, 79, 67, 3, 1]
        assert {
            each.grade_as_published
            for each in load("england-2009-2013")
            if each.grade is SlacGrade.ADEQUATE
        } == {"Requires improvement to be good"}

    def test_statements_agree_but_for_four_of_256(self) -> None:
        """Oracle: the month stated, and the grade, held against the result's day and grade."""
        months = {calendar.month_name[number]: number for number in range(1, 13)}
        found: dict[str, bool] = {}
        for result in load("england-2009-2013"):
            for each in result.statements:
                *month, year = each.when_text.split()
                if month:
                    back = 12 * (result.published.year - int(year))
                    back += result.published.month - months[month[0]]
                    exact = each.when_means is WhenMeans.PUBLISHED
                    in_time = back == 0 if exact else back in {0, 1, 2}
                else:
                    in_time = result.published.year == int(year)
                word = re.sub(r"grade \d \((\w+)\)", r"\1", each.word.lower())
                word = re.sub(r"requires? improvement", "adequate", word)
                same = result.grade is not None and result.grade.value == word
                found[result.id] = in_time and same
                assert each.agrees is found[result.id], result.id
        assert len(found) == 256
        assert {id_ for id_, agrees in found.items() if not agrees} == {
            "80448-2010-12-10-slac-looked_after_children",
            "80455-2012-07-03-slac-looked_after_children",
            "80468-2011-09-29-slac-safeguarding",
            "80522-2011-11-18-slac-looked_after_children",
        }

    def test_those_that_disagree_or_were_moved_say_so(self) -> None:
        """Those that disagree, two of child protection, one of no service, and three more."""
        noted = [
            (result, each)
            for result in load("england-2009-2013")
            for each in result.statements
            if each.note is not None
        ]
        assert len(noted) == 10
        assert all(
            each.note is not None
            for result in load("england-2009-2013")
            for each in result.statements
            if not each.agrees or result.programme is not Programme.SLAC
        )
        (worcestershire,) = (
            result for result, each in noted if "of which service" in str(each.note)
        )
        assert worcestershire.id == "80584-2010-11-12-slac-safeguarding"
        assert worcestershire.grade is SlacGrade.INADEQUATE

    def test_pages_and_words_that_were_read(self) -> None:
        stated = [each for result in load("england-2009-2013") for each in result.statements]
        assert sum(each.page is not None for each in stated) == 106
        assert {each.quote for each in stated} == {None}
        others = [each for each in stated if "improvement" in each.word]
        assert [each.page for each in others] == [6, None, None, 5]
        assert Counter(each.when_means for each in stated) == {
            WhenMeans.UNKNOWN: 241,
            WhenMeans.PUBLISHED: 15,
        }

    def test_the_two_that_are_warrington_2011_say_so_and_agree_with_it(self) -> None:
        same = [each for each in load("england-2009-2013") if each.same_as is not None]
        warrington = load("warrington-2011")
        assert {each.service for each in same} == set(Service)
        for each in same:
            assert each.same_as == warrington.id
            assert (each.authority, each.kind) == (warrington.authority, warrington.kind)
            assert each.published == warrington.published
            assert each.service is not None
            key = f"{each.service.value}.overall_effectiveness"
            assert warrington.judgement(key).grade is each.grade

    def test_all_came_before_what_england_holds(self) -> None:
        last = max(each.published for each in load("england-2009-2013"))
        assert last < min(each.start for each in load("england"))
        ids = [each.id for each in load("england-2009-2013")]
        assert len(ids) == len(set(ids)) == 371


class TestEveryDataset:
    """What holds of all that is bundled."""

    @pytest.mark.parametrize("name", NAMES)
    def test_it_is_the_same_every_time(self, name: DatasetName) -> None:
        assert load(name) is load(name)

    @pytest.mark.parametrize("name", NAMES)
    def test_every_part_passes_the_checks_of_its_constructor(self, name: DatasetName) -> None:
        """Loading calls no constructor; so each record is made again here, through its own."""
        seen: set[int] = set()
        for record in records_within(load(name)):
            if id(record) not in seen:
                seen.add(id(record))
                make, arguments = cast("_Call", record.__reduce__())
                again = make(*arguments)
                assert again == record
                assert again is not record
                assert hash(again) == hash(record)
        assert seen

    @pytest.mark.parametrize("name", NAMES)
    def test_it_survives_pickling(self, name: DatasetName) -> None:
        assert pickle.loads(pickle.dumps(load(name))) == load(name)

    @pytest.mark.parametrize("name", NAMES[:2])
    def test_it_survives_interchange(self, name: DatasetName) -> None:
        loaded = load(name)
        for each in loaded if isinstance(loaded, tuple) else (loaded,):
            assert isinstance(each, Inspection)
            assert interchange.from_json(interchange.to_json(each)) == each


class TestUnknownNames:
    """A name is one of four, and never a path."""

    @given(st.text().filter(lambda name: name not in NAMES))
    def test_any_other_name_is_unknown(self, name: str) -> None:
        with pytest.raises(UnknownName) as caught:
            load(name)  # type: ignore[call-overload]
        assert caught.value.known == NAMES

    @pytest.mark.parametrize(
        "name",
        [
            "../../x",
            "../_bundled/england",
            "statistical-neighbours",
            "catalogue",
            "warrington-2011-without-text",
            "england.json",
            "",
            "\x1b]0;owned\x07",
        ],
    )
    def test_paths_and_inner_names_are_unknown(self, name: str) -> None:
        with pytest.raises(UnknownName, match="no dataset") as caught:
            load(name)  # type: ignore[call-overload]
        assert str(caught.value).isprintable()

    def test_a_near_miss_is_offered(self) -> None:
        with pytest.raises(UnknownName, match="did you mean warrington-2011"):
            load("warrington")  # type: ignore[call-overload]


class TestWhatNoModelHolds:
    """The codings that annotations were decided from, how they agree, and the codebook."""

    def test_every_cell_of_both_passes(self) -> None:
        frame = load_frame("warrington-2011", "annotation_passes", backend="polars")
        rows = kept("warrington-2011", "annotation_passes")
        assert frame.height == len(rows) == 2 * 321
        text = [
            {name: "" if value is None else str(value) for name, value in row.items()}
            for row in frame.iter_rows(named=True)
        ]
        for row in text:
            row["uncertain"] = row["uncertain"].lower()
        assert [{name: row[name] for name in rows[0]} for row in text] == rows

    def test_they_are_among_the_tables_of_the_dataset_they_are_of(self) -> None:
        passes = load_tables("warrington-2011", backend="polars")["annotation_passes"]
        assert passes.equals(load_frame("warrington-2011", "annotation_passes", backend="polars"))
        assert "annotation_passes" not in load_tables("england", backend="polars")
        assert load_frame("england", "annotation_passes", backend="polars").height == 0

    def test_the_figures_and_the_codebook_are_those_of_the_data_package(self) -> None:
        folder = DATA / "warrington-2011"
        info = {each.name: each for each in available()}
        warrington = info.pop("warrington-2011")
        assert warrington.codebook == (folder / "CODEBOOK.md").read_text(encoding="utf-8")
        assert warrington.agreement == (folder / "agreement.json").read_text(encoding="utf-8")
        assert {each.codebook for each in info.values()} == {None}
        assert {each.agreement for each in info.values()} == {None}


class TestAuthorities:
    """`authorities` is the hand-kept file, no more and no less."""

    def test_every_cell(self) -> None:
        found = [
            (
                str(each.urn),
                each.name,
                each.ons_name,
                str(each.la_number),
                each.ons_code,
                each.region.value,
                each.type.value,
                "" if each.closed is None else str(each.closed),
            )
            for each in load("authorities")
        ]
        assert found == [tuple(row.values()) for row in kept("authorities", "authorities")]

    def test_they_are_those_of_the_other_datasets(self) -> None:
        known = set(authorities())
        assert len(known) == 153
        assert {each.authority for each in load("england")} == set(load("authorities"))
        assert {each.authority for each in load("england-2009-2013")} < set(load("authorities"))
        assert load("warrington-2011").authority in known
        assert {each for each in load("authorities") if each.closed is None} == known


class TestAvailable:
    """`available` describes what `load` knows, without network."""

    def test_it_names_what_load_knows_in_the_same_order(self) -> None:
        assert_type(available(), tuple[DatasetInfo, ...])
        assert tuple(each.name for each in available()) == NAMES
        assert available() is available()

    def test_rows_are_what_load_gives(self) -> None:
        for each in available():
            loaded = load(each.name)
            assert each.rows == (len(loaded) if isinstance(loaded, tuple) else 1)
            assert (
                repr(each) == f"DatasetInfo({each.name!r}, version {each.version}, {each.rows} "
                f"row{'' if each.rows == 1 else 's'})"
            )

    def test_coverage_is_that_of_the_records(self) -> None:
        """Nothing began before it or was published after it; England's is said to be whole."""
        info = {each.name: each for each in available()}
        held = load("england")
        published = [each.published for each in held if each.published is not None]
        assert info["england"].covers_from == min(each.start for each in held)
        assert info["england"].covers_to == max(published)
        assert len(published) == len(held)
        warrington = load("warrington-2011")
        assert info["warrington-2011"].covers_from == warrington.start
        assert info["warrington-2011"].covers_to == warrington.published
        days = [each.published for each in load("england-2009-2013")]
        assert info["england-2009-2013"].covers_from == min(days)
        assert info["england-2009-2013"].covers_to == max(days)
        assert info["authorities"].covers_from is info["authorities"].covers_to is None
        for each in available():
            assert f"{each.covers_from} to {each.covers_to}" in each.datasheet or (
                each.covers_from is None
            )

    @given(st.none() | st.dates(), st.none() | st.dates())
    def test_coverage_has_both_days_in_order_or_neither(
        self, first: datetime.date | None, last: datetime.date | None
    ) -> None:
        info = available()[0]
        if (first is None and last is None) or (first and last and first <= last):
            assert attrs.evolve(info, covers_from=first, covers_to=last).covers_to == last
        else:
            with pytest.raises(InvalidDocument, match="covers_to"):
                attrs.evolve(info, covers_from=first, covers_to=last)

    def test_the_hash_is_of_the_file_that_load_reads(self) -> None:
        bundled = DATA.parent / "src/ofsted_inspection/_bundled"
        for each in available():
            content = (bundled / f"{each.name}.json").read_bytes()
            assert each.sha256 == hashlib.sha256(content).hexdigest()

    def test_the_datasheet_is_the_readme(self) -> None:
        for each in available():
            readme = (DATA / each.name / "README.md").read_text(encoding="utf-8")
            assert each.datasheet == readme
            assert each.title in readme
            assert each.version in readme

    def test_terms_and_cautions_say_what_must_be_said(self) -> None:
        warrington, england, reported, places = available()
        for part in ("Crown copyright", "carries no terms", "must check its terms", "CC BY 4.0"):
            assert part in warrington.terms
        assert "Open Government Licence" not in warrington.terms + warrington.datasheet
        assert "20 August 2026" in england.cautions[0]
        assert "Open Government Licence v3.0" in england.terms
        assert "No person is named" in england.datasheet
        assert any("same_as" in caution for caution in reported.cautions)
        assert "Open Government Licence v3.0" in places.terms
        assert any("not mutual" in caution for caution in places.cautions)
        # The licence of the look-up asks that its notice goes wherever its data go.
        assert "Copyright (c) 2023 data-to-insight" in places.datasheet
        assert "THE SOFTWARE IS PROVIDED" in places.datasheet

    def test_citations_name_the_version_and_the_change_log_of_software_agrees(self) -> None:
        citation = (DATA.parent / "CITATION.cff").read_text(encoding="utf-8")
        for each in available():
            assert each.title in each.citation
            assert f"(version {each.version})" in each.citation
            assert each.bibtex.startswith("@misc{ofsted_inspection_")
            assert each.bibtex.count("{") == each.bibtex.count("}")
            assert each.title in citation

    def test_what_is_said_for_reference_managers_is_what_people_wrote(self) -> None:
        """Oracle: about.toml."""
        for each in available():
            written = tomllib.loads((DATA / each.name / "about.toml").read_text(encoding="utf-8"))
            day = written["released"]
            entry = {
                "id": each.name,
                "type": "dataset",
                "title": written["title"],
                "version": written["version"],
                "author": [{"literal": each.creator}],
                "issued": {"date-parts": [[day.year, day.month, day.day]]},
            }
            assert each.csl() == entry
            assert each.released == day
            assert f"author = {{{{{each.creator}}}}}" in each.bibtex
            address = "https://example.org/data"
            assert attrs.evolve(each, url=address).csl() == entry | {"URL": address}

    def test_files_are_those_of_the_data_package_and_the_address_that_of_the_project(self) -> None:
        project = tomllib.loads((DATA.parent / "pyproject.toml").read_text(encoding="utf-8"))
        for each in available():
            there = [path.name for path in (DATA / each.name).iterdir() if path.is_file()]
            assert list(each.files) == sorted(there)
            assert each.url == project["project"].get("urls", {}).get("Homepage")


class TestLoadingIsLight:
    """Importing costs nothing that loading alone needs."""

    def test_names_come_without_json_and_loading_without_libraries(self) -> None:
        program = (
            "import sys\n"
            "before = set(sys.modules)\n"
            "from ofsted_inspection import Inspection, load\n"
            "early = set(sys.modules) - before\n"
            "load('england')\n"
            "late = set(sys.modules) - before\n"
            "print(sorted({'json', 'cattrs', 'pkgutil', 'importlib.resources'} & early))\n"
            "print(sorted({'cattrs', 'importlib.resources', 'csv'} & late))\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, check=True, text=True
        )
        assert done.stdout.splitlines() == ["[]", "[]"]

    def test_loading_reads_one_file(self) -> None:
        """No table and no report is read at load: opening anything in data/ would show here."""
        program = (
            "import json, sys\n"
            "opened = []\n"
            "sys.addaudithook(lambda event, arguments: opened.append(str(arguments[0]))"
            " if event == 'open' else None)\n"
            "from ofsted_inspection import load\n"
            "load('warrington-2011')\n"
            "print(json.dumps([name for name in opened if '.py' not in name]))\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, check=True, text=True
        )
        opened = [Path(name) for name in json.loads(done.stdout)]
        ours = [path.name for path in opened if path.suffix in {".json", ".csv", ".txt", ".toml"}]
        assert ours == ["warrington-2011.json"]
