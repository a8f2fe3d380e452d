import { escapeHtml as t } from '@samsyn/rendering';
import { FORM_POLICY, STYLE } from './paper-style';
import type { PaperKey, PaperForm, PaperStep, PaperSheet } from './paper-form.schema';

const many = <T>(items: readonly T[], render: (item: T, index: number) => string): string =>
  items.map(render).join('\n');

const key = ({ code, name, write }: PaperKey): string => {
  const toWrite = write
    .map(({ label, text }) => (text === '' ? t(label) : `${t(label)}: ${t(text)}`))
    .join('; ');
  return `<li><b>${t(code)}</b><span>${t(name)}${toWrite === '' ? '' : ` <small>(${toWrite})</small>`}</span></li>`;
};

const keys = (heading: string, items: readonly PaperKey[]): string =>
  `<h2>${t(heading)}</h2><ul class="keys">${many(items, key)}</ul>`;

const head = (cells: readonly (readonly [className: string, text: string])[]): string =>
  `<thead><tr>${cells.map(([name, text]) => `<th scope="col" class="${name}">${t(text)}</th>`).join('')}</tr></thead>`;

function steps(items: readonly PaperStep[], { texts: { columns } }: PaperForm): string {
  const row = ({ codes, what, by }: PaperStep): string => {
    const ticks = codes.map((code) => `<span class="tick">${t(code)}</span>`).join('');
    return `<tr><td><span class="ticks">${ticks}</span>${t(what)} <span class="by">(${t(by)})</span></td>${'<td></td>'.repeat(5)}</tr>`;
  };
  const { step, time, site, count, who, what } = columns;
  const cells = head([
    ['step', step],
    ['time', time],
    ['site', site],
    ['count', count],
    ['who', who],
    ['what', what],
  ]);
  return `<table class="steps">${cells}<tbody>${many(items, row)}</tbody></table>`;
}

/** Rows are numbered, so that a row of a sheet is typed in once. */
function log({ rows }: PaperSheet, { texts: { columns } }: PaperForm): string {
  const { row, code, time, site, count, who, what } = columns;
  const cells = head([
    ['narrow', row],
    ['code', code],
    ['time', time],
    ['site', site],
    ['count', count],
    ['who', who],
    ['what', what],
  ]);
  const numbers = Array.from({ length: rows }, (_, index) => index + 1);
  const line = (number: number): string => `<tr><td class="row">${number}</td>${'<td></td>'.repeat(6)}</tr>`;
  return `<table class="log">${cells}<tbody>${many(numbers, line)}</tbody></table>`;
}

const top = (form: PaperForm, isFirst: boolean): string => {
  const { trainingMark, secrecyMark, title } = form;
  const facts = (isFirst ? form.facts : form.head)
    .map(({ label, text }) => `<div><dt>${t(label)}</dt><dd>${t(text)}</dd></div>`)
    .join('');
  return `${trainingMark === undefined ? '' : `<p class="training" role="note">${t(trainingMark)}</p>`}
<p class="mark">${t(secrecyMark)}</p>
${isFirst ? `<h1>${t(title)}</h1>` : ''}
<dl class="facts">${facts}</dl>`;
};

function planSheet(form: PaperForm): string {
  const { texts, door, instructions, warning } = form;
  return `<section class="sheet">
${top(form, true)}
<p>${instructions.map(t).join(' ')}</p>
<p class="warning">${t(warning)}</p>
${door.length === 0 ? '' : `<h2>${t(texts.door)}</h2><ul class="door">${many(door, (rule) => `<li>${t(rule)}</li>`)}</ul>`}
${form.steps.length === 0 ? '' : `<h2>${t(texts.steps)}</h2><p>${t(texts.stepsIntro)}</p>${steps(form.steps, form)}`}
${keys(texts.planCodes, form.planKeys)}
${form.printed === '' ? '' : `<p class="foot">${t(form.printed)}</p>`}
</section>`;
}

const logSheet = (form: PaperForm, sheet: PaperSheet, warning: string): string => `<section class="sheet">
${top(form, false)}
<h2>${t(sheet.heading)}</h2>
${sheet.intro === undefined ? '' : `<p>${t(sheet.intro)}</p>`}
<p class="warning">${t(warning)}</p>
${log(sheet, form)}
${keys(form.texts.codes, sheet.keys)}
</section>`;

/** Sheets of A4, each with its own head, so that a loose one says what it belongs to. */
export function paperHtmlOf(form: PaperForm): string {
  const { language, trainingMark, title, encounter } = form;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${t(FORM_POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${t([trainingMark, title].filter(Boolean).join(' · '))}</title>
<style>${STYLE}</style>
</head>
<body>
${planSheet(form)}
${logSheet(form, form.log, form.warning)}
${encounter === undefined ? '' : logSheet(form, encounter, encounter.warning)}
</body>
</html>
`;
}
