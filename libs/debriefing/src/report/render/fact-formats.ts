import type { Texts } from './texts/texts.sv';

export type CodeTable = keyof Texts['codes'];

/** How a fact of an entry is told. `technical` is never told: ordinals, checksums, what another fact already says. */
export type FactFormat =
  | 'text'
  | 'count'
  | 'flag'
  | 'instant'
  | 'window'
  | 'date'
  | 'branch'
  | 'branches'
  | 'person'
  | 'persons'
  | 'region'
  | 'regions'
  | 'role'
  | 'language'
  | 'entry'
  | 'item'
  | 'roles'
  | 'changes'
  | 'windows'
  | 'override'
  | 'correction'
  | 'technical'
  | { readonly code: CodeTable }
  | { readonly codes: CodeTable };

/** By field, `Event.field` before `field`; what has no row is a text as a person wrote it. */
export const FACT_FORMATS: Readonly<Record<string, FactFormat>> = {
  action: 'entry',
  agencies: 'branches',
  agreed: 'persons',
  answer: { code: 'answers' },
  answerBy: 'instant',
  area: { code: 'areas' },
  at: 'instant',
  branch: 'technical',
  changes: 'changes',
  concern: 'entry',
  conductHash: 'technical',
  conductRevision: 'technical',
  consent: 'entry',
  count: 'count',
  covered: { codes: 'agenda' },
  covers: 'regions',
  disagreed: 'persons',
  dress: { code: 'dress' },
  due: 'date',
  entry: 'technical',
  eta: 'instant',
  field: 'technical',
  followUp: 'technical',
  from: 'instant',
  headcount: 'count',
  identity: { code: 'identities' },
  indicator: { code: 'indicators' },
  instead: { code: 'instead' },
  interpreter: 'flag',
  is: 'correction',
  item: 'item',
  kind: { code: 'kinds' },
  kindVersion: 'technical',
  kinds: { codes: 'support' },
  language: 'language',
  level: { code: 'levels' },
  manner: { code: 'manners' },
  maxInside: 'count',
  mode: { code: 'modes' },
  occurredAt: 'instant',
  of: 'branches',
  outcome: { code: 'outcomes' },
  overridden: 'technical',
  override: 'override',
  owner: 'person',
  persons: 'count',
  perspective: 'entry',
  planHash: 'technical',
  planRevision: 'technical',
  present: 'persons',
  recipient: 'branch',
  referral: 'entry',
  region: 'region',
  regions: 'regions',
  requester: 'branch',
  role: 'role',
  roles: 'roles',
  scope: { codes: 'scopes' },
  service: { code: 'support' },
  severity: { code: 'severities' },
  sites: 'count',
  staff: 'count',
  then: 'persons',
  through: { code: 'channels' },
  to: 'person',
  turn: 'technical',
  until: 'instant',
  version: 'technical',
  was: 'technical',
  who: 'person',
  window: 'window',
  windows: 'windows',
  with: 'person',
  'CallAnsweredLate.reason': { code: 'reasons' },
  'ChildConcernReported.to': 'branch',
  'CoordinatorDeclined.reason': { code: 'reasons' },
  'OnCallShiftAssigned.to': 'instant',
  'OnCallShiftSwapped.to': 'instant',
  'PersonsSeparated.who': 'text',
  'ReferralRequested.to': 'branch',
  'SuspectEncountered.kind': { code: 'suspects' },
  'SuspectEncountered.who': 'text',
};

/** Whether a reader who may not see the field misses something: no ordinal, checksum or number of another entry. */
export const isTellingField = (event: string, field: string): boolean =>
  !['technical', 'entry'].includes(formatOf(event, field) as string);

export const formatOf = (event: string, field: string): FactFormat =>
  FACT_FORMATS[`${event}.${field}`] ?? FACT_FORMATS[field] ?? 'text';
