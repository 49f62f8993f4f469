"""Decide a record by the sentences of the contract, one after another, without any cleverness."""

from typing import Final, Literal

Truth = Literal["yes", "no", "unknown"]
Criterion = Literal["met", "met_by_history", "not_met", "unknown"]
Record = dict[str, object]
Conditions = list[tuple[str, bool]]

# --- Section 1: answers -----------------------------------------------------------------------

YES_NO: Final[tuple[object, ...]] = ("yes", "no", "unsure")
YEARS: Final[tuple[object, ...]] = tuple(range(121))
EXPLANATION: Final[tuple[object, ...]] = ("none", "some", "all", "unsure")
SEVERITY: Final[tuple[object, ...]] = ("none", "little", "moderate", "severe", "unsure")

QUESTIONS: Final[dict[str, tuple[object, ...]]] = {
    # who
    "respondent": ("self", "parent", "carer"),
    "age": YEARS,
    # warning signs
    "sign_saddle": YES_NO,
    "sign_stroke": YES_NO,
    "sign_breathless": YES_NO,
    "sign_cold_limb": YES_NO,
    "sign_clot": YES_NO,
    "sign_hot_leg_fever": YES_NO,
    "sign_rest_pain": YES_NO,
    "sign_swelling": YES_NO,
    "sign_new_medicine": YES_NO,
    "sign_self_harm": YES_NO,
    "sign_self_harm_plan": YES_NO,
    "sign_preeclampsia": YES_NO,
    # the four features
    "urge": YES_NO,
    "rest": YES_NO,
    "relief": YES_NO,
    "evening": YES_NO,
    "relief_before": YES_NO,
    "evening_before": YES_NO,
    # feeling
    "feels": (
        [],
        ["crawling"],
        ["urge_only"],
        ["aching", "painful"],
        [
            "crawling",
            "tingling",
            "itching",
            "burning",
            "electric",
            "aching",
            "painful",
            "urge_only",
        ],
    ),
    # where
    "location": ("both_legs", "one_leg", "arms_only", "unsure"),
    "arms": YES_NO,
    # other explanations
    "cramps": EXPLANATION,
    "position": EXPLANATION,
    "soreness": EXPLANATION,
    "joints": EXPLANATION,
    "swelling": EXPLANATION,
    "numbness": EXPLANATION,
    "walking_pain": EXPLANATION,
    "tapping": EXPLANATION,
    "tension": EXPLANATION,
    # burden
    "frequency": (
        "few_ever",
        "yearly",
        "monthly",
        "weekly_1",
        "weekly_2",
        "weekly_3",
        "weekly_4_5",
        "weekly_6_7",
        "unsure",
    ),
    "duration": ("under_3_months", "months_3_to_12", "over_12_months", "unsure"),
    "distress": SEVERITY,
    "daytime": SEVERITY,
    "sleep": ("none", "some_nights", "most_nights", "unsure"),
    "onset_age": YEARS,
    "all_day": YES_NO,
    "drowsy_driving": YES_NO,
    "seen_doctor": YES_NO,
    # context
    "pregnant": YES_NO,
    "kidney_disease": YES_NO,
    "low_iron": YES_NO,
    "iron_clues": YES_NO,
    "diabetes": YES_NO,
    "nerve_disease": YES_NO,
    "parkinsons": YES_NO,
    "rheumatoid_arthritis": YES_NO,
    "anxiety_depression": YES_NO,
    "sleep_apnoea": YES_NO,
    "memory_problems": YES_NO,
    "family": YES_NO,
    "leg_kicks": YES_NO,
    # medicines
    "medicine_trigger": YES_NO,
    "takes_antidepressant": YES_NO,
    "takes_antihistamine": YES_NO,
    "takes_antisickness": YES_NO,
    "takes_antipsychotic": YES_NO,
    "rls_treatment": YES_NO,
    "augmentation": YES_NO,
    # habits
    "caffeine_evening": YES_NO,
    "alcohol_evening": YES_NO,
    "smokes": YES_NO,
}

OTHER_EXPLANATIONS: Final = (
    "cramps",
    "position",
    "soreness",
    "joints",
    "swelling",
    "numbness",
    "walking_pain",
    "tapping",
    "tension",
)

