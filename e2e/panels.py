"""Dashboards against a Prometheus: python3 panels.py --prometheus http://127.0.0.1:9090

Without an address, looks at the files alone: each panel has a title, a description and a unit, has
its place and a source that is a variable, and leads to runbooks that exist. With one, runs all
queries of all panels as Grafana would, over the last minutes, and names those that return nothing.
--names lists the metrics that the dashboards ask for. --answers writes all answers to a file, for
render.py. Problems are one to a line; the exit code is 1 where there are some.
"""

import argparse
import json
import math
import pathlib
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent
WORDS = {"by", "without", "on", "ignoring", "group_left", "group_right", "or", "and", "unless", "bool", "offset", "inf", "nan"}


def dashboards(folder):
    return {path.stem: json.loads(path.read_text()) for path in sorted(pathlib.Path(folder).glob("*.json"))}


def panels(dashboard):
    """Those that show something."""
    return [panel for panel in dashboard["panels"] if panel["type"] != "row"]


def queries(dashboard):
    """What asks, its number, and the query, of all: panels, then variables and marks in charts."""
    found = [(panel["title"], panel["id"], target) for panel in panels(dashboard) for target in panel["targets"]]
    for variable in dashboard["templating"]["list"]:
        if variable["type"] == "query":
            selector, label = re.fullmatch(r"label_values\((.*),\s*(\w+)\)", variable["query"]["query"]).groups()
            found.append((f"variable {variable['name']}", 0, {"refId": variable["name"], "expr": f"count by ({label}) ({selector})", "instant": True}))
    for annotation in dashboard["annotations"]["list"]:
        if not annotation.get("builtIn"):
            found.append((f"annotation {annotation['name']}", 0, {"refId": annotation["name"], "expr": annotation["expr"]}))
    return found


def names(expression):
    """The metrics that an expression asks for."""
    found = set(re.findall(r'__name__=~?"([^"]*)"', expression))
    rest = re.sub(r'"[^"]*"', '""', expression)
    rest = re.sub(r"\{[^}]*\}|\[[^]]*\]", " ", rest)
    rest = re.sub(r"\b(by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)", " ", rest)
    words = re.findall(r"(?<![\w.$])([a-zA-Z_:][\w:]*)(?!\s*\(|[\w:])", rest)
    return {name for one in found for name in one.split("|")} | {word for word in words if word.lower() not in WORDS}


def all_names(boards):
    return sorted({name for board in boards.values() for _, _, target in queries(board) for name in names(target["expr"])})


def unit_of(panel):
    """The unit, or for a table whether each column that is a value has one."""
    if panel["type"] != "table":
        return panel["fieldConfig"]["defaults"].get("unit")
    organize = next(one["options"] for one in panel["transformations"] if one["id"] == "organize")
    shown = [f"Value #{target['refId']}" for target in panel["targets"] if f"Value #{target['refId']}" not in organize["excludeByName"]]
    told = {
        override["matcher"]["options"]
        for override in panel["fieldConfig"]["overrides"]
        if {one["id"] for one in override["properties"]} & {"unit", "mappings"}
    }
    return all(organize["renameByName"].get(field) in told for field in shown)


def problems_of(name, board, runbooks):
    if board["uid"] != f"ops-{name}":
        yield f"uid is {board['uid']} instead of ops-{name}"
    if board.get("schemaVersion", 0) < 41:
        yield "schemaVersion is older than Grafana 12"
    if "ops" not in board["tags"]:
        yield "without the tag ops, by which dashboards find each other"
    known = {variable["name"] for variable in board["templating"]["list"]}
    missing = {"datasource", "server", "unit"} - known
    if missing:
        yield f"without the variables {missing}"
    ids = [panel["id"] for panel in board["panels"]]
    if len(set(ids)) < len(ids):
        yield "two panels have the same id"
    taken = {}
    for panel in board["panels"]:
        place = panel["gridPos"]
        if place["x"] < 0 or place["x"] + place["w"] > 24:
            yield f"{panel['title']}: wider than the grid"
        for cell in ((x, y) for x in range(place["x"], place["x"] + place["w"]) for y in range(place["y"], place["y"] + place["h"])):
            if cell in taken:
                yield f"{panel['title']}: lies on {taken[cell]}"
                break
            taken[cell] = panel["title"]
    for panel in panels(board):
        title = panel.get("title") or f"panel {panel['id']}"
        for key in ("title", "description", "targets"):
            if not panel.get(key):
                yield f"{title}: without {key}"
        if not unit_of(panel):
            yield f"{title}: without a unit"
        for one in [panel] + panel["targets"]:
            if one["datasource"] != {"type": "prometheus", "uid": "${datasource}"}:
                yield f"{title}: its source is no variable"
        for target in panel["targets"]:
            unknown = set(re.findall(r"\$(\w+)", re.sub(r'"\$\d"', "", target["expr"]))) - known - {"__rate_interval", "__range", "__interval"}
            if unknown:
                yield f"{title}: unknown variables {unknown}"
            if "$server" not in target["expr"]:
                yield f"{title}: {target['refId']} shows servers that were not chosen"
            if re.search(r"\b(rate|irate)\([^()[\]]*\[(?!\$__rate_interval)", re.sub(r'"[^"]*"', "", target["expr"])):
                yield f"{title}: {target['refId']} has a rate without $__rate_interval"
        for link in panel.get("links", []):
            page = link["url"].removeprefix("RUNBOOKS").removeprefix("/")
            if not link["url"].startswith("RUNBOOKS") or not (runbooks / page).exists():
                yield f"{title}: no runbook {link['url']}"


