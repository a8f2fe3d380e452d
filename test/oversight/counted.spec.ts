import { newUuid } from '@samsyn/event-store';
import { plusMs } from '@samsyn/kernel';
import { openApiDocument } from '@samsyn/web';
import type { TestSamsyn } from '../support/test-samsyn';
import {
  ANALYST,
  openTestSamsyn,
  rowOf,
  SPRING_PUBLISHED,
  table,
  THURSDAY,
  YEAR_PUBLISHED,
  type Row,
} from './oversight-samsyn';
import { CANARY, COORDINATOR, DAY, HOUR, FactsLog, type RecordedOperation } from './facts-log';

describe('statistics of support', () => {
  let app: TestSamsyn;
  let log: FactsLog;
  const at = (index: number, hours: number) => plusMs(THURSDAY, index * DAY + hours * HOUR);
  beforeAll(async () => {
    app = await openTestSamsyn();
    log = new FactsLog(app.parts);
  });
  afterAll(() => app.close());

  async function meet(operation: RecordedOperation, index: number): Promise<void> {
    const answer = index % 3 === 0 ? 'declined' : 'accepted';
    await operation.met('SupportOffered', { kinds: ['shelter', CANARY] }, at(index, 1));
    await operation.met('SupportAnswered', { answer, kinds: ['shelter'] }, at(index, 2));
    await operation.met('FollowUpBooked', { followUp: 1, at: at(index, 90) }, at(index, 2));
    await operation.met(index % 2 === 0 ? 'FollowUpKept' : 'FollowUpMissed', { followUp: 1 }, at(index, 91));
    const referral = await operation.met(
      'ReferralRequested',
      { to: 'ngo/shelter', service: 'shelter' },
      at(index, 3),
    );
    if (index % 3 > 0) await operation.met('ReferralAccepted', { referral }, at(index, 27));
    const concern = await operation.met(
      'ChildConcernReported',
      { to: 'social-services/municipality', about: 'may-be-a-minor' },
      at(index, 3),
    );
    await operation.met('ChildConcernAcknowledged', { concern }, at(index, 8));
  }

  it('count offers, meetings, referrals and concerns by how they came out, once a year', async () => {
    for (let index = 0; index < 30; index += 1) {
      const operation = await log.propose('syd', at(index, 0));
      await operation.conduct('ConductStarted', { planRevision: 0, planHash: 'A'.repeat(43) }, at(index, 0));
      await operation.conduct('ConductEnded', {}, at(index, 4));
      await meet(operation, index);
    }
    app.clock.moveTo(YEAR_PUBLISHED);
    const ofYear = async (name: string, match: Row) => {
      const rows = await table(app, name, '?per=year&region=syd');
      return rowOf(rows, { ...match });
    };
    expect(await ofYear('support-by-service', { service: 'shelter' })).toMatchObject({
      accepted: 20,
      declined: 10,
      undecided: 0,
      spl_Type: 'SocialCare',
    });
    expect(await ofYear('support-by-service', { service: 'other' })).toMatchObject({
      undecided: 30,
      spl_Type: null,
    });
    expect(await ofYear('follow-ups-by-month', {})).toMatchObject({
      kept: 15,
      missed: 15,
      open: 0,
      booked: 30,
    });
    expect(await ofYear('referrals-by-service', { service: 'shelter' })).toMatchObject({
      accepted: 20,
      unanswered: 10,
    });
    expect(await ofYear('referrals-by-answer-time', { 'answer-time': '1-to-3-days' })).toMatchObject({
      accepted: 20,
    });
    expect(await ofYear('child-concerns-by-answer-time', { 'answer-time': 'under-1-day' })).toMatchObject({
      acknowledged: 30,
    });
    const debriefs = await table(app, 'operations-by-debrief', '?per=quarter&region=syd');
    expect(rowOf(debriefs, { period: '2027-Q1', debrief: 'none' })).toMatchObject({
      'without-coordinator': 30,
    });
    const months = await table(app, 'referrals-by-month', '?per=month&region=syd');
    expect(months.rows[0]).toHaveProperty('cas_OutgoingReferralDate', '2027-01');
  });
});

