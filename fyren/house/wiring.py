"""The one place where adapters meet ports."""


def wire() -> None:
    """Register every room's adapters."""
    _background()
    _publishers()
    _records()
    _search()
    _today()
    _around_the_plan()
    _own_indicators()
    _between_siblings()


def _background() -> None:
    from fyren.base.drafts import FORGETTING
    from fyren.base.jobs import JOBS
    from fyren.competence.jobs import PURGING
    from fyren.competence.standing import RENEWING
    from fyren.competence.xapi.counting import COUNTING
    from fyren.indicators.kolada.job import SYNC_KOLADA
    from fyren.publishing.jobs import RELEASING
    from fyren.steering.jobs import REMINDING
    from fyren.vault.jobs import SEALING

    for job in (SEALING, SYNC_KOLADA, REMINDING, FORGETTING, RELEASING, RENEWING, COUNTING, PURGING):
        JOBS.register(job)


def _publishers() -> None:
    from fyren.competence.course.publisher import COURSE
    from fyren.detection.publisher import EMPLOYEES
    from fyren.editing.search import refresh_published
    from fyren.editing.secrecy import withdraw_telling
    from fyren.guide.publisher import GUIDE, address_of_site
    from fyren.publishing.items import SETTINGS
    from fyren.publishing.paper import SITE_ADDRESS
    from fyren.publishing.port import LENDINGS, PUBLISHERS, SWITCHED, Lending

    PUBLISHERS.register(GUIDE)
    PUBLISHERS.register(EMPLOYEES)
    PUBLISHERS.register(COURSE)
    # What the municipality is called and where the exit leads is said once, on the employees' desk.
    LENDINGS.register(Lending(SETTINGS, lender=EMPLOYEES.name, borrower=COURSE.name))
    SWITCHED.register(refresh_published)
    SITE_ADDRESS.register(address_of_site)
    SWITCHED.register(withdraw_telling)


def _records() -> None:
    from fyren.base.records import RECORDS
    from fyren.competence.records import competence_records
    from fyren.cooperation.records import cooperation_records
    from fyren.detection.records import detection_records
    from fyren.editing.records import editing_records
    from fyren.indicators.records import indicator_records
    from fyren.people.records import people_records
    from fyren.plan.records import plan_records
    from fyren.reports.assessing.records import assessment_records
    from fyren.reports.records import reports_records
    from fyren.steering.records import steering_records
    from fyren.steering.round_records import round_records

    steered = (plan_records, indicator_records, steering_records, round_records)
    own = (detection_records, cooperation_records, competence_records, editing_records)
    for records in (people_records, *steered, *own, reports_records, assessment_records):
        RECORDS.register(records)


def _search() -> None:
    from fyren.base.search import SEARCH_SOURCES
    from fyren.competence.search import CourseSearchSource
    from fyren.cooperation.search import CooperationSearchSource
    from fyren.editing.search import PUBLISHED
    from fyren.indicators.search import IndicatorSearchSource
    from fyren.plan.search import PlanSearchSource
    from fyren.steering.search import ActivitySearchSource

    SEARCH_SOURCES.register(PlanSearchSource())
    SEARCH_SOURCES.register(ActivitySearchSource())
    SEARCH_SOURCES.register(IndicatorSearchSource())
    SEARCH_SOURCES.register(CourseSearchSource())
    SEARCH_SOURCES.register(CooperationSearchSource())
    for source in PUBLISHED.values():
        SEARCH_SOURCES.register(source)


def _today() -> None:
    from fyren.base.due import DUE
    from fyren.competence.due import competence_due
    from fyren.cooperation.due import cooperation_due
    from fyren.detection.due import counting_due
    from fyren.editing.due import editing_due
    from fyren.plan.due import plan_due
    from fyren.plan.queries.revision_due import due_in_revisions
    from fyren.reports.assessing.due import assessment_due
    from fyren.steering.due import steering_due
    from fyren.steering.report_due import reports_due
    from fyren.steering.round_due import rounds_due

    yearly = (plan_due, due_in_revisions, steering_due, reports_due, rounds_due)
    for due in (*yearly, editing_due, counting_due, cooperation_due, competence_due, assessment_due):
        DUE.register(due)