class Prometheus:
    def __init__(self, base, variables, end, span, step, interval):
        self.base = base.rstrip("/")
        self.end, self.span, self.step = end, span, step
        # As Grafana does: https://grafana.com/docs/grafana/latest/datasources/prometheus/template-variables/
        self.variables = {"__rate_interval": f"{max(step + interval, 4 * interval)}s", "__interval": f"{step}s", "__range": f"{span}s"}
        self.variables.update(variables)

    def ask(self, target):
        expression = re.sub(r"\$(\w+)", lambda match: self.variables.get(match.group(1), match.group(0)), target["expr"])
        form = {"query": expression}
        if target.get("instant"):
            path = "query"
            form["time"] = self.end
        else:
            path = "query_range"
            form.update(start=self.end - self.span, end=self.end, step=self.step)
        request = urllib.request.Request(f"{self.base}/api/v1/{path}", urllib.parse.urlencode(form).encode())
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                result = json.load(answer)["data"]["result"]
        except urllib.error.HTTPError as error:
            raise ValueError(json.load(error).get("error", error.reason)) from error
        for series in result:
            # One value looks like a row of one.
            series.setdefault("values", [series.pop("value")] if "value" in series else [])
        return result


def something(result):
    return any(not math.isnan(float(value)) for series in result for _, value in series["values"])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dashboards", default=REPOSITORY / "ansible/roles/grafana/files/dashboards", type=pathlib.Path)
    parser.add_argument("--runbooks", default=REPOSITORY / "docs/runbooks", type=pathlib.Path)
    parser.add_argument("--names", action="store_true")
    parser.add_argument("--prometheus", metavar="URL")
    parser.add_argument("--variable", action="append", default=[], metavar="NAME=VALUE", help="server=.+ and unit=.+ where nothing else is said")
    parser.add_argument("--seconds", type=int, default=300, help="the time until now that is asked for")
    parser.add_argument("--step", type=int, default=15)
    parser.add_argument("--interval", type=int, default=15, help="of the scrapes, in seconds")
    parser.add_argument("--answers", metavar="FILE")
    options = parser.parse_args()

    boards = dashboards(options.dashboards)
    if not boards:
        sys.exit(f"no dashboards in {options.dashboards}")
    if options.names:
        print("\n".join(all_names(boards)))
        return
    problems = []
    if not options.prometheus:
        for name, board in boards.items():
            problems += [f"{name}: {problem}" for problem in problems_of(name, board, options.runbooks)]
    else:
        variables = {"server": ".+", "unit": ".+"} | dict(one.split("=", 1) for one in options.variable)
        end = int(time.time())
        prometheus = Prometheus(options.prometheus, variables, end, options.seconds, options.step, options.interval)
        answers = {"start": end - options.seconds, "end": end, "variables": variables, "dashboards": {}}
        for name, board in boards.items():
            for title, number, target in queries(board):
                try:
                    result = prometheus.ask(target)
                except ValueError as error:
                    problems.append(f"{name}: {title}: {target['refId']}: {error}")
                    continue
                if not something(result):
                    problems.append(f"{name}: {title}: {target['refId']} returns nothing: {target['expr']}")
                answers["dashboards"].setdefault(name, {}).setdefault(str(number), {})[target["refId"]] = result
        if options.answers:
            pathlib.Path(options.answers).write_text(json.dumps(answers))
    for problem in problems:
        print(problem)
    count = sum(len(queries(board)) for board in boards.values())
    print(f"{len(boards)} dashboards, {sum(len(panels(board)) for board in boards.values())} panels, {count} queries, {len(problems)} problems")
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
