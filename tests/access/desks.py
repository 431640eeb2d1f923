"""Example objects that both desks of the editors have, by what their routes' names say after the desk's own."""

from __future__ import annotations

from dataclasses import dataclass

from fyren.editing import actions
from fyren.publishing.items import Body, ItemName
from fyren.publishing.models import Release, Revision
from tests.access.maker import Arguments, Asked, Maker


@dataclass(frozen=True, slots=True)
class DeskObjects:
    """The example objects of a desk.

    Attributes:
        name: what its routes' names begin with.
        words, body: a text of the pack's, and what is written in its place.
        translated: a language that is translated into.
    """

    name: str
    publisher: str
    words: ItemName
    body: Body
    translated: str

    def makers(self) -> dict[str, Maker]:
        """The makers, by the routes' names."""
        found = {
            "history": self.piece,
            "live": self.piece,
            "pack_change": self._changed_piece,
            "preview": self.language,
            "preview_page": self.language,
            "put_back": self._release,
            "release": self._release,
            "restore": self._version,
            "take_away": self._own_piece,
            "text": self.piece,
            "texts": self.language,
        }
        return {f"{self.name}_{page}": maker for page, maker in found.items()}

    def language(self, asked: Asked) -> Arguments:
        return {"language": self.translated}

    def piece(self, asked: Asked) -> Arguments:
        return {"kind": self.words.kind, "language": self.words.language, "key": self.words.key}

    def _revision(self, asked: Asked) -> Revision:
        """A local wording, the first that is asked for and then a later one each time."""
        of_piece = Revision.objects.filter(entry__publisher=self.publisher, entry__key=self.words.key)
        last = of_piece.order_by("number").last()
        return actions.save_item(
            name=self.words,
            body=self.body,
            expected_version=last.entry.row_version if last else None,
            by=asked.world.editor,
            publisher=self.publisher,
        )

    def _own_piece(self, asked: Asked) -> Arguments:
        self._revision(asked)
        return self.piece(asked)

    def _version(self, asked: Asked) -> Arguments:
        return {"public_id": self._revision(asked).public_id}

    def _changed_piece(self, asked: Asked) -> Arguments:
        """A local wording that was made from another one of the pack's."""
        Revision.objects.filter(pk=self._revision(asked).pk).update(pack_seen="0" * 64)
        return self.piece(asked)

    def _release(self, asked: Asked) -> Arguments:
        """An edition by its row alone: nothing is built."""
        number = Release.objects.filter(publisher=self.publisher).count() + 1
        contents = {str(self.words): "0" * 64}
        made = Release.objects.create(publisher=self.publisher, number=number, checksum="0" * 64, contents=contents)
        return {"public_id": made.public_id}
