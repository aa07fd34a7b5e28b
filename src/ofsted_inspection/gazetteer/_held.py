"""What is held of authorities, read from one compiled file when it is first asked for."""

import functools
from typing import final

import attrs

from ofsted_inspection._bundle import decoded_file
from ofsted_inspection.models import AuthorityName, CodeChange, LocalAuthority, SuccessionLink


@final
@attrs.frozen(kw_only=True)
class Held:
    """The authorities, abolished ones last, and what else is known of them."""

    authorities: tuple[LocalAuthority, ...]
    names: tuple[AuthorityName, ...]
    code_changes: tuple[CodeChange, ...]
    successions: tuple[SuccessionLink, ...]


@functools.cache
def held() -> Held:
    """Return what the compiled file holds; the same objects every time."""
    records = decoded_file("authorities")
    return Held(
        authorities=tuple(each for each in records if isinstance(each, LocalAuthority)),
        names=tuple(each for each in records if isinstance(each, AuthorityName)),
        code_changes=tuple(each for each in records if isinstance(each, CodeChange)),
        successions=tuple(each for each in records if isinstance(each, SuccessionLink)),
    )