describe('what is counted', () => {
  let app: TestSamsyn;
  let log: FactsLog;
  beforeEach(async () => {
    app = await openTestSamsyn();
    log = new FactsLog(app.parts);
  });
  afterEach(() => app.close());
  const spring = (name: string) => {
    app.clock.moveTo(SPRING_PUBLISHED);
    return table(app, name, '?per=quarter&region=syd');
  };

  it('is an operation once, however many calls it took, and none where the call was taken back', async () => {
    for (let index = 0; index < 8; index += 1) {
      const operation = await log.propose('syd', plusMs(THURSDAY, index * DAY));
      await operation.call('nobody');
      await operation.call('telephone', 2);
      await (await log.propose('syd', plusMs(THURSDAY, index * DAY))).call('withdrawn');
    }
    expect((await spring('coordinator-requests-by-month')).rows).toMatchObject([{ attended: 8, nobody: 0 }]);
    expect(rowOf(await spring('coordinator-requests-by-mode'), { mode: 'telephone' })).toMatchObject({
      attended: 8,
    });
    expect(
      rowOf(await spring('coordinator-requests-by-persons-asked'), { 'persons-asked': '2' }),
    ).toMatchObject({
      attended: 8,
    });
  });

  it('moves with a correction of when it happened, while the quarter is open', async () => {
    for (let index = 0; index < 6; index += 1) {
      const operation = await log.propose('syd', plusMs(THURSDAY, index * HOUR));
      const call = await operation.call('on-site', 3);
      const corrected = {
        entry: call,
        field: 'occurredAt',
        is: plusMs(operation.start, -30 * HOUR),
        reason: CANARY,
      };
      await operation.plan('EntryCorrected', corrected, operation.start, plusMs(operation.start, DAY));
    }
    expect(rowOf(await spring('coordinator-requests-by-notice'), { notice: '1-to-3-days' })).toMatchObject({
      attended: 6,
    });
  });

  it('is nothing that was entered in error', async () => {
    for (let index = 0; index < 11; index += 1) {
      const operation = await log.propose('syd', plusMs(THURSDAY, index * HOUR));
      const call = await operation.call('telephone', 3);
      const mark = { entry: call, kind: 'entered-in-error', reason: CANARY };
      if (index < 5) await operation.plan('EntryMarkedInError', mark, operation.start);
    }
    expect((await spring('coordinator-requests-by-month')).rows).toMatchObject([{ attended: 6 }]);
  });

  it('is nobody whose record was erased before the numbers are published', async () => {
    for (let index = 0; index < 12; index += 1) {
      const operation = await log.propose('syd', plusMs(THURSDAY, index * HOUR));
      await operation.met('SupportOffered', { kinds: ['shelter'] }, operation.start);
      await operation.met('ReferralRequested', { to: 'ngo/shelter', service: 'shelter' }, operation.start);
      if (index < 6) await operation.met('SubjectErased', { ground: 'decided-by-court' }, operation.start);
    }
    app.clock.moveTo(YEAR_PUBLISHED);
    const year = '?per=year&region=syd';
    expect((await table(app, 'support-by-month', year)).rows).toMatchObject([{ undecided: 6 }]);
    expect((await table(app, 'referrals-by-month', year)).rows).toMatchObject([{ unanswered: 6 }]);
  });

  it('is a start without a coordinator where nobody had said yes, or it was decided so', async () => {
    for (let index = 0; index < 12; index += 1) {
      const operation = await log.propose('syd', plusMs(THURSDAY, index * HOUR), 'akc-inspection');
      await operation.call(index < 7 ? 'on-site' : 'nobody');
      const started = { planRevision: 0, planHash: 'A'.repeat(43) };
      await operation.conduct('ConductStarted', started, operation.start);
      await operation.conduct('ConductEnded', {}, plusMs(operation.start, 3 * HOUR));
      await operation.conduct(
        'DebriefMeetingHeld',
        { present: [] },
        plusMs(operation.start, (index < 7 ? 5 : 9) * DAY),
      );
    }
    expect((await spring('operations-by-month')).rows).toMatchObject([
      { 'with-coordinator': 7, 'without-coordinator': 5, 'not-carried-out': 0, proposed: 12 },
    ]);
    const kinds = await spring('operations-by-kind');
    expect(rowOf(kinds, { kind: 'akc-inspection' })).toMatchObject({ 'with-coordinator': 7 });
    const debriefs = await spring('operations-by-debrief');
    expect(rowOf(debriefs, { debrief: 'within-7-days' })).toMatchObject({ 'with-coordinator': 7 });
    expect(rowOf(debriefs, { debrief: 'later' })).toMatchObject({ 'without-coordinator': 5 });
  });

  it('suppresses many offers of few operations: one operation is never a number', async () => {
    const operation = await log.propose('syd', THURSDAY);
    const kinds = ['shelter', 'health-care', 'legal-counsel', 'counselling', 'safe-return', 'interpreter'];
    await operation.met('SupportOffered', { kinds }, THURSDAY);
    app.clock.moveTo(YEAR_PUBLISHED);
    const support = await table(app, 'support-by-service');
    expect(support.rows.filter(({ undecided }) => undecided !== null)).toEqual([]);
  });

  it('counts advice that was given, and that nobody gave', async () => {
    const question = {
      topic: 'indicators',
      region: 'syd',
      question: CANARY,
      answerBy: plusMs(THURSDAY, HOUR),
      then: [],
    };
    for (let index = 0; index < 14; index += 1) {
      const stream = `planning.advice-call-${newUuid()}`;
      const at = plusMs(THURSDAY, index * DAY);
      await log.tell({ name: 'AdviceRequested', data: question, at, stream, operation: null });
      if (index % 2 === 0) continue;
      const given = { durationMinutes: 9, outcome: 'question-answered' };
      await log.tell({ name: 'AdviceGiven', data: given, at, by: COORDINATOR, stream, operation: null });
    }
    expect((await spring('advice-calls-by-month')).rows).toMatchObject([
      { given: 7, unanswered: 7, asked: 14 },
    ]);
    expect(rowOf(await spring('advice-calls-by-topic'), { topic: 'indicators' })).toMatchObject({ given: 7 });
  });
});

