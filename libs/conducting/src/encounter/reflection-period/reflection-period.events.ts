import { codeOf, defineEvent, field, InstantText, LocalDate } from '@samsyn/event-store';
import type { TSchema } from 'typebox';

/** Who applies to the Migration Agency for her; since when each may is data in applicants.ts. */
export const REFLECTION_APPLICANTS = [
  'preliminary-investigation-leader',
  'social-services-committee',
] as const;
/** Why a period, or an application for one, is over. `ran-out` is what Samsyn says when the last day has passed. */
export const REFLECTION_ENDINGS = [
  'ran-out',
  'refused',
  'withdrawn',
  'residence-permit',
  'asylum',
  'returned',
  'revoked',
  'other',
] as const;

/** The holder's alone: nobody else may learn from it that she is here without a permit (OSL 26:1, 37:1). */
const owned = { service: 'conducting', audience: 'owner', sealedFor: 'subject' } as const;
const own = <S extends TSchema>(schema: S) => field(schema, 'social-services');

export const ReflectionPeriodApplied = defineEvent({
  ...owned,
  name: 'ReflectionPeriodApplied',
  fields: { applicant: own(codeOf(REFLECTION_APPLICANTS)) },
});
/** `from` and `until` are days in Sweden; on `until` the period is over. */
export const ReflectionPeriodGranted = defineEvent({
  ...owned,
  name: 'ReflectionPeriodGranted',
  fields: { from: own(LocalDate), until: own(LocalDate) },
});
export const ReflectionPeriodProlonged = defineEvent({
  ...owned,
  name: 'ReflectionPeriodProlonged',
  fields: { until: own(LocalDate) },
});
export const ReflectionPeriodEnded = defineEvent({
  ...owned,
  name: 'ReflectionPeriodEnded',
  fields: { why: own(codeOf(REFLECTION_ENDINGS)) },
});
/** Samsyn reminds the holder some days before it ends. */
export const ReflectionPeriodEnding = defineEvent({
  ...owned,
  name: 'ReflectionPeriodEnding',
  fields: { until: own(LocalDate), endsAt: own(InstantText) },
});

export const reflectionPeriodEvents = [
  ReflectionPeriodApplied,
  ReflectionPeriodGranted,
  ReflectionPeriodProlonged,
  ReflectionPeriodEnded,
  ReflectionPeriodEnding,
] as const;
