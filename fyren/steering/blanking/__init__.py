"""Blanking the texts of the year: each sort of object, and the editions that hold copies. Steps inside
`plan.actions.blanking.blank`, with no audit of their own."""

from fyren.steering.blanking.editions import blanked_in_editions, model_text_blanked, wording_blanked
from fyren.steering.blanking.round_editions import blanked_in_rounds
from fyren.steering.blanking.sorts import STEERING_SORTS

__all__ = ["STEERING_SORTS", "blanked_in_editions", "blanked_in_rounds", "model_text_blanked", "wording_blanked"]
