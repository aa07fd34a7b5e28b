"""The work behind `Comparison.to_frame` and `History.to_frame`."""

from collections.abc import Callable, Iterator
from typing import cast

from ofsted_inspection.comparison import ChangeKind, ChangeReason, Comparison, Crosswalk, History
from ofsted_inspection.grades import Scale, Ungraded
from ofsted_inspection.models import Judgement
from ofsted_inspection.tables._backends import build
from ofsted_inspection.tables._definition import Cell, Row, grade, text
from ofsted_inspection.tables._frames import Backend, to_frame

_COLUMNS = (
    text("before_id", "inspection before"),
    text("after_id", "inspection after"),
    text("aspect_key_before", "aspect judged before; none where it was added", nullable=True),
    text("aspect_key", "aspect judged after; none where it was dropped", nullable=True),
    text("label", "the aspect's title, both where they differ"),
    grade("grade_before", "grade before; none where not judged", nullable=True),
    grade("grade", "grade after; none where not judged", nullable=True),
    text("change", "what became of it", categories=ChangeKind),
    text("reason", "why the change is called that", categories=ChangeReason),
    text("explanation", "the reason in words, with what must be said with it"),
)


def comparison_frame(comparison: Comparison, *, backend: Backend) -> object:
    """Return a frame with a row for each change; see `Comparison.to_frame`."""
    scales: set[Scale] = {
        comparison.before.framework.scale,
        comparison.after.framework.scale,
    }
    scale = scales.pop() if len(scales) == 1 else None
    return build(_COLUMNS, tuple(_rows(comparison)), scale, backend)


def _rows(comparison: Comparison) -> Iterator[Row]:
    for change in comparison.changes:
        yield (
            comparison.before.id,
            comparison.after.id,
            None if change.before is None else change.before.aspect.key,
            None if change.after is None else change.after.aspect.key,
            change.label,
            _graded(change.before),
            _graded(change.after),
            change.kind.value,
            change.reason.value,
            change.explanation,
        )


def _graded(judgement: Judgement | None) -> Cell:
    if judgement is None or isinstance(judgement.grade, Ungraded):
        return None
    return str(judgement.grade.value)


def history_frame(history: History, *, backend: Backend, crosswalk: Crosswalk | None) -> object:
    """Return the judgements of a history with what was before; see `History.to_frame`."""
    held = history.inspections
    framed: object = cast("Callable[..., object]", to_frame)(
        held, "judgements", backend=backend, history=held, crosswalk=crosswalk
    )
    return framed
