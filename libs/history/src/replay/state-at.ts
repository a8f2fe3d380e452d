import type { Branch, Instant } from '@samsyn/kernel';
import {
  briefedBy,
  byMoment,
  outlineIn,
  phaseOf,
  REPORTED_FROM_THE_SITE,
  type Relation,
  type ViewedEntry,
  type ViewedOperation,
} from '@samsyn/operations/contract';
import { checkInsAfter } from './check-ins';
import { coordinatorAfter } from './coordinator';
import { leaderAfter } from './leader';
import { sitesAfter } from './sites';
import type { PreBriefingState, OperationState } from '../timeline/history.schema';

const LAST_ENTRIES = 10;

/** To the others nothing is said of it, not even that there was none. */
const SEES_THE_PLAN: readonly Relation[] = ['leading', 'participant', 'facilitator'];

/**
 * The state of the operation at that moment (inclusive): a fold over what happened by then, as the viewer knows it
 * now, in corrected times and values.
 */
export function stateAt(
  {
    entries: viewed,
    relation,
    metWithoutCoordinator,
  }: Pick<ViewedOperation, 'entries' | 'relation' | 'metWithoutCoordinator'>,
  at: Instant,
): OperationState {
  const entries = viewed.filter((entry) => entry.at <= at).sort(byMoment);
  const phase = phaseOf(entries);
  const leader = leaderAfter(entries);
  const coordinator = coordinatorAfter(entries, relation);
  return {
    ...(phase === undefined ? {} : { phase }),
    ...(leader === undefined ? {} : { leader }),
    plan: outlineIn(entries),
    ...(coordinator === undefined ? {} : { coordinator }),
    ...(SEES_THE_PLAN.includes(relation) ? { preBriefing: preBriefingAfter(entries) } : {}),
    ...releasedIn(entries),
    sites: sitesAfter(entries),
    checkIns: checkInsAfter(entries, at),
    present: presentAfter(entries),
    personsMet: personsMetIn(entries, metWithoutCoordinator?.encounters),
    entries: entries.length,
    lastEntries: entries.slice(-LAST_ENTRIES).map(({ entry }) => entry.id),
  };
}

/** Of several persons in one entry, each with an encounter opened since has a number, as the first has. */
function personsMetIn(
  entries: readonly ViewedEntry[],
  encounters: ReadonlyMap<string, readonly string[]> = new Map(),
): number {
  const streams = new Set(entries.map(({ stream }) => stream));
  const numbered = new Set(entries.flatMap(({ entry: { personMet } }) => personMet ?? []));
  const others = entries
    .filter(({ name }) => name === 'PersonMetWithoutCoordinator')
    .map(({ entry, data: { count } }) => {
      const opened = (encounters.get(entry.id) ?? []).filter((stream) => streams.has(stream)).length;
      return Math.max(0, Number(count) - Math.max(1, opened));
    });
  return others.reduce((sum, more) => sum + more, numbered.size);
}

function preBriefingAfter(entries: readonly ViewedEntry[]): PreBriefingState {
  let state: Omit<PreBriefingState, 'briefed'> = { state: 'none' };
  for (const { name, data, at } of entries) {
    if (name === 'PreBriefingScheduled' && state.state !== 'held') {
      state = { state: 'scheduled', ...(typeof data.at === 'string' ? { at: data.at } : {}) };
    }
    if (name === 'PreBriefingHeld') {
      const { maxInside } = data;
      state = { ...state, state: 'held', at, ...(typeof maxInside === 'number' ? { maxInside } : {}) };
    }
  }
  const briefed = new Set(entries.flatMap((entry) => briefedBy(entry).map(({ branch }) => branch)));
  return { ...state, briefed: [...briefed].sort() };
}

function releasedIn(entries: readonly ViewedEntry[]): Pick<OperationState, 'released'> {
  const last = entries.findLast(({ name }) => name.startsWith('OperationReleased'));
  if (!last) return {};
  const overridden = Array.isArray(last.data.overridden) ? (last.data.overridden as string[]) : [];
  const withoutCoordinator = last.name === 'OperationReleasedWithoutCoordinator';
  return { released: { at: last.at, withoutCoordinator, overridden } };
}

const FROM_THE_SITE: ReadonlySet<string> = new Set(REPORTED_FROM_THE_SITE);

function presentAfter(entries: readonly ViewedEntry[]): readonly Branch[] {
  const present = new Set<Branch>();
  let ended = false;
  for (const { name, actor } of entries) {
    if (FROM_THE_SITE.has(name)) present.add(actor.branch);
    if (name === 'AgencyDeparted') present.delete(actor.branch);
    if (name === 'ConductEnded') ended = true;
    if (name === 'ConductStarted') ended = false;
    // A person who is met again at a follow-up is not on the site.
    if (ended) present.clear();
  }
  return [...present].sort();
}
