"""A plan to read in tests: Växjö's wording where a test leans on it, abridged elsewhere."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from fyren.people.models import Body
from fyren.plan.actions.anchors import make_anchors
from fyren.plan.models import FocusArea, FocusAreaMapping, MappingKind, Plan, PlanEdition, PlanLink, Revision
from fyren.plan.rules import Stage
from fyren.plan.structure import Block, BlockKind, DevelopmentArea, PlanStructure, Section

SLUG = "plan-mot-vald"
LEAD_IN = Block(BlockKind.LEAD_IN, "Växjö kommun ska arbeta för:")


def _focus(number: str, text: str) -> Block:
    return Block(BlockKind.FOCUS_AREA, text, number)


PREVENT = DevelopmentArea(
    "3.1",
    "Ett hälsofrämjande och förebyggande arbete",
    "Ett hälsofrämjande och förebyggande arbete för att förhindra våld i nära relationer och hedersförtryck",
    (
        Block(
            BlockKind.PARAGRAPH,
            "Ett hälsofrämjande och förebyggande arbete behövs i såväl verksamheter som riktar sig till "
            "Växjöborna som i "
            "kommunens ansvar som arbetsgivare. Det civila samhället och den ideella sektorn har en viktig "
            "funktion i det "
            "förebyggande arbetet.",
        ),
        LEAD_IN,
        _focus("3.1.1", "Att kompetensutveckla och synliggöra värderingar kring jämställdhet"),
        _focus("3.1.2", "Att tillgängliggöra information, kunskap och verktyg"),
        _focus("3.1.3", "Att systematisera samverkan med andra aktörer"),
    ),
)
PROTECT = DevelopmentArea(
    "3.2",
    "Upptäcka, stödja och skydda barn, unga och vuxna",
    "Upptäcka, stödja och skydda barn, unga och vuxna som lever i hedersförtryck eller våld i nära relationer",
    (
        Block(
            BlockKind.PARAGRAPH,
            "Våldsutsatta finns överallt i samhället: i alla samhällsklasser, i alla miljöer, i alla åldrar och bland "
            "människor i olika livssituationer. Det är en skyldighet att anmäla när det finns misstankar om våld "
            "i nära "
            "relationer och hedersförtryck.",
        ),
        LEAD_IN,
        Block(
            BlockKind.AIM,
            "Att tidigt upptäcka och skydda vuxna, barn och unga som bevittnat och eller upplevt våld eller "
            "hedersförtryck.",
        ),
        LEAD_IN,
        _focus(
            "3.2.1",
            "Att barn och unga ska få kunskap och information om våld i nära relationer och hederförtryck och om sina "
            "rättigheter.",
        ),
        _focus(
            "3.2.2",
            "Att barn och unga som bor i skyddat boende har tillång till pedagiskt stöd, skolundervisning och "
            "meningsfull "
            "fritid.",
        ),
        _focus(
            "3.2.3",
            "Att utveckla och uppmärksamma insatser för särskilt utsatta grupper såsom hbtq, funktionsnedsatta "
            "med mera.",
        ),
    ),
)
SECTIONS = (
    Section("1", "Inledning"),
    Section(
        "1.1",
        "Växjö kommunkoncerns styrmodell",
        (
            "I Växjö kommunkoncerns styrmodell samlas krafterna för att nå visionen om att skapa en fantastisk "
            "plats att bo, "
            "leva och verka på för invånare, företag och besökare – idag och i framtiden.",
            "• Planen förtydligar den politiska viljeinriktningen och tydliggör beroenden och samverkan mellan "
            "processer, "
            "förvaltningar och bolag. Externa intressenter kan komma att beröras.",
            "• Planen innehåller inga mål eller nyckeltal. Uppföljning av måluppfyllelse sker genom analys av "
            "nyckeltal i "
            "Växjö kommuns årliga budget och i Hållbara Växjö 2030.",
        ),
    ),
    Section("2", "Bakgrund"),
    Section("2.1", "Syfte", ("Planen syftar till att tydliggöra den politiska viljeriktingen.",)),
    Section(
        "2.3",
        "Hållbara Växjö 2030",
        (
            "Planen ligger i linje med ett Växjö som år 2030 är ”Tryggt och tillitsfullt” och ”Rättvist och "
            "ansvarstagande”.",
            "Vad gäller utmaningarna Hållbara Växjö 2030 bedöms planens arbete kunna bidra till att adressera:",
            "• Jämlikhet och jämställdhet",
            "• Trygghet och samhällsgemenskap",
        ),
    ),
    Section(
        "3",
        "Utvecklings- och insatsområden",
        (
            "För att stärka arbetet mot våld i nära relationer och hedersförtryck har ett antal utvecklingsområden "
            "identifierats som gemensamma och viktiga:",
            "För respektive utvecklingsområde finns ett antal identifierade viktiga insatsområden.",
        ),
    ),
)
STRUCTURE = PlanStructure(
    title="Plan mot våld i nära relationer och hedersrelaterat förtryck",
    sections=SECTIONS,
    development_areas=(PREVENT, PROTECT),
    closing="Ambitionen är att planen ska komma till användning. Den kopplar an till flera andra planer såsom t. ex "
    "mångfaldsprogramet, likabehandlingsplanen med flera.",
    target_pictures=("Tryggt och tillitsfullt", "Rättvist och ansvarstagande"),
    challenges=("Jämlikhet och jämställdhet", "Trygghet och samhällsgemenskap"),
    contributors=("kommunledningsförvaltningen", "Växjöbostäder"),
    related_plans=("mångfaldsprogramet", "likabehandlingsplanen"),
)
AIM_SLUG = "att-tidigt-upptacka-och-skydda-vuxna"


def make_plan(authority: Body, *, slug: str = SLUG, title: str = STRUCTURE.title) -> Plan:
    """A plan without editions, with the links that its wording names."""
    plan = Plan.objects.create(slug=slug, title=title, authority=authority)
    PlanLink.objects.bulk_create(PlanLink(from_plan=plan, named=name) for name in STRUCTURE.related_plans)
    return plan


def make_edition(
    plan: Plan,
    *,
    number: int = 1,
    stage: Stage = Stage.ADOPTED,
    structure: PlanStructure = STRUCTURE,
    revision: Revision | None = None,
    adopted_on: dt.date | None = None,
) -> PlanEdition:
    """An edition; frozen with its anchors unless it is a draft."""
    edition = PlanEdition(
        plan=plan,
        number=number,
        stage=stage,
        structure=structure.to_json(),
        revision=revision,
        adopted_on=adopted_on,
    )
    if stage is not Stage.DRAFT:
        edition.freeze()
    edition.save()
    if stage is not Stage.DRAFT:
        make_anchors(edition)
    return edition


def reworded(old: str, new: str) -> PlanStructure:
    """The sample with one text replaced in the development areas.

    Raises:
        ValueError: the text is not there.
    """
    areas = tuple(
        replace(area, blocks=tuple(replace(block, text=new) if block.text == old else block for block in area.blocks))
        for area in STRUCTURE.development_areas
    )
    if areas == STRUCTURE.development_areas:
        raise ValueError(old)
    return replace(STRUCTURE, development_areas=areas)


def anchor(edition: PlanEdition, slug: str) -> FocusArea:
    """A focus area of an edition by its address."""
    return FocusArea.objects.get(development_area__edition=edition, slug=slug)


def second_edition(plan: Plan) -> PlanEdition:
    """A decided revision in which 3.1.3 got new words, mapped."""
    old_text = PREVENT.focus_areas[2].text
    structure = reworded(old_text, "Att samverka med andra aktörer på ett systematiskt sätt")
    revision = Revision.objects.create(plan=plan, stage=Stage.ADOPTED, is_open=False)
    edition = make_edition(plan, number=2, structure=structure, revision=revision)
    first = plan.editions.get(number=1)
    FocusAreaMapping.objects.create(
        revision=revision,
        old=anchor(first, "3.1.3"),
        new=anchor(edition, "3.1.3"),
        new_slug="3.1.3",
        kind=MappingKind.REWORDED,
    )
    return edition
