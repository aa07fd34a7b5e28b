"""Law: whatever the package promises is found at an address that it promises."""

import pickle
import pickletools
import re

import pytest
from hypothesis import given, strategies as st

import ofsted_inspection
from ofsted_inspection import Inspection

CLASSES = [
    thing
    for name in dir(ofsted_inspection)
    if isinstance(thing := getattr(ofsted_inspection, name), type)
]


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: str(cls.__name__))
def test_a_class_says_where_it_is_promised(cls: type[object]) -> None:
    assert re.fullmatch(r"ofsted_inspection(\.[a-z]\w*)?", cls.__module__)
    assert pickle.loads(pickle.dumps(cls)) is cls


@pytest.mark.slow
@given(st.from_type(Inspection))
def test_a_pickle_names_no_file_within(inspection: Inspection) -> None:
    """But one function, by which a record meets its constructor again."""
    named = {
        str(argument)
        for opcode, argument, _ in pickletools.genops(pickle.dumps(inspection, protocol=0))
        if opcode.name == "GLOBAL" and str(argument).startswith("ofsted_inspection")
    }
    within = {name for name in named if "._" in name}
    assert within == {"ofsted_inspection._record _from_fields"}
