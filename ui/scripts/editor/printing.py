"""A script on one page to print: its map at the left, all its words at the right, black on white.

The page is A3 across; where the words need more, it is longer.
"""

from html import escape
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen, QTextDocument

from agent_desktop.contract.scripts import AnyStep, Compliance, Level, Script, Spoken
from agent_desktop.language import language, t
from agent_desktop.scripts.map_layout import Map, Place
from ui.scripts.editor.context import Context
from ui.scripts.editor.words import condition_words, kind_of, kind_word
from ui.style.tokens import FAMILY

WIDTH_MM, LEAST_HEIGHT_MM, MARGIN_MM = 420.0, 297.0, 10.0
MAP_SHARE = 0.38
DOTS = 96
MM = DOTS / 25.4
POINTS = 8
STEP_WIDTH, STEP_HEIGHT, GAP = 96.0, 30.0, 20.0


def print_script(path: Path, script: Script, layout: Map, context: Context) -> None:
    """Raises OSError where it cannot be written."""
    room = (WIDTH_MM - 2 * MARGIN_MM) * MM
    words = QTextDocument()
    words.setDefaultFont(QFont(FAMILY, POINTS))
    words.setHtml(words_of(script, context))
    words.setTextWidth(room * (1 - MAP_SHARE) - GAP)
    height = max((LEAST_HEIGHT_MM - 2 * MARGIN_MM) * MM, words.size().height())
    writer = QPdfWriter(str(path))
    writer.setResolution(DOTS)
    writer.setTitle(script.title.in_language(language()))
    size = QPageSize(QSizeF(WIDTH_MM, height / MM + 2 * MARGIN_MM), QPageSize.Unit.Millimeter)
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter))
    painter = QPainter()
    if not painter.begin(writer):
        raise OSError(None, t("it may not be written there"))
    _paint_map(painter, QRectF(0, 0, room * MAP_SHARE, height), script, layout)
    painter.translate(room * MAP_SHARE + GAP, 0)
    words.drawContents(painter)
    painter.end()


def _paint_map(painter: QPainter, room: QRectF, script: Script, layout: Map) -> None:
    """As large as it fits, never larger than life."""
    wide, high = layout.width * (STEP_WIDTH + GAP), layout.height * (STEP_HEIGHT + GAP)
    scale = min(1.0, room.width() / max(wide, 1), room.height() / max(high, 1))
    painter.save()
    painter.scale(scale, scale)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(Qt.GlobalColor.black), 0.8))
    for way in layout.ways:
        points = [_below(layout.places[way.source]), *map(_middle, way.bends), _above(layout.places[way.target])]
        painter.drawPolyline(points)
    painter.setFont(QFont(FAMILY, POINTS - 1))
    numbers = {step.id: at for at, step in enumerate(script.steps, 1)}
    for step in script.steps:
        place = layout.places.get(step.id)
        if place is None:
            continue
        box = QRectF(place.x * (STEP_WIDTH + GAP), place.rank * (STEP_HEIGHT + GAP), STEP_WIDTH, STEP_HEIGHT)
        painter.setBrush(Qt.GlobalColor.white)
        corner = STEP_HEIGHT / 2 if kind_of(step) == "outcome" else 3.0
        painter.drawRoundedRect(box, corner, corner)
        title = f"{numbers[step.id]}  {step.title.in_language(language())}"
        painter.drawText(
            box.adjusted(6, 2, -6, -2), int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), title
        )
    painter.restore()


def _middle(place: Place) -> QPointF:
    x, y = place.x * (STEP_WIDTH + GAP), place.rank * (STEP_HEIGHT + GAP)
    return QPointF(x + STEP_WIDTH / 2, y + STEP_HEIGHT / 2)


def _above(place: Place) -> QPointF:
    return _middle(place) - QPointF(0, STEP_HEIGHT / 2)


def _below(place: Place) -> QPointF:
    return _middle(place) + QPointF(0, STEP_HEIGHT / 2)


def words_of(script: Script, context: Context) -> str:
    """All words as HTML; everything of the file is escaped."""
    numbers = {step.id: at for at, step in enumerate(script.steps, 1)}
    head = f"<h2>{escape(script.title.in_language(language()))}</h2><p>{escape(script.owner)}</p>"
    return head + "".join(_step(script, step, numbers, context) for step in script.steps)


def _step(script: Script, step: AnyStep, numbers: dict[str, int], context: Context) -> str:
    title = escape(step.title.in_language(language()))
    lines = [f"<h4>{numbers[step.id]}  {title} <small>({escape(kind_word(kind_of(step)))})</small></h4>"]
    if step.compliance is not None:
        lines.append(f"<p><i>{escape(_must(step.compliance))}</i></p>")
    for say in step.say:
        when = escape(condition_words(say.when, script, context.flags)) if len(step.say) > 1 else ""
        spoken = [say.en, say.cy] if Spoken.CY in script.languages else [say.en]
        cells = "".join(f"<td width='50%'>{escape(words)}</td>" for words in spoken)
        lines.append(f"<p><b>{when}</b></p>" * bool(when) + f"<table width='100%'><tr>{cells}</tr></table>")
    if step.note is not None:
        lines.append(f"<p><i>{escape(step.note.in_language(language()))}</i></p>")
    for edge in step.go:
        what = f"{edge.answer}: " if edge.answer is not None else ""
        when = f"{condition_words(edge.when, script, context.flags)}: " if edge.when is not None else ""
        lines.append(f"<p>→ {escape(what + when)}{numbers.get(edge.to, '?')}</p>")
    return "".join(lines)


def _must(rule: Compliance) -> str:
    return t("It must be done") if rule.level is Level.MANDATORY else t("It should be done")