def _around_the_plan() -> None:
    from fyren.competence.blanking import COMPETENCE_SORTS
    from fyren.cooperation.blanking import COOPERATION_SORTS
    from fyren.detection.blanking import DETECTION_SORTS
    from fyren.editing.blanking import EDITING_SORTS
    from fyren.indicators.asides import indicators_beside
    from fyren.indicators.blanking import INDICATOR_SORTS
    from fyren.plan import ports
    from fyren.plan.queries.blanking import SORTS
    from fyren.reports.assessing.blanking import ASSESSMENT_SORTS
    from fyren.reports.blanking import renew_adopted
    from fyren.reports.queries import plan_decisions
    from fyren.steering.actions.moving import follow_new_edition
    from fyren.steering.asides import what_is_done_aside
    from fyren.steering.blanking import STEERING_SORTS, model_text_blanked, wording_blanked
    from fyren.steering.ports import PLAN_DECISIONS, ROUND_BLANKED
    from fyren.steering.queries.thread import activities_on_thread

    ports.EDITION_ADOPTED.register(follow_new_edition)
    ports.THREAD_ADDITIONS.register(activities_on_thread)
    ports.THREAD_BESIDE.register(indicators_beside)
    ports.PLAN_ASIDES.register(what_is_done_aside)
    ports.BLANKABLE.register(SORTS)
    ports.BLANKABLE.register(INDICATOR_SORTS)
    ports.BLANKABLE.register(STEERING_SORTS)
    ports.BLANKABLE.register(EDITING_SORTS)
    ports.BLANKABLE.register(DETECTION_SORTS)
    ports.BLANKABLE.register(COOPERATION_SORTS)
    ports.BLANKABLE.register(COMPETENCE_SORTS)
    ports.BLANKABLE.register(ASSESSMENT_SORTS)
    ports.WORDING_BLANKED.register(wording_blanked)
    ports.MODEL_TEXT_BLANKED.register(model_text_blanked)
    ROUND_BLANKED.register(renew_adopted)
    PLAN_DECISIONS.register(plan_decisions)


def _own_indicators() -> None:
    from fyren.competence.own_figures import competence_indicators
    from fyren.cooperation.own_figures import cooperation_indicators
    from fyren.detection.facts import count_indicators
    from fyren.editing.own_figures import guide_indicators
    from fyren.indicators.ports import OWN_INDICATORS

    OWN_INDICATORS.register(count_indicators)
    OWN_INDICATORS.register(cooperation_indicators)
    OWN_INDICATORS.register(competence_indicators)
    OWN_INDICATORS.register(guide_indicators)


def _between_siblings() -> None:
    from fyren.base.occasions import OCCASIONS
    from fyren.competence.occasions import competence_occasions
    from fyren.competence.suggestions import competence_suggests
    from fyren.cooperation.asides import joint_aside
    from fyren.cooperation.occasions import cooperation_occasions
    from fyren.cooperation.suggestions import cooperation_suggests
    from fyren.editing.ports import SERVICE_SOURCES
    from fyren.house.offered_services import offered_services
    from fyren.plan.ports import ACTIVITIES, SUGGESTIONS
    from fyren.reports.assessing.due import assessment_occasions
    from fyren.reports.assessing.suggestions import assessment_suggests
    from fyren.steering.ports import ACTIVITY_ASIDES
    from fyren.steering.queries.hanging import TELL_ACTIVITIES

    OCCASIONS.register(cooperation_occasions)
    OCCASIONS.register(competence_occasions)
    OCCASIONS.register(assessment_occasions)
    ACTIVITIES.register(TELL_ACTIVITIES)
    ACTIVITY_ASIDES.register(joint_aside)
    SUGGESTIONS.register(cooperation_suggests)
    SUGGESTIONS.register(competence_suggests)
    SERVICE_SOURCES.register(offered_services)
    SUGGESTIONS.register(assessment_suggests)
