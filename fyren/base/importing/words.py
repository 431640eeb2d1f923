"""Why a spreadsheet file could not be read, in words that say what to do."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fyren.base.documents import Problem

UPLOAD_LIMIT = 20 * 1024 * 1024
_TOO_HEAVY = _(
    "Reading the file took more time or memory than allowed, and was stopped. Save only the sheet that is needed."
)
PROBLEMS = {
    Problem.EMPTY: _("The file holds no rows. Choose another file."),
    Problem.TOO_LARGE: _("The file is larger than 20 MB and was not opened. Save only the sheet that is needed."),
    Problem.TOO_LONG: _(
        "The file has more than 10,000 rows, 200 columns or 20 sheets, or too much text. Save only the sheet that is "
        "needed."
    ),
    Problem.ENCRYPTED: _("The file is protected by a password. Save a copy without a password and choose that one."),
    Problem.BROKEN: _(
        "The file cannot be opened: it is damaged or incomplete. Open it in the spreadsheet program, save it anew and "
        "choose it again."
    ),
    Problem.UNKNOWN_TYPE: _("The file is neither Excel (.xlsx) nor CSV. Save it as one of these and choose it again."),
    Problem.ZIP_BOMB: _(
        "The file unpacks to far more than a table holds, and was not opened. Save the table as a new file and choose "
        "it again."
    ),
    Problem.MACROS: _("The file holds macros and was not opened. Save it as an Excel workbook (.xlsx) without macros."),
    Problem.TOO_HEAVY: _TOO_HEAVY,
}


def problem_error(problem: Problem) -> ValidationError:
    """The problem as an error; its code is the problem's."""
    return ValidationError(PROBLEMS.get(problem, PROBLEMS[Problem.BROKEN]), code=problem.value)
