import type { Content, TableCell } from 'pdfmake';
import { type PdfDefinition, unprintableNote } from '@samsyn/rendering';
import type { PaperKey, PaperForm, PaperStep, PaperSheet } from './paper-form.schema';

const INK = '#000000';
const GREY = '#f0f0f0';
const LANGUAGE_TAGS = { sv: 'sv-SE', en: 'en-GB' } as const;
/** Points: tall enough to write in by hand. */
const STEP_HEIGHT = 34;
const ROW_HEIGHT = 16;

const heading = (text: string): Content => ({ text, style: 'h2' });

const box = (code: string): Content => ({
  columns: [
    { width: 14, canvas: [{ type: 'rect', x: 0, y: 1, w: 10, h: 10, lineWidth: 1, lineColor: INK }] },
    { width: 'auto', text: code, bold: true },
  ],
  columnGap: 2,
});

function table(
  columns: readonly string[],
  widths: (string | number)[],
  body: TableCell[][],
  height: number,
): Content {
  const head = columns.map((text): TableCell => ({ text, style: 'columnHead', fillColor: GREY }));
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths,
      heights: ['auto', ...body.map(() => height)],
      body: [head, ...body],
    },
    margin: [0, 2, 0, 4],
  };
}

const empty = (count: number): TableCell[] => Array.from({ length: count }, () => ({ text: '' }));

const step = ({ codes, what, by }: PaperStep): TableCell[] => [
  { stack: [{ columns: codes.map(box), columnGap: 4 }, { text: [what, { text: ` (${by})`, fontSize: 8 }] }] },
  ...empty(5),
];

function steps({ steps: items, texts: { columns } }: PaperForm): Content {
  const { step: name, time, site, count, who, what } = columns;
  return table(
    [name, time, site, count, who, what],
    [180, 44, 46, 46, 70, '*'],
    items.map(step),
    STEP_HEIGHT,
  );
}

function log({ rows }: PaperSheet, { texts: { columns } }: PaperForm): Content {
  const { row, code, time, site, count, who, what } = columns;
  const body = Array.from({ length: rows }, (_, index): TableCell[] => [
    { text: String(index + 1), alignment: 'center', fontSize: 8 },
    ...empty(6),
  ]);
  return table([row, code, time, site, count, who, what], [24, 36, 46, 52, 50, 90, '*'], body, ROW_HEIGHT);
}

const key = ({ code, name, write }: PaperKey): Content => ({
  columns: [
    { width: 22, text: code, bold: true },
    {
      width: '*',
      text: [
        name,
        ...(write.length === 0
          ? []
          : [` (${write.map(({ label, text }) => (text === '' ? label : `${label}: ${text}`)).join('; ')})`]),
      ],
    },
  ],
  fontSize: 8,
});

const keys = (title: string, items: readonly PaperKey[]): Content => {
  const half = Math.ceil(items.length / 2);
  const columns = [items.slice(0, half), items.slice(half)];
  return {
    unbreakable: true,
    stack: [
      heading(title),
      { columns: columns.map((part) => ({ width: '*', stack: part.map(key) })), columnGap: 14 },
    ],
  };
};

const warning = (text: string): Content => ({
  table: { widths: ['*'], body: [[{ text, bold: true }]] },
  margin: [0, 2, 0, 4],
});

/** Two facts a line; one without a text is a line to write on. */
function facts(items: PaperForm['facts']): Content {
  const cell = ({ label, text }: PaperForm['facts'][number]): TableCell => ({
    text: [`${label}: `, text === '' ? '_'.repeat(28) : { text, bold: true }],
  });
  const pairs = items.flatMap((one, index): TableCell[][] => {
    if (index % 2 === 1) return [];
    const beside = items[index + 1];
    return [[cell(one), beside ? cell(beside) : { text: '' }]];
  });
  return { table: { widths: ['*', '*'], body: pairs }, layout: 'noBorders', margin: [0, 0, 0, 4] };
}

function top(form: PaperForm, isFirst: boolean): Content[] {
  const { trainingMark, secrecyMark, title } = form;
  return [
    ...(trainingMark === undefined
      ? []
      : [{ text: trainingMark, bold: true, fontSize: 12 } satisfies Content]),
    { text: secrecyMark, bold: true, fontSize: 8, ...(isFirst ? {} : { pageBreak: 'before' as const }) },
    ...(isFirst ? [{ text: title, style: 'h1' } satisfies Content] : []),
    facts(isFirst ? form.facts : form.head),
  ];
}

const logSheet = (form: PaperForm, sheet: PaperSheet, warned: string): Content[] => [
  ...top(form, false),
  heading(sheet.heading),
  ...(sheet.intro === undefined ? [] : [{ text: sheet.intro } satisfies Content]),
  warning(warned),
  log(sheet, form),
  keys(form.texts.codes, sheet.keys),
];

/** A4 with the title, the language and page numbers. */
export function paperPdfOf(form: PaperForm): PdfDefinition {
  const { texts, door, encounter, trainingMark } = form;
  return {
    pageSize: 'A4',
    pageMargins: [34, 34, 34, 42],
    info: { title: form.title, creator: 'Samsyn' },
    language: LANGUAGE_TAGS[form.language],
    displayTitle: true,
    version: '1.7',
    pageTemplate: texts.page,
    unprintable: unprintableNote(form.language),
    ...(trainingMark === undefined
      ? {}
      : { watermark: { text: trainingMark.split(' ')[0] ?? trainingMark, opacity: 0.15, bold: true } }),
    defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.15, color: INK },
    styles: {
      h1: { fontSize: 15, bold: true, margin: [0, 2, 0, 4] },
      h2: { fontSize: 11, bold: true, margin: [0, 6, 0, 2] },
      columnHead: { fontSize: 7.5, bold: true },
    },
    content: [
      ...top(form, true),
      { text: form.instructions.join(' ') },
      warning(form.warning),
      ...(door.length === 0 ? [] : [heading(texts.door), { ul: [...door] } satisfies Content]),
      ...(form.steps.length === 0
        ? []
        : [heading(texts.steps), { text: texts.stepsIntro } satisfies Content, steps(form)]),
      keys(texts.planCodes, form.planKeys),
      ...(form.printed === ''
        ? []
        : [{ text: form.printed, fontSize: 8, margin: [0, 6, 0, 0] } satisfies Content]),
      ...logSheet(form, form.log, form.warning),
      ...(encounter === undefined ? [] : logSheet(form, encounter, encounter.warning)),
    ],
  };
}
