"""The steps of a call until guided scripts come: which there are, which are done, where next. Pure."""

from enum import IntEnum

from agent_desktop.contacts.draft import ContactDraft
from agent_desktop.contract.base import Record
from agent_desktop.language import t


class Step(IntEnum):
    IDENTITY = 0
    NEED = 1
    CASE = 2
    READ_BACK = 3


class StepMark(Record, frozen=True, kw_only=True):
    """One segment of the progress bar."""

    step: Step
    name: str
    done: bool
    current: bool


def step_name(step: Step) -> str:
    return {
        Step.IDENTITY: t("Who is speaking"),
        Step.NEED: t("What they need"),
        Step.CASE: t("Details of the case"),
        Step.READ_BACK: t("Read back"),
    }[step]


def is_done(step: Step, draft: ContactDraft, *, form_complete: bool) -> bool:
    """Whether `step` has its answer. A case that is not wanted leaves its step undone, which stops nobody."""
    match step:
        case Step.IDENTITY:
            return draft.identity is not None
        case Step.NEED:
            return draft.service_code is not None
        case Step.CASE:
            return draft.case is not None and form_complete
        case Step.READ_BACK:
            return False


def marks(draft: ContactDraft, current: Step, *, form_complete: bool) -> tuple[StepMark, ...]:
    return tuple(
        StepMark(
            step=step,
            name=step_name(step),
            done=is_done(step, draft, form_complete=form_complete),
            current=step is current,
        )
        for step in Step
    )


def where(current: Step) -> str:
    return t("Step {number} of {count}").format(number=current + 1, count=len(Step))


def after(step: Step) -> Step | None:
    return Step(step + 1) if step < max(Step) else None


def before(step: Step) -> Step | None:
    return Step(step - 1) if step > min(Step) else None
