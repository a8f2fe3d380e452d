import {
  codeOf,
  defineEvent,
  InstantText,
  optional,
  PersonRefSchema,
  shared,
  Text,
  Uuid,
  withEntry,
} from '@samsyn/event-store';

/** What a colleague may break the glass for: nothing else is urgent enough to go past the holder. */
export const BREAK_GLASS_GROUNDS = [
  'danger-to-life-or-health',
  'child-at-risk',
  'holder-unreachable',
] as const;
export const GLASS_VERDICTS = ['justified', 'not-justified'] as const;
/** What must be done once somebody has read without good reason, in the order in which it is usually done. */
export const GLASS_STEPS = ['taken-up-with-reader', 'person-informed', 'supervisory-authority'] as const;
export const GLASS_STEP_OUTCOMES = ['done', 'not-needed'] as const;

/** In the stream of the encounter, sealed as it is; see the audience for who knows of it. */
const glass = { service: 'entries', audience: 'glass', sealedFor: 'subject' } as const;
const accessed = shared(Uuid);
const accessedFields = {
  ground: shared(codeOf(BREAK_GLASS_GROUNDS)),
  reason: withEntry(Text),
  until: shared(InstantText),
};

/**
 * A colleague of the holder reads an encounter without being handed it, for an hour. Version 2 says which
 * entry they asked for.
 */
export const AccessedUnderBreakGlass = defineEvent({
  ...glass,
  name: 'AccessedUnderBreakGlass',
  version: 2,
  fields: { ...accessedFields, entry: optional(shared(Uuid)) },
  earlier: [{ version: 1, fields: accessedFields, upcast: (data) => data }],
});
/** By itself after an hour, or because somebody said that it was not justified. */
export const BreakGlassExpired = defineEvent({
  ...glass,
  name: 'BreakGlassExpired',
  fields: { accessed, who: shared(PersonRefSchema) },
});
/** Somebody else of the branch has said whether it was justified; if not, an incident begins. */
export const BreakGlassReviewed = defineEvent({
  ...glass,
  name: 'BreakGlassReviewed',
  fields: {
    accessed,
    verdict: shared(codeOf(GLASS_VERDICTS)),
    why: optional(withEntry(Text)),
    /** When the supervisory authority must have been notified of what was not justified, at the latest. */
    notifyBy: optional(shared(InstantText)),
  },
});
export const BreakGlassStepTaken = defineEvent({
  ...glass,
  name: 'BreakGlassStepTaken',
  fields: {
    accessed,
    step: shared(codeOf(GLASS_STEPS)),
    outcome: shared(codeOf(GLASS_STEP_OUTCOMES)),
    why: optional(withEntry(Text)),
  },
});
/** Every step has been taken. */
export const BreakGlassIncidentClosed = defineEvent({
  ...glass,
  name: 'BreakGlassIncidentClosed',
  fields: { accessed },
});

export const breakGlassEvents = [
  AccessedUnderBreakGlass,
  BreakGlassExpired,
  BreakGlassReviewed,
  BreakGlassStepTaken,
  BreakGlassIncidentClosed,
] as const;
