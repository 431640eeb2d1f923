"""What the bodies and the coordinator have told in the demo's rounds: invented, and every text says so."""

from __future__ import annotations

from dataclasses import dataclass

from fyren.steering.round_rules import ReportState, Trend
from fyren.steering.rules import Instance

# How far each body came in last year's rounds. The others handed nothing in.
LAST_AUGUST = {
    "KS": ReportState.DECIDED,
    "Arbete och välfärd": ReportState.DECIDED,
    "Utbildning": ReportState.DECIDED,
    "Omsorg": ReportState.DECIDED,
    "Kultur och fritid": ReportState.DECIDED,
    "Samhällsbyggnad": ReportState.RELEASED,
    "Vidingehem": ReportState.DECIDED,
}
LAST_YEAR_END = {**LAST_AUGUST, "Samhällsbyggnad": ReportState.DECIDED, "Omsorg": ReportState.RELEASED}
INSTANCES = {"Vidingehem": Instance.COMPANY_BOARD, "VEAB": Instance.COMPANY_BOARD, "Vöfab": Instance.COMPANY_BOARD}


@dataclass(frozen=True, slots=True)
class Now:
    """A body in the round that is under way.

    Args:
        meeting: its own meeting, in days from today.
        parts: how many parts of its report are written; None for all.
        asked: what the coordinator has asked to have completed.
    """

    body: str
    state: ReportState
    meeting: int
    parts: int | None = None
    is_received: bool = False
    asked: str = ""


UNDER_WAY = (
    Now("KS", ReportState.DECIDED, -6, is_received=True),
    Now("Val", ReportState.DECIDED, -9),
    Now("Arbete och välfärd", ReportState.RELEASED, 6),
    Now("Kultur och fritid", ReportState.RELEASED, 9, is_received=True),
    Now("VEAB", ReportState.DECIDED, -4, is_received=True),
    Now("Omsorg", ReportState.SENT, 5),
    Now("Utbildning", ReportState.WRITING, 20, parts=4),
    Now("Vidingehem", ReportState.WRITING, 18, asked="Exempel: berätta vad som hände med låsen, och varför."),
    Now("Samhällsbyggnad", ReportState.WRITING, 8, parts=1),
    Now("Vöfab", ReportState.WRITING, 3, parts=0),
)
FALLBACK = {"Vöfab": "registrator.vofab@vaxjo.example", "Samhällsbyggnad": "registrator.sbn@vaxjo.example"}

RESULTS = {
    "not_started": ("Exempel: vi har inte börjat än. Planeringen är klar.",),
    "ongoing": (
        "Exempel: arbetet är i gång på ungefär hälften av enheterna. De som har kommit längst säger att det hjälper.",
        "Exempel: första omgången är genomförd. Vi har ändrat upplägget efter vad deltagarna sade.",
        "Exempel: materialet är framtaget och används. Fler frågar efter det än vi räknade med.",
    ),
    "done": (
        "Exempel: allt som var planerat är gjort. Det vi ville uppnå är uppnått.",
        "Exempel: klart. Rutinen är känd på alla enheter och har använts.",
    ),
    "cancelled": ("Exempel: aktiviteten är avslutad i förtid.",),
}
DEVIATIONS = (
    (
        "Exempel: två enheter är inte med, eftersom chefer har slutat.",
        "Exempel: de nya cheferna får egen introduktion.",
    ),
    ("Exempel: det har tagit längre tid än vi trodde.", "Exempel: vi har lagt till en månad och en person."),
    ("Exempel: färre kom än vi hade hoppats.", "Exempel: vi håller nästa tillfälle på arbetstid."),
)
NEXT = "Exempel: fortsätta enligt plan och stämma av i nästa uppföljning."
ANALYSES = (
    (
        Trend.BETTER,
        0,
        "Exempel: fler frågar om våld och fler vet vad de ska göra med svaret. Det märks mest där "
        "cheferna själva har gått utbildningen.",
    ),
    (
        Trend.SAME,
        1,
        "Exempel: arbetet går framåt, men ojämnt. Vissa enheter har kommit långt och andra har knappt "
        "börjat. Vi vet ännu inte vad det betyder för dem som behöver stöd.",
    ),
    (
        Trend.SAME,
        0,
        "Exempel: det vi gör fungerar. Siffrorna är för få för att visa en förändring, så vi bygger på vad "
        "medarbetare berättar.",
    ),
    (
        Trend.WORSE,
        2,
        "Exempel: vi når inte dem vi ville nå. Informationen finns, men på för få språk och för få ställen.",
    ),
)
SUMMARY = "Exempel: arbetet följer i huvudsak internbudgeten. Nämnden behöver känna till avvikelserna nedan."
PLAN_ANALYSES = (
    (
        Trend.BETTER,
        0,
        "Exempel: det förebyggande arbetet växer. Flest aktiviteter riktar sig till barn och unga. "
        "Samverkan med föreningar är svagare än planen avser.",
    ),
    (
        Trend.SAME,
        1,
        "Exempel: barn i skyddat boende får skolgång snabbare än förr. Vuxna med funktionsnedsättning nås "
        "fortfarande sällan.",
    ),
    (Trend.BETTER, 1, "Exempel: kunskapen ökar på alla nivåer. Det återstår att nå nyanställda och vikarier."),
    (
        Trend.SAME,
        2,
        "Exempel: få aktiviteter handlar om dem som använder våld. Insatserna finns men är beroende av få personer.",
    ),
    (
        Trend.SAME,
        1,
        "Exempel: rekryteringen har setts över. Chefernas kunskap följs upp först nästa år.",
    ),
    (
        Trend.BETTER,
        0,
        "Exempel: mer information finns på lättläst svenska. Tolk erbjuds oftare än förr.",
    ),
)
DRAFT_ANALYSIS = "Exempel: fler nämnder än förra året har aktiviteter här. "
CORRECTION = "Exempel: en mening om samverkan hade fallit bort."
SUPPLEMENT = "Exempel: socialtjänstens tal för förra året samlas in i april och kom när uppföljningen var stängd."
ADDED = " Exempel: rådet för samverkan har träffats fyra gånger."
PROPOSALS = (
    ("Omsorg", "Stärk stödet till äldre som utsätts för våld", ("3.2.3",)),
    ("Kultur och fritid", "Utbilda ledare i fler föreningar", ("3.3.3",)),
)
