#!/usr/bin/env python3
"""Whether rules, their tests and runbooks fit together, and whether what they name exists.

    alerts.py complete            every alert has its tests, labels, annotations and runbook
    alerts.py names SCRAPE... -- FILE...
                                  every metric that rules or dashboards name is in a scrape
"""

import json
import pathlib
import re
import sys

import yaml

REPOSITORY = pathlib.Path(__file__).resolve().parents[1]
ROLE = REPOSITORY / "ansible/roles/prometheus"
RUNBOOKS = REPOSITORY / "docs/runbooks"

# What Prometheus and its scrapes add to a series
TARGET_LABELS = {"job", "instance", "server", "unit", "site", "service"}

WORDS = {"and", "or", "unless", "by", "without", "on", "ignoring", "group_left", "group_right", "bool", "offset", "inf", "nan"}


def rules():
    for file in sorted((ROLE / "files/rules").glob("*.yml")):
        for group in yaml.safe_load(file.read_text(encoding="utf-8"))["groups"]:
            yield from group["rules"]


def seconds(text):
    return sum(int(number) * {"s": 1, "m": 60, "h": 3600, "d": 86400}[unit] for number, unit in re.findall(r"(\d+)([smhd])", text))


# ---- Whether they fit together

def tests():
    """The groups of tests by the alert and the case that their name says."""
    found = {}
    for file in sorted((ROLE / "tests").glob("*.yml")):
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        for group in content["tests"]:
            alert, case = group["name"].split(": ", 1)
            found.setdefault(alert, {}).setdefault(case.split(",")[0], []).append((group, seconds(content["evaluation_interval"])))
    return found


def problems_of(alert, cases):
    annotations = alert.get("annotations", {})
    if alert.get("labels", {}).get("severity") not in ("critical", "warning"):
        yield "severity is neither critical nor warning"
    if set(annotations) != {"summary", "description", "runbook_url"}:
        yield f"annotations are {', '.join(annotations)}"
    if "$labels.server" not in annotations.get("summary", ""):
        yield "the summary does not name the server"
    if not re.search(r"\$value|\$labels", annotations.get("description", "")):
        yield "the description has no value"
    if annotations.get("runbook_url") != f"RUNBOOKS/{alert['alert']}.md":
        yield f"runbook_url is {annotations.get('runbook_url')}"
    if not (RUNBOOKS / f"{alert['alert']}.md").is_file():
        yield "there is no runbook"
    if "for" not in alert:
        yield "no for"
    for case in ("fires", "boundary", "does not fire", "absent series"):
        if case not in cases:
            yield f"no test '{case}'"
    for case, groups in cases.items():
        for group, interval in groups:
            trials = [trial for trial in group["alert_rule_test"] if trial["alertname"] == alert["alert"]]
            if len(trials) != len(group["alert_rule_test"]):
                yield f"'{case}' is about another alert"
            fired = [trial for trial in trials if trial["exp_alerts"]]
            for expected in (one for trial in fired for one in trial["exp_alerts"]):
                if set(expected.get("exp_annotations", {})) != {"summary", "description", "runbook_url"}:
                    yield f"'{case}' does not tell all annotations"
                if expected.get("exp_labels", {}).get("severity") != alert["labels"]["severity"]:
                    yield f"'{case}' tells another severity"
            if case == "fires" and not fired:
                yield "'fires' expects nothing"
            if case in ("does not fire", "absent series") and fired:
                yield f"'{case}' expects something"
            if case == "absent series" and any(trial["eval_time"] == "0s" for trial in trials):
                yield "'absent series' looks too early"
            if case == "does not fire" and not group["input_series"]:
                yield "'does not fire' has no series"
            if case == "boundary":
                times = {seconds(trial["eval_time"]): bool(trial["exp_alerts"]) for trial in trials}
                if not any(fires and times.get(at - interval) is False for at, fires in times.items()):
                    yield "'boundary' does not look one interval before"


def complete():
    alerts = [rule for rule in rules() if "alert" in rule]
    names = [alert["alert"] for alert in alerts]
    cases = tests()
    found = [f"{alert['alert']}: {problem}" for alert in alerts for problem in problems_of(alert, cases.get(alert["alert"], {}))]
    found += [f"{name}: two alerts" for name in set(names) if names.count(name) > 1]
    found += [f"{file.name}: a runbook of no alert" for file in sorted(RUNBOOKS.glob("*.md")) if file.stem not in names and file.stem != "README"]
    found += [f"{name}: tests of no alert" for name in cases if name not in names]
    return found, f"{len(names)} alerts have all their tests, and a runbook each"


