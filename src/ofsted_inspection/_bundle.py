"""The compiled files that come with the package, each read once."""

from typing import cast

from ofsted_inspection._once import once_for_each


@once_for_each
def decoded_file(file: str) -> tuple[object, ...]:
    """Return what the compiled `file` of this package holds; the same objects every time."""
    # Imported when used: whoever only wants the models pays for neither.
    import pkgutil

    from ofsted_inspection._compiled import decoded

    # pkgutil asks the package's own loader, so that a folder and a zipped wheel are alike;
    # importlib.resources does the same and takes ten times as long to import.
    return decoded(cast("bytes", pkgutil.get_data("ofsted_inspection", f"_bundled/{file}.json")))
