"""Draws a dashboard: python3 render.py services answers.json page.html

The answers are those that panels.py --answers has written. The page needs nothing else: place,
title, unit, thresholds and mappings of each panel are those of the dashboard, as Grafana has them
on a window 1400 pixels wide. It knows the kinds of panels that the dashboards have.
"""

import argparse
import datetime
import html
import json
import math
import pathlib
import re

import panels as files

WIDTH, GAP, ROW = 1400, 8, 38
COLORS = {"green": "#1a7f4b", "orange": "#c76a00", "red": "#c4162a", "blue": "#1f60c4", "text": "#24292e", "purple": "#8f3bb8"}
PALETTE = ["#3a8f52", "#c98a00", "#1f78c1", "#d0561b", "#c4162a", "#0a6ebd", "#962d82", "#6b5ca5", "#508642", "#7a5a12", "#447ebc", "#a04000"]
TIMES = ((86400 * 7, "weeks"), (86400, "days"), (3600, "hours"), (60, "minutes"), (1, "seconds"))
NOTHING = "–"
PER_SECOND = {"reqps": " req/s", "ops": " ops/s", "cps": " c/s"}


def trimmed(value, decimals=None):
    if decimals is None:
        size = abs(value)
        decimals = 0 if size >= 100 or value == int(value) else 1 if size >= 10 else 2 if size >= 0.01 else 4
        return f"{value:.{decimals}f}".rstrip("0").rstrip(".") if decimals else f"{value:.0f}"
    return f"{value:.{decimals}f}"


def scaled(value, base, marks):
    size = 0
    while abs(value) >= base and size < len(marks) - 1:
        value /= base
        size += 1
    return value, marks[size]


def shown(value, unit, decimals=None, now=0.0):
    """A value with its unit, as people read it."""
    if value is None or math.isnan(value):
        return NOTHING
    if unit == "percentunit":
        return trimmed(value * 100, decimals) + "%"
    if unit in PER_SECOND:
        value, mark = scaled(value, 1000, ["", "K", "M"])
        return trimmed(value, decimals) + mark + PER_SECOND[unit]
    if unit in ("bytes", "Bps"):
        value, mark = scaled(value, 1024, ["B", "KiB", "MiB", "GiB", "TiB"])
        return f"{trimmed(value, decimals)} {mark}" + ("/s" if unit == "Bps" else "")
    if unit == "s":
        if value and abs(value) < 1:
            return (trimmed(value * 1000, decimals) + " ms") if abs(value) >= 0.001 else (trimmed(value * 1e6, decimals) + " µs")
        for size, mark in ((86400, "days"), (3600, "hours"), (60, "mins")):
            if abs(value) >= size:
                return f"{trimmed(value / size, decimals)} {mark}"
        return trimmed(value, decimals) + " s"
    if unit in ("dtdurations", "dateTimeFromNow"):
        span = value if unit == "dtdurations" else value / 1000 - now
        size, mark = next(((size, mark) for size, mark in TIMES if abs(span) >= size), (1, "seconds"))
        count = math.floor(abs(span) / size)
        text = f"{count} {mark if count != 1 else mark[:-1]}"
        return text if unit == "dtdurations" else f"in {text}" if span > 0 else f"{text} ago"
    return trimmed(value, decimals)


def threshold_color(value, thresholds):
    color = "green"
    for step in thresholds["steps"]:
        if step["value"] is None or (value is not None and value >= step["value"]):
            color = step["color"]
    return COLORS[color]


def mapped(value, mappings):
    for mapping in mappings:
        option = mapping["options"].get(trimmed(value))
        if option:
            return option["text"], COLORS[option["color"]]
    return None


def legend(target, labels):
    if target["legendFormat"] == "__auto":
        return ", ".join(f"{key}={text}" for key, text in sorted(labels.items())) or "value"
    return re.sub(r"\{\{(\w+)\}\}", lambda match: labels.get(match.group(1), ""), target["legendFormat"]).strip()


def lines(panel, answers):
    """Name and points of each series."""
    found = []
    for target in panel["targets"]:
        for series in answers.get(target["refId"], []):
            points = [(float(at), float(value)) for at, value in series["values"]]
            found.append((legend(target, series["metric"]), points))
    return found


