"""What the examples of a page print is written anew where it is another, and only there."""

from pathlib import Path

import pytest

from tests.docs.pages import renewed

PAGE = """# Made up

```python
>>> numbers = [1, 2, 3]
>>> sum(numbers)
6
>>> print("one\\n  two")
one
  two
>>> numbers.pop()
3

```

```python
double = [2 * number for number in numbers]
```

- within a list:

  ```python
  >>> double
  [2, 4]

  ```

```console
$ ofsted-inspection list frameworks --format md
| framework_id | ...
...
$ ofsted-inspection schema table inspection
ofsted-inspection: no table 'inspection'; did you mean inspections or sections or prior_inspections?
$ ofsted-inspection schema table paragraph
ofsted-inspection: no table 'paragraph'; did you mean paragraphs or paragraph_items?
```

```sh
never run
```
"""
NO_TABLE = "ofsted-inspection: no table 'paragraph'; did you mean paragraphs or paragraph_items?\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.md"
    path.write_text(PAGE, "utf-8")
    return path


def test_what_is_as_it_was_stays(page: Path) -> None:
    assert renewed(page) == (PAGE, [])


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("\n6\n", "\n7\n"),
        ("one\n  two\n", "one\n"),
        ("\n3\n", "\nthree\nfour\n"),
        ("[2, 4]", "[]"),
        ("no table 'inspection'; did you mean", "did you mean"),
        (NO_TABLE, ""),
        (NO_TABLE, f"{NO_TABLE}or what?\n"),
    ],
)
def test_another_output_is_written_anew(page: Path, right: str, wrong: str) -> None:
    assert PAGE.count(right) == 1
    page.write_text(PAGE.replace(right, wrong), "utf-8")
    assert renewed(page) == (PAGE, [])


def test_all_of_a_page_is_written_anew_at_once(page: Path) -> None:
    page.write_text(PAGE.replace("6\n", "sixty-six\n").replace("[2, 4]", "2").replace("no t", "t"))
    assert renewed(page) == (PAGE, [])


@pytest.mark.parametrize(
    ("right", "wrong", "line"),
    [
        ("\n6\n", "\n60...\n", 5),
        ("\n6\n", "\n", 5),
        ("sum(numbers)", "sum(letters)", 5),
        ("| framework_id | ...", "| framework | ...", 27),
        ("schema table inspection\n", "schema table inspections\n...\n", 27),
        ("$ ofsted-inspection schema table p", "$ rm p", 27),
        ("double = [2 * number", "double = [2 * letter", 15),
    ],
)
def test_what_a_person_shortened_and_what_fails_is_left_to_a_person(
    page: Path, right: str, wrong: str, line: int
) -> None:
    assert PAGE.count(right) == 1
    changed = PAGE.replace(right, wrong)
    page.write_text(changed, "utf-8")
    text, left = renewed(page)
    assert f"{page}:{line}: " in "\n".join(left)
    if line != 15:
        assert text == changed
