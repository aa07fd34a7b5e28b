"""What two more type checkers refuse is compared, line by line, with what the first two do."""

from tools.checkers import DIFFERENCES, Line, code, faults, files, refused, to_be_refused

OVERLOADS = "tests/typing/test_overloads.py"
EXPECTED = list(to_be_refused(OVERLOADS))
TOLD = dict.fromkeys(EXPECTED, "refused")


def test_the_tests_of_types_are_found_and_hold_refusals() -> None:
    assert {OVERLOADS, "tests/typing/readme.py", "tests/grades/test_types.py"} <= set(files())
    assert code(EXPECTED[0]) == 'load("warington-2011")'


def test_what_both_checkers_print_is_read() -> None:
    ty = "tests/a/test_b.py:82:9: error[no-matching-overload] No overload of function `load`"
    pyrefly = "ERROR tests/a/test_b.py:82:9-14: No matching overload [no-matching-overload]"
    assert refused(ty).keys() == refused(pyrefly).keys() == {Line("tests/a/test_b.py", 82)}
    assert refused("All checks passed!") == {}


def test_a_checker_that_agrees_is_not_at_fault() -> None:
    assert list(faults(EXPECTED, TOLD, {})) == []


def test_a_checker_is_at_fault_either_way_and_so_is_an_idle_excuse() -> None:
    more = {**TOLD, Line(OVERLOADS, 1): "a docstring"}
    assert list(faults(EXPECTED, more, {})) == ["refused: a docstring"]
    fewer = {line: said for line, said in TOLD.items() if line != EXPECTED[0]}
    (fault,) = faults(EXPECTED, fewer, {})
    assert code(EXPECTED[0]) in fault
    excuse = {code(EXPECTED[0]): "a reason"}
    assert list(faults(EXPECTED, fewer, excuse)) == []
    (fault,) = faults(EXPECTED, TOLD, excuse)
    assert code(EXPECTED[0]) in fault
    # One that says nothing at all has not run.
    assert len(list(faults(EXPECTED, {}, {}))) == len(EXPECTED)


def test_each_difference_has_its_reason() -> None:
    assert all(reason for excused in DIFFERENCES.values() for reason in excused.values())
