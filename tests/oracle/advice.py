"""A second, deliberately naive account of which advice applies."""


def advise(record: dict[str, object], scored: dict[str, object]) -> list[str]:
    """Give the ids of the advice for *record*, of which all other fields are *scored*."""

    def yes(question: str) -> bool:
        return record.get(question) in ("yes", True)

    def no(question: str) -> bool:
        return record.get(question) in ("no", False)

    sleepless = record.get("sleep") in ("some_nights", "most_nights")
    bothered = record.get("distress") in ("moderate", "severe") or sleepless
    in_question = scored["result"] in ("likely", "possible") or (
        scored["result"] == "undetermined" and (record.get("urge") is not None or bothered)
    )
    medicines = ("antidepressant", "antihistamine", "antisickness", "antipsychotic")
    medicine = (
        yes("medicine_trigger")
        or yes("sign_new_medicine")
        or yes("rls_treatment")
        or any(yes(f"takes_{name}") for name in medicines)
    )
    feet_are_well = (
        record.get("numbness") == "none"
        and no("diabetes")
        and no("nerve_disease")
        and record.get("walking_pain") == "none"
        and no("sign_rest_pain")
        and no("sign_cold_limb")
    )
    legs_are_well = (
        no("sign_clot")
        and no("sign_hot_leg_fever")
        and no("sign_swelling")
        and record.get("swelling") == "none"
    )
    leg_signs = ("cold_limb", "clot", "hot_leg_fever", "rest_pain", "swelling")
    tips_fit = in_question and scored["urgency"] not in ("emergency", "same_day")
    applies = {
        "keep_prescribed_medicine": medicine,
        "no_iron_without_test": (in_question or yes("iron_clues")) and not yes("low_iron"),
        "ask_about_night_antihistamine": tips_fit and yes("takes_antihistamine"),
        "walk": tips_fit,
        "less_caffeine": tips_fit and yes("caffeine_evening"),
        "no_alcohol_before_bed": tips_fit and yes("alcohol_evening"),
        "regular_sleep": tips_fit and sleepless,
        "stop_smoking": tips_fit and yes("smokes"),
        "move_feet": tips_fit,
        "warm_or_cool": tips_fit and feet_are_well,
        "massage": tips_fit and legs_are_well,
        "distract": tips_fit,
        "no_aspirin": in_question,
        "exercise": tips_fit,
        "evening_walk": tips_fit,
        "break_up_sitting": tips_fit,
        "relax": tips_fit,
        "screens_and_naps": tips_fit,
        "light_evening_meal": tips_fit,
        "air_sleeves": tips_fit and all(no(f"sign_{name}") for name in leg_signs),
        "stay_calm": tips_fit,
        "tell_a_doctor": in_question and no("seen_doctor"),
    }
    return [name for name, so in applies.items() if so]