SIGNS_EVERYONE_IS_ASKED: Final = (
    "sign_saddle",
    "sign_stroke",
    "sign_breathless",
    "sign_cold_limb",
    "sign_clot",
    "sign_hot_leg_fever",
    "sign_rest_pain",
    "sign_swelling",
    "sign_new_medicine",
    "sign_self_harm",
)


def normalise(record: Record) -> Record:
    """Turn JSON true and false into yes and no, and leave out what was not asked."""
    normal: Record = {}
    for question in QUESTIONS:
        value = record.get(question)
        if value is None:
            continue
        if value is True:
            value = "yes"
        elif value is False:
            value = "no"
        normal[question] = value
    return normal


def is_asked(record: Record, question: str) -> bool:
    """Tell whether the question was asked, an answer of "unsure" included."""
    return record.get(question) is not None


def is_unsure(record: Record, question: str) -> bool:
    """Tell whether the answer is "unsure" itself."""
    return record.get(question) == "unsure"


def is_yes(record: Record, question: str) -> bool:
    """Tell whether the answer is definitely yes."""
    return record.get(question) == "yes"


def is_in(record: Record, question: str, *values: str) -> bool:
    """Tell whether the answer is definitely one of the values."""
    return record.get(question) in values


# --- Three-valued logic -----------------------------------------------------------------------


def truth_in(record: Record, question: str, *values: str) -> Truth:
    """Say yes if the answer is one of the values, no if it is another, unknown if unknown."""
    value = record.get(question)
    if value is None or value == "unsure":
        return "unknown"
    if value in values:
        return "yes"
    return "no"


def all_of(*truths: Truth) -> Truth:
    """Give the three-valued and."""
    if "no" in truths:
        return "no"
    if "unknown" in truths:
        return "unknown"
    return "yes"


def any_of(*truths: Truth) -> Truth:
    """Give the three-valued or."""
    if "yes" in truths:
        return "yes"
    if "unknown" in truths:
        return "unknown"
    return "no"


# --- Section 2: criteria ----------------------------------------------------------------------


def decide_very_severe(record: Record) -> Truth:
    """Decide whether the trouble is very severe."""
    return any_of(
        truth_in(record, "frequency", "weekly_4_5", "weekly_6_7"),
        truth_in(record, "all_day", "yes"),
        truth_in(record, "rls_treatment", "yes"),
    )


def decide_plain_criterion(record: Record, question: str) -> Criterion:
    """Decide the criterion of urge or rest."""
    if record.get(question) == "yes":
        return "met"
    if record.get(question) == "no":
        return "not_met"
    return "unknown"


def decide_criterion_with_history(record: Record, question: str) -> Criterion:
    """Decide the criterion of relief or evening, which may have been so only when it began."""
    if record.get(question) == "yes":
        return "met"
    if record.get(question) != "no":
        return "unknown"
    before = record.get(question + "_before")
    if before == "yes":
        if decide_very_severe(record) == "yes":
            return "met_by_history"
        return "unknown"
    if before == "unsure":
        return "unknown"
    return "not_met"


def is_explanation_open(record: Record) -> bool:
    """Tell whether it stays open that another condition explains all of it."""
    for question in OTHER_EXPLANATIONS:
        if is_unsure(record, question):
            return True
    for question in ("position", "swelling", "numbness", "walking_pain"):
        if is_in(record, question, "some"):
            return True
    if is_in(record, "sign_new_medicine", "yes", "unsure"):
        return True
    for question in (
        "sign_cold_limb",
        "sign_clot",
        "sign_hot_leg_fever",
        "sign_rest_pain",
        "sign_swelling",
    ):
        if is_yes(record, question):
            return True
    return not is_asked(record, "cramps") or not is_asked(record, "position")


def decide_not_explained(record: Record) -> Criterion:
    """Decide the criterion that no other condition explains all of it."""
    for question in OTHER_EXPLANATIONS:
        if is_in(record, question, "all"):
            return "not_met"
    if is_explanation_open(record):
        return "unknown"
    return "met"


def decide_criteria(record: Record) -> dict[str, Criterion]:
    """Decide the five criteria."""
    return {
        "urge": decide_plain_criterion(record, "urge"),
        "rest": decide_plain_criterion(record, "rest"),
        "relief": decide_criterion_with_history(record, "relief"),
        "evening": decide_criterion_with_history(record, "evening"),
        "not_explained": decide_not_explained(record),
    }


