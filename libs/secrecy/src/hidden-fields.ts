import { leastLabelsOf, type Choice, type EventRegistry, type FieldSpec } from '@samsyn/event-store';
import { comesAfterConsent, isPolice, type Recorded, type Telling } from '@samsyn/kernel';
import type { Disclosed } from './access';
import { comesAfterErasure, hasErasedCopy, isErasedFor } from './copies';
import { itemKey } from './disclosure-effects';
import {
  AUDIENCE_RULES,
  holds,
  isCalledIn,
  isNamedIn,
  isOfOffice,
  isReporter,
  type AccessContext,
} from './audiences';
import { isPast } from './arrival';
import { overseesOnly } from './glass';
import { isListedFor, keptOf } from './listed';
import { coordinatesRegion } from './knowledge';
import { labelRulesOn, type LabelRule } from './rules/label-rules';

/** What the rules are asked with, beside the entry and the viewer. */
export interface RuleContext {
  readonly registry: EventRegistry;
  /** The day whose rules apply. */
  readonly on: string;
}

/**
 * What somebody reported as a fact of the operation reaches a facilitator too, and what was labelled
 * `participants-only` by choice does not: facilitators take no part ("the shared entries of plan and
 * conduct").
 */
const READERS: Readonly<
  Record<LabelRule['readers'], (accessContext: AccessContext, spec: FieldSpec, field: string) => boolean>
> = {
  'whoever-sees-the-entry': () => true,
  // Whether a correction is seen is decided by what it corrects.
  audience: (accessContext) =>
    accessContext.definition.audience === 'correction' ||
    AUDIENCE_RULES[accessContext.definition.audience](accessContext),
  'region-coordinators': ({ access, viewer }) => coordinatesRegion(access, viewer),
  participants: ({ event, viewer, access }, { chosen }, field) =>
    access.participants.has(viewer.branch) ||
    (access.facilitators.has(viewer.person) && (!chosen || isCode(event, field, chosen))),
  leading: ({ viewer, access }) => viewer.branch === access.leadingBranch,
  'leading-police': ({ viewer, access }) =>
    viewer.branch === access.leadingBranch && isPolice(access.leadingBranch),
  call: (accessContext) =>
    accessContext.viewer.branch === accessContext.access.leadingBranch || isCalledIn(accessContext),
  facilitators: ({ viewer, access }) => access.facilitators.has(viewer.person),
  'nobody-else': () => false,
};

const isCode = ({ data }: Recorded, field: string, { codes = [] }: Choice): boolean =>
  codes.length > 0 && codes.includes((data as Record<string, string>)[field] ?? '');

/**
 * The recording branch always sees its own; inside an encounter that is its holder, who also sees the answers to it, as
 * the branch that reported a concern sees those to that.
 */
export function isOwn(accessContext: AccessContext): boolean {
  if (isOfOffice(accessContext)) return holds(accessContext);
  return accessContext.event.actor.branch === accessContext.viewer.branch || isReporter(accessContext);
}

/** What a decision gave the viewer's branch, as far as it reaches what was recorded at `telling`. */
export function givenTo(
  { event, viewer, access }: AccessContext,
  field: string,
  telling: Telling,
): Disclosed | undefined {
  if (!access.disclosedEntries.has(event.id)) return undefined;
  const given = access.disclosures.get(itemKey(event.id, field))?.get(viewer.branch);
  if (!given || given.wrongBy !== undefined || comesAfterConsent(telling, given)) return undefined;
  return given;
}

const BEFORE_EVERYTHING: Telling = { position: 0, recordedAt: '' };

/** Fields of the entry that a decision gave the viewer's branch. */
export const fieldsGiven = (accessContext: AccessContext): readonly { field: string; given: Disclosed }[] => {
  if (!accessContext.access.disclosedEntries.has(accessContext.event.id)) return [];
  return Object.keys(accessContext.definition.fields).flatMap((field) => {
    const given = givenTo(accessContext, field, BEFORE_EVERYTHING);
    return given ? [{ field, given }] : [];
  });
};

/**
 * The first label's rule that hides the field, whatever has been disclosed. Every label must allow it (OSL 7:3).
 * @rule every-label-must-allow: Where a field has several labels, every one must allow it; a field without a label
 *   is hidden.
 * @source OSL 7:3; domain: Secrecy
 * @proof each label › several at once: every one must allow it
 */
