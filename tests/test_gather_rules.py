"""The office's command and the browser read one file alike, whatever it holds and whatever became of the plan since."""

from __future__ import annotations

import json
import subprocess
from random import Random
from typing import Any

from project import PROJECT

from selfcheck.base.background import deno_program
from selfcheck.base.project import BROWSER
from selfcheck.gather.assessment import Refused, parse_assessment, parse_json
from selfcheck.gather.carry_over import Rules, carry_over
from selfcheck.gather.dates import moment
from selfcheck.plan.load import load_plan
from selfcheck.plan.sector_data import plan_data

Json = dict[str, Any]
AT = ["2026-01-01T00:00:00Z", "2026-02-28T23:59:59.5Z", "2024-02-29T00:00:00.123456789Z", "0000-02-29T00:00:00Z"]
ODD: list[Any] = [
    None,
    True,
    False,
    0,
    -1,
    2.5,
    1e300,
    "",
    " ",
    "\u3000",
    "yes",
    "no such",
    "Yes",
    "a" * 101,
    "字" * 20_001,
    "😀" * 10_001,
    "2026-02-30",
    "2026-13-01T00:00:00Z",
    "2026-01-01T24:00:00Z",
    "2026-01-01T00:00:00Z\n",
    [],
    {},
    [[1]],
    {"constructor": 1},
    "\ud800",
]


def by_the_browser(cases: list[tuple[Json, str]]) -> list[Json]:
    """What the browser's code makes of each."""
    command = [deno_program(), "run", "--quiet", "tests/read-many.ts"]
    run = subprocess.run(command, cwd=BROWSER, input=json.dumps(cases), capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def by_the_command(data: Json, text: str) -> Json:
    """What Python's code makes of it."""
    try:
        assessment, refused = parse_assessment(parse_json(text))
        carried = carry_over(Rules.of(data), assessment)
    except Refused as refusal:
        return {"code": refusal.code}
    moments = [moment(each["at"]) or 0 for each in carried.assessment["answers"].values()]
    return {
        "assessment": carried.assessment,
        "moved": carried.moved,
        "orphans": carried.orphans,
        "refused": [each._asdict() for each in (*refused, *carried.refused)],
        "changed": max([moment(carried.assessment["saved_at"]) or 0, *moments]),
    }


def agree(cases: list[tuple[Json, str]]) -> list[Json]:
    """Both, after making sure that they say the same; the order of what was refused is no matter."""
    results = by_the_browser(cases)
    for (data, text), theirs in zip(cases, results, strict=True):
        ours = by_the_command(data, text)
        for each in (ours, theirs):
            each.get("refused", []).sort(key=lambda one: (one["path"], one["code"]))
        assert ours == theirs, text[:2000]
    return results


def sector() -> Json:
    """The data of one of the project's sectors."""
    plan = load_plan(PROJECT / "data")
    return plan_data(plan, plan.sector("agencies"))


def answer(random: Random) -> Json:
    """An answer of any kind."""
    fields: Json = {"at": random.choice(AT)}
    for name, values in (
        ("rating", ["yes", "partly", "full", "none", 3]),
        ("na", ["没有窗口"]),
        ("note", ["甲", "乙"]),
        ("due", ["2026-12-31"]),
        ("confirm", [True]),
    ):
        if random.random() < 0.5:
            fields[name] = random.choice(values)
    return fields


def assessment(random: Random, data: Json, names: list[str]) -> Json:
    """An assessment with answers to some of these requirements."""
    chosen = [name for name in names if random.random() < 0.5]
    result = {
        "format": "self-check/1",
        "plan": dict(data["plan"]),
        "unit": "旗民委",
        "sector": "agencies",
        "period": "2026",
        "facets": {"service-window": random.choice(["yes", "no", "maybe"])},
        "answers": {name: answer(random) for name in chosen},
        "saved_at": random.choice(AT),
    }
    if random.random() < 0.5:
        result["history"] = {name: [answer(random) for _ in range(random.randint(1, 25))] for name in names[:3]}
    return result


def spoilt(random: Random, value: Any) -> Any:
    """The value with some of its parts replaced by odd ones, left out, or joined by others."""
    if isinstance(value, dict):
        result = {key: spoilt(random, one) for key, one in value.items() if random.random() > 0.02}
        if random.random() < 0.05:
            result[random.choice(["", "x", "agencies.x", "constructor", "__proto__", "at", "a.b.c"])] = random.choice(
                ODD
            )
        return result if random.random() > 0.01 else random.choice(ODD)
    if isinstance(value, list):
        return [spoilt(random, one) for one in value]
    return random.choice(ODD) if random.random() < 0.03 else value


def test_whatever_is_wrong_with_a_file_both_leave_out_the_same() -> None:
    """Wrong types, unknown fields, texts that are too long, days that are none, keys that are no ids."""
    random, data = Random(1528), sector()
    names = [each["id"] for measure in data["sector"]["measures"] for each in measure["requirements"]][:12]
    cases = [(data, json.dumps(spoilt(random, assessment(random, data, names)))) for _ in range(500)]
    odd = ("", "{", "[]", "null", '{"a":1}x', '{"a":NaN}', "[" * 70 + "]" * 70, '"\\ud800"', "\ufeff{}")
    cases += [(data, text) for text in odd]
    results = agree(cases)
    assert sum(bool(each.get("refused")) for each in results) > 200
    assert {"not-json", "not-an-assessment", "other-format"} <= {each.get("code") for each in results}


def test_however_the_plan_has_changed_both_lead_answers_to_the_same_place() -> None:
    """Ids moved, split, merged, dropped and moved again, in circles too; former answers and their order."""
    random, data = Random(2815), sector()
    now = [each["id"] for measure in data["sector"]["measures"] for each in measure["requirements"]][:6]
    before = [f"agencies.old-{number}" for number in range(10)]
    cases = []
    for _ in range(300):
        retired = []
        for name in before:
            fate = random.choice(["moved", "split", "merged", "dropped"])
            many = 0 if fate == "dropped" else random.randint(2, 3) if fate == "split" else 1
            to = random.sample([*now, *before, "schools.elsewhere"], many)
            retired.append({"id": name, "fate": fate, "to": to, "since": 2})
        changed = {**data, "retired": retired}
        one = assessment(random, data, [*now, *before, "agencies.unknown"])
        cases.append((changed, json.dumps(one)))
    results = agree(cases)
    assert sum(each["moved"] for each in results) > 300 and sum(each["orphans"] for each in results) > 300
