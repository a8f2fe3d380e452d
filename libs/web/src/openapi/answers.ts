import { Documented } from './documented';
import { schemas } from '@samsyn/kernel';

const { schemaIn } = schemas;

const JSON_TYPE = 'application/json';

/** What is no JSON: its media type, and how it begins. */
export interface OtherMedia {
  readonly type: string;
  readonly example: string;
}

export interface AnswerOptions {
  /** Default 200. */
  readonly status?: number;
  /** Media types in which the same can be had, chosen by `Accept`. */
  readonly as?: readonly OtherMedia[];
  /** Where the parts of the schema give none that is worth reading. */
  readonly example?: unknown;
}

const WORDS: Readonly<Record<string, string>> = {
  'text/html': 'A page to read and print, in Swedish or English.',
  'text/markdown': 'The same as Markdown (CommonMark).',
  'application/pdf': 'The page as PDF: binary.',
  'text/csv': 'RFC 4180 with a header row.',
  'text/calendar': 'RFC 5545.',
  'text/event-stream': 'WHATWG HTML section 9.2.',
};

const textOf = ({
  type,
  example,
}: OtherMedia): { readonly schema: schemas.Schema; readonly example: string } => ({
  schema: { type: 'string', contentMediaType: type, description: WORDS[type] ?? type },
  example,
});

/** A page, Markdown and PDF of what the route answers as JSON too, by their media types. */
export const documentsAs = (title: string, ...types: readonly string[]): readonly OtherMedia[] => {
  const beginnings: Readonly<Record<string, string>> = {
    'text/html': `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${title}</title>…`,
    'text/markdown': `# ${title}\n…`,
    'application/pdf': '%PDF-1.7 …',
  };
  return types.flatMap((type) => (beginnings[type] ? [{ type, example: beginnings[type] }] : []));
};

/** What the route answers where all goes well: its schema, or `null` where it answers no JSON, and other media types. */
export function Answers(
  description: string,
  shape: schemas.Shape | null,
  { status = 200, as = [], example }: AnswerOptions = {},
): MethodDecorator {
  return Documented((api) => {
    const given = example === undefined ? {} : { example };
    const json = shape === null ? {} : { [JSON_TYPE]: { schema: schemaIn(shape), ...given } };
    const others = Object.fromEntries(as.map((media) => [media.type, textOf(media)]));
    return api.ApiResponse({ status, description, content: { ...json, ...others } as never });
  });
}
