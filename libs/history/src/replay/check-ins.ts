import type { Instant, Json } from '@samsyn/kernel';
import {
  byRecording,
  checkInPlans,
  EntryIndex,
  OF_CHECK_INS,
  type ViewedEntry,
} from '@samsyn/operations/contract';
import type { CheckInState } from '../timeline/history.schema';

const text = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined);
const texts = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.flatMap((item: Json) => text(item) ?? []) : [];

/** In order of beginning: what those who see the plan know of it at that moment. */
export function checkInsAfter(entries: readonly ViewedEntry[], at: Instant): readonly CheckInState[] {
  // In order of recording: a sign of life that is reported late stands before the alarm that it clears.
  const recorded = entries.filter(({ name }) => OF_CHECK_INS.has(name));
  const plans = checkInPlans(new EntryIndex(recorded.sort(byRecording)));
  return [...plans].flatMap(([checkIn, steps]) => stateOf(checkIn, steps, at) ?? []);
}

function stateOf(checkIn: string, steps: readonly ViewedEntry[], at: Instant): CheckInState | undefined {
  const [first] = steps;
  if (!first || steps.some(({ name }) => name === 'SafetyCheckInEnded')) return undefined;
  const settled = new Set(steps.flatMap(({ data }) => [text(data.clears), text(data.alarm)]));
  const latest = steps.findLast(({ name }) => name === 'SafetyCheckInMissed')?.entry.id;
  const alarm = latest === undefined || settled.has(latest) ? undefined : latest;
  const site = text(first.data.site);
  const nextAt = text(steps.at(-1)?.data.nextAt);
  return {
    checkIn,
    who: texts(first.entry.facts.who),
    ...(site === undefined ? {} : { site }),
    ...(nextAt === undefined ? {} : { nextAt }),
    overdue: alarm !== undefined || (nextAt !== undefined && nextAt <= at),
    ...(alarm === undefined ? {} : { alarm }),
  };
}
