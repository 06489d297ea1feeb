"""Changes list and settings through the page of a board, as a technician's browser does.  page.py PORT CODE"""
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "load"))
from load import PASSWORD, Page  # noqa: E402


def expect(what, answer):
    status, body = answer
    if status not in (200, 204):
        sys.exit(f"{what}: {status} {body.decode(errors='replace')}")
    return body


def main():
    page = Page(int(sys.argv[1]), timeout=240)
    if (status := page.sign_in("/api/first", code=sys.argv[2], name="lin", password=PASSWORD)) != 200:
        sys.exit(f"the code does not let in: {status}")
    before = expect("the list", page.ask("GET", "/api/list/export")).decode()
    # A line for a plate that nobody has, behind those that are there, in the columns of the file.
    header, _, _ = before.partition("\n")
    row = ",".join({"plate": "PAGE0001", "list": "deny"}.get(column.strip().lower(), "") for column in header.split(","))
    change = json.loads(expect("the list is put", page.ask("PUT", "/api/list", (before.rstrip("\r\n") + f"\r\n{row}\r\n").encode(), "text/csv")))
    if not change["applied"]:
        sys.exit(f"the list was not taken over: {change}")
    expect("the settings", page.ask("POST", "/api/settings", json.dumps({"values": {"access.minConfidence": "0.97"}})))


if __name__ == "__main__":
    main()
