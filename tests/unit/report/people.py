"""People whose whole interviews and pages are kept: what each would answer."""

from rls_screen import Given

CALM: dict[str, Given] = dict.fromkeys(
    [
        *("sign_saddle", "sign_stroke", "sign_breathless", "sign_cold_limb", "sign_clot"),
        *("sign_hot_leg_fever", "sign_rest_pain", "sign_swelling", "sign_new_medicine"),
        "sign_self_harm",
    ],
    "no",
)
FITS: dict[str, Given] = dict.fromkeys(["urge", "rest", "relief", "evening"], "yes")
OTHERS = ("cramps", "position", "soreness", "joints", "swelling", "numbness", "walking_pain")
WELL: dict[str, Given] = {
    **CALM,
    "respondent": "self",
    "age": 45,
    "pregnant": "no",
    "rls_treatment": "no",
    "feels": ("crawling",),
    "location": "both_legs",
    "arms": "no",
    **dict.fromkeys([*OTHERS, "tapping", "tension"], "none"),
    "distress": "none",
    "sleep": "none",
    "daytime": "none",
    "frequency": "monthly",
    "duration": "over_12_months",
    "onset_age": 30,
    **dict.fromkeys(["all_day", "drowsy_driving"], "no"),
    "seen_doctor": "yes",
    **dict.fromkeys(["medicine_trigger", "takes_antidepressant", "takes_antihistamine"], "no"),
    **dict.fromkeys(["takes_antisickness", "takes_antipsychotic", "kidney_disease"], "no"),
    **dict.fromkeys(["low_iron", "iron_clues", "diabetes", "nerve_disease", "parkinsons"], "no"),
    **dict.fromkeys(["rheumatoid_arthritis", "anxiety_depression", "sleep_apnoea"], "no"),
    **dict.fromkeys(["memory_problems", "family", "leg_kicks"], "no"),
    **dict.fromkeys(["caffeine_evening", "alcohol_evening", "smokes"], "no"),
}
BURDENED: dict[str, Given] = {
    **WELL,
    **FITS,
    "distress": "moderate",
    "sleep": "some_nights",
    "daytime": "little",
    "frequency": "weekly_3",
    "seen_doctor": "no",
}
PEOPLE: dict[str, dict[str, Given]] = {
    "typical": {**BURDENED, "family": "yes", "caffeine_evening": "yes", "cramps": "some"},
    "severe-with-lost-rhythm": {
        **BURDENED,
        "relief": "no",
        "relief_before": "yes",
        "evening": "no",
        "evening_before": "yes",
        "all_day": "yes",
        "frequency": "weekly_6_7",
        "distress": "severe",
        "sleep": "most_nights",
        "feels": ("electric", "painful"),
    },
    "red-flag": {**BURDENED, "sign_clot": "yes", "sign_breathless": "unsure"},
    "self-harm-thoughts": {
        **BURDENED,
        "sign_self_harm": "yes",
        "sign_self_harm_plan": "no",
        "anxiety_depression": "yes",
    },
    "pregnant": {
        **BURDENED,
        "age": 31,
        "pregnant": "yes",
        "sign_preeclampsia": "no",
        "duration": "under_3_months",
        "iron_clues": "yes",
    },
    "child-with-a-parent": {**BURDENED, "respondent": "parent", "age": 9, "onset_age": 7},
    "carer": {**BURDENED, "respondent": "carer", "age": 84, "memory_problems": "yes"},
    "on-dialysis": {**BURDENED, "age": 63, "kidney_disease": "yes", "low_iron": "yes"},
    "akathisia": {
        **BURDENED,
        "sign_new_medicine": "yes",
        "evening": "no",
        "evening_before": "no",
        "medicine_trigger": "yes",
        "takes_antipsychotic": "yes",
        "tension": "some",
    },
    "cramps-only": {**WELL, **FITS, "urge": "no", "cramps": "all", "distress": "little"},
    "augmentation": {
        **BURDENED,
        "rls_treatment": "yes",
        "augmentation": "yes",
        "arms": "yes",
        "takes_antidepressant": "unsure",
    },
    "nothing-wrong": {**WELL, "urge": "no"},
}
