"""What is wrong with a script is found before it is published, each fault with its line."""

import pytest

from agent_desktop.scripts.checks.reading_age import english_age, lix, syllables
from tests.unit.scripts.made import END, catalogue, findings, head, library, prompt, said

QUESTION = (
    "variables:\n"
    "  - {name: age, kind: number, label: {en: Age}, privacy: none, least: 0, most: 120}\n"
    "  - {name: bin, kind: one_of, label: {en: Bin}, privacy: none, options: "
    "[{code: black, label: {en: Black}}, {code: green, label: {en: Green}}]}\n"
    "steps:\n"
)


def asks(name: str, variable: str, *ways: str) -> str:
    go = ", ".join(ways)
    return f"  - {{id: {name}, kind: question, asks: {variable}, title: {{en: T}}, say: [{{en: Hi}}], go: [{go}]}}\n"


def fork(name: str, *ways: str) -> str:
    return f"  - {{id: {name}, kind: logic, title: {{en: T}}, go: [{', '.join(ways)}]}}\n"


MUST = ", compliance: {level: mandatory, wording: verbatim, evidence: {en: Said}%s}"


def test_a_sound_script_has_no_errors() -> None:
    assert "error" not in said(head() + "steps:\n" + prompt("first", "end") + END)


@pytest.mark.parametrize(
    ("steps", "line", "words"),
    [
        (prompt("first", "end") + prompt("lost", "end") + END, 11, "Nothing leads to the step “lost”"),
        (prompt("first", "nowhere") + END, 10, "no such thing: “nowhere”"),
        (prompt("first", "end") + prompt("first", "end") + END, 11, "“first” is there twice (first on line 10)"),
        (prompt("first", "second") + prompt("second", "first") + END, 10, "no outcome can be reached"),
        (prompt("first", "end").replace(", go: [{to: end}]", "") + END, 10, "stops at “first” without an outcome"),
        (prompt("first", "end").replace("{to: end}", "{when: {flag: HEAR}, to: end}") + END, 10, "everything else"),
        (prompt("first", "end").replace("{en: Hello.}", "{when: {flag: HEAR}, en: Hello.}") + END, 10, "no condition"),
        (prompt("first", "end").replace("say: [{en: Hello.}], ", "") + END, 10, "no words to say"),
        (prompt("first", "end", words='"{nothing}"') + END, 10, "no such thing: “nothing” (variable)"),
        (prompt("first", "end", more=", articles: [gone]") + END, 10, "no such thing: “gone” (article)"),
        (fork("first", "{when: {flag: GONE}, to: end}", "{to: end}") + END, 10, "no such thing: “GONE” (flag)"),
        (fork("first", "{when: {flag: HEAR}, to: end}", "{to: first}") + END, 10, "leads back to itself"),
        (fork("first", "{to: end}", "{when: {flag: HEAR}, to: end}") + END, 10, "those below it never are"),
        (
            "  - {id: first, kind: subscript, script: gone, title: {en: T}, go: [{to: end}]}\n" + END,
            10,
            "“gone” (script)",
        ),
        (END.replace("id: end", "id: first").replace("}\n", ", go: [{to: first}]}\n"), 10, "outcome has no way on"),
        (prompt("first", "end", words="Turn\u202e it") + END, 10, "unseen character"),
        (prompt("first", "end", words="so " * 30) + END, 10, "too long to say"),
    ],
)
def test_a_fault_is_found_at_its_line(steps: str, line: int, words: str) -> None:
    found = findings(head() + "steps:\n" + steps)
    assert any(each.line == line and words in each.what for each in found), [each.what for each in found]


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        (asks("first", "age", "{when: {variable: age, is: old}, to: end}", "{to: end}") + END, "cannot be compared"),
        (
            asks("first", "bin", "{when: {variable: bin, at_least: 3}, to: end}", "{to: end}") + END,
            "cannot be compared",
        ),
        (asks("first", "bin", "{answer: purple, to: end}", "{to: end}") + END, "never has the answer “purple”"),
        (asks("first", "gone", "{to: end}") + END, "no such thing: “gone” (variable)"),
        (asks("first", "age", "{when: {variable: age, at_least: 130}, to: end}", "{to: end}") + END, "can never hold"),
        (
            asks(
                "first",
                "age",
                "{when: {all: [{variable: age, at_least: 60}, {variable: age, at_most: 50}]}, to: end}",
                "{to: end}",
            )
            + END,
            "can never hold",
        ),
        (
            asks(
                "first",
                "age",
                "{when: {variable: age, at_least: 18}, to: end}",
                "{when: {variable: age, at_least: 60}, to: end}",
                "{to: end}",
            )
            + END,
            "Nothing is left for this",
        ),
        (
            asks("first", "bin", "{answer: black, to: only_black}", "{to: end}")
            + fork("only_black", "{when: {variable: bin, is: green}, to: never}", "{to: end}")
            + prompt("never", "end")
            + END,
            "No call can come to the step “never”",
        ),
    ],
)
def test_conditions_are_judged_by_what_the_variables_can_be(steps: str, words: str) -> None:
    assert words in said(head() + QUESTION + steps)


