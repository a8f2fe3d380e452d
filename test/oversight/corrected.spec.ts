import { plusMs, type Instant } from '@samsyn/kernel';
import type { TestSamsyn } from '../support/test-samsyn';
import {
  openTestSamsyn,
  rowOf,
  shownOf,
  table,
  THURSDAY,
  YEAR_PUBLISHED,
  type Row,
  type Table,
} from './oversight-samsyn';
import { DAY, HOUR, FactsLog, type RecordedOperation } from './facts-log';

const EACH = 6;
/** From then on nothing is counted any more in the first quarter of 2027, and in the year. */
const QUARTER_CLOSES = '2027-05-30T22:00:00.000Z';
const YEAR_CLOSES = '2028-02-29T23:00:00.000Z';

/** Where a number is found: which rows, and which of their numbers. */
interface Place {
  readonly row: Row;
  readonly number: string;
}
interface Corrected {
  readonly what: string;
  readonly table: string;
  readonly query: string;
  readonly closes: Instant;
  /** Tells of an operation. @returns the entry that is corrected */
  readonly tell: (operation: RecordedOperation) => Promise<string>;
  readonly field: string;
  readonly is: string | number;
  /** Where the operation is counted as it was told, and as it was corrected. */
  readonly was: Place;
  readonly becomes: Place;
}

const answered = async (operation: RecordedOperation): Promise<string> => {
  const { start } = operation;
  await operation.met('SupportOffered', { kinds: ['shelter', 'health-care'] }, start);
  const answers = [{ kind: 'health-care', answer: 'undecided' }];
  return operation.met('SupportAnswered', { answer: 'accepted', answers }, start);
};
const referred = (operation: RecordedOperation): Promise<string> =>
  operation.met('ReferralRequested', { to: 'ngo/shelter', service: 'shelter' }, operation.start);

const QUARTER = { query: '?per=quarter&to=2027-03', closes: QUARTER_CLOSES };
const YEAR = { query: '?per=year', closes: YEAR_CLOSES };
const inSyd = (row: Row, number: string): Place => ({ row: { region: 'syd', ...row }, number });

