"""Every ready-made jury, by the name under which it is asked for."""

from collections.abc import Mapping

from ..jury.plan import Plan
from . import (
    broadcaster_service_review,
    foundation_trust_service_change,
    neighbourhood_priorities,
    planning_redevelopment,
    regulator_citizen_consumer,
    trade_offs_and_budget,
    two_evenings,
)
from .royal_opera_house import whole

READY: Mapping[str, Plan] = {
    "roh-london": whole.LONDON,
    "roh-manchester": whole.MANCHESTER,
    "planning-redevelopment": planning_redevelopment.PLAN,
    "foundation-trust-service-change": foundation_trust_service_change.PLAN,
    "regulator-citizen-consumer": regulator_citizen_consumer.PLAN,
    "neighbourhood-priorities": neighbourhood_priorities.PLAN,
    "broadcaster-service-review": broadcaster_service_review.PLAN,
    "trade-offs-and-budget": trade_offs_and_budget.PLAN,
    "two-evenings": two_evenings.PLAN,
}
