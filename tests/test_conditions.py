"""Conditions: what may be written under `when`, and which units it then concerns."""

from __future__ import annotations

import pytest

from selfcheck.plan.condition import Condition, holds

CANTEEN, CRANE = {"facet": "meals", "is": "canteen"}, {"facet": "crane", "is": "yes"}
NO_CRANE = {"facet": "crane", "is": "no"}
TREES = {
    "crane": CRANE,
    "meals=canteen": CANTEEN,
    "not crane": NO_CRANE,
    "not not crane": CRANE,
    "not meals=canteen": {"facet": "meals", "not": "canteen"},
    "crane and meals=canteen": {"all": [CRANE, CANTEEN]},
    "crane or meals=canteen and crane": {"any": [CRANE, {"all": [CANTEEN, CRANE]}]},
    "(crane or meals=canteen) and crane": {"all": [{"any": [CRANE, CANTEEN]}, CRANE]},
    "not (crane or meals=canteen)": {"all": [NO_CRANE, {"facet": "meals", "not": "canteen"}]},
    "not(crane and not crane)": {"any": [NO_CRANE, CRANE]},
}
FAULTS = {
    "crane and": "something is missing at the end",
    "and crane": "`and` comes where a facet should",
    "crane crane": "`crane` comes where `and` or `or` could",
    "(crane": "a closing bracket is missing",
    "crane)": "`)` comes where `and` or `or` could",
    "()": "`)` comes where a facet should",
    "crane=": "`=` comes where `and` or `or` could",
    "=yes": "`=yes` comes where a facet should",
    "2nd": "`2nd` comes where a facet should",
    "(" * 21 + "crane" + ")" * 21: "there are too many brackets within brackets",
}


@pytest.mark.parametrize("text", TREES)
def test_a_condition_is_taken_apart(text: str) -> None:
    """`and` binds more than `or`; `not` ends up at the single answers."""
    assert Condition(text).tree == TREES[text]


@pytest.mark.parametrize("text", FAULTS)
def test_what_is_wrong_with_a_condition_is_said(text: str) -> None:
    """Whoever wrote it learns where it stops making sense."""
    with pytest.raises(ValueError, match=r"comes|missing|brackets") as error:
        Condition(text)
    assert str(error.value) == FAULTS[text]


@pytest.mark.parametrize("text", TREES)
@pytest.mark.parametrize("crane", ["yes", "no"])
@pytest.mark.parametrize("meals", ["canteen", "allowance"])
def test_it_means_what_python_takes_it_to_mean(text: str, crane: str, meals: str) -> None:
    """The words have the meaning that they have elsewhere."""
    python = text.replace("meals=canteen", str(meals == "canteen")).replace("crane", str(crane == "yes"))
    assert holds(Condition(text).tree, {"crane": crane, "meals": meals}) is eval(python)


@pytest.mark.parametrize("text", TREES)
def test_an_unanswered_question_rules_nothing_out(text: str) -> None:
    """A requirement is hidden only where the unit has said so."""
    assert holds(Condition(text).tree, {})
