import { idsOf, type ReportEntries, type ReportEntry } from './report-entry';
import type { FindingLine, DecisionLine, SiteLine } from './inspected.schema';

const textIn = ({ facts }: ReportEntry, field: string): string | null => {
  const value = facts[field];
  return typeof value === 'string' ? value : null;
};
const siteIn = (entry: ReportEntry): string | null => textIn(entry, 'site');

/** Codes and names in one order, what has none first. */
const inOrder = (one: string | null, other: string | null): number =>
  (one ?? '') === (other ?? '') ? 0 : (one ?? '') < (other ?? '') ? -1 : 1;

/** Findings by site and agency; within them as they happened. */
export const findingsIn = (entries: ReportEntries): readonly FindingLine[] =>
  entries
    .of('FindingRecorded')
    .map((entry): FindingLine => {
      const { branch, withheld } = entry;
      const read = (field: string) => textIn(entry, field);
      const fields = { area: read('area'), severity: read('severity'), detail: read('detail') };
      const hidden = withheld.length > 0 ? { withheld: true as const } : {};
      return { site: siteIn(entry), branch, ...fields, ...hidden, entries: [entry.id] };
    })
    .toSorted((one, other) => inOrder(one.site, other.site) || inOrder(one.branch, other.branch));

const namesIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];

/** Joint decisions as they were taken, each with the dissent that was recorded. */
export const decisionsIn = (entries: ReportEntries): readonly DecisionLine[] =>
  entries.of('DecisionTaken').map((entry): DecisionLine => {
    const isOfIt = ({ facts }: ReportEntry) => facts.decision === entry.id;
    const apart = entries.of('DissentRecorded').filter(isOfIt);
    const released = entries.of('PerspectiveReleased').filter(isOfIt);
    return {
      what: textIn(entry, 'what'),
      why: textIn(entry, 'why'),
      agreed: namesIn(entry.shown.agreed),
      disagreed: namesIn(entry.shown.disagreed),
      dissent: textIn(entry, 'dissent'),
      dissents: [
        ...apart.map((one) => ({ branch: one.branch, reason: textIn(one, 'reason') })),
        ...released.map((one) => ({
          branch: null,
          reason: textIn(one, 'hard') ?? textIn(one, 'develop') ?? textIn(one, 'well'),
        })),
      ],
      entries: idsOf([entry, ...apart, ...released]),
    };
  });

const OF_SITES = [
  'SiteEntered',
  'SiteSecured',
  'InspectionStarted',
  'InspectionCompleted',
  'FindingRecorded',
];

/**
 * The sites that something is reported of; none where there is only one, without a name, and nobody inspects
 * it.
 */
export function sitesIn(entries: ReportEntries): readonly SiteLine[] {
  const onSites = entries.of(...OF_SITES);
  const isInspected = onSites.some(({ name }) => name.startsWith('Inspection') || name === 'FindingRecorded');
  if (!isInspected && onSites.every((entry) => siteIn(entry) === null)) return [];
  const bySite = Map.groupBy(onSites, siteIn);
  return [...bySite]
    .toSorted(([one], [other]) => inOrder(one, other))
    .map(([site, here]) => ({
      site,
      enteredAt: here.find(({ name }) => name === 'SiteEntered')?.at ?? null,
      securedAt: here.find(({ name }) => name === 'SiteSecured')?.at ?? null,
      branches: [...new Set(here.map(({ branch }) => branch))].sort(),
      findings: here.filter(({ name }) => name === 'FindingRecorded').length,
      entries: idsOf(here),
    }));
}
