"""The one place where adapters meet ports."""


def wire() -> None:
    """Register every room's adapters."""
    from fyren.base.due import DUE
    from fyren.base.records import RECORDS
    from fyren.base.search import SEARCH_SOURCES
    from fyren.indicators.asides import indicators_beside
    from fyren.people.records import people_records
    from fyren.plan.due import plan_due
    from fyren.plan.ports import EDITION_ADOPTED, PLAN_ASIDES, THREAD_ADDITIONS, THREAD_BESIDE
    from fyren.plan.queries.revision_due import due_in_revisions
    from fyren.plan.records import plan_records
    from fyren.plan.search import PlanSearchSource
    from fyren.reports.records import reports_records
    from fyren.steering.actions.moving import follow_new_edition
    from fyren.steering.asides import what_is_done_aside
    from fyren.steering.due import steering_due
    from fyren.steering.queries.thread import activities_on_thread
    from fyren.steering.records import steering_records
    from fyren.steering.report_due import reports_due
    from fyren.steering.round_due import rounds_due
    from fyren.steering.round_records import round_records
    from fyren.steering.search import ActivitySearchSource

    RECORDS.register(people_records)
    RECORDS.register(plan_records)
    RECORDS.register(steering_records)
    RECORDS.register(reports_records)
    RECORDS.register(round_records)
    SEARCH_SOURCES.register(PlanSearchSource())
    SEARCH_SOURCES.register(ActivitySearchSource())
    DUE.register(plan_due)
    DUE.register(due_in_revisions)
    DUE.register(steering_due)
    DUE.register(reports_due)
    DUE.register(rounds_due)
    EDITION_ADOPTED.register(follow_new_edition)
    THREAD_ADDITIONS.register(activities_on_thread)
    PLAN_ASIDES.register(what_is_done_aside)
    THREAD_BESIDE.register(indicators_beside)