def decide_four_criteria(criteria: dict[str, Criterion]) -> Criterion:
    """Decide whether the four features together are met."""
    four = [criteria[name] for name in ("urge", "rest", "relief", "evening")]
    if "not_met" in four:
        return "not_met"
    if "unknown" in four:
        return "unknown"
    return "met"


def count_score(criteria: dict[str, Criterion]) -> int:
    """Count the criteria that are met or met by history."""
    return sum(1 for value in criteria.values() if value in ("met", "met_by_history"))


def count_score_max(criteria: dict[str, Criterion]) -> int:
    """Count the criteria that are met, met by history or unknown."""
    return count_score(criteria) + sum(1 for value in criteria.values() if value == "unknown")


# --- Section 3: result ------------------------------------------------------------------------


def is_proxy(record: Record) -> bool:
    """Tell whether somebody else answers for an adult."""
    respondent = record.get("respondent", "self")
    age = record.get("age")
    if respondent == "carer":
        return True
    return respondent == "parent" and isinstance(age, int) and age >= 18


def is_child(record: Record) -> bool:
    """Tell whether the cap of a child definitely applies."""
    age = record.get("age")
    if isinstance(age, int):
        return age < 18
    return record.get("respondent", "self") == "parent"


def decide_caps(record: Record) -> list[str]:
    """List the caps that definitely apply."""
    conditions: Conditions = [
        ("one_leg", is_in(record, "location", "one_leg")),
        ("arms_only", is_in(record, "location", "arms_only")),
        ("child", is_child(record)),
        ("few_episodes", is_in(record, "frequency", "few_ever")),
        ("parkinsons", is_yes(record, "parkinsons")),
    ]
    return [code for code, holds in conditions if holds]


def decide_result(record: Record) -> str:
    """Decide the result of a normalised record: the first line that applies."""
    if is_proxy(record):
        return "undetermined"
    criteria = decide_criteria(record)
    if is_yes(record, "rls_treatment") and decide_four_criteria(criteria) == "not_met":
        return "undetermined"
    if "not_met" in criteria.values():
        return "unlikely"
    unknown = [criteria[name] for name in ("rest", "relief", "evening")].count("unknown")
    if criteria["urge"] == "unknown" or unknown >= 2:
        return "undetermined"
    if unknown == 1 or criteria["not_explained"] == "unknown" or decide_caps(record):
        return "possible"
    return "likely"


# --- Section 4: urgency -----------------------------------------------------------------------


def decide_fits(result: str) -> bool:
    """Tell whether the result is likely or possible."""
    return result in ("likely", "possible")


def decide_open(record: Record, result: str) -> bool:
    """Tell whether the case is open: it fits, or it is undetermined with something to it."""
    if decide_fits(result):
        return True
    if result != "undetermined":
        return False
    return is_asked(record, "urge") or decide_bothered(record) == "yes"


def decide_often(record: Record) -> Truth:
    """Decide whether it comes on two days a week or more."""
    return truth_in(record, "frequency", "weekly_2", "weekly_3", "weekly_4_5", "weekly_6_7")


def decide_bothered(record: Record) -> Truth:
    """Decide whether it distresses or costs sleep."""
    return any_of(
        truth_in(record, "distress", "moderate", "severe"),
        truth_in(record, "sleep", "some_nights", "most_nights"),
    )


def decide_mild(record: Record) -> Truth:
    """Decide whether it is rare, hardly distresses and costs no sleep."""
    return all_of(
        truth_in(record, "frequency", "few_ever", "yearly", "monthly", "weekly_1"),
        truth_in(record, "distress", "none", "little"),
        truth_in(record, "sleep", "none"),
    )


def list_emergency(record: Record) -> Conditions:
    """List the conditions of the level emergency."""
    return [
        ("saddle", is_yes(record, "sign_saddle")),
        ("stroke", is_yes(record, "sign_stroke")),
        ("breathless", is_yes(record, "sign_breathless")),
        ("cold_limb", is_yes(record, "sign_cold_limb")),
        ("self_harm_plan", is_yes(record, "sign_self_harm_plan")),
        ("clot_breathless", is_yes(record, "sign_clot") and is_unsure(record, "sign_breathless")),
        (
            "akathisia_self_harm",
            is_yes(record, "sign_new_medicine") and is_yes(record, "sign_self_harm"),
        ),
    ]


