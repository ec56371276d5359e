"""Articles as their editors bring them about."""

from typing import Any
from uuid import UUID

from agent_desktop.contract.accounts import Role
from agent_desktop.ids import new_id
from tests.functional.server.authority import BIN
from tests.functional.server.conftest import Api

S, T = Role.SUPERVISOR, Role.TRAINER


def words(said: str, welsh: str = "") -> dict[str, str]:
    return {"en": said, "cy": welsh}


def content(said: str = "Bins are emptied on Mondays", **fields: Any) -> dict[str, Any]:
    return {"title": words(said), "short_answer": words(said), "text": words(said), "service_codes": [BIN], **fields}


class Article:
    """A version of an article, by the trainer; the supervisor validates it."""

    def __init__(
        self,
        api: Api,
        said: str = "Bins are emptied on Mondays",
        *,
        article_id: UUID | str | None = None,
        by: Role = T,
        slug: str = "",
        note: str = "",
        **fields: Any,
    ) -> None:
        self.api, self.id = api, new_id()
        self.article_id = UUID(str(article_id)) if article_id else new_id()
        self.path = f"/article-versions/{self.id}"
        body = {
            "article_id": str(self.article_id),
            "slug": slug,
            "content": content(said, **fields),
            "change_note": note,
        }
        self.answer = api.put(self.path, body, by)
        self.info: dict[str, Any] = self.answer.json()

    def move(self, move: str, by: Role, **fields: Any) -> Any:
        match = {"If-Match": f'"{self.now()["version"]}"'}
        return self.api.put(f"{self.path}/moves/{new_id()}", {"move": move, **fields}, by, headers=match)

    def moved(self, move: str, by: Role, **fields: Any) -> "Article":
        answer = self.move(move, by, **fields)
        assert answer.status_code == 200, answer.text
        self.info = answer.json()
        return self

    def change(self, by: Role = T, *, version: int | None = None, said: str = "Other words", **fields: Any) -> Any:
        match = {"If-Match": f'"{version or self.now()["version"]}"'}
        body = {"content": content(said, **fields)}
        return self.api.put(f"{self.path}/changes/{new_id()}", body, by, headers=match)

    def validated(self, **fields: Any) -> "Article":
        return self.moved("submit", T).moved("validate", S, **fields)

    def now(self) -> dict[str, Any]:
        answer = self.api.get(self.path, T)
        assert answer.status_code == 200, answer.text
        info: dict[str, Any] = answer.json()["info"]
        return info

    @property
    def state(self) -> str:
        return str(self.now()["state"])
