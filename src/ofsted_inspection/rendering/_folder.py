"""A folder of pages: England, each authority, and each report that is held, linked."""

import datetime
import os
import re
from collections.abc import Iterable
from pathlib import Path

from ofsted_inspection._arguments import checked
from ofsted_inspection._writing import write_folder
from ofsted_inspection.models import Inspection, OfficialResult
from ofsted_inspection.rendering._authority_page import authority_page
from ofsted_inspection.rendering._england import England, explorer_name, page_name
from ofsted_inspection.rendering._england_page import england_page
from ofsted_inspection.rendering._explorer import to_explorer

_OURS = re.compile(r"(?:index|\d+(?:-\d{4}-\d\d-\d\d)?)\.html")


class _Ours:
    """The names of files that such a folder has."""

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and _OURS.fullmatch(name) is not None


@checked
def write_pages(
    inspections: Iterable[Inspection | OfficialResult],
    folder: str | os.PathLike[str],
    *,
    as_at: datetime.date,
    overwrite: bool = False,
) -> None:
    """Write pages of HTML as the whole of `folder`; `index.html` is England's and links to all.

    There is one of each authority that was inspected and, where a report is held, its explorer.
    Official results stand on the pages of authorities. Only what was published by `as_at` counts.
    The pages need nothing besides one another, and stand on any server or disk. Raises AlreadyThere
    if the folder holds anything, unless `overwrite`, and if it holds what is no page of such a
    folder.
    """
    england = England(inspections, as_at, linked=True)
    pages = {"index.html": england_page(england)}
    pages |= {page_name(each): authority_page(england, each) for each in england.authorities()}
    pages |= {
        explorer_name(each): to_explorer(each) for each in england.known if each.report is not None
    }
    contents = {name: page.encode() for name, page in pages.items()}
    write_folder(Path(folder), contents, overwrite=overwrite, replaced=_Ours())
