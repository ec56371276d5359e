"""Articles that an editor has in hand, kept on this computer as they are typed."""

from agent_desktop.contract.article_life import ArticleContent, ArticleVersionInfo
from agent_desktop.contract.base import Id, Moment, Record
from agent_desktop.desk.in_hand import Shelf


class AnswerInHand(Record, frozen=True, kw_only=True):
    """`id`: of its version on the server, or of the draft that it will be; `article_id` and `slug` are the article's.

    `info` and `saved`: the version and what it says as the server last had them (None where it never did).
    `content` and `change_note` as they stand here.
    """

    id: Id
    article_id: Id
    slug: str
    info: ArticleVersionInfo | None
    saved: ArticleContent | None
    content: ArticleContent
    change_note: str = ""
    kept_at: Moment

    @property
    def unsaved(self) -> bool:
        """Whether there are words that the server has not."""
        note = self.info.change_note if self.info else ""
        return self.content != self.saved or self.change_note != note


ANSWERS = Shelf("answer", AnswerInHand)
