import { COORDINATORS, TestSamsyn, INSPECTION, BORDER } from '../support/test-samsyn';

jest.setTimeout(120_000);

interface Debriefed {
  readonly perspectives: {
    readonly unanswered: readonly string[];
    readonly entrustedEarlier?: number;
  };
  readonly tasks: readonly { readonly code: string }[];
}
interface Warned {
  readonly warnings?: readonly { readonly code: string; readonly title: string }[];
}
const WARNED = [expect.objectContaining({ code: 'DEBRIEF.EARLIER_FACILITATOR_LEFT' })];

describe('a facilitator after one who has left', () => {
  let app: TestSamsyn;
  let operation: string;
  beforeEach(async () => {
    app = await TestSamsyn.open();
    operation = await app.plan();
    await app.tell('leader', `/operations/${operation}/debrief`);
    await app.tell('leader', `/debriefs/${operation}/perspective-requests`, {
      of: [INSPECTION, BORDER, COORDINATORS],
    });
    expect((await name('facilitator')).warnings).toBeUndefined();
  });
  afterEach(() => app.close());

  const name = async (who: string) =>
    (await app.post<Warned>('leader', `/debriefs/${operation}/facilitators`, { who })).body;
  const give = (who: 'work' | 'border') =>
    app.tell(who, `/debriefs/${operation}/perspectives`, {
      hard: 'we were too many',
      through: 'facilitator',
    });
  const debrief = async () =>
    (await app.get<Debriefed>('otherFacilitator', `/operations/${operation}/debrief`)).body;
  const page = () => app.page('otherFacilitator', `/operations/${operation}/debrief`, 'text/html');
  const leave = () => app.parts.directory.deactivate('facilitator', null);

  it('is told how many texts went to the one before, and of nobody that they have not answered', async () => {
    await give('work');
    await give('border');
    leave();
    expect((await name('otherFacilitator')).warnings).toEqual(WARNED);
    const { perspectives, tasks } = await debrief();
    expect(perspectives.entrustedEarlier).toBe(2);
    expect(tasks.filter(({ code }) => code === 'perspective-unanswered')).toEqual([]);
    const given = await page();
    expect(given).toContain('2 texter lämnades till en tidigare samordnare');
    expect(given).not.toContain('Har inte svarat');
  });

  it('is told of one less for each who gives the text anew, and of nothing where there is none', async () => {
    await give('work');
    leave();
    await name('otherFacilitator');
    await give('work');
    const { perspectives } = await debrief();
    expect(perspectives).not.toHaveProperty('entrustedEarlier');
    expect(perspectives.unanswered).toEqual([BORDER, COORDINATORS]);
    expect(await page()).toContain('Har inte svarat');
  });

  it('is named with the same warning whether anything was entrusted or not', async () => {
    leave();
    expect((await name('otherFacilitator')).warnings).toEqual(WARNED);
    expect((await debrief()).perspectives).not.toHaveProperty('entrustedEarlier');
  });

  it('nobody else is told how many there are', async () => {
    await give('work');
    leave();
    await name('otherFacilitator');
    for (const who of ['leader', 'officer', 'coordB', 'border'] as const)
      expect([who, await app.everything(who, operation)]).toEqual([
        who,
        expect.not.stringContaining('entrustedEarlier'),
      ]);
  });
});
