# The four criteria alone, of answers that are plainly yes or no.
[.urge, .rest, .relief, .evening] as $answers
| {id, four_criteria: (
    if any($answers[]; . == "no") then "not_met"
    elif all($answers[]; . == "yes") then "met"
    else "unknown" end)}