function ruleOfLabels(
  accessContext: AccessContext,
  field: string,
  spec: FieldSpec,
  on: string,
): string | undefined {
  const recorded = accessContext.event.labels[field];
  const rules = labelRulesOn(on);
  const hides = (label: string): string | undefined => {
    const rule = rules.get(label);
    if (!rule) return 'unlabelled';
    if (READERS[rule.readers](accessContext, spec, field)) return undefined;
    return (isPolice(accessContext.event.actor.branch) ? rule.ruleOfPolice : undefined) ?? rule.rule;
  };
  // What today's schema demands holds for what was sealed under fewer labels, too: a label set never shrinks.
  const labels = [...(recorded ?? []), ...leastLabelsOf(spec)];
  if (labels.length === 0) return 'unlabelled';
  for (const label of labels) {
    const rule = hides(label);
    if (rule !== undefined) return rule;
  }
  return undefined;
}

/**
 * The rule that hides the field from the viewer, or undefined where they may know it (and it may yet be
 * erased). `telling`: the entry that would show it, a correction where that is asked.
 */
function ruleHiding(
  accessContext: AccessContext,
  field: string,
  { registry, on }: RuleContext,
  telling: Telling,
): string | undefined {
  const { definition } = accessContext;
  const spec = definition.fields[field];
  if (!spec) return 'unlabelled';
  if (definition.audience === 'perspective') return undefined;
  if (definition.audience === 'correction')
    return ruleOfCorrection(accessContext, field, spec, { registry, on });
  if (isOwn(accessContext) || givenTo(accessContext, field, telling)) return undefined;
  // A concern or a referral discloses its own fields to the branch that it names; an invitation does not.
  const isSent =
    definition.audience === 'encounter-owner' && (isNamedIn(accessContext) || hasErasedCopy(accessContext));
  if (isSent) return undefined;
  return ruleOfLabels(accessContext, field, spec, on);
}

/**
 * A correction inherits the labels of what it corrects, and is there only for those who may know that. Why it was
 * corrected is text of its own: hidden by its own labels, and from those to whom the corrected field was only disclosed.
 */
function ruleOfCorrection(
  accessContext: AccessContext,
  field: string,
  spec: FieldSpec,
  context: RuleContext,
): string | undefined {
  const corrected = correctedBy(accessContext, context.registry);
  if (!corrected || isOwn(accessContext)) return undefined;
  if (field !== 'reason')
    return isRaised(accessContext, field, corrected)
      ? ruleOfLabels(accessContext, field, spec, context.on)
      : undefined;
  const own = ruleOfLabels(accessContext, field, spec, context.on);
  const correctedSpec = corrected.definition.fields[correctedField(accessContext.event)];
  if (own !== undefined || !correctedSpec || isOwn(corrected)) return own;
  if (isPrivateReason(corrected, correctedField(accessContext.event))) return 'OSL 8:1';
  if (isNamedIn(corrected)) return undefined;
  return ruleOfLabels(corrected, correctedField(accessContext.event), correctedSpec, context.on);
}

/** All read a code, and the words that took its place are their writer's own: the only way to raise a label. */
function isRaised(accessContext: AccessContext, field: string, corrected: AccessContext): boolean {
  const name = correctedField(accessContext.event);
  if (!corrected.definition.fields[name]?.chosen?.codes || isOwn(corrected)) return false;
  const before = corrected.event.labels[name] ?? [];
  return (accessContext.event.labels[field] ?? []).some((label) => !before.includes(label));
}

/**
 * The rule under which a field of an entry that the viewer sees is withheld from them; `erased` where it is
 * gone, `damaged` where it does not open although nobody decided so.
 */
export function redactionRuleFor(
  accessContext: AccessContext,
  field: string,
  context: RuleContext,
): string | undefined {
  const rule = ruleHiding(accessContext, field, context, accessContext.event);
  // Last, so that an erasure reveals nothing to those who could not see the field anyway.
  return rule ?? (isErased(accessContext, field) ? goneBy(accessContext, field) : undefined);
}

const goneBy = (accessContext: AccessContext, field: string): string =>
  accessContext.event.damaged?.includes(field) && !isErasedFor(accessContext) ? 'damaged' : 'erased';

/** Gone, or about to be: from the decision on nobody reads it, whether its key is destroyed already or not. */
const isErased = (accessContext: AccessContext, field: string): boolean =>
  keptOf(accessContext.access, accessContext.event, field) === undefined &&
  (accessContext.event.erased.includes(field) ||
    (Object.hasOwn(accessContext.event.labels, field) && isErasedFor(accessContext)));

