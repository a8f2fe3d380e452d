import type { EventDefinition } from '@samsyn/event-store';
import {
  idOfStream,
  isPersonRef,
  SYSTEM_BRANCH,
  type Json,
  type PersonRef,
  type Recorded,
} from '@samsyn/kernel';
import type { Access } from './access';
import { holds, type AccessContext } from './audiences';
import {
  correctedBy,
  correctedField,
  fieldsGiven,
  isOwn,
  isPrivateReason,
  maySee,
  redactionRuleFor,
  type RuleContext,
} from './hidden-fields';
import type { DisclosedField, HistoryEntry, WithheldField } from './entry.schema';
import { keptOf } from './listed';
import { marksOfConsent, received, receivedBefore } from './received';
import type { Viewer } from './viewer';

declare const redacted: unique symbol;
/** What has passed view(): the only thing that an exit takes. */
export type Redacted<T> = T & { readonly [redacted]: true };

export interface ViewContext extends RuleContext {
  readonly viewer: Viewer;
  /** All of them must allow it: the operation as it was at an earlier moment, last, and within today's rights. */
  readonly accesses: readonly [Access, ...Access[]];
  nameOf(person: string): string | undefined;
}

/** An entry as the viewer may know it, and its visible fields with persons as they stand in the log. */
export interface ViewedFields {
  readonly entry: Redacted<HistoryEntry>;
  /** For comparing only, never for an exit: persons are pseudonyms here. */
  readonly data: Readonly<Record<string, Json>>;
}

/**
 * Coded reasons that say something of a person's health or private life are one word outside that person's
 * own branch.
 * @rule private-reasons: Illness and leave as a reason to decline read `unavailable` outside the own branch.
 * @source OSL 39:2–3; domain: Planning
 * @proof reasons of private life › illness reads …
 */
export const PRIVATE_REASONS: ReadonlySet<Json> = new Set<Json>(['illness', 'leave']);
export const UNAVAILABLE = 'unavailable';

/** `undefined` where the viewer may not know the entry at all. */
export function view(event: Recorded, context: ViewContext): Redacted<HistoryEntry> | undefined {
  return see(event, context)?.entry;
}

/** As `view`, with what a computation over the history compares. */
export function see(event: Recorded, context: ViewContext): ViewedFields | undefined {
  const { definition } = context.registry.ofName(event.name);
  const { viewer, accesses } = context;
  const contexts = accesses.map((access): AccessContext => ({ event, definition, viewer, access }));
  for (const accessContext of contexts) if (!maySee(accessContext, context)) return undefined;
  const facts: Record<string, Json> = {};
  const data: Record<string, Json> = {};
  const withheld: WithheldField[] = [];
  const recorded = event.data as Readonly<Record<string, Json | undefined>>;
  for (const field of fieldsOf(event, definition)) {
    const rule = strictest(contexts, field, context);
    if (rule !== undefined) {
      withheld.push({ field, rule });
      continue;
    }
    const known = recorded[field] ?? keptOf(contexts[0]!.access, event, field);
    if (known === undefined) continue;
    const value = coarsened(contexts[0]!, field, known, context);
    data[field] = value;
    facts[field] = withNames(value, context);
  }
  const { id, name, occurredAt, recordedAt, actor, recordedAs } = event;
  const asRecorded = recordedAs === undefined ? {} : { recordedAs };
  const beside = {
    at: occurredAt,
    recordedAt,
    branch: actor.branch,
    ...asRecorded,
    by: nameOf(actor, context),
  };
  const entry: HistoryEntry = {
    id,
    type: name,
    ...beside,
    facts,
    withheld,
    ...references(contexts, context),
  };
  return { entry: entry as Redacted<HistoryEntry>, data };
}

/** In the order of the definition, wherever the event comes from: a log keeps its fields in another. */
function fieldsOf({ data, erased }: Recorded, { fields }: EventDefinition): readonly string[] {
  const recorded = data as Readonly<Record<string, Json | undefined>>;
  const known = Object.keys(fields).filter(
    (field) => recorded[field] !== undefined || erased.includes(field),
  );
  const others = Object.keys(recorded).filter(
    (field) => recorded[field] !== undefined && !Object.hasOwn(fields, field),
  );
  return others.length === 0 ? known : [...known, ...others];
}

