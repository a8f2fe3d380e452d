import { registeredSites, SUPPORT_CODES } from '@samsyn/kinds';
import { byMoment, headCounts, PASSAGES, warningsOfConductTimes } from '@samsyn/operations/contract';
import { languageTagOf, siteKey, type Decided, type Recorded, type Warning } from '@samsyn/kernel';
import { safetyCheckInEvents } from './safety-check-ins/safety-check-in.events';
import { warningsOfAreaCount } from './area-counts/area-counts';

type Data = Readonly<Record<string, unknown>>;
const siteIn = (data: unknown): string | undefined => {
  const { site } = data as Data;
  return typeof site === 'string' ? siteKey(site) : undefined;
};

/**
 * A fact that names a site which is not among those of the plan or, where the plan has none, of the facts
 * before it. The first site that is named gives no warning.
 * @rule unregistered-site: A fact about a site that the plan does not have is recorded, and its answer warns of it.
 * @source domain: On the site; ADR 0038
 * @proof warnings of the conduct › tell of a site that is not in the plan
 */
export function warningsOfSite(
  { events }: Pick<Decided<unknown>, 'events'>,
  entries: readonly Recorded[],
): readonly Warning[] {
  const named = events.map(({ data }) => siteIn(data)).find((site) => site !== undefined);
  if (named === undefined) return [];
  const registered = registeredSites(entries);
  const known =
    registered.size > 0
      ? new Set(registered.keys())
      : new Set(entries.flatMap(({ data }) => siteIn(data) ?? []));
  return known.size === 0 || known.has(named) ? [] : [{ code: 'SITE.NOT_REGISTERED', field: 'site' }];
}

/** How many are inside, over all sites, after these entries with their corrections and without those marked in error. */
export function insideAfter(entries: readonly Recorded[]): number {
  const corrected = new Map<string, unknown>();
  const inError = new Set<unknown>();
  for (const { name, data } of entries) {
    const { entry, field, is } = data as Data;
    if (name === 'EntryCorrected') corrected.set(`${String(entry)} ${String(field)}`, is);
    if (name === 'EntryMarkedInError') inError.add(entry);
  }
  const valueOf = (id: string, field: string, recorded: unknown): unknown =>
    corrected.get(`${id} ${field}`) ?? recorded;
  const counted = entries
    .filter(({ id, name }) => PASSAGES[name] !== undefined && !inError.has(id))
    // Field by field: an entry of the log opens its data when it is asked for, and is no plain object.
    .map(({ id, name, data, position, occurredAt }) => {
      const [field] = PASSAGES[name]!;
      const { site, [field]: count } = data as Data;
      const facts = { site, [field]: valueOf(id, field, count) };
      return { name, facts, position, at: String(valueOf(id, 'occurredAt', occurredAt)) };
    })
    .sort(byMoment);
  const inside = new Map(headCounts(counted).map((one) => [one.site, one.inside]));
  return [...inside.values()].reduce((sum, count) => sum + Math.max(0, count), 0);
}

/**
 * How many check-in plans wait for the next sign of life, or for somebody who missed one. The end of the
 * conduct ends none of them (ADR 0015): staff on their way home are still checked on.
 */
const runningCheckIns = (entries: readonly Recorded[]): number => {
  const running = new Set<string>();
  for (const { id, name, data } of entries) {
    const { checkIn = id, nextAt } = data as { readonly checkIn?: string; readonly nextAt?: string };
    if (!CHECK_IN_STEPS.has(name)) continue;
    // After a last alarm nothing is due, but nobody has been heard from either.
    if (nextAt === undefined && name !== 'SafetyCheckInMissed') running.delete(checkIn);
    else running.add(checkIn);
  }
  return running.size;
};
const CHECK_IN_STEPS: ReadonlySet<string> = new Set(safetyCheckInEvents.map(({ name }) => name));

/**
 * @rule persons-still-inside: Who ends the conduct while the head-count shows persons inside is warned in the answer.
 * @source domain: On the site; ADR 0038
 * @proof warnings of the conduct › tell who ends it of persons who are still inside
 * @rule check-ins-still-running: Who ends the conduct while check-ins run is told in the answer how many; they go on until
 *   each is ended.
 * @source domain: Safety of the staff; ADR 0015
 * @proof warnings of the conduct › tell who ends it of check-ins that go on
 */
export function warningsOfEnd(
  { events }: Pick<Decided<unknown>, 'events'>,
  entries: readonly Recorded[],
): readonly Warning[] {
  if (!events.some(({ name }) => name === 'ConductEnded')) return [];
  const inside = insideAfter(entries);
  const running = runningCheckIns(entries);
  return [
    ...(inside > 0 ? [{ code: 'CONDUCT.PERSONS_INSIDE', details: { inside } }] : []),
    ...(running > 0 ? [{ code: 'CONDUCT.CHECK_INS_RUNNING', details: { running } }] : []),
  ];
}

const UNLIKELY_PERSONS = 40;
const YEAR_MS = 366 * 24 * 60 * 60_000;

