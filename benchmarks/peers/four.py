"""The four criteria alone, of answers that are plainly yes or no, in plain Python."""

import json
import sys

for line in sys.stdin:
    record = json.loads(line)
    answers = [record.get(name) for name in ("urge", "rest", "relief", "evening")]
    state = "not_met" if "no" in answers else "met" if answers == ["yes"] * 4 else "unknown"
    print(json.dumps({"id": record["id"], "four_criteria": state}))