const CASES: readonly Corrected[] = [
  {
    what: 'the region of an operation, with the support that was offered there',
    table: 'support-by-service',
    ...YEAR,
    tell: async (operation) => {
      await answered(operation);
      return operation.proposal;
    },
    field: 'region',
    is: 'nord',
    was: inSyd({ service: 'shelter' }, 'accepted'),
    becomes: { row: { region: 'nord', service: 'shelter' }, number: 'accepted' },
  },
  {
    what: 'the region of an operation, with the request for a coordinator',
    table: 'coordinator-requests-by-month',
    ...QUARTER,
    tell: async (operation) => {
      await operation.call('on-site');
      return operation.proposal;
    },
    field: 'region',
    is: 'nord',
    was: inSyd({}, 'attended'),
    becomes: { row: { region: 'nord' }, number: 'attended' },
  },
  {
    what: 'the kind of an operation',
    table: 'operations-by-kind',
    ...QUARTER,
    tell: ({ proposal }) => Promise.resolve(proposal),
    field: 'kind',
    is: 'akc-inspection',
    was: inSyd({ kind: 'apartment-visit' }, 'not-carried-out'),
    becomes: inSyd({ kind: 'akc-inspection' }, 'not-carried-out'),
  },
  {
    what: 'in which way a coordinator comes',
    table: 'coordinator-requests-by-mode',
    ...QUARTER,
    tell: async (operation) => {
      await operation.call('on-site');
      return operation.lastAnswer;
    },
    field: 'mode',
    is: 'telephone',
    was: inSyd({ mode: 'on-site' }, 'attended'),
    becomes: inSyd({ mode: 'telephone' }, 'attended'),
  },
  {
    what: 'why the one who was asked first declined',
    table: 'coordinator-requests-by-first-answer',
    ...QUARTER,
    tell: async (operation) => {
      await operation.call('nobody', 3, 'too-far');
      return operation.lastAnswer;
    },
    field: 'reason',
    is: 'leave',
    was: inSyd({ 'first-answer': 'too-far' }, 'nobody'),
    becomes: inSyd({ 'first-answer': 'unavailable' }, 'nobody'),
  },
  {
    what: 'what she answered',
    table: 'support-by-service',
    ...YEAR,
    tell: answered,
    field: 'answer',
    is: 'declined',
    was: inSyd({ service: 'shelter' }, 'accepted'),
    becomes: inSyd({ service: 'shelter' }, 'declined'),
  },
  {
    what: 'what a referral is for',
    table: 'referrals-by-service',
    ...YEAR,
    tell: referred,
    field: 'service',
    is: 'health-care',
    was: inSyd({ service: 'shelter' }, 'unanswered'),
    becomes: inSyd({ service: 'health-care' }, 'unanswered'),
  },
  {
    what: 'when a referral was answered',
    table: 'referrals-by-answer-time',
    ...YEAR,
    tell: async (operation) => {
      const referral = await referred(operation);
      return operation.met('ReferralAccepted', { referral }, plusMs(operation.start, 10 * DAY));
    },
    field: 'occurredAt',
    is: plusMs(THURSDAY, 2 * DAY),
    was: inSyd({ 'answer-time': '7-to-30-days' }, 'accepted'),
    becomes: inSyd({ 'answer-time': '1-to-3-days' }, 'accepted'),
  },
  {
    what: 'when a report was acknowledged',
    table: 'child-concerns-by-answer-time',
    ...YEAR,
    tell: async (operation) => {
      const to = { to: 'social-services/municipality', about: 'may-be-a-minor' };
      const concern = await operation.met('ChildConcernReported', to, operation.start);
      return operation.met('ChildConcernAcknowledged', { concern }, plusMs(operation.start, 5 * DAY));
    },
    field: 'occurredAt',
    is: plusMs(THURSDAY, 2 * DAY),
    was: inSyd({ 'answer-time': '3-to-7-days' }, 'acknowledged'),
    becomes: inSyd({ 'answer-time': '1-to-3-days' }, 'acknowledged'),
  },
  {
    what: 'when the debrief was held',
    table: 'operations-by-debrief',
    ...QUARTER,
    tell: async (operation) => {
      const { start } = operation;
      await operation.conduct('ConductStarted', { planRevision: 0, planHash: 'A'.repeat(43) }, start);
      await operation.conduct('ConductEnded', {}, plusMs(start, HOUR));
      return operation.conduct('DebriefMeetingHeld', { present: [] }, plusMs(start, 9 * DAY));
    },
    field: 'occurredAt',
    is: plusMs(THURSDAY, 2 * DAY),
    was: inSyd({ debrief: 'later' }, 'without-coordinator'),
    becomes: inSyd({ debrief: 'within-7-days' }, 'without-coordinator'),
  },
  {
    what: 'which meeting was kept',
    table: 'follow-ups-by-month',
    ...YEAR,
    query: '?per=month',
    tell: async (operation) => {
      const { start } = operation;
      await operation.met('FollowUpBooked', { followUp: 1, at: start }, start);
      await operation.met('FollowUpBooked', { followUp: 2, at: start }, plusMs(start, 40 * DAY));
      return operation.met('FollowUpKept', { followUp: 1 }, plusMs(start, 50 * DAY));
    },
    field: 'followUp',
    is: 2,
    was: inSyd({ period: '2027-02' }, 'kept'),
    becomes: inSyd({ period: '2027-03' }, 'kept'),
  },
];

async function withTestSamsyn<Found>(
  work: (app: TestSamsyn, log: FactsLog) => Promise<Found>,
): Promise<Found> {
  const app = await openTestSamsyn();
  try {
    return await work(app, new FactsLog(app.parts));
  } finally {
    await app.close();
  }
}
const numberAt = (found: Table, { row, number }: Place) => rowOf(found, row)?.[number];

/** Six operations as they were told, and six that are corrected at a moment. */
const counted = ({ tell, table: name, query, field, is, was, becomes }: Corrected, at: Instant) =>
  withTestSamsyn(async (app, log) => {
    for (let index = 0; index < 2 * EACH; index += 1) {
      const operation = await log.propose('syd', plusMs(THURSDAY, index * HOUR));
      const entry = await tell(operation);
      if (index % 2 === 0) await operation.correct(entry, { field, is }, at);
    }
    app.clock.moveTo(YEAR_PUBLISHED);
    const found = await table(app, name, query);
    return [numberAt(found, was), numberAt(found, becomes)];
  });

