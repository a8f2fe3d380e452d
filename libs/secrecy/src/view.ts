import type { EventRegistry, FieldSpec } from '@samsyn/event-store';
import { isPersonRef, isPolice, SYSTEM_BRANCH, type Branch, type Json, type PersonRef, type Recorded } from '@samsyn/kernel';
import { itemKey, type Access } from './access';
import { AUDIENCE_RULES, holds, isCalledIn, isNamedIn, type Sight } from './audiences';
import { labelRulesOn, type LabelRule } from './rules/label-rules';
import type { Viewer } from './viewer';

declare const redacted: unique symbol;
/** What has passed view(): the only thing that an exit takes. */
export type Redacted<T> = T & { readonly [redacted]: true };

export interface WithheldField {
  readonly field: string;
  /** The paragraph it rests on, `OSL 26:1`; `unlabelled` and `erased` say what they say. */
  readonly rule: string;
}

/** An entry as one viewer may know it: the `entries` of a history. */
export interface HistoryEntry {
  readonly id: string;
  readonly type: string;
  readonly at: string;
  readonly recordedAt: string;
  readonly branch: Branch;
  /** The person by handle for the own and the leading branch, elsewhere branch and role. */
  readonly by: string;
  readonly facts: Readonly<Record<string, Json>>;
  readonly withheld: readonly WithheldField[];
  /** Fields that a decision gave the viewer's branch. */
  readonly disclosed?: readonly { field: string; decision: string; ground?: string; withdrawn?: true }[];
  /** The encounter, for those who may address it. */
  readonly encounter?: string;
  readonly callOut?: string;
}

export interface ViewContext {
  readonly registry: EventRegistry;
  readonly viewer: Viewer;
  /** All of them must allow it: the operation as it was at an earlier moment, and within today's rights. */
  readonly accesses: readonly [Access, ...Access[]];
  /** The day whose rules apply. */
  readonly on: string;
  nameOf(person: string): string | undefined;
}

/** Coded reasons that say something of a person's health or private life are one word outside her own branch. */
const PRIVATE_REASONS = new Set(['illness', 'leave']);
const UNAVAILABLE = 'unavailable';

const READERS: Readonly<Record<LabelRule['readers'], (sight: Sight) => boolean>> = {
  'whoever-sees-the-entry': () => true,
  participants: ({ viewer, access }) => access.participants.has(viewer.branch),
  leading: ({ viewer, access }) => viewer.branch === access.leadingBranch,
  'leading-police': ({ viewer, access }) => viewer.branch === access.leadingBranch && isPolice(access.leadingBranch),
  call: (sight) => sight.viewer.branch === sight.access.leadingBranch || isCalledIn(sight),
  facilitators: ({ viewer, access }) => access.facilitators.has(viewer.person),
  'nobody-else': () => false,
};

/** The recording branch always sees its own; inside an encounter that is its holder, who also sees the answers to it. */
function isOwn(sight: Sight): boolean {
  const { event, viewer, access } = sight;
  const encounter = access.encounters.get(event.stream);
  if (encounter && encounter.ownerBranch === viewer.branch) return holds(sight);
  return event.actor.branch === viewer.branch;
}

/** The rule that hides the field from the viewer, or undefined where the viewer may see it. */
function hiddenBy(sight: Sight, field: string, spec: FieldSpec | undefined, on: string): string | undefined {
  const { event, viewer, access } = sight;
  if (!spec) return 'unlabelled';
  if (event.erased.includes(field)) return 'erased';
  if (access.disclosures.get(itemKey(event.id, field))?.has(viewer.branch)) return undefined;
  if (isNamedIn(sight) && sight.definition.audience !== 'invitation') return undefined;
  if (sight.definition.audience === 'perspective') return undefined;
  if (sight.definition.audience === 'correction') return undefined;
  if (isOwn(sight)) return undefined;
  const rules = labelRulesOn(on);
  for (const label of event.labels[field] ?? [spec.label]) {
    const rule = rules.get(label);
    if (!rule) return 'unlabelled';
    if (!READERS[rule.readers](sight)) return rule.rule;
  }
  return undefined;
}

const isDisclosedIn = ({ event, viewer, access, definition }: Sight): boolean =>
  Object.keys(definition.fields).some((field) => access.disclosures.get(itemKey(event.id, field))?.has(viewer.branch));

