import type { createPdf, Content, TableCell } from 'pdfmake';
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
  type Tone,
} from '../report-model';
import { unprintableNote } from '../wording';

type DocumentDefinition = Parameters<typeof createPdf>[0];
/** Without functions, so that it can be handed to another thread. */
export type PdfDefinition = Omit<DocumentDefinition, 'footer' | 'header'> & {
  readonly pageTemplate: string;
  /** Said on the first page where a character stands in no font: what the mark in its place means. */
  readonly unprintable: string;
};

const INK = '#1b2530';
const SOFT = '#4a5560';
const LINE = '#b9c1c9';
const TONES: Readonly<Record<Tone, string>> = {
  outcome: '#0b5a73',
  deviation: '#9a3412',
  task: '#7a4a00',
  deadline: '#44515e',
  ok: '#256029',
};
const RULE_WIDTH = 507;
const TIME_WIDTH = 34;
const TAG_WIDTH = 66;
const FIGURE_WIDTH = 130;
const SOURCE_WIDTHS = [20, 72] as const;
const FACT_WIDTH = 100;
/** Between two columns of a table. */
const GUTTER = 8;
const SOURCE_TEXT_WIDTH = RULE_WIDTH - SOURCE_WIDTHS[0] - SOURCE_WIDTHS[1] - 2 * GUTTER;
/** A longer word makes a column that follows its words wider than the page. */
const LONGEST_WORD = 34;

type Inline =
  string | { text: string; bold?: boolean; color?: string; fontSize?: number; linkToDestination?: string };

/** Each number leads to its entry in the list of sources. */
function references(refs: References): Inline[] {
  if (refs.length === 0) return [];
  const soft = { color: SOFT, fontSize: 7.5 };
  const links = rangesOf(refs).flatMap((range, index): Inline[] => [
    ...(index === 0 ? [] : [{ text: ', ', ...soft }]),
    { text: rangeText(range), linkToDestination: `u${range[0]}`, ...soft },
  ]);
  return [{ text: '  [', ...soft }, ...links, { text: ']', ...soft }];
}

const statementInlines = ({ lead, text, refs }: Statement): Inline[] => [
  ...(lead === undefined ? [] : [{ text: `${lead} `, bold: true }]),
  text,
  ...references(refs),
];

const detailLine = (line: readonly Detail[]): Content => ({
  text: line.flatMap(({ label, text }, index): Inline[] => [
    ...(index === 0 ? [] : ['     ']),
    ...(label === '' ? [] : [{ text: `${label}: `, color: SOFT }]),
    text,
  ]),
  fontSize: 9,
});

const rule = (): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: RULE_WIDTH, y2: 0, lineWidth: 0.5, lineColor: LINE }],
  margin: [0, 2, 0, 4],
});

function table(columns: readonly string[], widths: (string | number)[], body: TableCell[][]): Content {
  const head = columns.map((text): TableCell => ({ text, style: 'columnHead' }));
  return {
    table: { headerRows: 1, dontBreakRows: true, keepWithHeaderRows: 1, widths, body: [head, ...body] },
    layout: 'lightHorizontalLines',
    fontSize: 9,
    margin: [0, 0, 0, 6],
  };
}

const row = ({ cells, refs }: Row): TableCell[] => [
  ...cells.map((text, index): TableCell => (index === 0 ? { text, bold: true } : { text })),
  { text: references(refs) },
];

const moment = ({ time, what, who, details, marks, refs }: Moment): Content => ({
  columns: [
    { text: time, bold: true, width: TIME_WIDTH },
    {
      width: RULE_WIDTH - TIME_WIDTH,
      stack: [
        {
          text: [
            { text: what, bold: true },
            { text: `  ${who}`, color: SOFT, fontSize: 9 },
            ...references(refs),
          ],
        },
        ...detailLines(details).map(detailLine),
        ...marks.map((mark): Content => ({ text: mark, italics: true, fontSize: 8.5, color: TONES.task })),
      ],
    },
  ],
  unbreakable: details.length + marks.length < 8,
  margin: [0, 2.5, 0, 2.5],
});

const source = ({ number, when, what, who, marks }: Source): TableCell[] => [
  { text: `${number}`, id: `u${number}`, bold: true },
  { text: when },
  {
    text: [
      what,
      { text: `   ${who}`, color: SOFT },
      ...marks.map((mark) => ({ text: `   ${mark}`, italics: true, color: TONES.task, fontSize: 8 })),
    ],
  },
];

