import { PLACES, type ReadRow } from '@samsyn/access-log';
import { CAST, TestSamsyn, type Handle } from '../support/test-samsyn';

describe('a read of sealed fields', () => {
  let app: TestSamsyn;
  let operationId: string;
  const person = (by: Handle) => app.parts.directory.byHandle(by)!.person;
  const reads = (by: Handle): readonly ReadRow[] =>
    app.parts.accessLog
      .find(PLACES.person(person(by)), 100)
      .rows.filter((row): row is ReadRow & { seq: number } => row.kind === 'read');
  const last = (by: Handle): ReadRow => reads(by)[0]!;

  beforeAll(async () => {
    app = await TestSamsyn.open();
    operationId = await app.plan();
  });
  afterAll(() => app.close());

  it('is written with who, route, entries, fields and what gave sight', async () => {
    const entries = await app.history('border', operationId);
    const proposal = entries.find(({ type }) => type === 'OperationProposed')!;
    const row = last('border');
    expect(row).toMatchObject({
      ...{ kind: 'read', route: 'GET /operations/:operationId/history', form: 'application/json' },
      who: { person: person('border'), branch: CAST.border[0], role: CAST.border[1] },
      operation: operationId,
    });
    const ofProposal = row.fields.filter(({ entries: ids }) => ids.includes(proposal.id));
    expect(ofProposal.flatMap(({ fields }) => fields).sort()).toEqual([
      'municipality',
      'purpose',
      'reference',
    ]);
    const own = row.fields.find(({ type, owner }) => type === 'AgencyConfirmed' && owner === CAST.border[0]);
    expect(own?.basis).toBe('own');
    expect(ofProposal.every(({ basis }) => basis.startsWith('label '))).toBe(true);
  });

  it('is not written where nothing sealed is answered', async () => {
    const before = reads('leader').length;
    await app.get('leader', '/kinds');
    await app.get('leader', `/operations/${operationId}/head-count`);
    await app.get('leader', '/directory');
    await app
      .tell('leader', `/operations/${operationId}/risk-assessments`, { level: 'low' })
      .catch(() => undefined);
    expect(reads('leader')).toHaveLength(before);
  });
});
