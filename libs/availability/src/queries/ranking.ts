import { isEmergencyBranch } from '@samsyn/kinds';
import type { AvailabilityMode, Schedule, Shift } from '../availability';
import { coverageOf, dutyHours, isAway, type Coverage } from './duty-hours';
import { isNeighbour } from './neighbouring-regions';
import type { ReasonCode } from './reasons';
import type { Interval } from '../rosters.schema';

/** Somebody who could be called, and what is known of their time. */
export interface Candidate {
  readonly handle: string;
  readonly branch: string;
  readonly role: string;
  readonly regions: readonly string[];
  readonly schedule: Schedule;
  readonly shifts: readonly Shift[];
  /** They have accepted to come elsewhere in that time. */
  readonly engaged: boolean;
}
export interface Asked extends Interval {
  readonly region: string;
}
export interface Ranked {
  readonly candidate: Candidate;
  /** How they can come while they are on duty. */
  readonly mode: AvailabilityMode | undefined;
  readonly reasons: readonly ReasonCode[];
}

type Reach = 'covers-region' | 'neighbouring-region' | 'other-region';
const REACHES: readonly Reach[] = ['covers-region', 'neighbouring-region', 'other-region'];

const reachOf = (region: string, regions: readonly string[]): Reach => {
  if (regions.includes(region)) return 'covers-region';
  return regions.some((own) => isNeighbour(region, own)) ? 'neighbouring-region' : 'other-region';
};

/** Duty of one person with the same reach: shifts and published hours count together. */
interface Duty {
  readonly reach: Reach;
  readonly coverage: Coverage;
  readonly kinds: readonly ('on-call' | 'on-duty')[];
  readonly mode: AvailabilityMode;
}

function dutiesOf({ schedule, shifts }: Candidate, asked: Asked): readonly Duty[] {
  const onCall = shifts
    .filter(({ from, to }) => coverageOf(asked, [{ from, to }]) !== 'none')
    .map((shift) => ({ ...shift, kind: 'on-call' as const, regions: shift.covers }));
  const onDuty = dutyHours(schedule, asked).map((hours) => ({ ...hours, kind: 'on-duty' as const }));
  const spans = [...onCall, ...onDuty];
  return REACHES.flatMap((reach) => {
    const within = spans.filter((span) => reachOf(asked.region, span.regions) === reach);
    const [first] = within;
    if (!first) return [];
    const onSite = within.find((span) => span.mode !== 'telephone');
    const kinds = [...new Set(within.map(({ kind }) => kind))];
    return [{ reach, coverage: coverageOf(asked, within), kinds, mode: (onSite ?? first).mode }];
  });
}

/** From the one to ask first: on duty before off duty, the own region before its neighbours before the others. */
const TIERS: Readonly<Record<'on' | 'off', Readonly<Record<Reach, number>>>> = {
  on: { 'covers-region': 0, 'neighbouring-region': 1, 'other-region': 3 },
  off: { 'covers-region': 2, 'neighbouring-region': 4, 'other-region': 5 },
};

/** Why somebody is not on duty. */
function offDuty({ schedule }: Candidate, asked: Asked): ReasonCode {
  if (isAway(schedule, asked)) return 'away';
  return schedule.published.length > 0 ? 'outside-hours' : 'no-hours-published';
}

interface Placed extends Ranked {
  /** Compared from the left, the smaller first. */
  readonly key: readonly number[];
}

function placed(candidate: Candidate, asked: Asked): Placed {
  const duties = dutiesOf(candidate, asked);
  const duty = duties.find(({ coverage }) => coverage === 'whole') ?? duties[0];
  const reach = duty?.reach ?? reachOf(asked.region, candidate.regions);
  const emergency = isEmergencyBranch(candidate.branch);
  const off = duty ? undefined : offDuty(candidate, asked);
  const reasons: ReasonCode[] = [
    ...(emergency ? ['emergency-service' as const] : []),
    ...(duty?.kinds ?? []),
    ...(off ? [off] : []),
    ...(duty?.coverage === 'part' ? ['part-of-the-time' as const] : []),
    reach,
    ...(duty ? [duty.mode] : []),
    ...(candidate.engaged ? ['other-assignment' as const] : []),
  ];
  const key = [
    Number(emergency),
    Number(candidate.engaged),
    Number(off === 'away'),
    TIERS[duty ? 'on' : 'off'][reach],
    Number(duty?.coverage !== 'whole'),
    Number(!duty?.kinds.includes('on-call')),
    Number(duty?.mode === 'telephone'),
  ];
  return { candidate, mode: duty?.mode, reasons, key };
}

const compare = (a: Placed, b: Placed): number => {
  const index = a.key.findIndex((value, at) => value !== b.key[at]);
  if (index >= 0) return a.key[index]! - b.key[index]!;
  return a.candidate.handle < b.candidate.handle ? -1 : 1;
};

/**
 * Who can come, the one to ask first at the top; the emergency service last, since it lacks the coordinators'
 * expertise. Earlier answers do not count.
 */
export const ranked = (candidates: readonly Candidate[], asked: Asked): readonly Ranked[] =>
  candidates
    .map((candidate) => placed(candidate, asked))
    .sort(compare)
    .map(({ candidate, mode, reasons }) => ({ candidate, mode, reasons }));
