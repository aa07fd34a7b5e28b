"""What a process makes of the package: told as text, so that two processes can be compared.

    python -m tests.packaging.answers METHOD

asks processes started by METHOD of multiprocessing; status 0 if they agree with this one.
"""

import concurrent.futures
import hashlib
import json
import multiprocessing
import sys
from pathlib import Path

from ofsted_inspection import Inspection, check, load, to_json
from ofsted_inspection.tables import read_datapackage

PACKAGE = Path(__file__).parents[1] / "released" / "0.1.0" / "csv"


def answers() -> str:
    """Load, check, write as JSON and read a data package; return digests of what came of it."""
    warrington = load("warrington-2011")
    told = {
        "loaded": repr([load("england"), load("authorities")]).encode(),
        "checked": repr(check(warrington)).encode(),
        "written": to_json(warrington),
        "read": repr(read_datapackage(PACKAGE)).encode(),
    }
    digests = {name: hashlib.sha256(text).hexdigest() for name, text in told.items()}
    return json.dumps(digests)


def _taken(given: tuple[Inspection, ...]) -> tuple[bool, tuple[Inspection, ...]]:
    """Say in another process whether what is given equals what is loaded there; give that back."""
    here = load("england")
    return given == here and [hash(each) for each in given] == [hash(each) for each in here], here


def main() -> None:
    """Ask two processes of the method named."""
    (method,) = sys.argv[1:]
    england = load("england")
    context = multiprocessing.get_context(method)
    with concurrent.futures.ProcessPoolExecutor(2, mp_context=context) as pool:
        asked = [pool.submit(answers) for _ in range(2)]
        equal, back = pool.submit(_taken, england).result(timeout=60)
        assert {each.result(timeout=60) for each in asked} == {answers()}
    assert equal
    assert back == england
    assert all(
        one.grade is other.grade
        for each, sent in zip(england, back, strict=True)
        for one, other in zip(each.judgements, sent.judgements, strict=True)
    )


if __name__ == "__main__":
    main()