/**
 * Numbers and times that are probably a slip of the pen.
 * @rule unlikely-fact: More persons going out than are inside, more than forty at once, and a meeting with the exposed person
 *   that was booked for the past or for more than a year away are recorded, and the answer warns of them.
 * @source domain: On the site; ADR 0040
 * @proof warnings of the conduct › tell of numbers and times that are unlikely
 */
export function warningsOfNumbers(
  { events, metadata }: Pick<Decided<unknown>, 'events' | 'metadata'>,
  entries: readonly Recorded[],
): readonly Warning[] {
  return events.flatMap(({ name, data }): readonly Warning[] => {
    const { at } = data as Data;
    const [field, sign] = PASSAGES[name] ?? [];
    if (field !== undefined) {
      const count = Number((data as Data)[field] ?? 0);
      if (count > UNLIKELY_PERSONS)
        return [{ code: 'CONDUCT.MANY_PERSONS', field, details: { most: UNLIKELY_PERSONS } }];
      const inside = sign === -1 ? insideAfter(entries) : count;
      return count > inside ? [{ code: 'CONDUCT.MORE_LEFT_THAN_INSIDE', field, details: { inside } }] : [];
    }
    if ((name !== 'FollowUpBooked' && name !== 'FollowUpMoved') || typeof at !== 'string') return [];
    const { now } = metadata;
    if (at < now) return [{ code: 'FOLLOW_UP.IS_OVER', field: 'at', details: { clock: now } }];
    const isFar = Date.parse(at) - Date.parse(now) > YEAR_MS;
    return isFar ? [{ code: 'FOLLOW_UP.FAR_AWAY', field: 'at', details: { clock: now } }] : [];
  });
}

const BEGINNINGS: ReadonlySet<string> = new Set(['ConductStarted', 'SiteEntered']);
const CLEARANCE: ReadonlySet<string> = new Set(['OperationReleased', 'OperationReleasedWithoutCoordinator']);

/**
 * @rule start-without-clearance: A start, or an entry, that nobody gave clearance for, or whose clearance a moved window took
 *   back, is recorded, and its answer warns of it.
 * @source domain: Pre-briefing; ADR 0040
 * @proof warnings of the conduct › tell who begins without clearance, until it is given
 */
export function warningsOfBeginning(
  { events }: Pick<Decided<unknown>, 'events'>,
  entries: readonly Recorded[],
): readonly Warning[] {
  if (!events.some(({ name }) => BEGINNINGS.has(name))) return [];
  const last = entries.findLast(
    ({ name, data }) => CLEARANCE.has(name) || (data as Data).releaseTakenBack === true,
  );
  return last !== undefined && CLEARANCE.has(last.name) ? [] : [{ code: 'CONDUCT.NOT_RELEASED' }];
}

const textsIn = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? (value as unknown[]) : []).flatMap((one) => {
    const { kind } = (typeof one === 'object' && one !== null ? one : { kind: one }) as Data;
    return typeof kind === 'string' ? [kind] : [];
  });
const OF_SUPPORT: ReadonlySet<string> = new Set(['SupportOffered', 'SupportAnswered']);

/**
 * Words that a reader or the statistics will not understand: they stand as they were written.
 * @rule unknown-word: A kind of support that the register of services does not have, and a language that is neither a tag of
 *   BCP 47 nor a Swedish or English name, are recorded, and the answer warns of them.
 * @source domain: The encounter; ADR 0040
 * @proof warnings of the conduct › tell of a kind of support and of a language that nobody knows
 */
export function warningsOfWords({ events }: Pick<Decided<unknown>, 'events'>): readonly Warning[] {
  const known: ReadonlySet<string> = new Set(SUPPORT_CODES);
  return events.flatMap(({ name, data }): readonly Warning[] => {
    const { language, kinds, answers } = data as Data;
    const isStrange = typeof language === 'string' && languageTagOf(language) === undefined;
    const ofLanguage = isStrange ? [{ code: 'LANGUAGE.UNKNOWN', field: 'language' }] : [];
    if (!OF_SUPPORT.has(name)) return ofLanguage;
    const field = Array.isArray(kinds) ? 'kinds' : 'answers';
    // The words may be for the caller's own branch only: the warning says just how many there are.
    const unknown = [...textsIn(kinds), ...textsIn(answers)].filter((kind) => !known.has(kind)).length;
    const details = { unknown, allowed: [...SUPPORT_CODES] };
    return unknown > 0 ? [...ofLanguage, { code: 'SUPPORT.UNKNOWN_KIND', field, details }] : ofLanguage;
  });
}

/** What the answer to a fact warns of, from the operation as it stood before. */
export const warningsOfFact = (
  decided: Pick<Decided<unknown>, 'events' | 'metadata'>,
  { entries }: { readonly entries: readonly Recorded[] },
): readonly Warning[] => [
  ...warningsOfSite(decided, entries),
  ...warningsOfEnd(decided, entries),
  ...warningsOfConductTimes(decided, entries),
  ...warningsOfNumbers(decided, entries),
  ...warningsOfBeginning(decided, entries),
  ...warningsOfWords(decided),
  ...warningsOfAreaCount(decided),
];
