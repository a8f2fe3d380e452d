import { DomainError, plusMs, refOf, type CommandMetadata, type PersonRef } from '@samsyn/kernel';
import type { EntriesEvent } from '../entries.events';
import { NOTIFY_WITHIN_HOURS } from '../wrong-recipient/wrong-recipient';
import type { GLASS_STEP_OUTCOMES } from './break-glass.events';
import { stepsLeft, type GlassStep, type GlassVerdict, type ReviewedGlass } from './reviewed-glass';

const HOUR_MS = 3_600_000;

interface OfGlass {
  readonly glass: ReviewedGlass;
  /** The actor holds the encounter, supervises the branch or oversees its data, and did not break it. */
  readonly mayAnswer: boolean;
}

/** Somebody else says whether it was justified. */
export interface ReviewBreakGlass extends OfGlass {
  readonly kind: 'ReviewBreakGlass';
  readonly verdict: GlassVerdict;
  readonly why?: string;
  /** Who still reads because of it. */
  readonly reading: PersonRef | undefined;
}
/** A step of what follows where it was not. */
export interface TakeBreakGlassStep extends OfGlass {
  readonly kind: 'TakeBreakGlassStep';
  readonly step: GlassStep;
  readonly outcome: (typeof GLASS_STEP_OUTCOMES)[number];
  readonly why?: string;
}
export type ReviewCommand = ReviewBreakGlass | TakeBreakGlassStep;

function mustAnswer({ mayAnswer }: OfGlass): void {
  if (!mayAnswer)
    throw new DomainError('ACCESS.NOT_YOURS', { requires: 'reviewer-of-the-glass' }, 'forbidden');
}

/**
 * What one has found justified, another may find not to be; the other way round it stays an incident, whose
 * steps say what came of it. Whoever reads because of it loses that access as soon as somebody says that it
 * was not justified.
 * @rule glass-not-justified: Broken glass that is found not justified closes at once and is an incident: the reader, the
 *   exposed person and the supervisory authority are told, or it is said why not.
 * @source GDPR article 33; GDPR article 34; domain: Secrecy; ADR 0049
 * @proof broken glass › that was not justified closes at once, and waits until every step has been taken
 * @throws DomainError `ACCESS.NOT_YOURS` (forbidden), `BREAK_GLASS.WHY_REQUIRED` (invalid), `BREAK_GLASS.ANSWERED`
 *   (conflict)
 */
export function decideReviewBreakGlass(
  command: ReviewBreakGlass,
  { now }: CommandMetadata,
): readonly EntriesEvent[] {
  mustAnswer(command);
  const { glass, verdict, why, reading } = command;
  if (glass.verdict === verdict) return [];
  if (glass.verdict === 'not-justified') throw new DomainError('BREAK_GLASS.ANSWERED', {}, 'conflict');
  const reason = why === undefined ? {} : { why };
  if (verdict === 'justified')
    return [{ name: 'BreakGlassReviewed', data: { accessed: glass.id, verdict, ...reason } }];
  if (why === undefined) throw new DomainError('BREAK_GLASS.WHY_REQUIRED', {}, 'invalid');
  const notifyBy = plusMs(now, NOTIFY_WITHIN_HOURS * HOUR_MS);
  return [
    { name: 'BreakGlassReviewed', data: { accessed: glass.id, verdict, why, notifyBy } },
    ...(reading
      ? [{ name: 'BreakGlassExpired', data: { accessed: glass.id, who: refOf(reading) } } as const]
      : []),
  ];
}

/**
 * With the last step the incident is closed.
 * @throws DomainError `ACCESS.NOT_YOURS` (forbidden), `BREAK_GLASS.NO_INCIDENT` (conflict), `BREAK_GLASS.WHY_REQUIRED`
 *   (invalid)
 */
export function decideTakeBreakGlassStep(command: TakeBreakGlassStep): readonly EntriesEvent[] {
  mustAnswer(command);
  const { glass, step, outcome, why } = command;
  if (glass.verdict !== 'not-justified') throw new DomainError('BREAK_GLASS.NO_INCIDENT', {}, 'conflict');
  if (glass.taken.has(step)) return [];
  if (outcome === 'not-needed' && why === undefined)
    throw new DomainError('BREAK_GLASS.WHY_REQUIRED', {}, 'invalid');
  const isLast = stepsLeft(glass).length === 1;
  const reason = why === undefined ? {} : { why };
  return [
    { name: 'BreakGlassStepTaken', data: { accessed: glass.id, step, outcome, ...reason } },
    ...(isLast ? [{ name: 'BreakGlassIncidentClosed', data: { accessed: glass.id } } as const] : []),
  ];
}
