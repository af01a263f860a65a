"use strict";
(() => {
	const HOUR = 3600000;
	const STEPS = [300000, 900000, 1800000, HOUR, 3 * HOUR];
	const DASHES = [[], [8, 3], [2, 3]];
	const COLOURS = 9;

	Chart.defaults.animation = false;
	Chart.defaults.maintainAspectRatio = false;
	Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
	Chart.defaults.font.size = 13;

	const data = JSON.parse(document.getElementById("data").textContent);
	const charts = [];
	const palette = new Map();

	/* Asked for at each update, so that charts follow the theme. */
	function colour(name) {
		if (!palette.has(name)) {
			palette.set(name, getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim());
		}
		return palette.get(name);
	}

	const iso = (time) => new Date(time).toISOString();
	const clock = (time) => iso(time).slice(11, 16);
	const minute = (time) => iso(time).slice(0, 16).replace("T", " ") + " UTC";
	const numbers = new Intl.NumberFormat("en-GB");

	function percent(digits) {
		const format = new Intl.NumberFormat("en-GB", { signDisplay: "exceptZero", ...digits });
		return (value) => format.format(value).replace("-", "\u2212");
	}

	const tickPercent = percent({ maximumSignificantDigits: 4 });
	const exactPercent = percent({ minimumFractionDigits: 2, maximumFractionDigits: 4 });

	function axis(title, more) {
		const { ticks, ...rest } = more;
		return {
			title: { display: true, text: title, color: () => colour("soft") },
			grid: { color: (context) => colour(context.tick?.value === 0 ? "zero" : "rule") },
			border: { display: false },
			ticks: { color: () => colour("soft"), ...ticks },
			...rest
		};
	}

	const tooltip = (more) => ({
		backgroundColor: () => colour("page"),
		borderColor: () => colour("zero"),
		borderWidth: 1,
		titleColor: () => colour("text"),
		bodyColor: () => colour("text"),
		...more
	});

	function draw(id, config) {
		const canvas = document.getElementById(id);
		if (canvas) {
			charts.push(new Chart(canvas, config));
		}
	}

	/* Full hours and the like: the library would begin at the first price. */
	function times() {
		const step = STEPS.find((step) => (data.to - data.from) / step <= 9) ?? STEPS[STEPS.length - 1];
		const ticks = [];
		for (let time = Math.ceil(data.from / step) * step; time <= data.to; time += step) {
			ticks.push({ value: time });
		}
		return ticks;
	}

	/* A price between two buckets without prices has no line to either side. */
	function dot(context) {
		const values = data.lines[context.datasetIndex].values;
		const has = (at) => (values[at] ?? null) !== null;
		return has(context.dataIndex) && !has(context.dataIndex - 1) && !has(context.dataIndex + 1) ? 3 : 0;
	}

	function line(series, index) {
		const paint = () => colour("line-" + index % COLOURS);
		return {
			label: series.name,
			data: series.values.map((value, at) => ({ x: data.from + at * data.step, y: value })),
			borderColor: paint,
			backgroundColor: paint,
			borderWidth: 2,
			borderDash: DASHES[index % DASHES.length],
			borderJoinStyle: "round",
			pointRadius: dot,
			pointHoverRadius: 4
		};
	}

	/* The library leaves out the dashes of lines. */
	function labels(chart) {
		return Chart.defaults.plugins.legend.labels.generateLabels(chart).map((label) => ({
			...label,
			lineDash: chart.data.datasets[label.datasetIndex].borderDash,
			lineWidth: 2
		}));
	}

	draw("prices", {
		type: "line",
		data: { datasets: data.lines.map(line) },
		options: {
			interaction: { mode: "index", intersect: false },
			parsing: false,
			scales: {
				x: axis("Time (UTC)", {
					type: "linear",
					min: data.from,
					max: Math.max(data.to, data.from + data.step),
					afterBuildTicks: (scale) => {
						scale.ticks = times();
					},
					ticks: { maxRotation: 0, autoSkipPadding: 12, callback: clock }
				}),
				y: axis("Change since the first price (%)", { ticks: { callback: tickPercent } })
			},
			plugins: {
				legend: {
					position: "bottom",
					labels: {
						color: () => colour("text"),
						generateLabels: labels,
						usePointStyle: true,
						pointStyle: "line",
						pointStyleWidth: 36,
						padding: 14
					}
				},
				tooltip: tooltip({
					itemSort: (one, other) => other.parsed.y - one.parsed.y,
					callbacks: {
						title: (items) => items.length ? minute(items[0].parsed.x) : "",
						label: (item) => ` ${item.dataset.label}: ${exactPercent(item.parsed.y)} %`
					}
				})
			}
		}
	});

	draw("failed", {
		type: "bar",
		data: {
			labels: data.hours.map((hour) => clock(hour.start)),
			datasets: [{
				// Without a bar of the least length where none failed
				data: data.hours.map((hour) => hour.failed || null),
				backgroundColor: () => colour("bad"),
				minBarLength: 3,
				maxBarThickness: 48
			}]
		},
		options: {
			interaction: { mode: "index", intersect: false },
			scales: {
				x: axis("Hour that begins at (UTC)", { grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 12 } }),
				y: axis("Failed polls per hour", {
					beginAtZero: true,
					ticks: { precision: 0, callback: (value) => numbers.format(value) }
				})
			},
			plugins: {
				legend: { display: false },
				tooltip: tooltip({
					displayColors: false,
					callbacks: {
						title: (items) => items.length ? minute(data.hours[items[0].dataIndex].start) : "",
						label: (item) => {
							const hour = data.hours[item.dataIndex];
							return `${numbers.format(hour.failed)} of ${numbers.format(hour.polls)} polls failed`;
						}
					}
				})
			}
		}
	});

	function repaint() {
		palette.clear();
		charts.forEach((chart) => chart.update("none"));
	}

	function print(on) {
		document.documentElement.classList.toggle("print", on);
		repaint();
	}

	matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
	addEventListener("beforeprint", () => print(true));
	addEventListener("afterprint", () => print(false));
})();
