import type { Contact } from '@samsyn/call-outs';
import { PlanSamsyn } from '../operation-plan/plan-samsyn';

describe('contact persons', () => {
  let app: PlanSamsyn;
  beforeEach(async () => {
    app = await PlanSamsyn.open();
  });
  afterEach(() => app.close());

  const recorded = async (by: string, url: string, body: object = {}) => {
    const answer = await app.post(by, url, body);
    expect([url, answer.status, answer.body.code]).toEqual([url, 201, undefined]);
  };
  const invited = async (op: string, ...by: string[]) => {
    const agencies = by.map((handle) => app.directory.byHandle(handle)!.branch);
    await recorded('leader', `/operations/${op}/invitations`, {
      agencies,
      answerBy: '2026-11-19T18:00:00+01:00',
    });
    for (const handle of by)
      await recorded(handle, `/operations/${op}/confirmations`, { staff: 1, focus: 'x' });
  };
  const contacts = async (by: string, query = '') =>
    (await app.get<{ contacts: Contact[] }>(by, `/contacts${query}`)).body.contacts;
  const short = (list: readonly Contact[]) =>
    list.map(({ region, branch, telephone }) => `${region} ${branch} ${telephone ?? '-'}`);

  it('are found by every branch that took part, the one named last for each branch and region', async () => {
    const op = await app.propose();
    await invited(op, 'tax', 'border');
    await recorded('tax', `/operations/${op}/contact-persons`, { telephone: '010-1' });
    await recorded('border', `/operations/${op}/contact-persons`, {});
    const later = await app.propose();
    await invited(later, 'tax');
    await recorded('tax', `/operations/${later}/contact-persons`, { telephone: '010-2' });
    expect(short(await contacts('leader'))).toEqual([
      'syd police/border-police -',
      'syd tax-agency/audit 010-2',
    ]);
    expect(await contacts('leader', '?agency=tax-agency')).toMatchObject([
      { who: 'tax', operation: later, agency: 'tax-agency', current: true },
    ]);
    expect(await contacts('leader', '?region=nord')).toEqual([]);
    expect(short(await contacts('deputy'))).toHaveLength(2);
    // The border police were not on the later operation: to them the earlier naming is the last.
    const theirs = await contacts('border');
    expect(short(theirs)).toEqual(['syd police/border-police -', 'syd tax-agency/audit 010-1']);
    expect(theirs.find(({ agency }) => agency === 'tax-agency')).toMatchObject({
      who: 'tax-agency/audit inspector',
      operation: op,
    });
    expect(JSON.stringify(theirs)).not.toContain(later);
  });

  it('are nothing to a branch that was only invited, declined, or knows nothing of it', async () => {
    const op = await app.propose();
    await invited(op, 'tax');
    await recorded('tax', `/operations/${op}/contact-persons`, { telephone: 'KANARIE' });
    await recorded('leader', `/operations/${op}/invitations`, {
      agencies: ['police/border-police'],
      answerBy: '2026-11-19T18:00:00+01:00',
    });
    for (const stranger of ['border', 'otherLeader', 'coordA', 'jour'])
      expect(await contacts(stranger)).toEqual([]);
    await recorded('border', `/operations/${op}/confirmations`, { staff: 1, focus: 'x' });
    expect(await contacts('border')).toHaveLength(1);
    await recorded('border', `/operations/${op}/declines`, { reason: 'no staff' });
    expect(await contacts('border')).toEqual([]);
  });

  it('are marked where the person has left', async () => {
    const op = await app.propose();
    await invited(op, 'tax');
    await recorded('tax', `/operations/${op}/contact-persons`, {});
    app.directory.deactivate('tax', null);
    expect(await contacts('leader')).toMatchObject([{ who: 'tax', current: false }]);
  });

  it('are asked for by codes alone', async () => {
    const answer = await app.get<{ code: string }>('leader', '/contacts?region=%25');
    expect([answer.status, answer.body.code]).toEqual([400, 'REQUEST.INVALID']);
  });
});
