"""The year: what each board and company takes of the plans into its internal budget, and what becomes of it.

Activities, stances, money and deadlines live here and never in the plan, which gives direction only.
"""