def list_same_day(record: Record) -> Conditions:
    """List the conditions of the level same_day."""
    return [
        ("clot", is_yes(record, "sign_clot")),
        ("hot_leg_fever", is_yes(record, "sign_hot_leg_fever")),
        ("rest_pain", is_yes(record, "sign_rest_pain")),
        ("swelling", is_yes(record, "sign_swelling")),
        ("new_medicine", is_yes(record, "sign_new_medicine")),
        ("self_harm", is_yes(record, "sign_self_harm")),
        ("preeclampsia", is_yes(record, "sign_preeclampsia")),
        (
            "unsure_sign",
            is_unsure(record, "sign_saddle")
            or is_unsure(record, "sign_stroke")
            or is_unsure(record, "sign_breathless")
            or is_unsure(record, "sign_cold_limb")
            or is_unsure(record, "sign_clot")
            or is_unsure(record, "sign_self_harm")
            or is_unsure(record, "sign_self_harm_plan")
            or is_unsure(record, "sign_preeclampsia"),
        ),
    ]


def holds_burden(record: Record, result: str) -> bool:
    """Tell whether the condition burden holds."""
    still_open = decide_open(record, result)
    often = decide_often(record)
    severe = is_in(record, "distress", "severe")
    if still_open and often == "yes" and decide_bothered(record) == "yes":
        return True
    if still_open and often == "unknown" and (severe or is_in(record, "sleep", "most_nights")):
        return True
    return often == "yes" and severe


def holds_child(record: Record, result: str) -> bool:
    """Tell whether the condition child holds, at either level."""
    return decide_open(record, result) and is_child(record)


def holds_iron(record: Record, result: str) -> bool:
    """Tell whether the condition iron holds, at either level."""
    if decide_open(record, result) and is_yes(record, "low_iron"):
        return True
    return decide_fits(result) and is_yes(record, "iron_clues")


def holds_medicine(record: Record, result: str) -> bool:
    """Tell whether the condition medicine holds."""
    if not is_yes(record, "medicine_trigger"):
        return False
    return decide_open(record, result) or decide_bothered(record) == "yes"


def holds_one_sided(record: Record, result: str) -> bool:
    """Tell whether the condition one_sided holds."""
    if not is_in(record, "location", "one_leg"):
        return False
    if decide_open(record, result):
        return True
    return is_child(record) and decide_bothered(record) == "yes"


def holds_nerve(record: Record) -> bool:
    """Tell whether the condition nerve holds, at either level."""
    return is_in(record, "numbness", "some", "all")


def holds_memory(record: Record, result: str) -> bool:
    """Tell whether the condition memory holds."""
    if is_proxy(record) and decide_bothered(record) != "no":
        return True
    return is_yes(record, "memory_problems") and result != "unlikely"


def is_child_lowered(record: Record) -> bool:
    """Tell whether the condition child is routine instead of soon."""
    return decide_mild(record) == "yes"


def is_iron_lowered(record: Record) -> bool:
    """Tell whether the condition iron is routine instead of soon."""
    return decide_mild(record) == "yes" and not is_yes(record, "low_iron")


def is_nerve_lowered(record: Record) -> bool:
    """Tell whether the condition nerve is routine instead of soon."""
    return decide_mild(record) == "yes" and is_in(record, "numbness", "some")


def list_soon(record: Record, result: str) -> Conditions:
    """List the conditions of the level soon."""
    still_open = decide_open(record, result)
    return [
        ("burden", holds_burden(record, result)),
        ("pregnancy", still_open and is_yes(record, "pregnant")),
        ("kidney", still_open and is_yes(record, "kidney_disease")),
        ("child", holds_child(record, result) and not is_child_lowered(record)),
        ("iron", holds_iron(record, result) and not is_iron_lowered(record)),
        ("medicine", holds_medicine(record, result)),
        ("one_sided", holds_one_sided(record, result)),
        ("parkinsons", still_open and is_yes(record, "parkinsons")),
        ("nerve", holds_nerve(record) and not is_nerve_lowered(record)),
        ("walking", is_in(record, "walking_pain", "some", "all")),
        ("augmentation", is_yes(record, "augmentation")),
        ("drowsy_driving", is_yes(record, "drowsy_driving")),
        ("memory", holds_memory(record, result)),
        (
            "unsure_lesser_sign",
            is_unsure(record, "sign_hot_leg_fever")
            or is_unsure(record, "sign_rest_pain")
            or is_unsure(record, "sign_swelling")
            or is_unsure(record, "sign_new_medicine"),
        ),
    ]


