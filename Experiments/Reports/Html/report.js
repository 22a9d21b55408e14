'use strict';
const data = JSON.parse(document.getElementById('data').textContent);
const element = (parent, name, text) => {
  const it = document.createElement(name);
  if (text !== undefined) it.textContent = text;
  return parent.appendChild(it);
};
const isNumber = text => text !== '' && Number.isFinite(Number(text));

function sort(table, column, button) {
  const body = table.tBodies[0];
  const head = button.parentElement;
  const sign = head.getAttribute('aria-sort') === 'ascending' ? -1 : 1;
  for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
  head.setAttribute('aria-sort', sign === 1 ? 'ascending' : 'descending');
  const cell = row => row.cells[column].textContent;
  const compare = (x, y) => isNumber(x) && isNumber(y) ? Number(x) - Number(y) : x.localeCompare(y);
  body.append(...[...body.rows].sort((x, y) => sign * compare(cell(x), cell(y))));
}

function addTable(parent, file) {
  const frame = element(parent, 'div');
  frame.className = 'scroll';
  const table = element(frame, 'table');
  const heads = element(element(table, 'thead'), 'tr');
  file.heads.forEach((name, column) => {
    const head = element(heads, 'th');
    head.scope = 'col';
    const button = element(head, 'button', name);
    button.addEventListener('click', () => sort(table, column, button));
  });
  const body = element(table, 'tbody');
  for (const row of file.rows) {
    const line = element(body, 'tr');
    for (const text of row) element(line, 'td', text);
  }
}

// Lines over the first column, one for each other column of numbers; nothing where the first holds words.
function addPlot(parent, file) {
  if (file.rows.length < 2 || !file.rows.every(row => isNumber(row[0]))) return;
  const columns = file.heads.map((_, k) => k).slice(1).filter(k => file.rows.some(row => isNumber(row[k])));
  if (columns.length === 0) return;
  const plot = element(parent, 'div');
  plot.className = 'plot';
  const value = text => isNumber(text) ? Number(text) : null;
  const traces = columns.map(k => ({ name: file.heads[k], x: file.rows.map(r => value(r[0])), y: file.rows.map(r => value(r[k])), mode: 'lines+markers' }));
  const layout = { xaxis: { title: { text: file.heads[0] } }, legend: { orientation: 'h', y: -0.25 }, margin: { t: 20, r: 10 } };
  Plotly.newPlot(plot, traces, layout, { responsive: true, displaylogo: false, modeBarButtonsToRemove: ['sendChartToCloud'] });
}

for (const file of data.tables) {
  const section = element(document.getElementById('tables'), 'section');
  element(section, 'h2', file.name);
  if (file.rows.length < file.count) element(section, 'p', `The first ${file.rows.length} of ${file.count} rows; the file has all.`);
  addPlot(section, file);
  addTable(section, file);
}
