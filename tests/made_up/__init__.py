"""Made-up reports with the truth beside them: what reading is tuned on and measured on."""

from tests.made_up.generate import made_up
from tests.made_up.types import MadeUp, Truth

__all__ = ["MadeUp", "Truth", "made_up"]
