import { Code } from '../fields/dto-fields';

export const CSV_TYPE = 'text/csv';
const JSON_TYPE = 'application/json';
const LINE_END = '\r\n';

/**
 * How a table is written as CSV. `comma`: RFC 4180. `semicolon`: as Excel reads it where the comma is the decimal sign,
 * with a byte order mark, without which it takes the text for another encoding.
 */
export const SEPARATORS = {
  comma: { start: '', between: ',', decimal: '.' },
  semicolon: { start: '\ufeff', between: ';', decimal: ',' },
} as const;
export type Separator = keyof typeof SEPARATORS;

/** `null` is an empty field. */
export type Cell = string | number | null;

export const TABLE_FORMATS = ['json', 'csv'] as const;

/** How a table is asked for that can be had as CSV. */
export class TableQueryDto {
  @Code(TABLE_FORMATS, {
    optional: true,
    example: 'csv',
    description: 'Media type of the answer, whatever `Accept` says.',
  })
  format?: (typeof TABLE_FORMATS)[number];
  @Code(Object.keys(SEPARATORS), {
    optional: true,
    example: 'semicolon',
    description:
      'Of CSV. `comma` (default): RFC 4180. `semicolon`: opens in columns in a Swedish Excel, with decimal commas and a byte order mark.',
  })
  sep?: Separator;
}

/** JSON unless CSV alone is asked for. */
export const wantsCsv = (format: string | undefined, accept: string | undefined): boolean =>
  format === undefined ? !!accept?.includes(CSV_TYPE) && !accept.includes(JSON_TYPE) : format === 'csv';

/** What a spreadsheet would work out stands as the text that it is. */
const asText = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
const quoted = (text: string, between: string): string =>
  text.includes(between) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** The lines of a table, its header first. */
export function csvText(lines: readonly (readonly Cell[])[], separator: Separator = 'comma'): string {
  const { start, between, decimal } = SEPARATORS[separator];
  const cellText = (cell: Cell): string => {
    if (typeof cell === 'number') return String(cell).replace('.', decimal);
    return cell === null ? '' : asText(cell);
  };
  const written = lines.map((cells) => cells.map((cell) => quoted(cellText(cell), between)).join(between));
  return `${start}${written.join(LINE_END)}${LINE_END}`;
}
