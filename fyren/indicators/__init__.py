"""What is measured in the world: an indicator library, its values and where they come from.

Indicators belong to the budget and to the sustainability programme, or are context. None is the plan's own.
"""
