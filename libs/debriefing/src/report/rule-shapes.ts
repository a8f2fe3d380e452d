import { isOf, occupancyLimits, occupancyLimitAt, type RuleOf, type RuleShape } from '@samsyn/kinds';
import { headCounts, PASSAGES, REPORTED_FROM_THE_SITE } from '@samsyn/operations/contract';
import { isPersonRef, minutesBetween, plusCalendarDays, type Branch, type Instant } from '@samsyn/kernel';
import { branchIn, idsOf, numberIn, siteOf, type ReportEntries, type ReportEntry } from './report-entry';

const releases = ['OperationReleased', 'OperationReleasedWithoutCoordinator'] as const;

/** What a rule found: the entries that show the departure, none where there is none. */
export interface Found {
  readonly entries: readonly string[];
  /** By the names of FIGURES in `@samsyn/kinds`; `early` is a length in minutes. */
  readonly figures?: Readonly<Record<string, number>>;
  /** It also rests on entries that the reader may not know. */
  readonly unseen?: true;
}
export interface DeviationContext {
  readonly entries: ReportEntries;
  readonly now: Instant;
  /** Code of the deviation whose rule it is. */
  readonly code: string;
}
type Find<Shape extends RuleShape> = (rule: RuleOf<Shape>, context: DeviationContext) => Found;

const found = (...entries: readonly (ReportEntry | undefined)[]): Found => ({
  entries: [...new Set(idsOf(entries))],
});
/** To a tenth of a minute, as the measures are. */
const tenths = (minutes: number): number => Math.round(minutes * 10) / 10;

const gatePassedOver: Find<'gate-passed-over'> = (_, { entries, code }) =>
  found(...entries.of(...releases).filter(({ facts }) => (facts.overridden as string[]).includes(code)));

const tooEarly: Find<'too-early'> = ({ what, role, before, scope, citesBoth }, { entries }) => {
  const awaitedBy = (entry: ReportEntry) =>
    entries.of(...before).find((one) => scope === 'operation' || siteOf(one) === siteOf(entry));
  const early = entries.of(...what).filter((entry) => {
    const awaited = awaitedBy(entry);
    return (role === undefined || entry.facts.role === role) && (!awaited || entry.at < awaited.at);
  });
  const minutes = early.flatMap((entry) => {
    const awaited = awaitedBy(entry);
    return awaited ? [minutesBetween(entry.at, awaited.at)] : [];
  });
  const shown = found(...early, ...(citesBoth ? early.map(awaitedBy) : []));
  return minutes.length === 0 ? shown : { ...shown, figures: { early: tenths(Math.max(...minutes)) } };
};

const notFollowed: Find<'not-followed'> = ({ after, expected, minutes }, { entries, now }) => {
  const unfollowed = entries.of(after).filter((cause) => {
    const inTime = entries.of(expected).some((one) => {
      const taken = minutesBetween(cause.at, one.at);
      return siteOf(one) === siteOf(cause) && taken >= 0 && taken <= minutes;
    });
    return !inTime && minutesBetween(cause.at, now) > minutes;
  });
  return found(...unfollowed);
};

const notInTime: Find<'not-in-time'> = ({ after, expected, days }, { entries, now }) => {
  const cause = entries.first(after);
  if (!cause) return found();
  const due = plusCalendarDays(cause.at, days);
  const done = entries.first(expected);
  return now <= due || (done && done.at <= due) ? found() : found(cause, done);
};

const missingBefore: Find<'missing-before'> = ({ expected, before }, { entries }) => {
  const reached = entries.first(before);
  const inTime = reached && entries.of(...expected).some(({ at }) => at <= reached.at);
  return inTime ? found() : found(reached);
};

const missingAtEnd: Find<'missing-at-end'> = ({ after, expected, end, scope }, { entries }) => {
  const ended = entries.last(end);
  if (!ended) return found();
  const done = entries.of(...expected).filter(({ at }) => at <= ended.at);
  const lacking = entries
    .of(...after)
    .filter((entry) => !done.some((one) => scope === 'operation' || siteOf(one) === siteOf(entry)));
  return lacking.length === 0 ? found() : found(...lacking, ended);
};

const BY_TELEPHONE = 'telephone';
const COORDINATOR = 'coordinator';

/**
 * The first report of a branch about itself from the site. The police at the door may report the coordinator
 * inside: it is taken to be the one coordinator who comes.
 */
function arrivalOf(acceptance: ReportEntry, entries: ReportEntries): ReportEntry | undefined {
  const coordinators = new Set(entries.of('CoordinatorAccepted').map(({ branch }) => branch));
  const isOnlyOne = coordinators.size === 1 && acceptance.name === 'CoordinatorAccepted';
  return entries
    .of(...REPORTED_FROM_THE_SITE)
    .find(
      ({ name, branch, facts }) =>
        branch === acceptance.branch || (isOnlyOne && name === 'PersonEntered' && facts.role === COORDINATOR),
    );
}

const branchesBriefedBy = ({ facts }: ReportEntry): readonly Branch[] =>
  [facts.who, ...(Array.isArray(facts.present) ? (facts.present as readonly unknown[]) : [])].flatMap(
    (one) => (isPersonRef(one) ? [one.branch] : []),
  );

