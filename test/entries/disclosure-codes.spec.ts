import { CHOSEN_LABELS, type ChosenLabel } from '@samsyn/kernel';
import { MemoryEventStore } from '@samsyn/event-store';
import { EntriesTestSamsyn } from './entries-samsyn';

const SUPPORT: readonly ChosenLabel[] = ['social-services', 'health-care', 'identity'];

interface GroundCase {
  readonly ground: string;
  /** Labels that the ground does not reach. */
  readonly excludes: readonly ChosenLabel[];
  /** Who may receive under it, and who may not. */
  readonly to: string;
  readonly notTo?: string;
  readonly demandsWeighing: boolean;
  /** A purpose that it covers, where it demands one. */
  readonly purposeCode?: string;
  /** What still stands in the way when all that the decision can say is said. */
  readonly then?: 'DISCLOSURE.NO_RESERVATION' | 'DISCLOSURE.NO_CONSENT';
}

/** As the chapters say it: written down once more, apart from the table that it checks. */
const GROUNDS: readonly GroundCase[] = [
  { ground: 'OSL 10:2', excludes: [], to: 'health-care/clinic', demandsWeighing: true },
  {
    ground: 'OSL 10:23',
    purposeCode: 'crime-investigation',
    excludes: [],
    to: 'prosecutor/syd',
    notTo: 'health-care/clinic',
    demandsWeighing: true,
  },
  {
    ground: 'OSL 10:24',
    purposeCode: 'crime-investigation',
    excludes: SUPPORT,
    to: 'prosecutor/syd',
    notTo: 'health-care/clinic',
    demandsWeighing: true,
  },
  {
    ground: 'OSL 10:27',
    excludes: SUPPORT,
    to: 'health-care/clinic',
    notTo: 'ngo/shelter',
    demandsWeighing: true,
  },
  {
    ground: 'OSL 10:15a',
    purposeCode: 'crime-prevention',
    excludes: ['police-investigation'],
    to: 'health-care/clinic',
    notTo: 'ngo/shelter',
    demandsWeighing: true,
  },
  {
    ground: 'lag 2025:170',
    purposeCode: 'crime-prevention',
    excludes: SUPPORT,
    to: 'prosecutor/syd',
    notTo: 'social-services/municipality',
    demandsWeighing: false,
  },
  {
    ground: 'lag 2024:307 4 §',
    excludes: SUPPORT,
    to: 'prosecutor/syd',
    notTo: 'social-services/municipality',
    demandsWeighing: true,
  },
  {
    ground: 'SoL 19:1',
    purposeCode: 'child-protection',
    excludes: [],
    to: 'social-services/municipality',
    notTo: 'prosecutor/syd',
    demandsWeighing: false,
  },
  {
    ground: 'OSL 10:14',
    excludes: [],
    to: 'ngo/shelter',
    notTo: 'health-care/clinic',
    demandsWeighing: true,
    then: 'DISCLOSURE.NO_RESERVATION',
  },
  {
    ground: 'OSL 12:2',
    excludes: [],
    to: 'prosecutor/syd',
    demandsWeighing: false,
    then: 'DISCLOSURE.NO_CONSENT',
  },
];
const UNKNOWN_GROUNDS = ['FL 8 §', 'Polislagen 6 §', 'because', undefined];
const text = { purpose: 'follow-up', weighing: 'no reason to assume harm outweighs' };
const RECIPIENT = 'DISCLOSURE.GROUND_EXCLUDES_RECIPIENT';
const TABLE = CHOSEN_LABELS.flatMap((label) => GROUNDS.map((row) => [label, row.ground, row] as const));

