import {
  debriefOf,
  BORDER,
  FACILITATOR,
  id,
  LEADER,
  person,
  viewedOperation,
  type GivenEntry,
} from '../../../debriefing/src/report/viewed.fixture';
import type { Json } from '@samsyn/kernel';
import { exampleNames } from '../../../identity/src/register/register-names.fixture';
import { markdownOf } from '@samsyn/rendering';
import { reportOf } from './report';

const TAX = person('tax', 'tax-agency/audit', 'inspector');
const WORK = person('work', 'work-environment-authority/inspection', 'inspector');
const at = '2026-10-27T10:30:00+01:00';
const recorded = (
  name: string,
  by = LEADER,
  data: Record<string, Json> = {},
  more: Partial<GivenEntry> = {},
) => ({
  name,
  at,
  by,
  data,
  ...more,
});
const debrief = (entries: readonly GivenEntry[]) =>
  debriefOf(viewedOperation({ entries }), '2026-11-20T12:00:00.000Z');
const pageOf = (entries: readonly GivenEntry[], language: 'sv' | 'en') =>
  markdownOf(reportOf(debrief(entries), language, exampleNames));

const FINDINGS = [
  recorded('FindingRecorded', WORK, { site: 'salon-2', area: 'working-environment', severity: 'serious' }),
  recorded('FindingRecorded', TAX, {
    site: 'salon-1',
    area: 'staff-ledger',
    severity: 'missing',
    detail: 'no list',
  }),
  recorded(
    'FindingRecorded',
    WORK,
    { site: 'salon-1', area: 'working-hours', severity: 'minor' },
    { withheld: [{ field: 'detail', rule: 'OSL 8:1' }] },
  ),
];

describe('findings', () => {
  it('stand by site and agency, each as far as the reader may read it', () => {
    expect(debrief(FINDINGS).findings).toEqual([
      {
        ...{ site: 'salon-1', branch: TAX.branch, area: 'staff-ledger', severity: 'missing' },
        ...{ detail: 'no list', entries: [id(2)] },
      },
      {
        ...{ site: 'salon-1', branch: WORK.branch, area: 'working-hours', severity: 'minor' },
        ...{ detail: null, withheld: true, entries: [id(3)] },
      },
      {
        ...{ site: 'salon-2', branch: WORK.branch, area: 'working-environment', severity: 'serious' },
        ...{ detail: null, entries: [id(1)] },
      },
    ]);
    expect(pageOf(FINDINGS, 'sv')).toContain('**Skatteverket:** personalliggare, saknas. no list');
  });
});

describe('sites', () => {
  it('are listed with their times and who was there', () => {
    const entries = [
      recorded('SiteEntered', LEADER, { site: 'salon-1', persons: 2 }),
      recorded('SiteSecured', LEADER, { site: 'salon-1' }),
      ...FINDINGS,
    ];
    const lines = debrief(entries).sites.map(({ site, securedAt, branches, findings }) => [
      site,
      securedAt,
      branches.length,
      findings,
    ]);
    expect(lines).toEqual([
      ['salon-1', '2026-10-27T09:30:00.000Z', 3, 2],
      ['salon-2', null, 1, 1],
    ]);
    expect(pageOf(entries, 'en')).toContain('## Sites');
  });

  it('are none where there is but one that nobody inspects', () => {
    expect(debrief([recorded('SiteEntered', LEADER, { persons: 2 })]).sites).toEqual([]);
  });
});

describe('joint decisions', () => {
  const taken = recorded('DecisionTaken', LEADER, {
    what: 'border police wait',
    why: 'agreed',
    dissent: 'flight risk',
  });
  const entries = [
    taken,
    recorded('DissentRecorded', BORDER, { decision: id(1), reason: 'not our way' }),
    recorded('PerspectiveReleased', FACILITATOR, { decision: id(1), hard: 'nobody asked us' }),
    recorded('PerspectiveReleased', FACILITATOR, { hard: 'something else' }),
  ];

  it('stand with who did not agree, also through the facilitator', () => {
    expect(debrief(entries).decisions).toMatchObject([
      {
        ...{ what: 'border police wait', why: 'agreed', dissent: 'flight risk' },
        dissents: [
          { branch: BORDER.branch, reason: 'not our way' },
          { branch: null, reason: 'nobody asked us' },
        ],
        entries: [id(1), id(2), id(3)],
      },
    ]);
    const page = pageOf(entries, 'sv');
    expect(page).toContain('Gränspolisen höll inte med: not our way.');
    expect(page).toContain('Någon höll inte med (genom samordnaren): nobody asked us.');
  });
});
