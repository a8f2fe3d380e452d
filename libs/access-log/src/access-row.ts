import type { Branch, Instant, PersonRef } from '@samsyn/kernel';
import type { AttentionCode } from './rules/attention-rules';

/** Sealed fields of one owner that were read alike. */
export interface FieldsRead {
  /** The branch whose fields they are: that of the encounter, else the one that recorded them. */
  readonly owner: Branch;
  /** Id of the encounter, or of what stands outside every operation (a campaign, a call for advice). */
  readonly within?: string;
  /** Name of the event. */
  readonly type: string;
  readonly fields: readonly string[];
  /** What gave sight: see `basisOf`, and `otherwise` where no rule names the reader (texts without their senders). */
  readonly basis: string;
  readonly entries: readonly string[];
}

interface ByPerson {
  readonly at: Instant;
  readonly who: PersonRef;
  /** Method and template of the route, `GET /operations/:operationId/history`; never an address. */
  readonly route: string;
}

/** One answer, or what was sent of one operation at once on a live stream. */
export interface ReadRow extends ByPerson {
  readonly kind: 'read';
  /** Media type of the answer. */
  readonly form: string;
  readonly operation?: string;
  readonly fields: readonly FieldsRead[];
}

/** Somebody asked for what is there and may not know it, or may not do that. */
export interface DeniedRow extends ByPerson {
  readonly kind: 'denied';
  readonly status: 403 | 404;
  readonly id: string;
  readonly operation?: string;
}

/** A read that somebody should look at, by a rule (`ATTENTION_RULES`); once a day for one reader and operation. */
export interface AttentionRow extends ByPerson {
  readonly kind: 'attention';
  readonly id: string;
  readonly code: AttentionCode;
  readonly operation: string;
  /** Whose supervisors are to look at it. */
  readonly branches: readonly Branch[];
}

export const ATTENTION_OUTCOMES = ['in-order', 'taken-up'] as const;
export type AttentionOutcome = (typeof ATTENTION_OUTCOMES)[number];

/** `who`: the one who has looked at it, for their branch. */
export interface AnsweredRow extends ByPerson {
  readonly kind: 'answered';
  /** Id of the `AttentionRow`. */
  readonly attention: string;
  readonly outcome: AttentionOutcome;
}

export type AccessRow = ReadRow | DeniedRow | AttentionRow | AnsweredRow;

const UUID_BYTES = 16;
const DASHES = [8, 12, 16, 20] as const;
const packed = (ids: readonly string[]): string =>
  Buffer.from(ids.join('').replaceAll('-', ''), 'hex').toString('base64url');

function unpacked(ids: string): readonly string[] {
  const bytes = Buffer.from(ids, 'base64url');
  return Array.from({ length: bytes.length / UUID_BYTES }, (_, index) => {
    const hex = bytes.toString('hex', index * UUID_BYTES, (index + 1) * UUID_BYTES);
    return [0, ...DASHES].map((from, part) => hex.slice(from, DASHES[part])).join('-');
  });
}

type Stored = Omit<FieldsRead, 'entries'> & { readonly ids: string };

/** A page of two hundred entries is two hundred ids: they are written as bytes. */
export function contentOf(row: AccessRow): string {
  if (row.kind !== 'read') return JSON.stringify(row);
  const fields = row.fields.map(({ entries, ...one }): Stored => ({ ...one, ids: packed(entries) }));
  return JSON.stringify({ ...row, fields });
}

export function rowIn(content: string): AccessRow {
  const row = JSON.parse(content) as
    Exclude<AccessRow, ReadRow> | (Omit<ReadRow, 'fields'> & { readonly fields: readonly Stored[] });
  if (row.kind !== 'read') return row;
  return { ...row, fields: row.fields.map(({ ids, ...one }) => ({ ...one, entries: unpacked(ids) })) };
}

/** Where a row is to be found. */
export const PLACES = {
  operation: (operation: string, owner: Branch) => `operation ${operation} ${owner}`,
  within: (id: string) => `within ${id}`,
  person: (person: string) => `person ${person}`,
  denied: (branch: Branch) => `denied ${branch}`,
  attention: (branch: Branch) => `attention ${branch}`,
};

export function placesOf(row: AccessRow): readonly string[] {
  const { who } = row;
  const ofPerson = PLACES.person(who.person);
  if (row.kind === 'denied') return [ofPerson, PLACES.denied(who.branch)];
  if (row.kind === 'attention') return [ofPerson, ...row.branches.map(PLACES.attention)];
  if (row.kind === 'answered') return [ofPerson, PLACES.attention(who.branch)];
  const { operation } = row;
  const places = row.fields.flatMap(({ owner, within }) => [
    ...(operation === undefined ? [] : [PLACES.operation(operation, owner)]),
    ...(within === undefined ? [] : [PLACES.within(within)]),
  ]);
  return [ofPerson, ...places];
}
