"""The one place where adapters meet ports."""


def wire() -> None:
    """Register every room's adapters."""
    from fyren.base.records import RECORDS
    from fyren.people.records import people_records
    from fyren.plan.records import plan_records

    RECORDS.register(people_records)
    RECORDS.register(plan_records)
