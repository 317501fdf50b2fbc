"""What an inquiry has settled, taken over by the plan of one of its sittings where that still waits for it."""

from dataclasses import replace

from ...jury.plan import Plan
from ...plans.charging import Authorised, charge_from
from ...store.tables import Inquiry


def taken_over(inquiry: Inquiry, plan: Plan) -> Plan:
    """The same plan where there is nothing to take over."""
    return replace(plan, charge=charge_from(_authorised(inquiry), plan.charge))


def _authorised(inquiry: Inquiry) -> Authorised:
    return Authorised(
        asked_by=inquiry.asked_by,
        accountable=inquiry.accountable,
        influence=inquiry.influence,
        up_for_grabs=inquiry.up_for_grabs,
        not_up_for_grabs=inquiry.not_up_for_grabs,
        answer_by=inquiry.answer_by,
    )
