"""Draw random valid records that spread over the results, urgencies and codes of the contract."""

from copy import copy
from random import Random

from tests.oracle.naive import (
    OTHER_EXPLANATIONS,
    QUESTIONS,
    SIGNS_EVERYONE_IS_ASKED,
    Record,
)

Weights = dict[str, float]

FEATURES = ("urge", "rest", "relief", "evening")
SIGNS = (*SIGNS_EVERYONE_IS_ASKED, "sign_self_harm_plan", "sign_preeclampsia")
MILD_FREQUENCIES = ("few_ever", "yearly", "monthly", "weekly_1")
OFTEN_FREQUENCIES = ("weekly_2", "weekly_3", "weekly_4_5", "weekly_6_7")
BORDER_AGES = (0, 1, 12, 16, 17, 18, 19, 120)


def is_yes_no(question: str) -> bool:
    """Tell whether the question takes yes, no and unsure."""
    return QUESTIONS[question] == ("yes", "no", "unsure")


def draw_yes_no(random: Random, share_of_yes: float) -> str:
    """Draw yes with the given share, else no."""
    return "yes" if random.random() < share_of_yes else "no"


def draw_weighted(random: Random, weights: Weights) -> str:
    """Draw one of the values by its weight."""
    return random.choices(list(weights), list(weights.values()))[0]


def draw_who(random: Random) -> Record:
    """Draw who answers and the age, often at the border between child and adult."""
    respondent = draw_weighted(random, {"self": 70, "parent": 21, "carer": 9})
    kind = draw_weighted(random, {"any": 2, "adult": 4, "border": 2, "child": 1})
    if respondent == "parent":
        kind = draw_weighted(random, {"any": 1, "border": 3, "child": 4})
    ages = {
        "any": range(121),
        "adult": range(18, 90),
        "border": BORDER_AGES,
        "child": range(2, 18),
    }
    return {"respondent": respondent, "age": random.choice(ages[kind])}


def draw_signs(random: Random) -> Record:
    """Draw the warning signs: mostly all no, sometimes one or a few yes, sometimes anything."""
    mood = draw_weighted(random, {"all_no": 62, "one_yes": 16, "few_yes": 12, "anything": 10})
    if mood == "one_yes":
        chosen = random.choice(SIGNS)
        return {sign: "yes" if sign == chosen else "no" for sign in SIGNS}
    shares = {"all_no": 0.0, "few_yes": 0.1, "anything": 0.5}
    return {sign: draw_yes_no(random, shares[mood]) for sign in SIGNS}


def draw_features(random: Random) -> Record:
    """Draw the four features and what they were at the beginning."""
    mood = draw_weighted(
        random, {"all_yes": 50, "mostly": 20, "one_no": 10, "history": 10, "anything": 10}
    )
    drawn: Record = dict.fromkeys(FEATURES, "yes")
    if mood in ("mostly", "anything"):
        share = 0.85 if mood == "mostly" else 0.5
        drawn = {feature: draw_yes_no(random, share) for feature in FEATURES}
    if mood == "one_no":
        drawn[random.choice(FEATURES)] = "no"
    if mood == "history":
        drawn[random.choice(("relief", "evening"))] = "no"
        if random.random() < 0.3:
            drawn["relief"] = drawn["evening"] = "no"
    for feature in ("relief", "evening"):
        hidden = drawn[feature] != "no"
        if not hidden or random.random() < 0.15:
            drawn[feature + "_before"] = draw_yes_no(random, 0.9 if mood == "history" else 0.5)
    return drawn


def draw_explanations(random: Random) -> Record:
    """Draw the other explanations: mostly none, sometimes some or all."""
    mood = draw_weighted(random, {"none": 50, "some": 30, "anything": 20})
    weights: dict[str, Weights] = {
        "none": {"none": 1.0},
        "some": {"none": 0.8, "some": 0.17, "all": 0.03},
        "anything": {"none": 0.5, "some": 0.35, "all": 0.15},
    }
    return {name: draw_weighted(random, weights[mood]) for name in OTHER_EXPLANATIONS}


