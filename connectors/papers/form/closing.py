"""The end of a paper: who signs, with room for the signature, and who receives it."""

from __future__ import annotations

from collections.abc import Sequence

from docx.oxml.xmlchemy import BaseOxmlElement

from connectors.papers.form import styles
from connectors.papers.form.page import text_width_mm
from connectors.papers.form.tables import bare_table
from connectors.papers.form.text import written
from connectors.papers.paper import Paper, Signature

ROOM_LINES = 5


def closing(paper: Paper) -> list[BaseOxmlElement]:
    """Receivers on the left and the signature on the right; several signatures side by side, receivers under them."""
    width = text_width_mm(paper.landscape)
    receivers = _receivers(paper.recipients)
    match paper.signatures:
        case ():
            return [written(styles.SPACER, ""), *receivers]
        case (only,):
            left = receivers or [written(styles.SPACER, "")]
            return [written(styles.SPACER, "", keep_next=True), _beside([left, _signature(only)], width)]
        case several:
            share = [width / len(several)] * len(several)
            table = bare_table(share, [[_signature(each) for each in several]], kept=True)
            return [written(styles.SPACER, "", keep_next=True), table, written(styles.SPACER, ""), *receivers]


def _beside(cells: Sequence[Sequence[BaseOxmlElement]], width: int) -> BaseOxmlElement:
    return bare_table((width * 0.46, width * 0.54), [cells], kept=True)


def _signature(signature: Signature) -> list[BaseOxmlElement]:
    lines = [written(styles.OFFICE, line) for line in signature.office]
    if signature.note:
        lines.append(written(styles.SIGN_NOTE, signature.note))
    room = [written(styles.SIGNER, "") for _ in range(ROOM_LINES)]
    return [*lines, *room, written(styles.SIGNER, signature.name)]


def _receivers(recipients: tuple[str, ...]) -> list[BaseOxmlElement]:
    if not recipients:
        return []
    lines = [written(styles.RECIPIENTS_HEAD, "Nơi nhận:", keep_next=True)]
    for number, name in enumerate(recipients, 1):
        end = "." if number == len(recipients) else ";"
        lines.append(written(styles.RECIPIENT, f"- {name.strip().removeprefix('- ').rstrip(' ;.')}{end}"))
    return lines
