'use strict';
// Tables and stills are in the page already; this makes tables sortable and draws the plots.

const value = cell => cell.dataset.value ?? cell.textContent;
const isNumber = text => text !== '' && Number.isFinite(Number(text));

function sort(table, head) {
  const column = head.cellIndex;
  const sign = head.getAttribute('aria-sort') === 'ascending' ? -1 : 1;
  for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
  head.setAttribute('aria-sort', sign === 1 ? 'ascending' : 'descending');
  const compare = (x, y) => {
    if (x === '' || y === '') return (x === '') - (y === '');   // what has no value stays last
    return sign * (isNumber(x) && isNumber(y) ? Number(x) - Number(y) : x.localeCompare(y));
  };
  const body = table.tBodies[0];
  body.append(...[...body.rows].sort((x, y) => compare(value(x.cells[column]), value(y.cells[column]))));
}

for (const table of document.querySelectorAll('table.sortable')) {
  for (const head of table.tHead.rows[0].cells) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    button.addEventListener('click', () => sort(table, head));
    head.replaceChildren(button);
  }
}

const font = getComputedStyle(document.body).fontFamily;

function axis(of) {
  const it = { title: { text: of.label }, type: of.log ? 'log' : 'linear', automargin: true, gridcolor: '#e5e7eb', linecolor: '#6b7280', zeroline: false };
  if (of.ticks.length) Object.assign(it, { tickvals: of.ticks, ticktext: of.tickLabels });
  else if (of.log) Object.assign(it, { dtick: 1, exponentformat: 'power' });
  if (of.reversed) it.autorange = 'reversed';
  return it;
}

function trace(series) {
  const it = {
    name: series.name, x: series.x, y: series.y, type: 'scatter',
    mode: { line: 'lines+markers', points: 'markers', steps: 'lines', bars: 'markers' }[series.mark],
    line: { color: series.color, width: series.width, shape: series.mark === 'steps' ? 'hv' : 'linear' },
    marker: { color: series.color, symbol: series.symbol, size: series.mark === 'points' ? 7 : 6, opacity: series.mark === 'points' ? 0.55 : 1 },
  };
  if (series.mark === 'bars') Object.assign(it, { marker: { color: series.color, symbol: 'line-ns-open', size: series.width, line: { color: series.color, width: 3 } }, showlegend: false });
  if (series.band) it.error_y = { type: 'data', array: series.band, color: series.color, thickness: 1, width: 3 };
  if (series.labels) Object.assign(it, { text: series.labels, hovertemplate: '%{text}<br>%{x}, %{y}<extra>%{fullData.name}</extra>' });
  return it;
}

// On a touch screen a finger over a plot scrolls the page.
const isTouch = matchMedia('(pointer: coarse)').matches;
const config = {
  responsive: true, displaylogo: false, showSendToCloud: false, plotlyServerURL: '',
  modeBarButtonsToRemove: ['sendChartToCloud', 'select2d', 'lasso2d', 'autoScale2d'],
};

// All frames first, so that each plot is drawn in its final width.
const plots = JSON.parse(document.getElementById('charts').textContent).flatMap((chart, k) => {
  const frame = document.querySelector(`[data-chart="${k}"]`);
  frame.closest('section').classList.add('has-plot');
  return chart.panels.map(panel => {
    const figure = frame.appendChild(document.createElement('figure'));
    if (chart.panels.length > 1 || panel.title !== chart.title) figure.appendChild(document.createElement('figcaption')).textContent = panel.title;
    const plot = figure.appendChild(document.createElement('div'));
    plot.className = 'plot';
    plot.setAttribute('role', 'img');
    plot.setAttribute('aria-label', `${panel.title}: ${panel.y.label} over ${panel.x.label}; the numbers are in the table below`);
    return [plot, panel];
  });
});
for (const [plot, panel] of plots) {
  Plotly.newPlot(plot, panel.series.map(trace), {
    font: { family: font, size: 13 }, xaxis: axis(panel.x), yaxis: axis(panel.y),
    showlegend: panel.series.length > 1, legend: { orientation: 'h', y: 0, yref: 'container', yanchor: 'bottom', x: 0 }, margin: { t: 32, r: 15, b: 40, l: 55 },
    dragmode: isTouch ? false : 'zoom', hovermode: 'closest',
  }, config);
}
document.documentElement.dataset.ready = 'true';
