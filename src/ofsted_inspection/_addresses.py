"""The address of a class: the module that promises it, whatever file of that module defines it."""

import sys


def promise(module: str, *, names: list[str]) -> None:
    """Give every class that `module` offers from a file within it the module's own address.

    Pickles name a class by its address, and so do messages and `help`: files may then be split and
    renamed, and what an older version pickled is still found.
    """
    offered = vars(sys.modules[module])
    for name in names:
        thing = offered[name]
        if isinstance(thing, type) and thing.__module__.startswith(f"{module}._"):
            thing.__module__ = module
