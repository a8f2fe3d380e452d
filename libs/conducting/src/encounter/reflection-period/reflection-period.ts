import type { EventOf } from '@samsyn/event-store';
import {
  DomainError,
  plusDays,
  stockholmDay,
  type Day,
  type Instant,
  type CommandMetadata,
  type RecordedOf,
} from '@samsyn/kernel';
import { mayApplyOn, REFLECTION_DAYS } from './applicants';
import type { reflectionPeriodEvents } from './reflection-period.events';

export type ReflectionEvent = EventOf<(typeof reflectionPeriodEvents)[number]>;
/** What a person reports; that it is about to end, Samsyn reports itself. */
export type ReflectionFact = Exclude<ReflectionEvent, { readonly name: 'ReflectionPeriodEnding' }>;
type Granted = Extract<ReflectionFact, { readonly name: 'ReflectionPeriodGranted' }>;
/** The last day follows from the first. */
export type ReportedReflectionFact =
  | Exclude<ReflectionFact, Granted>
  | (Omit<Granted, 'data'> & { readonly data: { readonly from: Day; readonly until?: Day } });

export interface ReflectionPeriod {
  readonly phase: 'none' | 'applied' | 'running' | 'ended';
  /** Of the latest application or period. */
  readonly from?: Day;
  /** The period is over on this day; absent where it is erased. */
  readonly until?: Day;
  /** Id and recording of the entry that says `until`. */
  readonly entry?: string;
  readonly knownAt?: Instant;
  /** The holder has been reminded of that day. */
  readonly reminded: boolean;
  /** It ended because its last day had passed, and can still turn out to have been prolonged. */
  readonly ranOut: boolean;
}

export const NO_REFLECTION_PERIOD: ReflectionPeriod = { phase: 'none', reminded: false, ranOut: false };

export function foldReflectionPeriod(
  period: ReflectionPeriod,
  event: RecordedOf<ReflectionEvent>,
): ReflectionPeriod {
  const { id, recordedAt, erased } = event;
  const begun = { entry: id, knownAt: recordedAt, reminded: false, ranOut: false };
  if (erased.length > 0) return { ...period, phase: 'ended', ranOut: false };
  switch (event.name) {
    case 'ReflectionPeriodApplied':
      return period.phase === 'running' ? period : { phase: 'applied', reminded: false, ranOut: false };
    case 'ReflectionPeriodGranted':
      return { phase: 'running', from: event.data.from, until: event.data.until, ...begun };
    case 'ReflectionPeriodProlonged':
      return { ...period, phase: 'running', until: event.data.until, ...begun };
    case 'ReflectionPeriodEnding':
      return { ...period, reminded: true };
    case 'ReflectionPeriodEnded':
      return { ...period, phase: 'ended', ranOut: event.data.why === 'ran-out' };
  }
}

/** The first or last day was corrected. */
export function correctedPeriod(
  period: ReflectionPeriod,
  { entry, field, is }: { readonly entry: string; readonly field: string; readonly is?: unknown },
): ReflectionPeriod {
  const isDay = (field === 'from' || field === 'until') && typeof is === 'string';
  if (period.entry !== entry || !isDay) return period;
  return { ...period, [field]: is, reminded: false };
}

/**
 * @throws DomainError `REFLECTION_PERIOD.APPLICANT_NOT_ENTITLED`, `REFLECTION_PERIOD.NONE`,
 * `REFLECTION_PERIOD.NOT_LONGER`
 */
export function decideReflectionFact(
  fact: ReportedReflectionFact,
  period: ReflectionPeriod,
  { occurredAt }: Pick<CommandMetadata, 'occurredAt'>,
): readonly ReflectionFact[] {
  switch (fact.name) {
    case 'ReflectionPeriodApplied':
      if (!mayApplyOn(fact.data.applicant, stockholmDay(occurredAt)))
        throw new DomainError('REFLECTION_PERIOD.APPLICANT_NOT_ENTITLED', {
          applicant: fact.data.applicant,
        });
      return [fact];
    case 'ReflectionPeriodGranted': {
      const { from } = fact.data;
      if (period.phase === 'running' && period.from === from) return [];
      return [{ ...fact, data: { from, until: plusDays(from, REFLECTION_DAYS) } }];
    }
    case 'ReflectionPeriodProlonged':
      if (period.phase !== 'running' && !period.ranOut) throw noPeriod();
      if (period.until === fact.data.until) return [];
      mustBeLonger(fact.data.until, period);
      return [fact];
    case 'ReflectionPeriodEnded':
      if (period.phase === 'ended') return [];
      if (period.phase === 'none') throw noPeriod();
      return [fact];
  }
}

/**
 * Than the thirty days that were granted: a last day that was reported wrongly is reported again, also an
 * earlier one.
 */
function mustBeLonger(until: Day, period: ReflectionPeriod): void {
  const granted = period.from === undefined ? period.until : plusDays(period.from, REFLECTION_DAYS);
  if (granted !== undefined && until < granted)
    throw new DomainError('REFLECTION_PERIOD.NOT_LONGER', { until: granted });
}

const noPeriod = (): DomainError => new DomainError('REFLECTION_PERIOD.NONE');
