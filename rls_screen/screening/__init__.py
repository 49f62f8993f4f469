"""One record: answers in, a result out, and why."""