def holds_still_bothered(record: Record, result: str) -> bool:
    """Tell whether the condition still_bothered holds."""
    if decide_fits(result):
        return False
    return decide_bothered(record) == "yes" or is_in(record, "daytime", "moderate", "severe")


def list_routine(record: Record, result: str) -> Conditions:
    """List the conditions of the level routine."""
    fits = decide_fits(result)
    return [
        ("child", holds_child(record, result) and is_child_lowered(record)),
        ("iron", holds_iron(record, result) and is_iron_lowered(record)),
        ("nerve", holds_nerve(record) and is_nerve_lowered(record)),
        ("fits", fits and decide_mild(record) != "yes"),
        ("first_time", fits and is_in(record, "seen_doctor", "no")),
        ("still_bothered", holds_still_bothered(record, result)),
    ]


def decide_urgency(record: Record, result: str) -> tuple[str, list[str]]:
    """Decide the highest level with a condition that holds, and list every code that holds."""
    levels: dict[str, Conditions] = {
        "emergency": list_emergency(record),
        "same_day": list_same_day(record),
        "soon": list_soon(record, result),
        "routine": list_routine(record, result),
    }
    urgency = "self_care"
    reasons: list[str] = []
    for level, conditions in levels.items():
        for code, holds in conditions:
            if holds:
                if urgency == "self_care":
                    urgency = level
                reasons.append(code)
    return urgency, reasons


# --- Section 5: the rest of the result --------------------------------------------------------


def decide_impact(record: Record) -> str | None:
    """Decide the impact, or nothing where an unknown answer could still decide it."""
    high = all_of(
        decide_often(record),
        any_of(
            truth_in(record, "distress", "moderate", "severe"),
            truth_in(record, "sleep", "most_nights"),
        ),
    )
    moderate = any_of(
        decide_often(record),
        decide_bothered(record),
        truth_in(record, "daytime", "moderate", "severe"),
    )
    if high == "yes":
        return "high"
    if high == "unknown":
        return None
    if moderate == "yes":
        return "moderate"
    if moderate == "unknown":
        return None
    return "low"


def decide_course(record: Record, result: str) -> str | None:
    """Decide the course over time, if the case fits and nothing passing explains it."""
    if not decide_fits(result):
        return None
    if is_yes(record, "pregnant") or is_yes(record, "medicine_trigger") or is_child(record):
        return None
    if is_in(record, "duration", "under_3_months", "months_3_to_12"):
        return "too_early"
    if is_in(record, "duration", "over_12_months"):
        if decide_often(record) == "yes":
            return "chronic_persistent"
        if is_in(record, "frequency", "yearly", "monthly", "weekly_1"):
            return "intermittent"
    return None


def decide_rest_sufferer(record: Record, four_criteria: Criterion) -> Truth:
    """Decide whether the four criteria come often and with distress."""
    four: Truth = "unknown"
    if four_criteria == "met":
        four = "yes"
    if four_criteria == "not_met":
        four = "no"
    return all_of(
        four,
        decide_often(record),
        truth_in(record, "distress", "moderate", "severe"),
    )


def decide_dsm5_frequency(record: Record) -> Truth:
    """Decide whether it comes three days a week or more, for three months or more."""
    return all_of(
        truth_in(record, "frequency", "weekly_3", "weekly_4_5", "weekly_6_7"),
        truth_in(record, "duration", "months_3_to_12", "over_12_months"),
    )


