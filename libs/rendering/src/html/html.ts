import { DOCUMENT_POLICY, STYLE } from './html-style';
import {
  detailLines,
  rangesOf,
  rangeText,
  type Block,
  type Detail,
  type Moment,
  type References,
  type Report,
  type Row,
  type Section,
  type Source,
  type Statement,
} from '../report-model';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** Safe in element content and in quoted attributes, which are the only places where texts are put. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
const t = escapeHtml;

const many = <T>(items: readonly T[], render: (item: T) => string): string => items.map(render).join('\n');
const pre = (text: string): string => `<span class="pre">${t(text)}</span>`;

function references(refs: References): string {
  if (refs.length === 0) return '';
  const links = rangesOf(refs).map((range) => `<a href="#u${range[0]}">${rangeText(range)}</a>`);
  return ` <span class="refs">[${links.join(', ')}]</span>`;
}

const statementHtml = ({ lead, text, refs }: Statement): string =>
  `${lead === undefined ? '' : `<strong>${t(lead)}</strong> `}${pre(text)}${references(refs)}`;

const detail = ({ label, text }: Detail): string => `<div><dt>${t(label)}:</dt> <dd>${t(text)}</dd></div>`;

/** Labelled facts as a list of terms; a text without a label as a paragraph. */
const details = (items: readonly Detail[]): string =>
  detailLines(items)
    .map((line) => {
      const plain = line
        .filter(({ label }) => label === '')
        .map(({ text }) => `<p class="details pre">${t(text)}</p>`);
      const labelled = line.filter(({ label }) => label !== '').map(detail);
      return plain.join('') + (labelled.length === 0 ? '' : `<dl class="details">${labelled.join('')}</dl>`);
    })
    .join('');

const marks = (items: readonly string[]): string =>
  items.map((mark) => `<span class="mark">${t(mark)}</span>`).join('');

function table({ caption, columns, rows }: BlockOf<'table'>, { sourcesColumn }: Report): string {
  const head = [...columns, ...(sourcesColumn === undefined ? [] : [sourcesColumn])].map(
    (column) => `<th scope="col" role="columnheader">${t(column)}</th>`,
  );
  const row = ({ cells: [first = '', ...cells], refs }: Row) => {
    const rest = cells.map(
      (cell, index) => `<td role="cell" data-label="${t(columns[index + 1] ?? '')}">${t(cell)}</td>`,
    );
    return `<tr role="row"><th scope="row" role="rowheader">${pre(first)}</th>${rest.join('')}${sourcesColumn === undefined ? '' : `<td role="cell">${references(refs)}</td>`}</tr>`;
  };
  return `<table role="table"><caption>${t(caption)}</caption>
<thead role="rowgroup"><tr role="row">${head.join('')}</tr></thead>
<tbody role="rowgroup">
${many(rows, row)}
</tbody></table>`;
}

const moment = ({ time, instant, what, who, details: facts, marks: markTexts, refs }: Moment): string =>
  `<li><time datetime="${t(instant)}">${t(time)}</time><div><span class="what">${t(what)}</span> <span class="soft">${t(who)}</span>${references(refs)}${details(facts)}${marks(markTexts)}</div></li>`;

const source = ({ number, when, instant, what, who, marks: markTexts }: Source): string =>
  `<li id="u${number}"><span class="number">${number}</span><time datetime="${t(instant)}">${t(when)}</time><span>${t(what)} <span class="soft">${t(who)}</span>${marks(markTexts)}</span></li>`;

type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;
const BLOCKS: { readonly [Kind in Block['kind']]: (block: BlockOf<Kind>, report: Report) => string } = {
  paragraph: ({ statement, quiet }) => `<p${quiet ? ' class="soft"' : ''}>${statementHtml(statement)}</p>`,
  list: ({ items }) => `<ul class="list">${many(items, (item) => `<li>${statementHtml(item)}</li>`)}</ul>`,
  highlights: ({ items }) =>
    `<ul class="highlights">${many(items, (item) => `<li class="${item.tone}"><span class="tag">${t(item.tag)}</span><span>${statementHtml(item)}</span></li>`)}</ul>`,
  figures: ({ items }) =>
    `<ul class="figures">${many(items, (item) => `<li><span class="figure">${t(item.figure)}</span> ${statementHtml(item)}</li>`)}</ul>`,
  table,
  heading: ({ text }) => `<h3>${t(text)}</h3>`,
  voices: ({ items }) =>
    many(items, ({ who, parts, refs }) => {
      const heading = who === undefined ? '' : `<h3>${t(who)}</h3>`;
      const last = parts.length - 1;
      const part = ({ label, text }: Detail, index: number) =>
        `<p>${label === '' ? '' : `<span class="label">${t(label)}:</span> `}${pre(text)}${index === last ? references(refs) : ''}</p>`;
      return `<div class="voice">${heading}${parts.map(part).join('')}</div>`;
    }),
  days: ({ days }) =>
    many(
      days,
      ({ heading, moments }) =>
        `<h3 class="day">${t(heading)}</h3><ol class="moments">${many(moments, moment)}</ol>`,
    ),
  sources: ({ items }) => `<ol class="sources">${many(items, source)}</ol>`,
};

function blockOf<Kind extends Block['kind']>(block: BlockOf<Kind>, report: Report): string {
  const render = BLOCKS[block.kind];
  return render(block, report);
}

const section =
  (report: Report) =>
  ({ id, heading, blocks }: Section): string =>
    `<section aria-labelledby="${id}"><h2 id="${id}">${t(heading)}</h2>
${many(blocks, (block) => blockOf(block, report))}
</section>`;

const trainingBanner = ({ trainingMark }: Report): string =>
  trainingMark === undefined ? '' : `<p class="training" role="note">${t(trainingMark)}</p>\n`;

/** A page of its own: style inline under a hash, no script, nothing from elsewhere. */
export function htmlOf(report: Report): string {
  const facts = many(report.facts, ({ label, text }) => `<dt>${t(label)}</dt><dd>${t(text)}</dd>`);
  const links = many(report.sections, ({ id, heading }) => `<li><a href="#${id}">${t(heading)}</a></li>`);
  return `<!doctype html>
<html lang="${report.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${t(DOCUMENT_POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${t([report.trainingMark, report.title, report.subtitle].filter(Boolean).join(' · '))}</title>
<style>${STYLE}</style>
</head>
<body>
${trainingBanner(report)}<div class="page">
<header class="head">
<p class="secrecy">${t(report.secrecyMark)}</p>
<h1>${t(report.title)}</h1>
${report.subtitle === '' ? '' : `<p class="subtitle">${t(report.subtitle)}</p>`}
<p class="version">${t(report.version)}</p>
${facts === '' ? '' : `<dl>${facts}</dl>`}
<p class="soft">${t(report.view)} ${t(report.computed)}</p>
</header>
<nav aria-labelledby="contents"><h2 id="contents">${t(report.contents)}</h2><ul>${links}</ul></nav>
<main>
${many(report.sections, section(report))}
</main>
<footer><p class="soft">${t(report.version)}. ${t(report.computed)} ${t(report.secrecyMark)}</p></footer>
</div>
</body>
</html>
`;
}
