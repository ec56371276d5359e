"""What is checked: a script that could be read, beside the others and what the authority has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from agent_desktop.contract.scripts import AnyStep, Condition, Ending, Script, Subscript, Variable
from agent_desktop.contract.services import FormField
from agent_desktop.scripts.catalogue import Catalogue
from agent_desktop.scripts.findings import Finding, Severity
from agent_desktop.scripts.reading import Loaded


@dataclass(frozen=True)
class Subject:
    """`library`: every script that can be gone through as a subscript, this one too, by id."""

    loaded: Loaded
    script: Script
    library: Mapping[str, Script]
    catalogue: Catalogue

    def finding(self, severity: Severity, what: str, do: str, *path: str | int, step: AnyStep | None = None) -> Finding:
        """At the line of `path`."""
        line = self.loaded.line(*path)
        return Finding(
            file=self.loaded.file, line=line, severity=severity, what=what, do=do, step=step.id if step else ""
        )

    def error(self, what: str, do: str, *path: str | int, step: AnyStep | None = None) -> Finding:
        return self.finding(Severity.ERROR, what, do, *path, step=step)

    def warning(self, what: str, do: str, *path: str | int, step: AnyStep | None = None) -> Finding:
        return self.finding(Severity.WARNING, what, do, *path, step=step)

    def note(self, what: str, do: str, *path: str | int, step: AnyStep | None = None) -> Finding:
        return self.finding(Severity.NOTE, what, do, *path, step=step)

    @cached_property
    def steps(self) -> dict[str, AnyStep]:
        return {step.id: step for step in self.script.steps}

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each step stands in the file."""
        return {step.id: at for at, step in enumerate(self.script.steps)}

    @cached_property
    def variables(self) -> dict[str, Variable]:
        return {variable.name: variable for variable in self.script.variables}

    @cached_property
    def targets(self) -> dict[str, tuple[str, ...]]:
        """Which steps each leads to; unknown ones left out."""
        return {
            step.id: tuple(dict.fromkeys(edge.to for edge in step.go if edge.to in self.steps))
            for step in self.script.steps
        }

    @cached_property
    def endings(self) -> tuple[str, ...]:
        return tuple(step.id for step in self.script.steps if isinstance(step, Ending))

    @cached_property
    def forms(self) -> dict[str, dict[str, FormField]]:
        """Form fields by service code and field code."""
        return {service.code: {field.code: field for field in service.form} for service in self.catalogue.services}

    def endings_of(self, step: Subscript) -> tuple[str, ...]:
        """How the script that `step` goes through may end; none where it is not at hand."""
        inner = self.library.get(step.script)
        return tuple(each.id for each in inner.steps if isinstance(each, Ending)) if inner else ()

    def conditions(self) -> Iterator[tuple[Condition, AnyStep, tuple[str | int, ...]]]:
        """Every condition of the script, with its step and where it stands."""
        for at, step in enumerate(self.script.steps):
            for number, say in enumerate(step.say):
                if say.when:
                    yield say.when, step, ("steps", at, "say", number, "when")
            for number, edge in enumerate(step.go):
                if edge.when:
                    yield edge.when, step, ("steps", at, "go", number, "when")
            if step.compliance and step.compliance.when:
                yield step.compliance.when, step, ("steps", at, "compliance", "when")
