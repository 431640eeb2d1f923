"""Sustainability programme, processes, direction goals, plans, development areas and focus areas."""