def decide_flags(record: Record) -> list[str]:
    """List the flags that are definitely raised."""
    conditions: Conditions = [
        ("iron", is_yes(record, "low_iron") or is_yes(record, "iron_clues")),
        ("kidney", is_yes(record, "kidney_disease")),
        ("pregnancy", is_yes(record, "pregnant")),
        ("child", is_child(record)),
        (
            "medicine",
            is_yes(record, "medicine_trigger")
            or is_yes(record, "takes_antidepressant")
            or is_yes(record, "takes_antihistamine")
            or is_yes(record, "takes_antisickness")
            or is_yes(record, "takes_antipsychotic"),
        ),
        ("treated", is_yes(record, "rls_treatment")),
        ("augmentation", is_yes(record, "augmentation")),
        ("one_sided", is_in(record, "location", "one_leg")),
        ("arms", is_yes(record, "arms")),
        (
            "nerve",
            is_in(record, "numbness", "some", "all") or is_yes(record, "nerve_disease"),
        ),
        ("diabetes", is_yes(record, "diabetes")),
        ("parkinsons", is_yes(record, "parkinsons")),
        ("rheumatoid_arthritis", is_yes(record, "rheumatoid_arthritis")),
        ("sleep_apnoea", is_yes(record, "sleep_apnoea")),
        ("family", is_yes(record, "family")),
        ("limb_movements", is_yes(record, "leg_kicks")),
        ("sleep_loss", is_in(record, "sleep", "some_nights", "most_nights")),
        ("drowsy_driving", is_yes(record, "drowsy_driving")),
        ("mood", is_yes(record, "anxiety_depression") or is_yes(record, "sign_self_harm")),
    ]
    return [code for code, holds in conditions if holds]


def decide_warning_signs(record: Record) -> str:
    """Decide how many of the ten signs that everyone is asked were answered."""
    answered = [question for question in SIGNS_EVERYONE_IS_ASKED if is_asked(record, question)]
    if len(answered) == 10:
        return "asked"
    if len(answered) == 0:
        return "not_asked"
    return "partly_asked"


def list_inconsistent(record: Record) -> list[str]:
    """List the questions answered though the other answers would have hidden them."""
    shown: Conditions = [
        ("sign_self_harm_plan", is_in(record, "sign_self_harm", "yes", "unsure")),
        ("sign_preeclampsia", is_in(record, "pregnant", "yes", "unsure")),
        ("relief_before", is_in(record, "relief", "no")),
        ("evening_before", is_in(record, "evening", "no")),
    ]
    return [question for question, is_shown in shown if is_asked(record, question) and not is_shown]


class WatchedRecord(dict[str, object]):
    """A record that remembers which of its questions were looked at."""

    def __init__(self, record: Record) -> None:
        super().__init__(record)
        self.seen: set[str] = set()

    def get(self, key: str, default: object = None, /) -> object:
        """Give the answer to a question, and remember that it was looked at."""
        self.seen.add(key)
        return super().get(key, default)


def would_change(record: Record, question: str, result: str) -> bool:
    """Tell whether some value other than "unsure", for that question alone, changes the result."""
    changed = dict(record)
    for value in QUESTIONS[question]:
        if value == "unsure":
            continue
        changed[question] = value
        if decide_result(changed) != result:
            return True
    return False


def list_unsettled(record: Record) -> list[str]:
    """List the unknown questions of which some value would change the result."""
    # What was never looked at on the way to the result cannot, alone, lead to another one.
    watched = WatchedRecord(record)
    result = decide_result(watched)
    unsettled: list[str] = []
    for question in QUESTIONS:
        if question == "respondent" or question not in watched.seen:
            continue
        is_unknown = not is_asked(record, question) or is_unsure(record, question)
        if is_unknown and would_change(record, question, result):
            unsettled.append(question)
    return unsettled


def decide(record: Record) -> Record:
    """Decide a valid record, and give the scored record without advice and instrument."""
    answers = normalise(record)
    criteria = decide_criteria(answers)
    four_criteria = decide_four_criteria(criteria)
    result = decide_result(answers)
    urgency, reasons = decide_urgency(answers, result)
    scored: Record = {}
    if record.get("id") is not None:
        scored["id"] = record["id"]
    scored["result"] = result
    scored["score"] = count_score(criteria)
    scored["score_max"] = count_score_max(criteria)
    scored["criteria"] = dict(criteria)
    scored["four_criteria"] = four_criteria
    scored["urgency"] = urgency
    scored["see_doctor"] = urgency != "self_care"
    scored["reasons"] = reasons
    scored["caps"] = decide_caps(answers)
    scored["flags"] = decide_flags(answers)
    scored["impact"] = decide_impact(answers)
    scored["course"] = decide_course(answers, result)
    scored["rest_sufferer"] = decide_rest_sufferer(answers, four_criteria)
    scored["dsm5_frequency"] = decide_dsm5_frequency(answers)
    scored["warning_signs"] = decide_warning_signs(answers)
    scored["inconsistent"] = list_inconsistent(answers)
    scored["unsettled"] = list_unsettled(answers)
    return scored