/** The concern was redirected from the viewer's office before: what is put right afterwards is for the next one. */
const isOutOfOffice = (accessContext: AccessContext, { position }: Telling): boolean =>
  !isOwn(accessContext) &&
  position >
    (accessContext.access.concerns.offices.get(accessContext.event.id)?.get(accessContext.viewer.branch) ??
      Infinity);

/**
 * What a consent lets a branch know of beside the field: the consent itself, and the decision that rests on it. A
 * correction of them that is recorded after its end is new, and does not reach the branch.
 */
function hasEndedFor(accessContext: AccessContext, telling: Telling): boolean {
  const { event, viewer, access } = accessContext;
  const encounter = access.encounters.get(event.stream);
  if (isOutOfOffice(accessContext, telling)) return true;
  if (!encounter || isOwn(accessContext) || encounter.ownerBranch === viewer.branch) return false;
  const consent = encounter.consents.given.find(({ id }) => id === event.id);
  if (consent) return comesAfterConsent(telling, consent);
  if (event.name !== 'DisclosureDecided') return false;
  const { entry, field } = (event.data as { item: { entry: string; field: string } }).item;
  const given = access.disclosures.get(itemKey(entry, field))?.get(viewer.branch);
  return given !== undefined && comesAfterConsent(telling, given);
}

/** Somebody whom a coordinator of the region has still to meet: for those who are there. */
const isToMeet = ({ event: { id }, viewer, access }: AccessContext): boolean =>
  access.metWithoutCoordinator.has(id) && !access.openedFrom.has(id) && coordinatesRegion(access, viewer);

/** Recorded before the viewer came, in an operation that the branch knew by then. */
const isFromBefore = (accessContext: AccessContext): boolean =>
  accessContext.event.position < (accessContext.viewer.since?.branch ?? 0) &&
  isPast(accessContext.access, accessContext.viewer) &&
  !isToMeet(accessContext);

/** Whether the viewer may know that the entry exists. `telling`: as in `ruleHiding`. */
export function maySee(
  accessContext: AccessContext,
  context: RuleContext,
  telling: Telling = accessContext.event,
): boolean {
  const { definition, event } = accessContext;
  if (overseesOnly(accessContext.viewer) && definition.audience !== 'glass') return false;
  if (isFromBefore(accessContext)) return false;
  if (comesAfterErasure(accessContext)) return false;
  if (isListedFor(accessContext)) return true;
  if (definition.audience !== 'correction') {
    if (AUDIENCE_RULES[definition.audience](accessContext) && hasContentFor(accessContext, context, telling))
      return true;
    if (!accessContext.access.disclosedEntries.has(event.id)) return false;
    return Object.keys(definition.fields).some((field) => givenTo(accessContext, field, telling));
  }
  const corrected = correctedBy(accessContext, context.registry);
  if (!corrected || hasEndedFor(corrected, telling) || !maySee(corrected, context, telling)) return false;
  const field = correctedField(event);
  return field === 'occurredAt' || ruleHiding(corrected, field, context, telling) === undefined;
}

/** A mark of error corrects no single field: all who may see the entry may see that it is one. */
export const correctedField = (event: Recorded): string =>
  (event.data as { field?: string }).field ?? 'occurredAt';

/** Where an entry is worth nothing without what it says: that something was noted would say too much. */
function hasContentFor(accessContext: AccessContext, context: RuleContext, telling: Telling): boolean {
  const { definition, event } = accessContext;
  if (!definition.needsContent || isOwn(accessContext)) return true;
  const names = [...Object.keys(event.data as object), ...event.erased];
  return names.some(
    (field) => field !== 'site' && ruleHiding(accessContext, field, context, telling) === undefined,
  );
}

export function correctedBy(
  { event, viewer, access, knownFrom: knownFrom = event.position }: AccessContext,
  registry: EventRegistry,
): AccessContext | undefined {
  const target = access.byId.get((event.data as { entry: string }).entry);
  if (!target || target.position >= event.position) return undefined;
  return { event: target, definition: registry.ofName(target.name).definition, viewer, access, knownFrom };
}

/** Entries whose coded reason may say something of a coordinator's health or private life. */
const TELLS_A_REASON = new Set(['CoordinatorDeclined', 'CallAnsweredLate']);

/** "The decline reasons `illness` and `leave` read `unavailable` outside the coordinator's branch." */
export const isPrivateReason = ({ event, viewer }: AccessContext, field: string): boolean =>
  field === 'reason' && TELLS_A_REASON.has(event.name) && event.actor.branch !== viewer.branch;