function maySee(sight: Sight, context: ViewContext): boolean {
  if (sight.definition.audience !== 'correction') return AUDIENCE_RULES[sight.definition.audience](sight) || isDisclosedIn(sight);
  const corrected = correctedBy(sight, context.registry);
  return !!corrected && maySee(corrected, context) && hiddenIn(corrected, correctedField(sight.event), context) === undefined;
}

const correctedField = (event: Recorded): string => (event.data as { field: string }).field;

function correctedBy({ event, viewer, access }: Sight, registry: EventRegistry): Sight | undefined {
  const target = access.byId.get((event.data as { entry: string }).entry);
  if (!target) return undefined;
  return { event: target, definition: registry.ofName(target.name).definition, viewer, access };
}

function hiddenIn(sight: Sight, field: string, { on }: ViewContext): string | undefined {
  if (field === 'occurredAt') return undefined;
  return hiddenBy(sight, field, sight.definition.fields[field], on);
}

/** `undefined` where the viewer may not know the entry at all. */
export function view(event: Recorded, context: ViewContext): Redacted<HistoryEntry> | undefined {
  const { definition } = context.registry.ofName(event.name);
  const sights = context.accesses.map((access): Sight => ({ event, definition, viewer: context.viewer, access }));
  if (!sights.every((sight) => maySee(sight, context))) return undefined;
  const facts: Record<string, Json> = {};
  const withheld: WithheldField[] = [];
  const data = event.data as Readonly<Record<string, Json | undefined>>;
  for (const field of [...Object.keys(data), ...event.erased]) {
    const value = data[field];
    if (value === undefined && !event.erased.includes(field)) continue;
    const rule = sights.map((sight) => hiddenBy(sight, field, definition.fields[field], context.on)).find((found) => found);
    if (rule !== undefined) withheld.push({ field, rule });
    else facts[field] = rendered(event, field, value!, context);
  }
  const { id, name, occurredAt, recordedAt, actor } = event;
  const told = { at: occurredAt, recordedAt, branch: actor.branch, by: nameOf(actor, context) };
  const entry: HistoryEntry = { id, type: name, ...told, facts, withheld, ...references(sights[0]!) };
  return entry as Redacted<HistoryEntry>;
}

function references(sight: Sight): Pick<HistoryEntry, 'disclosed' | 'encounter' | 'callOut'> {
  const { event, viewer, access, definition } = sight;
  const disclosed = Object.keys(definition.fields).flatMap((field) => {
    const given = access.disclosures.get(itemKey(event.id, field))?.get(viewer.branch);
    if (!given) return [];
    const { decision, ground, withdrawnBy } = given;
    return [{ field, decision, ...(ground ? { ground } : {}), ...(withdrawnBy ? { withdrawn: true as const } : {}) }];
  });
  const inEncounter = access.encounters.get(event.stream);
  const addressable = inEncounter && (holds(sight) || (inEncounter.named.has(viewer.branch) && definition.audience === 'encounter-owner'));
  return {
    ...(disclosed.length > 0 ? { disclosed } : {}),
    ...(addressable ? { encounter: idOf(event.stream) } : {}),
    ...(access.calls.has(event.stream) ? { callOut: idOf(event.stream) } : {}),
  };
}

/** The UUID that ends a stream's name. */
const idOf = (stream: string): string => stream.slice(-36);

function rendered(event: Recorded, field: string, value: Json, context: ViewContext): Json {
  const foreign = event.actor.branch !== context.viewer.branch;
  if (field === 'reason' && foreign && definitionIsCall(event) && PRIVATE_REASONS.has(value as string)) return UNAVAILABLE;
  return withNames(value, context);
}

const definitionIsCall = ({ name }: Recorded): boolean => name === 'CoordinatorDeclined' || name === 'CallAnsweredLate';

function withNames(value: Json, context: ViewContext): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (isPersonRef(value)) return nameOf(value, context);
  if (Array.isArray(value)) return value.map((item: Json) => withNames(item, context));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withNames(inner, context)]));
}

/** "Names in outputs": by handle to the own and the leading branch, elsewhere branch and role. */
export function nameOf({ person, branch, role }: PersonRef, { viewer, accesses, nameOf: handleOf }: ViewContext): string {
  if (branch === SYSTEM_BRANCH) return SYSTEM_BRANCH;
  const known = viewer.branch === branch || viewer.branch === accesses[0].leadingBranch;
  return (known ? handleOf(person) : undefined) ?? `${branch} ${role}`;
}
