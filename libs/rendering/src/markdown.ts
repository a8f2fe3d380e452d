import {
  detailLines,
  refsText,
  type Block,
  type Detail,
  type Moment,
  type References,
  type Report,
  type Section,
  type Source,
  type Statement,
} from './report-model';

/**
 * A text as plain characters in one line of CommonMark 0.31 or GFM: a backslash makes any ASCII punctuation literal
 * (section 2.4). Hyphens, full stops and digits mean something at the start of a line only, and no text stands there.
 */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\`*_{}[\]<>&#|~!$^=@]/g, '\\$&')
    // GFM makes links of bare addresses.
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\bwww\./gi, (www) => `${www.slice(0, -1)}\\.`)
    .replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' / ')
    .replace(/\p{Cc}/gu, ' ')
    .trim();
const t = escapeMarkdown;

const cited = (refs: References): string =>
  refs.length === 0 ? '' : ` \\${refsText(refs).replace(/]$/, '\\]')}`;
const statementText = ({ lead, text, refs }: Statement): string =>
  `${lead === undefined ? '' : `**${t(lead)}** `}${t(text)}${cited(refs)}`;
const detail = ({ label, text }: Detail): string => (label === '' ? t(text) : `${t(label)}: ${t(text)}`);
const lines = (items: readonly string[]): string => items.join('\n');

function table({ columns, rows }: BlockOf<'table'>, { sourcesColumn }: Report): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const sources = (cell: string): string[] => (sourcesColumn === undefined ? [] : [cell]);
  const head = [...columns.map(t), ...sources(t(sourcesColumn ?? ''))];
  const body = rows.map(({ cells, refs }) => line([...cells.map(t), ...sources(cited(refs).trim())]));
  return lines([line(head), line(head.map(() => '---')), ...body]);
}

function moment({ time, what, who, details, marks, refs }: Moment): string {
  const head = `- **${t(time)}** ${t(what)} (${t(who)})${cited(refs)}`;
  return lines([
    head,
    ...detailLines(details).map((line) => `  - ${line.map(detail).join('; ')}`),
    ...marks.map((mark) => `  - *${t(mark)}*`),
  ]);
}

const source = ({ number, when, what, who, marks }: Source): string =>
  `${number}. ${t(when)}: ${t(what)}, ${t(who)}${marks.length === 0 ? '' : ` (${marks.map(t).join('; ')})`}`;

type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;
const BLOCKS: { readonly [Kind in Block['kind']]: (block: BlockOf<Kind>, report: Report) => string } = {
  paragraph: ({ statement }) => startingSafely(statementText(statement)),
  list: ({ items }) => lines(items.map((item) => `- ${startingSafely(statementText(item))}`)),
  highlights: ({ items }) => lines(items.map((item) => `- **${t(item.tag)}.** ${statementText(item)}`)),
  figures: ({ items }) => lines(items.map((item) => `- **${t(item.figure)}** ${statementText(item)}`)),
  table,
  heading: ({ text }) => `### ${t(text)}`,
  voices: ({ items }) =>
    items
      .map(({ who, parts, refs }) => {
        const quoted = parts.map(
          (part, index) =>
            `> ${startingSafely(detail(part))}${index === parts.length - 1 ? cited(refs) : ''}`,
        );
        return quoted.join('\n>\n').replace(/^/, who === undefined ? '' : `> **${t(who)}**\n>\n`);
      })
      .join('\n\n'),
  days: ({ days }) =>
    days.map(({ heading, moments }) => `### ${t(heading)}\n\n${lines(moments.map(moment))}`).join('\n\n'),
  sources: ({ items }) => lines(items.map(source)),
};

/** Where a text opens a block, what would make a list, a rule or a heading of it is made literal. */
const startingSafely = (line: string): string =>
  line.replace(/^[-+]/, '\\$&').replace(/^(\d+)([.)])/, '$1\\$2');

function blockOf<Kind extends Block['kind']>(block: BlockOf<Kind>, report: Report): string {
  const render = BLOCKS[block.kind];
  return render(block, report);
}

const section =
  (report: Report) =>
  ({ heading, blocks }: Section): string =>
    `## ${t(heading)}\n\n${blocks.map((block) => blockOf(block, report)).join('\n\n')}`;

/** CommonMark with GFM tables; references are numbers in brackets into the numbered list at the end. */
export function markdownOf(report: Report): string {
  const head = [
    ...(report.trainingMark === undefined ? [] : [`**${t(report.trainingMark)}**`]),
    `*${t(report.secrecyMark)}*`,
    `# ${t(report.title)}`,
    ...(report.subtitle === '' ? [] : [t(report.subtitle)]),
    `**${t(report.version)}**`,
    ...(report.facts.length === 0 ? [] : [lines(report.facts.map((fact) => `- ${detail(fact)}`))]),
    `${t(report.view)} ${t(report.computed)}`,
  ];
  return `${[...head, ...report.sections.map(section(report))].join('\n\n')}\n`;
}