describe('a correction', () => {
  it.each(CASES)('that is recorded while the period is open changes $what', async (one) => {
    expect(await counted(one, plusMs(one.closes, -1))).toEqual([EACH, EACH]);
  });

  it.each(CASES)('that is recorded when it is closed no longer changes $what', async (one) => {
    expect(await counted(one, one.closes)).toEqual([2 * EACH, 0]);
  });

  it('of the answer on the whole leaves what was answered of a kind by itself', () =>
    withTestSamsyn(async (app, log) => {
      for (let index = 0; index < EACH; index += 1) {
        const operation = await log.propose('syd', plusMs(THURSDAY, index * HOUR));
        await operation.correct(await answered(operation), { field: 'answer', is: 'declined' }, THURSDAY);
      }
      app.clock.moveTo(YEAR_PUBLISHED);
      const found = await table(app, 'support-by-service', '?per=year&region=syd');
      expect(rowOf(found, { service: 'health-care' })).toMatchObject({ undecided: EACH, declined: 0 });
    }));

  it('of the region that a call repeats does not move the operation', () =>
    withTestSamsyn(async (app, log) => {
      for (let index = 0; index < EACH; index += 1) {
        const operation = await log.propose('syd', plusMs(THURSDAY, index * HOUR));
        await operation.correct(await operation.call('on-site'), { field: 'region', is: 'nord' }, THURSDAY);
      }
      app.clock.moveTo(YEAR_PUBLISHED);
      const found = await table(app, 'coordinator-requests-by-month', QUARTER.query);
      expect(numberAt(found, inSyd({}, 'attended'))).toBe(EACH);
    }));

  it('is followed again where the read model is built again before anything is published', () =>
    withTestSamsyn(async (app, log) => {
      for (const { tell, field, is, closes } of CASES) {
        for (let index = 0; index < EACH; index += 1) {
          const operation = await log.propose('vast', plusMs(THURSDAY, index * HOUR));
          await operation.correct(await tell(operation), { field, is }, plusMs(closes, -1));
        }
      }
      app.parts.processing.rebuild('oversight');
      app.clock.moveTo(YEAR_PUBLISHED);
      const found = await table(app, 'support-by-service', '?per=year');
      expect(rowOf(found, { region: 'nord', service: 'shelter' })).toMatchObject({ accepted: EACH });
      const published = await shownOf(app, 'support', '2027');
      app.parts.processing.rebuild('oversight');
      expect(await shownOf(app, 'support', '2027')).toEqual(published);
    }));
});

describe('what is marked as entered in error', () => {
  const marked = (name: string, query: string, tell: Corrected['tell']) =>
    withTestSamsyn(async (app, log) => {
      for (let index = 0; index < EACH; index += 1) {
        const operation = await log.propose('syd', plusMs(THURSDAY, index * HOUR));
        await operation.markInError(await tell(operation), plusMs(THURSDAY, 80 * DAY));
      }
      app.clock.moveTo(YEAR_PUBLISHED);
      return (await table(app, name, `?region=syd&${query}`)).rows;
    });

  it('is an answer that nobody gave: what the person was offered is open', async () => {
    expect(await marked('support-by-month', 'per=year', answered)).toMatchObject([
      { accepted: 0, undecided: 2 * EACH },
    ]);
  });

  it('is one of two offers of the same: the other stands, with the answer to it', async () => {
    const rows = await marked('support-by-month', 'per=month&from=2027-02&to=2027-03', async (operation) => {
      const { start } = operation;
      const first = await operation.met('SupportOffered', { kinds: ['shelter'] }, start);
      await operation.met('SupportOffered', { kinds: ['shelter'] }, plusMs(start, 35 * DAY));
      await operation.met('SupportAnswered', { answer: 'accepted' }, plusMs(start, 35 * DAY));
      return first;
    });
    expect(rows).toMatchObject([{ accepted: 0 }, { accepted: EACH }]);
  });

  it('is a booking: no meeting is counted, whatever became of it', async () => {
    const rows = await marked('follow-ups-by-month', 'per=year', async (operation) => {
      const booking = await operation.met(
        'FollowUpBooked',
        { followUp: 1, at: operation.start },
        operation.start,
      );
      await operation.met('FollowUpMissed', { followUp: 1 }, plusMs(operation.start, DAY));
      return booking;
    });
    expect(rows).toMatchObject([{ missed: 0, booked: 0 }]);
  });
});