def test_a_mandatory_step_that_can_be_gone_round_is_told_with_the_way() -> None:
    steps = (
        asks("first", "bin", "{answer: black, to: warn}", "{to: talk}")
        + prompt("warn", "talk", more=MUST % "")
        + prompt("talk", "end")
        + END
    )
    assert "“warn” can be gone round: first → talk → end" in said(head() + QUESTION + steps)


def test_a_mandatory_step_is_only_due_where_it_applies() -> None:
    steps = (
        asks("first", "bin", "{answer: black, to: warn}", "{to: talk}")
        + prompt("warn", "talk", more=MUST % ", when: {variable: bin, is: black}")
        + prompt("talk", "end")
        + END
    )
    assert "error" not in said(head() + QUESTION + steps)
    late = steps.replace("answer: black, to: warn", "answer: green, to: warn")
    assert "can be gone round" in said(head() + QUESTION + late)


def test_a_mandatory_step_before_another_leaves_the_other_ways_free() -> None:
    steps = (
        asks("first", "bin", "{answer: black, to: warn}", "{to: end}")
        + prompt("warn", "talk", more=MUST % ", before: [talk]")
        + prompt("talk", "end")
        + END
    )
    assert "error" not in said(head() + QUESTION + steps)


def test_an_answer_given_stays_given_along_the_way() -> None:
    """The map alone has a way round by the second fork; no call can take it."""
    steps = (
        asks("first", "bin", "{answer: black, to: warn}", "{to: plain}")
        + prompt("warn", "again", more=MUST % ", before: [secret]")
        + prompt("plain", "again")
        + fork("again", "{when: {variable: bin, is: black}, to: secret}", "{to: end}")
        + prompt("secret", "end")
        + END
    )
    assert "error" not in said(head() + QUESTION + steps)


def test_scripts_that_go_through_each_other_in_a_circle_are_refused() -> None:
    def through(own: str, other: str) -> str:
        step = f"  - {{id: first, kind: subscript, script: {other}, title: {{en: T}}, go: [{{to: end}}]}}\n"
        return head(own) + "steps:\n" + step + END

    assert said(through("one", "two"), through("two", "one")).count("comes back to this script") == 2


def test_two_scripts_of_one_id_are_refused() -> None:
    text = head() + "steps:\n" + prompt("first", "end") + END
    assert "Two scripts have the same id" in said(text, text)


def test_a_name_is_one_type_in_all_scripts() -> None:
    one = head("one") + QUESTION + asks("first", "bin", "{to: end}") + asks("second", "age", "{to: end}") + END
    two = one.replace("id: one", "id: two").replace("code: green", "code: blue")
    assert "“bin” is of another type in the script one" in said(one, two)


def test_an_answer_that_the_form_would_refuse_is_found() -> None:
    variable = (
        "variables:\n  - {name: pay_day, kind: number, label: {en: D}, privacy: none, least: 1, most: 31, "
        "fills: [{service: council_tax_instalments, field: pay_day}]}\nsteps:\n"
    )
    text = head() + variable + asks("first", "pay_day", "{to: end}") + END
    assert "does not fit the form" in said(text)
    assert "does not fit the form" not in said(text.replace("most: 31", "most: 28"))
    assert "no such thing: “gone”" in said(text.replace("field: pay_day", "field: gone"))


