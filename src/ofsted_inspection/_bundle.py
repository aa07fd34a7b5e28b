"""The files that come with the package: compiled ones, each read once, and others as they are."""

from typing import cast

from ofsted_inspection._once import once_for_each


@once_for_each
def decoded_file(file: str) -> tuple[object, ...]:
    """Return what the compiled `file` of this package holds; the same objects every time."""
    # Imported when used: whoever only wants the models does not pay for it.
    from ofsted_inspection._compiled import decoded

    return decoded(bundled(f"{file}.json"))


def bundled(file: str) -> bytes:
    """Return the bytes of a `file` that comes with the package."""
    # Imported when used, as above.
    import pkgutil

    # pkgutil asks the package's own loader, so that a folder and a zipped wheel are alike;
    # importlib.resources does the same and takes ten times as long to import.
    return cast("bytes", pkgutil.get_data("ofsted_inspection", f"_bundled/{file}"))