# ---- Whether what they name exists

def expressions(file):
    """What is asked of Prometheus in a file of rules or a dashboard."""
    text = file.read_text(encoding="utf-8")
    if file.suffix != ".json":
        for group in yaml.safe_load(text)["groups"]:
            for rule in group["rules"]:
                yield rule["expr"]
        return
    pending = [json.loads(text)]
    while pending:
        node = pending.pop()
        if isinstance(node, list):
            pending.extend(node)
        elif isinstance(node, dict):
            pending.extend(node.values())
            for key in ("expr", "query", "definition"):
                value = node.get(key)
                if isinstance(value, str) and value and (key == "expr" or value.startswith(("label_values(", "query_result("))):
                    yield value


def selectors(expression):
    """The metrics of an expression with the labels that they are asked for: (name, {label: [value]})."""
    expression = re.sub(r"^query_result\((.*)\)$", r"\1", expression.strip())
    values = re.fullmatch(r"label_values\((?:(.*),)?\s*\w+\s*\)", expression, re.DOTALL)
    if values:
        expression = values.group(1) or ""
    texts = []

    def hide(match):
        texts.append(match.group(0)[1:-1])
        return f'"{len(texts) - 1}"'

    expression = re.sub(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'', hide, expression)
    expression = re.sub(r"\[[^\]]*\]", "", expression)
    expression = re.sub(r"\b(by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)", " ", expression)
    expression = re.sub(r"\boffset\s+\S+", " ", expression)
    for listed in re.findall(r'\{__name__\s*=~?\s*"(\d+)"', expression):
        for name in texts[int(listed)].split("|"):
            yield name, {}
    expression = re.sub(r"(?<![\w:])\{[^}]*\}", " ", expression)
    for match in re.finditer(r"(?<![\w:.$\"])([a-zA-Z_:][\w:]*)\s*(\{[^}]*\}|\()?", re.sub(r"\$\{\w+(:\w+)?\}", "$x", expression)):
        name, follows = match.group(1), match.group(2) or ""
        if follows == "(" or name.lower() in WORDS:
            continue
        pairs = re.findall(r'(\w+)\s*(=~|!~|!=|=)\s*"(\d+)"', follows)
        yield name, {label: (operator, texts[int(index)]) for label, operator, index in pairs}


def series(files):
    """What was scraped: for each metric its labels with their values."""
    found = {}
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            match = re.match(r"([a-zA-Z_:][\w:]*)(\{.*\})? \S", line)
            if match:
                labels = found.setdefault(match.group(1), {})
                for label, value in re.findall(r'(\w+)="((?:[^"\\]|\\.)*)"', match.group(2) or ""):
                    labels.setdefault(label, set()).add(value)
    # Of Prometheus itself, for each target and each alert
    found.update({name: {} for name in ("up", "scrape_duration_seconds", "scrape_samples_scraped", "scrape_series_added")})
    found.update({"ALERTS": {label: set() for label in ("alertname", "alertstate", "severity")}})
    return found


def names(scrapes, files):
    real = series(scrapes)
    recorded = {rule["record"] for rule in rules() if "record" in rule}
    asked, found = set(), []
    for file in files:
        for expression in expressions(file):
            for name, labels in selectors(expression):
                asked.add(name)
                if name in recorded:
                    continue
                if name not in real:
                    found.append(f"{file.name}: {name} is in no scrape: {expression}")
                    continue
                for label, (operator, value) in labels.items():
                    if label not in real[name] and label not in TARGET_LABELS and not name.startswith("ALERTS"):
                        found.append(f"{file.name}: {name} has no label {label}: {expression}")
                    elif label == "le" and operator == "=" and value not in real[name][label]:
                        found.append(f"{file.name}: {name} has no bucket {value}: {expression}")
    return found, f"{len(asked)} metrics are named, and {len(asked - recorded)} of them scraped"


def main():
    arguments = sys.argv[1:]
    if arguments[:1] == ["complete"]:
        found, good = complete()
    else:
        end = arguments.index("--")
        found, good = names([pathlib.Path(name) for name in arguments[1:end]], [pathlib.Path(name) for name in arguments[end + 1:]])
    for problem in sorted(set(found)):
        print(problem, file=sys.stderr)
    if not found:
        print(good)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
