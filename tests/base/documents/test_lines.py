"""Lines survive storage."""

import json

from fyren.base.documents import LineFlag, SourceLine
from fyren.base.documents.lines import lines_from_json, lines_to_json


def test_round_trip() -> None:
    lines = [
        SourceLine(1, "Inledning", page=1, x0=0.0, x1=80.5, font_size=14.0, bold=True, style="heading-1"),
        SourceLine(2, "", flag=LineFlag.IMAGE_PAGE),
        SourceLine(3, "1.1 Mål", auto_number="1.1", table=1, row=2, column=3),
    ]
    stored = json.loads(json.dumps(lines_to_json(lines)))

    assert lines_from_json(stored) == lines
    assert stored[1] == {"number": 2, "text": "", "flag": "image_page"}
    assert stored[0]["x0"] == 0.0