describe('what a ground allows', () => {
  let app: EntriesTestSamsyn;
  let operationId: string;
  beforeAll(async () => {
    app = await EntriesTestSamsyn.open(new MemoryEventStore());
    operationId = await app.plan({}, 'akc-inspection');
  });
  afterAll(() => app.close());

  const finding = (label: ChosenLabel): Promise<string> =>
    app.conduct(operationId, 'work', {
      name: 'FindingRecorded',
      data: { area: 'housing', severity: 'high', detail: 'KANARIE' },
      labels: { detail: [label] },
    });
  const decide = async (entry: string, facts: object): Promise<string> => {
    const decision = { outcome: 'granted', item: { entry, field: 'detail' }, ...facts };
    const { status, body } = await app.post('work', '/disclosures/decisions', decision);
    expect(status).toBe(body.code === undefined ? 201 : 409);
    return body.code ?? 'granted';
  };

  it.each(TABLE)('to a field under %s: %s', async (label, ground, row) => {
    const entry = await finding(label);
    const covered = row.purposeCode === undefined ? {} : { purposeCode: row.purposeCode };
    const asked = { ground, recipient: row.to, ...covered };
    if (row.excludes.includes(label)) {
      expect(await decide(entry, { ...asked, ...text })).toBe('DISCLOSURE.GROUND_EXCLUDES_LABEL');
      expect(await decide(entry, { ...asked, recipient: row.notTo })).toBe(
        'DISCLOSURE.GROUND_EXCLUDES_LABEL',
      );
      return;
    }
    if (row.notTo !== undefined) {
      const wrong = { ground, recipient: row.notTo };
      expect(await decide(entry, wrong)).toBe('DISCLOSURE.GROUND_EXCLUDES_RECIPIENT');
    }
    expect(await decide(entry, { ...asked, weighing: text.weighing })).toBe('DISCLOSURE.GROUND_DEMANDS');
    if (row.demandsWeighing) {
      for (const weighing of [undefined, '-', 'x', `x${' '.repeat(40)}`])
        expect(await decide(entry, { ...asked, purpose: text.purpose, weighing })).toBe(
          'DISCLOSURE.GROUND_DEMANDS',
        );
    }
    if (row.purposeCode !== undefined) {
      for (const purposeCode of [undefined, 'other'])
        expect(await decide(entry, { ...asked, ...text, purposeCode })).toBe('DISCLOSURE.GROUND_DEMANDS');
    }
    expect(await decide(entry, { ...asked, ...text })).toBe(row.then ?? 'granted');
    if (!row.then) expect(await decide(entry, { ...asked, ...text })).toBe('DISCLOSURE.ALREADY_VISIBLE');
  });

  it.each(SUPPORT)('support data to residence control: nothing under %s without consent', async (label) => {
    const entry = await finding(label);
    for (const { ground, purposeCode } of GROUNDS.filter(({ excludes }) => !excludes.includes(label))) {
      const covered = purposeCode === undefined ? {} : { purposeCode };
      for (const recipient of ['police/border-police', 'migration-agency/investigation']) {
        const code = await decide(entry, { ground, recipient, ...covered, ...text });
        expect([ground, code]).toEqual([ground, ground === 'OSL 12:2' ? 'DISCLOSURE.NO_CONSENT' : RECIPIENT]);
      }
    }
  });

  it('lag 2024:307 in no other kind of operation than an inspection of workplaces', async () => {
    const visit = await app.plan();
    const entry = await app.conduct(visit, 'work', {
      name: 'FindingRecorded',
      data: { area: 'housing', severity: 'high', detail: 'KANARIE' },
      labels: { detail: ['agency-own'] },
    });
    const facts = { ground: 'lag (2024:307)', recipient: 'prosecutor/syd', ...text };
    expect(await decide(entry, facts)).toBe('DISCLOSURE.UNKNOWN_GROUND');
    const here = await finding('agency-own');
    expect(await decide(here, facts)).toBe('granted');
  });

  it.each(CHOSEN_LABELS)('to a field under %s: nothing, where there is no such ground', async (label) => {
    const entry = await finding(label);
    for (const ground of UNKNOWN_GROUNDS) {
      const facts = { recipient: 'prosecutor/syd', ground, ...text };
      expect(await decide(entry, facts)).toBe('DISCLOSURE.UNKNOWN_GROUND');
    }
  });

  it.each(CHOSEN_LABELS)(
    'to a field under %s and the social services: only what reaches both',
    async (label) => {
      const entry = await app.conduct(operationId, 'work', {
        name: 'FindingRecorded',
        data: { area: 'housing', severity: 'high', detail: 'KANARIE' },
        labels: { detail: [label, 'social-services'] },
      });
      const facts = { recipient: 'prosecutor/syd', ground: 'OSL 10:27', ...text };
      expect(await decide(entry, facts)).toBe('DISCLOSURE.GROUND_EXCLUDES_LABEL');
    },
  );
});
