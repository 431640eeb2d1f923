"""What the bodies have answered and how far each has come, for three years: invented, and marked as examples."""

from __future__ import annotations

from dataclasses import dataclass

from fyren.steering.rules import Instance, StanceKind

# A body's answers, a sign for each focus area in the plan's order: 3.1.1–3.1.3, the un-numbered aim and 3.2.1–3.2.3,
# 3.3.1–3.3.3, 3.4.1–3.4.5.
SIGNS = {
    "P": StanceKind.PRIORITISED,
    "C": StanceKind.CORE,
    "N": StanceKind.NOT_THIS_YEAR,
    "-": StanceKind.NOT_CONCERNED,
    ".": None,  # has not answered
}
REASONS = {
    "3.1.2": "Exempel: vi väntar på kommunens gemensamma verktygslåda.",
    "3.2.3": "Exempel: vi börjar nästa år, när rutinen för vuxna har prövats.",
    "3.3.2": "Exempel: kommunens gemensamma sidor räcker i år.",
    "3.4.1": "Exempel: vi saknar utbildad personal i år och tar upp frågan i nästa budget.",
    "3.4.3": "Exempel: vi prioriterar grundutbildningen i år.",
}
REASON = "Exempel: annat går före i år."


@dataclass(frozen=True, slots=True)
class Course:
    """A body's internal budget: years from this one, answers, and what has happened with it, in order.

    Each of `acts` is a function of `fyren.house.demo.year`, by name.
    """

    year: int
    body: str
    stances: str
    acts: tuple[str, ...] = ()
    instance: Instance = Instance.BOARD


CLOSED = ("propose", "adopt", "minutes", "release", "release_activities", "close")
RELEASED = ("propose", "adopt", "minutes", "release", "release_activities")
COURSES = (
    Course(-1, "KS", "PCP C... CPC .....", CLOSED),
    Course(-1, "Arbete och välfärd", "C.C PPCN PC. NPNPC", CLOSED),
    Course(-1, "Utbildning", "PNC CPPN CC. .....", CLOSED),
    Course(-1, "Omsorg", "..C P..P CN. .....", CLOSED),
    Course(-1, "Kultur och fritid", "C.. .CC. .CP .....", CLOSED, Instance.COMMITTEE),
    Course(-1, "Samhällsbyggnad", "... .... ..P .....", ("propose", "adopt", "minutes")),
    Course(-1, "Vidingehem", "..C C... CPC .....", CLOSED, Instance.COMPANY_BOARD),
    Course(0, "KS", "PPP C--- PPC -----", RELEASED),
    Course(0, "Arbete och välfärd", "CCC PPCP PC- PPPPN", (*RELEASED, "decide_again", "minutes", "release")),
    Course(0, "Utbildning", "PNC PPPN CCC -----", (*RELEASED, "amend")),
    Course(0, "Omsorg", "CNC P--P CC. -----", ("propose", "adopt", "minutes")),
    Course(0, "Kultur och fritid", "P.C .CP. CNP -----", ("propose", "adopt"), Instance.COMMITTEE),
    Course(0, "Samhällsbyggnad", "... ---. C.P .....", ("propose", "adopt", "minutes"), Instance.DELEGATION),
    Course(0, "Val", "--- ---- --- -----", RELEASED),
    Course(0, "Service", "... .... P.. .....", ("hand_over",)),
    Course(0, "VEAB", "--. P--. PN. -----", ("propose", "adopt", "minutes", "release"), Instance.COMPANY_BOARD),
    Course(0, "Vidingehem", "-.C P--P PCC -----", RELEASED, Instance.COMPANY_BOARD),
    Course(0, "Vöfab", "-.. .--. ..P -----", ("propose", "adopt", "amend", "propose"), Instance.COMPANY_BOARD),
    Course(1, "KS", "CPP C... C.C .....", ("propose",)),
    Course(1, "Arbete och välfärd", "CCC PPCP P.. PP.PP", ("hand_over",)),
    Course(1, "Utbildning", "P.. .P.. ... .....", ("copy",)),
    Course(1, "Omsorg", "... P..P ... .....", ("copy",)),
    Course(1, "Kultur och fritid", "... .... ... ....."),
    Course(1, "VEAB", "-.. P... P.. .....", ("propose", "adopt", "amend"), Instance.COMPANY_BOARD),
    Course(
        1, "Vidingehem", "-.. P..P P.. .....", ("copy", "hand_over", "propose", "take_back"), Instance.COMPANY_BOARD
    ),
)

LAST_BUS = "Tryggare kollektiv skolskjuts"  # nothing has been said of it for long
NOT_RELEASED = "Nya lås och porttelefoner i två områden"  # the company's secrecy check said no
COPIED = (
    "Machofabriken i årskurs 9",
    "Kontaktperson för varje barn i skyddat boende",
    "Frågor om våld vid hembesök",
    "Bovärdar vet vad de gör vid oro",
)
AMENDED = {
    "Våldsförebyggande arbete i fritidshem": "Våldsförebyggande arbete i alla fritidshem",
    "Trygga omklädningsrum i kommunens lokaler": "Trygga omklädningsrum och entréer i kommunens lokaler",
    "Certifierade ledare i behandlingsprogram": "Certifierade ledare i två behandlingsprogram",
    "Skyddade personuppgifter hos kundservice": "Skyddade personuppgifter hos kundservice och fakturering",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A proposal from the coordinator for the year that comes, and its answer ("": none yet)."""

    body: str
    title: str
    areas: tuple[str, ...]
    answer: str = ""
    is_declined: bool = False
    taken_as: str = ""


PROPOSALS = (
    Asked("Utbildning", "Bjud in Bris till alla mellanstadieskolor", ("3.2.1",)),
    Asked("Utbildning", "Utbilda skolledare om hedersförtryck", ("3.3.1", "3.2.3"), "Exempel: ja, vi tar med det."),
    Asked(
        "Utbildning",
        "Låna ut verktygslådan till fristående skolor",
        ("3.1.2",),
        "Exempel: de fristående skolorna har egna huvudmän. Fråga dem direkt.",
        is_declined=True,
    ),
    Asked("Vidingehem", "Kort om stöd på fler språk i trapphusen", ("3.3.2",)),
    Asked(
        "Vidingehem",
        "Utbilda alla nyanställda om våld",
        ("3.3.1",),
        "Exempel: vi börjar med bovärdarna.",
        taken_as="Utbilda nyanställda bovärdar om våld",
    ),
    Asked("Omsorg", "Utse ett våldsombud på varje enhet", ("3.3.1", "aim")),
)
COMMENTS = (
    ("Utbildning", "Machofabriken i årskurs 9", "Exempel: kan fler skolor få del av materialet nästa år?"),
    ("Vidingehem", "Bovärdar vet vad de gör vid oro", "Exempel: bra. Får vi berätta om det på rådets möte?"),
)
ANSWER = "Exempel: ja, vi har räknat med två skolor till."