const cameUnbriefed: Find<'came-unbriefed'> = ({ after, yes, briefed }, { entries }) => {
  const [cleared] = entries.of(...after);
  if (!cleared) return found();
  const coming = entries.of(...yes).filter(({ facts }) => facts.mode !== BY_TELEPHONE);
  const before = new Set(coming.filter(({ at }) => at <= cleared.at).map(({ branch }) => branch));
  const late = coming.filter(({ at, branch }) => at > cleared.at && !before.has(branch));
  return found(
    ...late.flatMap((acceptance) => {
      const came = arrivalOf(acceptance, entries);
      const isBriefed = entries
        .of(...briefed)
        .some((one) => came && one.at <= came.at && branchesBriefedBy(one).includes(acceptance.branch));
      return came && !isBriefed ? [acceptance, came] : [];
    }),
  );
};

/** Reports persons met outside any encounter, how many, and which encounters were opened from it. */
const REPORTS_PERSONS = 'PersonMetWithoutCoordinator';

/**
 * A person met is an encounter's stream, or one of those whom an entry reports, who may have encounters
 * since.
 */
const missingForPerson: Find<'missing-for-person'> = ({ met, expected }, { entries }) => {
  const cared = new Set(entries.of(...expected).map(({ stream }) => stream));
  const { encounters } = entries.metWithoutCoordinator;
  const isMissing = (entry: ReportEntry): boolean => {
    if (entry.name !== REPORTS_PERSONS) return !cared.has(entry.stream);
    const opened = encounters.get(entry.id) ?? [];
    return opened.filter((stream) => cared.has(stream)).length < Math.max(1, numberIn(entry, 'count'));
  };
  return found(...entries.of(...met).filter(isMissing));
};

const decidedUnweighed: Find<'decided-unweighed'> = ({ what }, { entries }) => {
  const ids = new Set(entries.metWithoutCoordinator.unweighed);
  const visible = entries.of(what).filter(({ id }) => ids.has(id));
  return visible.length < ids.size ? { ...found(...visible), unseen: true } : found(...visible);
};

/** A no takes back one yes of its branch; who is no longer needed is named in it (`who`). */
const nobodyAccepted: Find<'nobody-said-yes'> = ({ at, yes, no, of, decidedBy }, { entries }) => {
  const reached = entries.first(at);
  if (!reached) return found();
  const counted = new Map<string, number>();
  for (const entry of entries.of(...yes, ...no).filter((one) => one.at <= reached.at)) {
    const branch = branchIn(entry, 'who') ?? entry.branch;
    const change = yes.includes(entry.name) ? 1 : -1;
    counted.set(branch, Math.max(0, (counted.get(branch) ?? 0) + change));
  }
  const counts = (branch: string): boolean => !of || of.some((party) => isOf(party, branch));
  if ([...counted].some(([branch, n]) => n > 0 && counts(branch))) return found();
  return found(decidedBy === undefined ? undefined : entries.last(decidedBy), reached);
};

/** Each count is compared with what had been agreed and reported by then. */
const tooManyInside: Find<'too-many-inside'> = ({ atMost }, { entries }) => {
  const agreements = occupancyLimits(entries.all);
  const over = headCounts(entries.of(...Object.keys(PASSAGES))).flatMap(({ inside, entry }) => {
    const agreement = occupancyLimitAt(agreements, entry.at);
    const agreed = agreement?.most ?? atMost;
    const exceeds = agreed !== undefined && inside > agreed && entry.name !== 'PersonLeft';
    return exceeds ? [{ agreement, entry, inside, agreed }] : [];
  });
  const most = over.reduce<(typeof over)[number] | undefined>(
    (high, one) => (high && high.inside >= one.inside ? high : one),
    undefined,
  );
  if (!most) return found();
  const cited = found(...over.flatMap(({ agreement, entry }) => [...(agreement?.entries ?? []), entry]));
  return { ...cited, figures: { inside: most.inside, agreed: most.agreed } };
};

const shouldNotHappen: Find<'should-not-happen'> = ({ what }, { entries }) => found(...entries.of(...what));

/** What each shape of rule finds in the history. A kind gives the parameters; there is no rule but these (docs/kinds.md). */
const FIND: { readonly [Shape in RuleShape]: Find<Shape> } = {
  'gate-passed-over': gatePassedOver,
  'too-early': tooEarly,
  'not-followed': notFollowed,
  'not-in-time': notInTime,
  'missing-before': missingBefore,
  'missing-for-person': missingForPerson,
  'nobody-said-yes': nobodyAccepted,
  'too-many-inside': tooManyInside,
  'missing-at-end': missingAtEnd,
  'came-unbriefed': cameUnbriefed,
  'should-not-happen': shouldNotHappen,
  'decided-unweighed': decidedUnweighed,
};

export const find = <Shape extends RuleShape>(rule: RuleOf<Shape>, context: DeviationContext): Found =>
  (FIND[rule.shape as Shape] as Find<Shape>)(rule, context);