function strictest(
  contexts: readonly AccessContext[],
  field: string,
  context: ViewContext,
): string | undefined {
  for (const accessContext of contexts) {
    const rule = redactionRuleFor(accessContext, field, context);
    if (rule !== undefined) return rule;
  }
  return undefined;
}

/** A consent ends by an act of the person met, and by a narrower one. */
const ENDS_A_CONSENT: ReadonlySet<string> = new Set(['ConsentWithdrawn', 'ConsentRefused', 'ConsentGiven']);

function references(
  contexts: readonly AccessContext[],
  context: ViewContext,
): Pick<HistoryEntry, 'disclosed' | 'received' | 'encounter' | 'callOut'> {
  // The last access is the earliest moment: what was decided after it is not shown.
  const [today, then] = [contexts[0]!, contexts.at(-1)!];
  const { event, viewer, access, definition } = today;
  const disclosed = fieldsGiven(then).map(({ field, given }): DisclosedField => {
    const isErased = access.listed.kept.has(given.decision);
    const { ground, purpose, weighing } = isErased
      ? { ground: given.ground }
      : (given.event.data as Partial<Record<string, string>>);
    const why = {
      ...(ground ? { ground } : {}),
      ...(purpose ? { purpose } : {}),
      ...(weighing ? { weighing } : {}),
    };
    const decidedBy = nameOf(given.event.actor, context);
    return {
      field,
      decision: given.decision,
      ...why,
      decidedBy,
      ...marksOfConsent(given),
    };
  });
  const given = [
    ...(ENDS_A_CONSENT.has(event.name) ? receivedBefore(then) : []),
    ...(isOwn(today) ? received(then) : []),
  ];
  const encounter = access.encounters.get(event.stream);
  const isNamed = encounter?.named.has(viewer.branch) && definition.audience === 'encounter-owner';
  const calls = access.calls.get(event.stream);
  const isAddressedByCall = calls && (viewer.branch === access.leadingBranch || calls.has(viewer.branch));
  return {
    ...(disclosed.length > 0 ? { disclosed } : {}),
    ...(given.length > 0 ? { received: given } : {}),
    ...(encounter && (isNamed || holds(today)) ? { encounter: idOfStream(event.stream) } : {}),
    ...(isAddressedByCall ? { callOut: idOfStream(event.stream) } : {}),
  };
}

/** A coded reason of private life as one word, in the entry and in a correction of it. */
function coarsened(
  accessContext: AccessContext,
  field: string,
  value: Json,
  { registry }: ViewContext,
): Json {
  if (!PRIVATE_REASONS.has(value)) return value;
  if (isPrivateReason(accessContext, field)) return UNAVAILABLE;
  if (accessContext.definition.audience !== 'correction' || (field !== 'is' && field !== 'was')) return value;
  const corrected = correctedBy(accessContext, registry);
  return corrected && isPrivateReason(corrected, correctedField(accessContext.event)) ? UNAVAILABLE : value;
}

function withNames(value: Json, context: ViewContext): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (isPersonRef(value)) return nameOf(value, context);
  if (Array.isArray(value)) return value.map((item: Json) => withNames(item, context));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withNames(inner, context)]));
}

/** "Names in outputs": by handle to the own and the leading branch, elsewhere branch and role. */
export function nameOf(
  { person, branch, role }: PersonRef,
  { viewer, accesses, nameOf: handleOf }: Pick<ViewContext, 'viewer' | 'accesses' | 'nameOf'>,
): string {
  if (branch === SYSTEM_BRANCH) return SYSTEM_BRANCH;
  const known = viewer.branch === branch || viewer.branch === accesses[0].leadingBranch;
  return (known ? handleOf(person) : undefined) ?? `${branch} ${role}`;
}
