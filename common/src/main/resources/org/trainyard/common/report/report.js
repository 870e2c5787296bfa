/* Draws each chart from the JSON beside it, and sorts tables. Without this script the page shows
   the same numbers as tables. */
(function () {
  "use strict";
  var root = document.documentElement;
  var charts = [];

  function colour(name) {
    return getComputedStyle(root).getPropertyValue(name).trim();
  }

  function show(format, value) {
    if (format === "percent") {
      var share = 100 * value;
      return share.toLocaleString("en-US", { maximumFractionDigits: 3 }) + " %";
    }
    if (format === "count") {
      return Math.round(value).toLocaleString("en-US");
    }
    var size = Math.abs(value);
    if (size !== 0 && (size < 1e-4 || size >= 1e7)) {
      return value.toExponential(2).replace(/\.?0+e/, "e");
    }
    return value.toLocaleString("en-US", { maximumSignificantDigits: 4 });
  }

  /* Labels of a logarithmic axis: 1, 2 and 5 times a power of ten, or they would run together. */
  function wanted(value) {
    var digit = value / Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
    return [1, 2, 5].some(function (d) { return Math.abs(digit - d) < 1e-6; });
  }

  function lines(spec) {
    return spec.series.map(function (series, i) {
      var fine = series.style === "fine" && series.points.length > 1;
      return {
        label: series.name,
        data: series.points.map(function (p) { return { x: p[0], y: p[1] }; }),
        borderColor: colour("--series" + (i % 6)),
        backgroundColor: colour("--series" + (i % 6)),
        borderWidth: fine ? 1.5 : 2,
        pointRadius: fine ? 0 : 3.5,
        pointHitRadius: 8,
        pointHoverRadius: 5,
        clip: 6,
        order: fine ? 2 : 1
      };
    });
  }

  /* Where a chart's lines begin and end; undefined if they do not reach from one x to another. */
  function reach(spec) {
    var first = Infinity;
    var last = -Infinity;
    spec.series.forEach(function (series) {
      series.points.forEach(function (p) {
        first = Math.min(first, p[0]);
        last = Math.max(last, p[0]);
      });
    });
    return first < last ? [first, last] : undefined;
  }

  function bars(spec) {
    return spec.series.map(function (series, i) {
      return {
        label: series.name,
        data: series.values,
        backgroundColor: colour("--series" + (i % 6)),
        maxBarThickness: 48
      };
    });
  }

  function settings(spec) {
    var line = spec.kind === "line";
    var logarithmic = spec.y.scale === "logarithmic";
    var ends = line ? reach(spec) : undefined;
    var text = colour("--quiet");
    var grid = colour("--rule");
    return {
      type: spec.kind,
      data: line ? { datasets: lines(spec) } : { labels: spec.labels, datasets: bars(spec) },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        interaction: { mode: line ? "nearest" : "index", axis: "x", intersect: false },
        scales: {
          x: {
            type: line ? "linear" : "category",
            stacked: !line,
            offset: !line,
            min: ends && ends[0],
            max: ends && ends[1],
            title: { display: true, text: spec.x, color: text },
            ticks: {
              color: text,
              precision: 0,
              maxRotation: 60,
              includeBounds: false
            },
            grid: { display: false },
            border: { color: grid }
          },
          y: {
            type: logarithmic ? "logarithmic" : "linear",
            stacked: !line,
            beginAtZero: !line || spec.y.format === "count",
            title: { display: true, text: spec.y.title, color: text },
            ticks: {
              color: text,
              maxTicksLimit: logarithmic ? 20 : 7,
              callback: function (value) {
                return logarithmic && !wanted(value) ? null : show(spec.y.format, value);
              }
            },
            grid: { color: grid },
            border: { display: false }
          }
        },
        plugins: {
          legend: {
            display: spec.series.length > 1,
            align: "end",
            labels: {
              color: text,
              boxWidth: 14,
              boxHeight: line ? 2 : 10,
              padding: 14,
              sort: function (a, b) { return a.datasetIndex - b.datasetIndex; }
            }
          },
          tooltip: {
            displayColors: spec.series.length > 1,
            callbacks: {
              title: function (items) { return spec.x + " " + items[0].label; },
              label: function (item) {
                return " " + item.dataset.label + "  " + show(spec.y.format, item.parsed.y);
              }
            }
          }
        }
      }
    };
  }

  function draw(figure) {
    var spec = JSON.parse(figure.querySelector("script").textContent);
    figure.classList.add("drawn");
    charts.push(new Chart(figure.querySelector("canvas"), settings(spec)));
    figure.querySelector("details").open = false;
  }

  function drawAll() {
    charts.forEach(function (chart) { chart.destroy(); });
    charts = [];
    document.querySelectorAll("figure.chart").forEach(draw);
  }

  function key(row, column) {
    var cell = row.cells[column];
    return cell.dataset.value === undefined ? cell.textContent : Number(cell.dataset.value);
  }

  function compare(a, b) {
    if (typeof a === "number" && typeof b === "number") {
      return a - b;
    }
    return typeof a === typeof b ? a.localeCompare(b, "en", { numeric: true })
      : typeof a === "number" ? -1 : 1;
  }

  function sort(heading) {
    var body = heading.closest("table").tBodies[0];
    var column = heading.cellIndex;
    var down = heading.getAttribute("aria-sort") === "ascending";
    Array.from(heading.parentNode.cells).forEach(function (h) { h.removeAttribute("aria-sort"); });
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    Array.from(body.rows)
      .sort(function (a, b) { return (down ? -1 : 1) * compare(key(a, column), key(b, column)); })
      .forEach(function (row) { body.appendChild(row); });
  }

  if (window.Chart) {
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    Chart.defaults.font.size = 12;
    drawAll();
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
    window.addEventListener("beforeprint", function () {
      root.classList.add("printing");
      drawAll();
    });
    window.addEventListener("afterprint", function () {
      root.classList.remove("printing");
      drawAll();
    });
  }

  document.querySelectorAll(".table:not(.heat) thead th").forEach(function (heading) {
    heading.classList.add("sortable");
    heading.tabIndex = 0;
    heading.addEventListener("click", function () { sort(heading); });
    heading.addEventListener("keydown", function (event) {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        sort(heading);
      }
    });
  });
})();
