"""Decisions out of the journal, oldest first, as the clip's transcript and the unit's log name them.
  edgegate events --kind Sighting --json | decisions.py [BOOT [SECONDS]]      what was decided in this boot, from so many seconds after its start
  ... | decisions.py --masked BOOT                                           with what the log shows: the last two characters of the plate, and the reason
"""
import json
import sys

WORDS = {"Grant": "GRANTED", "Deny": "DENIED"}


def decided(lines, boot, since, masked):
    for event in sorted(map(json.loads, lines), key=lambda event: event["id"]):
        verdict = WORDS.get(event["decision"]["verdict"])
        if verdict is None or (boot and event["boot"] != boot) or event["monotonicSeconds"] < since:
            continue
        plate = event["sighting"]["plate"]
        seen = "*" * (len(plate) - 2) + plate[-2:] if plate else "(no readable plate)"
        yield f"{verdict} {seen} ({event['decision']['reason']})" if masked else f"{verdict} {event['text']}"


def main():
    given = sys.argv[1:]
    masked = "--masked" in given
    boot, since = ([word for word in given if word != "--masked"] + ["", ""])[:2]
    for line in decided(sys.stdin, boot, float(since or 0), masked):
        print(line)


if __name__ == "__main__":
    main()