def test_missing_welsh_is_found_where_welsh_is_promised() -> None:
    text = head().replace("[en]", "[en, cy]") + "steps:\n" + prompt("first", "end") + END
    assert said(text).count("The Welsh words are missing") == 4


def test_more_combinations_than_can_be_tried_are_said_so() -> None:
    flags = catalogue().flags[:14]
    when = "{any: [" + ", ".join(f"{{flag: {flag}}}" for flag in flags) + "]}"
    text = head() + "steps:\n" + fork("first", f"{{when: {when}, to: end}}", "{to: end}") + END
    found = said(text)
    assert "note There are too many combinations" in found
    assert "error" not in found


SCENARIO = (
    "scenarios:\n  - name: A call\n    steps:\n      - {at: first, answer: {bin: black}}\n"
    "      - {at: talk}\n    outcome: end\n"
)


@pytest.mark.parametrize(
    ("change", "to", "words"),
    [
        ("", "", ""),
        ("at: talk", "at: elsewhere", "“talk” comes here"),
        ("bin: black", "bin: purple", "fails: bin:"),
        ("outcome: end", "outcome: other", "ends at “end”"),
        ("at: talk", "at: talk, variant: hearing", "words are those of “usual”"),
        ("at: talk", "at: talk, waive: No time", "cannot be skipped"),
    ],
)
def test_scenarios_are_played(change: str, to: str, words: str) -> None:
    steps = asks("first", "bin", "{to: talk}") + prompt("talk", "end", more=MUST % "") + END
    found = said(head() + QUESTION + steps + SCENARIO.replace(change, to))
    assert (words in found and "error" in found) if words else "error" not in found


def test_the_shipped_library_has_no_findings() -> None:
    from agent_desktop.scripts.checks.checking import check_all

    assert list(check_all(library(), [], catalogue())) == []


@pytest.mark.parametrize("loaded", library(), ids=lambda loaded: str(loaded.file))
def test_a_shipped_script_is_whole(loaded: object) -> None:
    from agent_desktop.scripts.reading import Loaded

    assert isinstance(loaded, Loaded)
    script = loaded.script
    assert script is not None
    assert script.languages == ("en", "cy")
    assert len(script.scenarios) >= 4
    asked = {flag for step in script.steps for say in step.say for flag in _flags(say.when)}
    assert asked >= {"HEAR", "SPCH", "SLOW", "LANG"}
    seen = {play.at for scenario in script.scenarios for play in scenario.steps}
    shown = {step.id for step in script.steps if step.say and step.go}
    assert shown <= seen, f"no scenario goes through {shown - seen}"


def _flags(condition: object) -> set[str]:
    from agent_desktop.contract.scripts import Condition
    from agent_desktop.scripts.conditions import atoms

    return {atom.flag for atom in atoms(condition) if atom.flag} if isinstance(condition, Condition) else set()


def test_reading_age_follows_the_published_formula() -> None:
    """0.39 × 6 + 11.8 × 7/6 − 15.59 for one sentence of six words with seven syllables; and five years."""
    assert [syllables(word) for word in ("bin", "green", "collected", "table", "promised")] == [1, 1, 3, 2, 2]
    assert english_age(["The cat sat on my table."]) == pytest.approx(0.39 * 6 + 11.8 * 7 / 6 - 15.59 + 5)
    assert lix(["Pa fin oedd hwnnw gynnau fach?"]) == pytest.approx(6.0)
    hard = "Subsequent correspondence necessitates comprehensive documentation regarding eligibility."
    assert english_age([hard]) > 20


def test_a_script_made_to_keep_a_server_busy_is_told_that_not_all_could_be_looked_at() -> None:
    """Twelve flags in each of 300 steps are more than a million combinations, for all of which nobody waits."""
    codes = catalogue().flags[:12]
    when = f"{{any: [{', '.join(f'{{flag: {code}}}' for code in codes)}]}}"
    steps = "".join(
        f"  - {{id: s{n}, kind: prompt, title: {{en: T}}, say: [{{name: a, when: {when}, en: Hi.}}, {{en: Hello.}}],"
        f" go: [{{to: s{n + 1}}}]}}\n"
        for n in range(300)
    )
    told = said(head(start="s0") + "steps:\n" + steps + END.replace("id: end", "id: s300"))
    assert "There are too many combinations here" in told
    assert "error" not in told
