import { copyFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { plusMs } from '@samsyn/kernel';
import { BORDER, COORDINATORS, EVENING, TestSamsyn, INSPECTION, TAX } from '../support/test-samsyn';
import { Story } from './story';

jest.setTimeout(120_000);

const HALF_A_DAY_MS = 12 * 3_600_000;
const STEPS = 80;
/** After how many steps the process dies under what it does. */
const CRASHES = [0, 1, 2, 3, 5, 8, 13, 31, 62];
/** What Samsyn must have done by itself in that time, each in its own workflow. */
const BY_ITSELF = [
  'ActionReminded',
  'AdviceUnanswered',
  'BreakGlassExpired',
  'CallExpired',
  'ChildConcernReminded',
  'ContactDrillEnded',
  'FollowUpReminded',
  'IncidentReminded',
  'InvitationExpired',
  'InvitationReminded',
  'OnCallSwapExpired',
  'PerspectiveReminded',
  'ReferralReminded',
  'ReflectionPeriodEnding',
  'SafetyCheckInMissed',
  'SupportContactOverdue',
];

/** A story whose deadlines are all still to come, for every workflow that has any. */
async function pending(app: TestSamsyn): Promise<void> {
  await new Story(app).tell();
  const operationId = await app.plan();
  const met = await app.encounter(operationId);
  const { entry: booked } = await app.tell('coordB', `/encounters/${met}/follow-ups`, {
    ...{ at: plusMs(app.clock.now(), 6 * HALF_A_DAY_MS), place: { value: 'x', label: 'social-services' } },
  });
  const consent = { recipient: BORDER, scope: ['all'], purpose: 'x' };
  await app.tell('coordB', `/encounters/${met}/consents`, consent);
  const { entry: decision } = await app.tell('coordB', '/disclosures/decisions', {
    ...{ outcome: 'granted', item: { entry: booked, field: 'place' }, recipient: BORDER },
    ...{ ground: 'OSL 12:2', purpose: 'x', weighing: 'x' },
  });
  await app.tell('coordB', `/disclosures/decisions/${decision}/wrong-recipient`, { what: 'x' });
  const planned = await app.propose();
  await app.tell('leader', `/operations/${planned}/invitations`, {
    ...{ agencies: [TAX], answerBy: plusMs(app.clock.now(), 4 * HALF_A_DAY_MS) },
  });
  const later = plusMs(app.clock.now(), HALF_A_DAY_MS / 2);
  await app.tell('leader', `/operations/${operationId}/calls`, {
    ...{ to: 'coordA', then: ['coordB'], answerBy: later },
  });
  const ask = { topic: 'approach', region: 'syd', question: 'x', to: 'coordA', then: ['coordB'] };
  await app.tell('leader', '/advice-calls', { ...ask, answerBy: later });
  const shift = { mode: 'telephone', covers: ['syd'], from: '2026-11-25T16:00:00+01:00' };
  await app.tell('coordA', '/availability/shifts', { ...shift, to: '2026-11-26T08:00:00+01:00' });
  await app.tell('coordA', '/availability/swaps', { with: 'coordB' });
  const at = (path: string) => `/encounters/${met}/${path}`;
  await app.tell('coordB', at('support-offers'), { kinds: ['shelter'] });
  await app.tell('coordB', at('support-answers'), { answer: 'accepted' });
  await app.tell('coordB', at('referrals'), { to: 'ngo/shelter', service: 'shelter' });
  await app.tell('coordB', at('child-concerns'), { to: 'social-services/municipality' });
  await app.tell('coordB', at('reflection-period/applications'), {
    applicant: 'social-services-committee',
  });
  await app.tell('coordB', at('reflection-period/grants'), { from: '2026-11-19' });
  const conduct = (path: string) => `/operations/${operationId}/conduct/${path}`;
  await app.tell('leader', conduct('start'));
  await app.tell('leader', conduct('safety-check-ins'), { who: ['work'], everyMinutes: 240 });
  await app.tell('leader', `/operations/${operationId}/debrief`);
  await app.tell('leader', `/debriefs/${operationId}/perspective-requests`, {
    of: [INSPECTION, COORDINATORS],
    answerBy: plusMs(app.clock.now(), 8 * HALF_A_DAY_MS),
  });
}

/** Every event that Samsyn recorded, as it is the same in two houses with the same past. */
async function byItself(app: TestSamsyn): Promise<readonly string[]> {
  const { eventStore, codec } = app.parts;
  const events = await eventStore.readAll({ after: 0, limit: 10_000 });
  return events.flatMap((stored) => {
    const { name, actor, stream, recordedAt } = codec.decode(stored);
    return actor.branch === 'system' ? [`${name} ${stream} ${recordedAt}`] : [];
  });
}

const LOG = 'log.sqlite';

/**
 * The folder as a crash at this moment leaves it. The log comes last: it is written by a thread of its own, and what
 * follows it is never ahead of it. A log that begins a new WAL file under the copying is copied again.
 */
function imageOf(folder: string, to: string): void {
  cpSync(folder, to, { recursive: true, filter: (path) => !basename(path).startsWith(LOG) });
  const wal = join(folder, `${LOG}-wal`);
  const generation = () => (existsSync(wal) ? readFileSync(wal).subarray(0, 32).toString('hex') : '');
  for (let before: string | undefined; before !== generation();) {
    before = generation();
    for (const name of [LOG, `${LOG}-wal`]) {
      if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(to, name));
    }
  }
}

describe('deadlines of every workflow, while the process dies again and again', () => {
  const root = mkdtempSync(join(tmpdir(), 'samsyn-timers-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('pass once each, exactly as in a process that never died', async () => {
    const steady = await TestSamsyn.open({ folder: join(root, '0') }, EVENING);
    await pending(steady);
    let crashed = 0;
    /** The files as they lie there in the midst of the work are all that is left of the process. */
    const crash = async (app: TestSamsyn, now: string): Promise<TestSamsyn> => {
      imageOf(join(root, `${crashed}`), join(root, `${crashed + 1}`));
      if (crashed > 0) await app.close();
      crashed += 1;
      return TestSamsyn.open({ folder: join(root, `${crashed}`) }, now);
    };
    let dying = await crash(steady, steady.clock.now());
    for (let step = 0; step < STEPS; step += 1) {
      const now = plusMs(steady.clock.now(), HALF_A_DAY_MS);
      for (const app of [steady, dying]) app.clock.moveTo(now);
      if (CRASHES.includes(step)) {
        for (let turns = 0; turns < step; turns += 1) await setImmediate();
        dying = await crash(dying, now);
      }
      for (const app of [steady, dying]) await app.parts.processing.settled();
    }
    const [expected, found] = [await byItself(steady), await byItself(dying)];
    await dying.close();
    await steady.close();
    expect([...new Set(expected.map((one) => one.split(' ')[0]!))]).toEqual(
      expect.arrayContaining(BY_ITSELF),
    );
    expect([...found].sort()).toEqual([...expected].sort());
  });
});