type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;
const BLOCKS: { readonly [Kind in Block['kind']]: (block: BlockOf<Kind>, report: Report) => Content[] } = {
  paragraph: ({ statement, quiet }) => [
    { text: statementInlines(statement), ...(quiet ? { style: 'soft' } : {}), margin: [0, 0, 0, 5] },
  ],
  list: ({ items }) =>
    items.map((item) => ({
      ul: [{ text: statementInlines(item), margin: [0, 1.5, 0, 1.5] }],
      markerColor: SOFT,
    })),
  highlights: ({ items }) =>
    items.map((item) => ({
      columns: [
        { text: item.tag, bold: true, color: TONES[item.tone], width: TAG_WIDTH },
        { text: statementInlines(item), width: RULE_WIDTH - TAG_WIDTH },
      ],
      unbreakable: true,
      margin: [0, 2, 0, 2],
    })),
  figures: ({ items }) =>
    items.map((item) => ({
      columns: [
        { text: item.figure, bold: true, fontSize: 12, width: FIGURE_WIDTH },
        { text: statementInlines(item), width: RULE_WIDTH - FIGURE_WIDTH, margin: [0, 1.5, 0, 0] },
      ],
      unbreakable: true,
      margin: [0, 1.5, 0, 1.5],
    })),
  table: ({ columns, rows }, { sourcesColumn }) => {
    if (sourcesColumn === undefined) {
      const body = rows.map((one) => row(one).slice(0, -1));
      return [table(columns, widthsOf(columns, rows), body)];
    }
    const all = [...columns, sourcesColumn];
    return [table(all, widthsOf(all, rows), rows.map(row))];
  },
  heading: ({ text }) => [{ text, style: 'h3' }],
  voices: ({ items }) =>
    items.map(({ who, parts, refs }) => ({
      stack: [
        ...(who === undefined ? [] : [{ text: who, bold: true }]),
        ...parts.map(({ label, text }, index): Content => {
          const cited = index === parts.length - 1 ? references(refs) : [];
          return { text: [...(label === '' ? [] : [{ text: `${label}: `, color: SOFT }]), text, ...cited] };
        }),
      ],
      margin: [10, 2, 0, 6],
    })),
  days: ({ days }) =>
    days.flatMap(({ heading, moments }) =>
      keptTogether([{ text: heading, style: 'h3' }], moments.map(moment)),
    ),
  sources: ({ items }) => [
    {
      table: { dontBreakRows: true, widths: [...SOURCE_WIDTHS, SOURCE_TEXT_WIDTH], body: items.map(source) },
      layout: 'noBorders',
      fontSize: 9,
    },
  ],
};

/** A heading never stands last on a page: it goes with what follows it. */
const keptTogether = (heading: Content[], [first, ...rest]: Content[]): Content[] => [
  { stack: [...heading, ...(first === undefined ? [] : [first])], unbreakable: true },
  ...rest,
];

/**
 * The first column takes the room; the rest share what is left. Where a word is too long to follow, the widths are
 * fixed, and what is longer than its column is broken.
 */
function widthsOf(columns: readonly string[], rows: readonly Row[]): (string | number)[] {
  const words = rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.split(/\s+/)));
  if (words.every((word) => word.length <= LONGEST_WORD))
    return columns.map((_, index) => (index === 0 ? '*' : 'auto'));
  const room = RULE_WIDTH - GUTTER * (columns.length - 1);
  const first = columns.length === 1 ? room : room * 0.4;
  return columns.map((_, index) => (index === 0 ? first : (room - first) / (columns.length - 1)));
}

function blockOf<Kind extends Block['kind']>(block: BlockOf<Kind>, report: Report): Content[] {
  const render = BLOCKS[block.kind];
  return render(block, report);
}

function sectionOf({ heading, blocks }: Section, report: Report): Content[] {
  const content = blocks.flatMap((block) => blockOf(block, report));
  // The list of sources begins a page of its own, and may be as long as it is.
  const isAppendix = blocks.some(({ kind }) => kind === 'sources');
  const head = {
    text: heading,
    style: 'h2',
    outline: true,
    margin: [0, isAppendix ? 0 : 14, 0, 2],
  } satisfies Content;
  if (isAppendix) return [{ ...head, pageBreak: 'before' }, rule(), ...content];
  return keptTogether([head, rule()], content);
}

/** Across every page, so that a loose sheet says it too; the first word is enough. */
const trainingWatermark = (mark: string) => ({
  text: mark.split(' ')[0] ?? mark,
  color: SOFT,
  opacity: 0.15,
  bold: true,
});

const LANGUAGE_TAGS = { sv: 'sv-SE', en: 'en-GB' } as const;

/** A4 with the title, the language and page numbers; its text is text, and its references are links. */
export function pdfDefinitionOf(report: Report): PdfDefinition {
  const facts = report.facts.map(({ label, text }): TableCell[] => [{ text: label, color: SOFT }, { text }]);
  return {
    pageSize: 'A4',
    pageMargins: [44, 44, 44, 50],
    info: {
      title: [report.title, report.subtitle].filter(Boolean).join(' · '),
      subject: report.version,
      creator: 'Samsyn',
    },
    language: LANGUAGE_TAGS[report.language],
    displayTitle: true,
    version: '1.7',
    pageTemplate: report.page,
    unprintable: unprintableNote(report.language),
    ...(report.trainingMark === undefined ? {} : { watermark: trainingWatermark(report.trainingMark) }),
    defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.2, color: INK },
    styles: {
      h1: { fontSize: 19, bold: true },
      h2: { fontSize: 13, bold: true },
      h3: { fontSize: 10.5, bold: true, margin: [0, 7, 0, 3] },
      soft: { color: SOFT, fontSize: 9 },
      columnHead: { color: SOFT, fontSize: 8.5, bold: true },
    },
    content: [
      ...(report.trainingMark === undefined
        ? []
        : [{ text: report.trainingMark, bold: true, fontSize: 12, margin: [0, 0, 0, 4] } satisfies Content]),
      { text: report.secrecyMark, bold: true, fontSize: 8.5, color: TONES.deviation },
      { text: report.title, style: 'h1', margin: [0, 3, 0, 1] },
      ...(report.subtitle === '' ? [] : [{ text: report.subtitle, fontSize: 11 }]),
      { text: report.version, bold: true, margin: [0, 2, 0, 6] },
      ...(facts.length === 0
        ? []
        : [
            {
              table: { widths: [FACT_WIDTH, RULE_WIDTH - FACT_WIDTH - GUTTER], body: facts },
              layout: 'noBorders',
            },
          ]),
      { text: `${report.view} ${report.computed}`, style: 'soft', margin: [0, 6, 0, 0] },
      ...report.sections.flatMap((section) => sectionOf(section, report)),
    ],
  };
}