describe('the fields of the tables', () => {
  it('say for each what it is in the data standard of IOM, or that it has no counterpart there', async () => {
    const app = await openTestSamsyn();
    interface Fields {
      readonly standard: { readonly version: string };
      readonly fields: readonly {
        table: string;
        sv: string;
        en: string;
        htcds: string | null;
        note: string;
      }[];
    }
    const { body } = await app.get<Fields>(ANALYST, '/oversight/fields');
    expect(body.standard.version).toBe('2.0');
    const mapped = body.fields.filter(({ htcds }) => htcds !== null);
    expect([...new Set(mapped.map(({ htcds }) => htcds))].sort()).toEqual([
      'cas_OutgoingReferralDate',
      'spl_Type',
    ]);
    expect(body.fields.every(({ note }) => note.length > 20)).toBe(true);
    expect(body.fields.every(({ sv, en }) => sv.length > 0 && en.length > 0)).toBe(true);
    await app.close();
  });

  it('stand in each answer, every column with what is in it, and what is empty with why', async () => {
    const app = await openTestSamsyn();
    const log = new FactsLog(app.parts);
    const operation = await log.propose('syd', THURSDAY);
    await operation.met('SupportOffered', { kinds: ['shelter'] }, THURSDAY);
    app.clock.moveTo(YEAR_PUBLISHED);
    interface Answer {
      readonly columns: readonly { exportedAs: string; en: string }[];
      readonly standard: { readonly version: string };
      readonly rows: readonly Row[];
    }
    const { body } = await app.get<Answer>(ANALYST, '/oversight/tables/support-by-service');
    const [row] = body.rows;
    expect(body.columns.map(({ exportedAs }) => exportedAs)).toEqual(Object.keys(row!));
    expect(body.columns.at(-1)!.en).toContain('not zero');
    expect(body.standard.version).toBe('2.0');
    expect(row).toMatchObject({ accepted: 0, undecided: null, suppressed: ['undecided', 'offered'] });
    await app.close();
  });
});

describe('the OpenAPI document', () => {
  it('describes the routes of the statistics, who may ask, and both media types', async () => {
    const app = await openTestSamsyn();
    interface Operation {
      readonly description: string;
      readonly parameters: readonly { readonly name: string }[];
      readonly responses: Readonly<Record<string, { readonly content: object }>>;
    }
    const document = await openApiDocument(app['app']);
    const paths = document.paths as unknown as Readonly<Record<string, { readonly get: Operation }>>;
    for (const path of ['/oversight/tables', '/oversight/tables/{name}', '/oversight/fields']) {
      expect(paths[path]!.get.description).toContain('Who may: the national coordination.');
    }
    const { parameters, responses } = paths['/oversight/tables/{name}']!.get;
    const names = parameters.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['name', 'from', 'to', 'region', 'per', 'level', 'format']));
    expect(Object.keys(responses[200]!.content)).toEqual(['application/json', 'text/csv']);
    await app.close();
  });
});