def nice(low, high, count):
    span = (high - low) or 1
    size = 10 ** math.floor(math.log10(span / count))
    size *= next(factor for factor in (1, 2, 2.5, 5, 10) if size * factor * count >= span)
    first = math.floor(low / size + 1e-9) * size
    ticks = [first]
    while ticks[-1] < high - size * 1e-9:
        ticks.append(ticks[-1] + size)
    return ticks


class Page:
    def __init__(self, board, answers, name):
        self.board = board
        self.start, self.end = answers["start"], answers["end"]
        self.answers = answers["dashboards"][name]

    def draw(self):
        boxes = []
        for panel in self.board["panels"]:
            place = panel["gridPos"]
            unit = (WIDTH - 2 * GAP + GAP) / 24
            left, top = GAP + place["x"] * unit, place["y"] * ROW
            width, height = place["w"] * unit - GAP, place["h"] * ROW - GAP
            style = f"left:{left:.1f}px;top:{top}px;width:{width:.1f}px;height:{height}px"
            if panel["type"] == "row":
                boxes.append(f'<div class="row" style="{style}">⌄ {html.escape(panel["title"])}</div>')
                continue
            body = getattr(self, "draw_" + panel["type"].replace("-", "_"))(panel, width - 16, height - 36)
            link = '<span class="link">↗ ' + html.escape(", ".join(one["title"] for one in panel.get("links", []))) + "</span>"
            title = html.escape(panel["title"])
            boxes.append(
                f'<div class="panel" style="{style}"><h2 title="{html.escape(panel["description"])}">{title} '
                f'{link if panel.get("links") and place["w"] > 6 else ""}</h2>{body}</div>'
            )
        height = max(panel["gridPos"]["y"] + panel["gridPos"]["h"] for panel in self.board["panels"]) * ROW
        when = datetime.datetime.fromtimestamp(self.end, datetime.timezone.utc)
        links = " ".join(f"<b>{html.escape(one['label'])}</b> All" for one in self.board["templating"]["list"] if not one["hide"])
        return f"""<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>{html.escape(self.board["title"])}</title><style>
body {{ margin: 0; background: #f4f5f5; font: 12px "DejaVu Sans", Arial, sans-serif; color: #24292e; width: {WIDTH}px }}
header {{ padding: 10px 12px; height: 44px; box-sizing: border-box }} h1 {{ font-size: 17px; margin: 0 24px 0 0; display: inline }}
header b {{ margin-left: 12px }} header .when {{ float: right; color: #6b7280 }}
main {{ position: relative; height: {height}px }} .panel, .row {{ position: absolute; box-sizing: border-box }}
.panel {{ background: #fff; border: 1px solid #dfe1e5; border-radius: 2px; padding: 0 8px 8px; overflow: hidden }}
.row {{ font-weight: bold; font-size: 14px; padding: 6px 4px }}
h2 {{ font-size: 12.5px; margin: 0; line-height: 28px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }}
.link {{ font-weight: normal; color: #1f60c4; font-size: 10.5px; float: right }}
.stat {{ text-align: center; color: #fff; border-radius: 2px; font-weight: bold; position: relative; overflow: hidden }}
.stat svg {{ position: absolute; left: 0; bottom: 0; opacity: .3 }} .stat span {{ position: relative }}
.legend {{ font-size: 11px; line-height: 15px; height: 30px; overflow: hidden }} .legend span {{ white-space: nowrap }} .legend i {{ display: inline-block; width: 12px; height: 3px; margin: 0 4px 3px 10px }}
table {{ border-collapse: collapse; width: 100% }} td, th {{ text-align: left; padding: 5px 8px; border-bottom: 1px solid #e5e7eb; white-space: nowrap }}
th {{ color: #1f60c4; font-weight: normal }}
</style><header><h1>{html.escape(self.board["title"])}</h1>{links}<span class="when">drawn by e2e/render.py, {when:%d %b %H:%M} UTC</span></header>
<main>{"".join(boxes)}</main></html>
"""

    def x(self, at, width):
        return (at - self.start) / (self.end - self.start) * width

    def draw_stat(self, panel, width, height):
        defaults = panel["fieldConfig"]["defaults"]
        found = lines(panel, self.answers.get(str(panel["id"]), {}))
        points = [point for point in (found[0][1] if found else []) if not math.isnan(point[1])]
        value = points[-1][1] if points else None
        color = threshold_color(value, defaults["thresholds"])
        spark = ""
        if len(points) > 1 and panel["options"]["graphMode"] == "area":
            low, high = min(0, *(one for _, one in points)), max(one for _, one in points) or 1
            place = " ".join(f"{self.x(at, width):.1f},{40 - (one - low) / ((high - low) or 1) * 36:.1f}" for at, one in points)
            spark = f'<svg width="{width:.0f}" height="40"><polygon fill="currentColor" points="0,40 {place} {width:.0f},40"/></svg>'
        look = f"background:{color}" if panel["options"]["colorMode"] == "background" else f"color:{color}"
        text = shown(value, defaults["unit"], defaults.get("decimals"), self.end)
        size = min(38, int(width / max(len(text), 3) * 1.5))
        return f'<div class="stat" style="{look};height:{height + 4}px;line-height:{height}px;font-size:{size}px">{spark}<span>{html.escape(text)}</span></div>'

    def draw_timeseries(self, panel, width, height):
        defaults = panel["fieldConfig"]["defaults"]
        custom, unit = defaults["custom"], defaults["unit"]
        found = lines(panel, self.answers.get(str(panel["id"]), {}))
        values = [value for _, points in found for _, value in points if not math.isnan(value)]
        low = min([defaults["min"]] if "min" in defaults else [*values, 0])
        high = max([*values, custom.get("axisSoftMax", 0)] or [1])
        high = defaults.get("max", high if high > low else low + 1)
        scale = 1024 ** max(0, math.floor(math.log(high, 1024))) if unit in ("bytes", "Bps") else 1
        ticks = [tick * scale for tick in nice(low / scale, high / scale, 4)]
        low, high = ticks[0], defaults.get("max", ticks[-1])
        tall, left = height - 60, 62
        wide = width - left - 6

        def y(value):
            return 6 + tall - (min(max(value, low), high) - low) / ((high - low) or 1) * tall

        parts = []
        for tick in ticks:
            if tick <= high:
                text = shown(tick, unit, defaults.get("decimals"), self.end)
                parts.append(f'<path stroke="#eceef0" d="M{left} {y(tick):.1f}h{wide:.0f}"/><text x="{left - 6}" y="{y(tick) + 4:.1f}" text-anchor="end">{text}</text>')
        step = next(one for one in (30, 60, 120, 300, 600, 1800, 3600) if (self.end - self.start) / one <= max(3, wide / 90))
        at = math.ceil(self.start / step) * step
        while at <= self.end:
            moment = datetime.datetime.fromtimestamp(at, datetime.timezone.utc)
            parts.append(f'<text x="{left + self.x(at, wide):.0f}" y="{tall + 20}" text-anchor="middle">{moment:%H:%M:%S}</text>')
            at += step
        dashes = [override["matcher"]["options"].strip("/") for override in panel["fieldConfig"]["overrides"]]
        for number, (name, points) in enumerate(found):
            color = PALETTE[number % len(PALETTE)]
            dash = ' stroke-dasharray="8 6"' if any(re.search(one, name) for one in dashes) else ""
            runs, run = [], []
            for at, value in points:
                if math.isnan(value):
                    runs, run = runs + [run], []
                else:
                    run.append((left + self.x(at, wide), y(value)))
            for run in [one for one in runs + [run] if one]:
                place = " ".join(f"{x:.1f},{value:.1f}" for x, value in run)
                if not dash and custom["fillOpacity"]:
                    parts.append(f'<polygon fill="{color}" opacity="{custom["fillOpacity"] / 100}" points="{run[0][0]:.1f},{y(low)} {place} {run[-1][0]:.1f},{y(low)}"/>')
                parts.append(f'<polyline fill="none" stroke="{color}" stroke-width="1.6"{dash} points="{place}"/>')
        if custom["thresholdsStyle"]["mode"] != "off":
            for one in defaults["thresholds"]["steps"]:
                if one["value"] is not None and low <= one["value"] <= high:
                    parts.append(f'<path stroke="{COLORS[one["color"]]}" stroke-dasharray="6 4" d="M{left} {y(one["value"]):.1f}h{wide:.0f}"/>')
        marks = "".join(f'<span><i style="background:{PALETTE[number % len(PALETTE)]}"></i>{html.escape(name)}</span> ' for number, (name, _) in enumerate(found))
        nothing = "" if values else f'<text x="{width / 2:.0f}" y="{tall / 2:.0f}" text-anchor="middle" style="font-size:18px">No data</text>'
        return (
            f'<svg width="{width:.0f}" height="{height - 34}" style="font-size:11px;fill:#57606a">{"".join(parts)}{nothing}</svg><div class="legend">{marks}</div>'
        )

    def draw_state_timeline(self, panel, width, height):
        mappings = panel["fieldConfig"]["defaults"]["mappings"]
        found = lines(panel, self.answers.get(str(panel["id"]), {}))
        left, parts = 12 + 6.6 * max((len(name) for name, _ in found), default=0), []
        each = min(40, (height - 20) / max(len(found), 1))
        for number, (name, points) in enumerate(found):
            top = number * each + 4
            parts.append(f'<text x="{left - 8}" y="{top + each / 2 + 3:.0f}" text-anchor="end">{html.escape(name)}</text>')
            begin = 0
            for index in range(1, len(points) + 1):
                if index == len(points) or points[index][1] != points[begin][1]:
                    text, color = mapped(points[begin][1], mappings) or (trimmed(points[begin][1]), "#999")
                    x = left + self.x(points[begin][0], width - left)
                    wide = left + self.x(points[min(index, len(points) - 1)][0], width - left) - x
                    parts.append(f'<rect x="{x:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{each * 0.8:.1f}" fill="{color}" opacity=".75"/>')
                    if wide > 40:
                        parts.append(f'<text x="{x + 5:.1f}" y="{top + each / 2 + 3:.0f}" style="fill:#fff">{text}</text>')
                    begin = index
        return f'<svg width="{width:.0f}" height="{height}" style="font-size:11px;fill:#57606a">{"".join(parts)}</svg>'

    def draw_table(self, panel, width, height):
        del width, height
        organize = next(one["options"] for one in panel["transformations"] if one["id"] == "organize")
        rows = []
        for target in panel["targets"]:
            for series in self.answers.get(str(panel["id"]), {}).get(target["refId"], []):
                row = {key: text for key, text in series["metric"].items() if key != "__name__"}
                row[f"Value #{target['refId']}"] = float(series["values"][-1][1])
                for one in rows:
                    # As the transformation merges: what both have is the same
                    if all(one[key] == row[key] for key in one.keys() & row.keys()):
                        one.update(row)
                        break
                else:
                    rows.append(row)
        fields = {field for row in rows for field in row} - set(organize["excludeByName"])
        columns = sorted(fields, key=lambda field: organize["indexByName"].get(field, 99))
        styles = {one["matcher"]["options"]: {prop["id"]: prop["value"] for prop in one["properties"]} for one in panel["fieldConfig"]["overrides"]}
        head = "".join(f"<th>{html.escape(organize['renameByName'].get(field, field))}</th>" for field in columns)
        body = []
        for row in sorted(rows, key=lambda row: row.get("unit", "")):
            cells = []
            for field in columns:
                style = styles.get(organize["renameByName"].get(field, field), {})
                value = row.get(field)
                text, color = (NOTHING if value is None else str(value)), COLORS["text"]
                if isinstance(value, float):
                    text = shown(value, style.get("unit", "none"), style.get("decimals"), self.end)
                    if "thresholds" in style:
                        color = threshold_color(value, style["thresholds"])
                    text, color = mapped(value, style.get("mappings", [])) or (text, color)
                cells.append(f'<td style="color:{color}">{html.escape(text)}</td>')
            body.append(f"<tr>{''.join(cells)}</tr>")
        return f"<table><tr>{head}</tr>{''.join(body)}</table>"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("dashboard")
    parser.add_argument("answers", type=pathlib.Path)
    parser.add_argument("page", type=pathlib.Path)
    parser.add_argument("--dashboards", default=files.REPOSITORY / "ansible/roles/grafana/files/dashboards", type=pathlib.Path)
    options = parser.parse_args()
    board = files.dashboards(options.dashboards)[options.dashboard]
    options.page.write_text(Page(board, json.loads(options.answers.read_text()), options.dashboard).draw())


if __name__ == "__main__":
    main()
