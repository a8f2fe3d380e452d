import type { WorkItem, WorkList } from '@samsyn/worklist';
import { COORDINATORS, type Handle, type TestSamsyn } from '../support/test-samsyn';
import { EMERGENCY, further, MUNICIPALITY, openTestSamsyn, waitUntil } from './persons';

interface Listed extends WorkList {
  readonly items: readonly WorkItem[];
}
const office = further('municipality');
const emergency = further('emergency');
const GROUND = { value: 'KANARIE-BARN' };

describe('a concern for a child, over the interface', () => {
  let app: TestSamsyn;
  let operation: string;
  beforeEach(async () => {
    app = await openTestSamsyn();
    operation = await app.plan();
  });
  afterEach(() => app.close());

  const items = async (who: Handle) =>
    (await app.get<Listed>(who, '/work-list?limit=500')).body.items.filter(({ code }) =>
      code.startsWith('child-concern'),
    );
  const codes = async (who: Handle) => (await items(who)).map(({ code }) => code);
  const types = async (who: Handle) => (await app.history(who, operation)).map(({ type }) => type);
  const tasks = async (who: Handle) => {
    const { body } = await app.get<{ tasks?: { code: string; branch: string }[] }>(
      who,
      `/operations/${operation}/debrief`,
    );
    return (body.tasks ?? [])
      .filter(({ code }) => code === 'child-concern-unacknowledged')
      .map(({ branch }) => branch);
  };
  /** How it is reported: by an officer who takes part, and by the holder of an encounter. */
  const ways: readonly (readonly [string, Handle, () => Promise<string>])[] = [
    ['outside every encounter', 'officer', () => Promise.resolve(`/operations/${operation}/child-concerns`)],
    ['in an encounter', 'coordB', async () => `/encounters/${await app.encounter(operation)}/child-concerns`],
  ];

  describe.each(ways)('%s', (_where, reporter, path) => {
    const report = async () =>
      (
        await app.tell(reporter, await path(), {
          to: MUNICIPALITY,
          ground: GROUND,
          about: 'child-elsewhere',
        })
      ).id;
    const redirect = (concern: string, by: Handle = reporter, to: string = EMERGENCY) =>
      app.post(by, `/child-concerns/${concern}/redirections`, { to, why: 'KANARIE-SKÄL' });

    it('is seen by who reported it and by the office it names, which sees nothing else', async () => {
      const concern = await report();
      expect(await types(office)).toEqual(['ChildConcernReported']);
      expect(await app.seen(office, operation, concern)).toMatchObject({
        facts: { to: MUNICIPALITY, about: 'child-elsewhere', ground: 'KANARIE-BARN' },
        withheld: [],
      });
      expect(await app.canaries(office, operation)).toEqual(['KANARIE-BARN']);
      expect(await app.seen(reporter, operation, concern)).toMatchObject({
        facts: { ground: 'KANARIE-BARN' },
      });
      // Who knows this one entry is told of no branch but her own.
      const { body: readers } = await app.get<{ labels: { branches: string[] }[] }>(
        office,
        `/operations/${operation}/readers`,
      );
      expect([...new Set(readers.labels.flatMap(({ branches }) => branches))]).toEqual([MUNICIPALITY]);
      for (const other of ['border', 'coordA', 'work', 'tax', emergency] as const) {
        expect([other, await app.canaries(other, operation)]).toEqual([other, []]);
      }
      expect(await tasks(office)).toEqual([MUNICIPALITY]);
      expect(await tasks(reporter)).toEqual([MUNICIPALITY]);
    });

    it('waits for the office until it is acknowledged, and is then known to who reported it', async () => {
      const concern = await report();
      const [item] = await items(office);
      expect(item).toMatchObject({
        code: 'child-concern-to-acknowledge',
        parts: [
          {
            reason: { entry: concern },
            answers: [
              { method: 'POST', path: `/child-concerns/${concern}/acknowledgements` },
              { method: 'POST', path: `/child-concerns/${concern}/redirections` },
            ],
          },
        ],
      });
      expect(await codes(reporter)).toEqual(['child-concern-unacknowledged']);
      await app.tell(office, `/child-concerns/${concern}/acknowledgements`);
      expect([await codes(office), await codes(reporter)]).toEqual([[], []]);
      expect(await types(reporter)).toContain('ChildConcernAcknowledged');
      expect([await tasks(office), await tasks(reporter)]).toEqual([[], []]);
    });

    it('redirected, waits at the new office and no more at the old one, and both know their part', async () => {
      const concern = await report();
      expect((await redirect(concern)).status).toBe(201);
      expect(await codes(office)).toEqual([]);
      expect(await codes(emergency)).toEqual(['child-concern-to-acknowledge']);
      expect(await codes(reporter)).toEqual(['child-concern-unacknowledged']);
      const part = { to: EMERGENCY, from: MUNICIPALITY, why: 'KANARIE-SKÄL' };
      for (const one of [office, emergency, reporter]) {
        expect(await app.seen(one, operation, concern)).toMatchObject({
          facts: { ground: 'KANARIE-BARN' },
        });
        const entries = await app.history(one, operation);
        const redirected = entries.find(({ type }) => type === 'ChildConcernRedirected');
        expect(redirected).toMatchObject({ facts: part, withheld: [] });
      }
      expect([await tasks(office), await tasks(emergency), await tasks(reporter)]).toEqual([
        [],
        [EMERGENCY],
        [EMERGENCY],
      ]);
      const late = await app.post(office, `/child-concerns/${concern}/acknowledgements`);
      expect([late.status, late.body.code]).toEqual([409, 'CHILD_CONCERN.REDIRECTED']);
      await app.tell(emergency, `/child-concerns/${concern}/acknowledgements`);
      expect([await codes(emergency), await codes(reporter)]).toEqual([[], []]);
      // What the new office answers is no part of the old one's.
      expect(await types(office)).toEqual(['ChildConcernReported', 'ChildConcernRedirected']);
    });

    it('is redirected by the office that is not responsible, also after it took it on', async () => {
      const concern = await report();
      await app.tell(office, `/child-concerns/${concern}/acknowledgements`);
      expect((await redirect(concern, office)).status).toBe(201);
      expect(await codes(emergency)).toEqual(['child-concern-to-acknowledge']);
      expect(await codes(reporter)).toEqual(['child-concern-unacknowledged']);
    });

    it('is reminded of at the office that has it', async () => {
      const concern = await report();
      await redirect(concern);
      await waitUntil(app, '2026-11-20T12:00:00+01:00');
      const reminded = (await app.entries(operation)).filter(({ name }) => name === 'ChildConcernReminded');
      expect(reminded.map(({ data }) => data)).toEqual([
        { concern, to: EMERGENCY, times: 1, escalated: false },
      ]);
      expect(await types(emergency)).toContain('ChildConcernReminded');
      expect(await types(reporter)).toContain('ChildConcernReminded');
      expect(await types(office)).not.toContain('ChildConcernReminded');
    });

    it('put right after it was redirected, tells the new office alone', async () => {
      const concern = await report();
      await redirect(concern);
      const correction = { field: 'ground', is: 'KANARIE-RATTAT', reason: 'misheard' };
      await app.tell(reporter, `/entries/${concern}/corrections`, correction);
      expect(await app.canaries(emergency, operation)).toContain('KANARIE-RATTAT');
      expect(await app.canaries(office, operation)).not.toContain('KANARIE-RATTAT');
    });

    it('does not exist for who has no part in it, whatever is asked', async () => {
      const concern = await report();
      for (const other of ['border', 'coordA', 'stranger', emergency] as const) {
        for (const [step, body] of [
          ['acknowledgements', {}],
          ['redirections', { to: EMERGENCY, why: 'x' }],
        ] as const) {
          const answer = await app.post(other, `/child-concerns/${concern}/${step}`, body);
          expect([other, answer.status, answer.body.code]).toEqual([other, 404, 'CHILD_CONCERN.UNKNOWN']);
        }
      }
    });

    it('does not go to an office of coordinators, whoever reports it', async () => {
      const url = await path();
      const before = (await app.entries(operation)).length;
      const answer = await app.post(reporter, url, { to: COORDINATORS, ground: GROUND });
      expect([answer.status, answer.body.code]).toEqual([400, 'CHILD_CONCERN.COORDINATORS_OFFICE']);
      const { offices } = (JSON.parse(answer.text) as { details: { offices: string[] } }).details;
      expect(offices).toContain(MUNICIPALITY);
      expect(offices).not.toContain(COORDINATORS);
      expect(await app.entries(operation)).toHaveLength(before);
      const redirected = await redirect(await report(), reporter, COORDINATORS);
      expect(redirected.body.code).toBe('CHILD_CONCERN.COORDINATORS_OFFICE');
    });

    it('goes to the social services only', async () => {
      const url = await path();
      const before = (await app.entries(operation)).length;
      const answer = await app.post(reporter, url, { to: 'police/border-police', ground: GROUND });
      expect([answer.status, answer.body.code]).toEqual([400, 'CHILD_CONCERN.NOT_SOCIAL_SERVICES']);
      expect(await app.entries(operation)).toHaveLength(before);
    });
  });

  it('is reported by nobody who takes no part', async () => {
    for (const handle of ['tax', 'shelter', 'stranger', 'facilitator'] as const) {
      const answer = await app.post(handle, `/operations/${operation}/child-concerns`, {
        to: MUNICIPALITY,
      });
      expect([handle, answer.body.code]).toEqual([handle, 'OPERATION.UNKNOWN']);
    }
  });

  it('comes in a batch from a time without coverage, and is answered by its id', async () => {
    const batch = (by: Handle, item: object) =>
      app.post<{ items: { status: number; id?: string }[] }>(by, `/operations/${operation}/entries`, {
        items: [item],
      });
    const facts = { key: 'a1', does: 'ChildConcernReported', to: MUNICIPALITY, ground: GROUND };
    const [item] = (await batch('officer', facts)).body.items;
    expect(item).toMatchObject({ status: 201, id: expect.any(String) as string });
    const answer = { key: 'b1', does: 'ChildConcernAcknowledged', concern: item!.id };
    expect((await batch(office, answer)).body.items).toMatchObject([{ status: 201 }]);
  });
});
