"""The pages that nearly every call comes to: made once a screen, and put back as new for the next contact."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from ui.contacts.centre import Centre
from ui.contacts.identity_page import IdentityPage
from ui.contacts.service_page import ServicePage
from ui.contacts.surroundings import Surroundings
from ui.scripts.step_page import StepPage
from ui.style.copyable import wrapped


class Pages:
    """They outlive the contact shown on them. Pages of another kind go with it."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self.waiting = wrapped("", "muted")
        self._identity: IdentityPage | None = None
        self._services: ServicePage | None = None
        self._step: StepPage | None = None

    @property
    def identity(self) -> IdentityPage:
        if self._identity is None:
            self._identity = IdentityPage()
        return self._identity

    @property
    def services(self) -> ServicePage:
        if self._services is None:
            held = self._around.catalogue
            self._services = ServicePage(held.services, held.departments)
        return self._services

    @property
    def step(self) -> StepPage:
        """Of a guided script."""
        if self._step is None:
            self._step = StepPage()
        return self._step

    @property
    def made(self) -> tuple[QWidget, ...]:
        pages = (self.waiting, self._identity, self._services, self._step)
        return tuple(page for page in pages if page is not None)

    def get_ready(self, centre: Centre) -> Iterator[None]:
        """Made and dressed in their place, a piece at a time; the one that most calls come to in front."""
        for page in (self.waiting, self.identity):
            centre.show_page(page)
            yield
        services = self.services
        yield
        centre.keep_page(services)
        yield
        services.show_services(None, ())
        yield
        step = self.step
        yield
        centre.keep_page(step)
        yield

    def as_new(self) -> None:
        """Nothing of anybody is left on them."""
        self.waiting.say("")
        if self._identity is not None:
            self._identity.as_new()
        if self._services is not None:
            self._services.as_new()
        if self._step is not None:
            self._step.as_new()