def draw_burden(random: Random) -> Record:
    """Draw the burden: mild, heavy or anything."""
    mood = draw_weighted(random, {"mild": 40, "heavy": 25, "anything": 35})
    drawn: Record = {}
    for question in ("frequency", "duration", "distress", "daytime", "sleep"):
        drawn[question] = random.choice(QUESTIONS[question][:-1])
    if mood == "mild":
        drawn["frequency"] = random.choice(MILD_FREQUENCIES)
        drawn["distress"] = random.choice(("none", "little"))
        drawn["daytime"] = draw_weighted(random, {"none": 5, "little": 4, "moderate": 1})
        drawn["sleep"] = "none"
    if mood == "heavy":
        drawn["frequency"] = random.choice(OFTEN_FREQUENCIES)
        drawn["distress"] = random.choice(("moderate", "severe"))
        drawn["sleep"] = random.choice(("some_nights", "most_nights"))
    drawn["onset_age"] = random.randrange(121)
    drawn["all_day"] = draw_yes_no(random, 0.15 if mood == "mild" else 0.35)
    return drawn


def draw_complete(random: Random) -> Record:
    """Draw an answer other than "unsure" to every question, but the hidden ones not always."""
    share_of_yes = random.choice((0.0, 0.03, 0.08, 0.2, 0.5))
    drawn: Record = draw_who(random)
    drawn.update(draw_signs(random))
    drawn.update(draw_features(random))
    drawn.update(draw_explanations(random))
    drawn.update(draw_burden(random))
    drawn["feels"] = copy(random.choice(QUESTIONS["feels"]))
    drawn["location"] = draw_weighted(random, {"both_legs": 8, "one_leg": 1, "arms_only": 1})
    drawn["seen_doctor"] = draw_yes_no(random, 0.6)
    drawn["iron_clues"] = draw_yes_no(random, 0.25)
    for question in QUESTIONS:
        hidden = question in ("relief_before", "evening_before")
        if question not in drawn and not hidden:
            drawn[question] = draw_yes_no(random, share_of_yes)
    if drawn["sign_self_harm"] == "no" and random.random() < 0.8:
        del drawn["sign_self_harm_plan"]
    if drawn["pregnant"] == "no" and random.random() < 0.8:
        del drawn["sign_preeclampsia"]
    return drawn


def draw_kept(random: Random, complete: Record) -> list[str]:
    """Draw which questions the record says anything about, from very few to all of them."""
    density = random.choice((0.0, 0.15, 0.4, 0.7, 0.9, 0.97, 1.0, 1.0))
    if density == 0.0:
        return random.sample(list(complete), random.randint(1, 4))
    always: tuple[str, ...] = ()
    if random.random() < 0.6:
        always = (*FEATURES, "cramps", "position")
    return [name for name in complete if name in always or random.random() < density]


def blur(random: Random, record: Record) -> None:
    """Turn some answers into "unsure", some into null, and some yes and no into JSON booleans."""
    unsure_share = random.choice((0.0, 0.0, 0.02, 0.05, 0.15, 0.4))
    null_share = random.choice((0.0, 0.0, 0.0, 0.05, 0.3))
    boolean_share = random.choice((0.0, 0.0, 0.3, 1.0))
    for question, value in record.items():
        if random.random() < null_share:
            record[question] = None
        elif "unsure" in QUESTIONS[question] and random.random() < unsure_share:
            record[question] = "unsure"
        elif is_yes_no(question) and random.random() < boolean_share:
            record[question] = value == "yes"


def random_record(random: Random) -> Record:
    """Draw one valid record, the same for the same state of the generator."""
    complete = draw_complete(random)
    kept = draw_kept(random, complete)
    record = {question: complete[question] for question in kept}
    blur(random, record)
    if random.random() < 0.2:
        names = list(record)
        random.shuffle(names)
        record = {name: record[name] for name in names}
    if random.random() < 0.5:
        number = random.randrange(1_000_000)
        identifier = random.choice((number, f"record-{number}", "", "Zoë 7"))
        record = {"id": identifier, **record}
    return record
