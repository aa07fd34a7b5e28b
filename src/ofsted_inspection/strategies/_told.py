"""What a made-up report tells: settled before the report is drawn, and the same in its outcome."""

from collections.abc import Mapping, Sequence

import attrs
from hypothesis import strategies as st

from ofsted_inspection._templates.sif import BOARD, BOARD_TITLE, LEAD, TEAM_INSPECTORS
from ofsted_inspection.frameworks import Framework, Programme
from ofsted_inspection.grades import Grade, ReformedGrade, Ungraded
from ofsted_inspection.models import InspectorGroup, Judgement, Review, TeamMember
from ofsted_inspection.strategies._outcome import teams
from ofsted_inspection.strategies._wording import PEOPLE

_NAMES = st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3, unique=True)


@attrs.frozen(kw_only=True)
class Told:
    """An inspection as far as its report tells of it.

    `team` counts inspectors and is told by `slac-2010` alone; `members` names them, in the single
    inspection, where the first of them leads; `board` is the grade of the board reviewed with it,
    and `is_again` tells that it is a re-inspection.
    """

    authority: str
    judged: Mapping[str, Grade | Ungraded]
    team: Sequence[InspectorGroup] = ()
    leads: tuple[str, ...]
    members: tuple[TeamMember, ...] = ()
    board: ReformedGrade | None = None
    is_again: bool = False

    @property
    def reviews(self) -> tuple[Review, ...]:
        """The review of the board, if it was reviewed."""
        if self.board is None:
            return ()
        return (Review(key=BOARD, title=BOARD_TITLE, grade=self.board),)


@st.composite
def told(
    draw: st.DrawFn, framework: Framework, authority: str, judgements: Sequence[Judgement]
) -> Told:
    """Draw what else the report on `authority` tells, which comes to these `judgements`."""
    judged = {each.aspect.key: each.grade for each in judgements}
    if framework.programme is Programme.SLAC:
        leads = (draw(st.sampled_from(PEOPLE)),)
        return Told(authority=authority, judged=judged, team=draw(teams()), leads=leads)
    names = draw(_NAMES)
    if framework.programme is not Programme.SIF:
        return Told(authority=authority, judged=judged, leads=tuple(names[:2]))
    lead, *others = names
    return Told(
        authority=authority,
        judged=judged,
        leads=(lead,),
        members=(
            TeamMember(name=lead, role=LEAD),
            *(TeamMember(name=name, role=TEAM_INSPECTORS) for name in others),
        ),
        board=draw(st.none() | st.sampled_from(ReformedGrade)),
        is_again=draw(st.booleans()),
    )
