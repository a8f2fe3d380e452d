import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { EventCodec } from '@samsyn/event-store';
import type { Directory } from '@samsyn/identity';
import { GrowingList, ManualClock, type Recorded } from '@samsyn/kernel';
import type { OperationLog } from '@samsyn/operations';
import { accessAt } from '@samsyn/secrecy';
import { summaryFrom } from '../operations/operation-summary';
import { ACTS, ACTS_ON_RIGHTS, choice, tell } from '../random-operation.fixture';
import {
  branchOf,
  CAST_IDS,
  OPERATION,
  person,
  proposal,
  registry,
  viewingContext,
  RecordedOperation,
  viewer,
  type CastId,
  summaryOf,
} from '../recorded-operation.fixture';
import { LoggedOperationHistory } from './logged-operation-history';
import { viewOperation, type AsOf } from './carried-view';

const RUNS = 60;
const EARLIER = '2026-11-19T15:33:00.000Z';
const SHELTER = branchOf('shelter');

/** An operation as the log of the process holds it: what it gives does not change. */
class GrowingLog {
  entries = new GrowingList<Recorded>();

  take(op: RecordedOperation): void {
    for (const event of op.entries.slice(this.entries.length)) this.entries.push(event);
  }

  /** As after a key has been destroyed: the same entries, opened anew. */
  readAnew(op: RecordedOperation): void {
    this.entries = new GrowingList();
    this.take(op);
  }

  snapshot = (operationId: string) => {
    const entries = this.entries.taken();
    const position = entries.at(-1)?.position ?? 0;
    return Promise.resolve({ operationId, position, entries, access: accessAt(entries, Infinity) });
  };
}

function historyFor(op: RecordedOperation) {
  const log = new GrowingLog();
  const clock = new ManualClock(viewingContext.on);
  const handleOf = (pseudonym: string) => {
    const handle = viewingContext.nameOf(pseudonym);
    return handle === undefined ? undefined : { handle };
  };
  const history = new LoggedOperationHistory(
    log as unknown as OperationLog,
    { registry } as EventCodec,
    { byPerson: handleOf } as unknown as Directory,
    clock,
  );
  log.take(op);
  return { log, clock, history };
}

function begun(): RecordedOperation {
  const op = new RecordedOperation();
  op.tell('leader', 'OperationProposed', proposal);
  for (const id of ['border', 'holder', 'tax'] as const)
    op.tell(id, 'AgencyConfirmed', { staff: 1, focus: 'x' });
  return op;
}

/** The cuts that are compared, of which one is in the past. */
const cuts = (op: RecordedOperation, back: number): readonly AsOf[] => [
  {},
  { entriesInError: 'shown' },
  { position: op.entries[Math.max(0, op.entries.length - 1 - back)]!.position },
  { asOf: EARLIER },
];

describe('what is carried on is what would be viewed anew', () => {
  test('whatever is recorded, and whoever looks', async () => {
    const acts = [...ACTS, ...ACTS_ON_RIGHTS];
    // Few acts among few persons, so that one follows on the other.
    const few = fc.uniqueArray(fc.nat(acts.length - 1), { minLength: 3, maxLength: 7 });
    const persons = fc.uniqueArray(fc.constantFrom(...CAST_IDS), { minLength: 2, maxLength: 4 });
    const step = fc.tuple(fc.nat(6), choice, fc.boolean(), fc.nat(6));
    const steps = fc.array(step, { minLength: 4, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(few, persons, steps, async (chosenActs, among, lengths) => {
        const oneOf = (id: CastId) => among[CAST_IDS.indexOf(id) % among.length]!;
        const op = begun();
        const { log, history } = historyFor(op);
        for (const [index, chosen, isRead, back] of lengths) {
          const { by, other } = chosen;
          const act = acts[chosenActs[index % chosenActs.length]!]!;
          tell(op, act, { ...chosen, by: oneOf(by), other: oneOf(other) });
          log.take(op);
          if (!isRead) continue;
          for (const id of CAST_IDS) {
            for (const cut of cuts(op, back)) {
              const fresh = viewOperation(op.snapshot(), viewer(id), cut, viewingContext);
              const carried = await history.forViewer(OPERATION, viewer(id), cut);
              expect(JSON.stringify(carried)).toBe(JSON.stringify(fresh));
              if (Object.keys(cut).length > 0) continue;
              const view = await history.current(OPERATION, viewer(id));
              expect(view && summaryFrom(view.toViewer(viewer(id)), view)).toEqual(fresh && summaryOf(fresh));
            }
          }
        }
      }),
      { numRuns: RUNS },
    );
  }, 60_000);

  const finding = { area: 'kitchen', severity: 'minor', detail: 'x' };
  const same = async (
    change: (op: RecordedOperation, of: ReturnType<typeof historyFor>) => void,
    id: CastId,
  ) => {
    const op = begun();
    op.tell('holder', 'EncounterOpened', { identity: 'known' });
    const of = historyFor(op);
    const before = await of.history.current(OPERATION, viewer(id));
    change(op, of);
    of.log.take(op);
    return (await of.history.current(OPERATION, viewer(id))) === before;
  };

  test('a fact of the site, and a person met, are added to what has been viewed', async () => {
    expect(await same((op) => op.tell('tax', 'FindingRecorded', finding), 'border')).toBe(true);
    expect(
      await same((op) => op.tell('colleague', 'EncounterOpened', { identity: 'x' }, { of: 'p2' }), 'border'),
    ).toBe(true);
  });

  test('what gives or takes a right is viewed anew by those whom it reaches', async () => {
    const handedOver = (op: RecordedOperation) =>
      op.tell('holder', 'EncounterHandedOver', { to: person('colleague') });
    expect(await same(handedOver, 'colleague')).toBe(false);
    expect(await same(handedOver, 'border')).toBe(true);
    const referred = (op: RecordedOperation) =>
      op.tell('holder', 'ReferralRequested', { to: branchOf('tax'), service: 'x' });
    expect(await same(referred, 'tax')).toBe(false);
    expect(await same(referred, 'border')).toBe(true);
    // Whatever ends a consent is marked on what anybody was given of it.
    const refused = (op: RecordedOperation) =>
      op.tell('holder', 'ConsentRefused', { recipient: branchOf('tax') });
    expect(await same(refused, 'tax')).toBe(false);
    expect(await same((op) => op.tell('border', 'AgencyDeclined', { reason: 'x' }), 'tax')).toBe(false);
  });

  type Telling = (op: RecordedOperation) => unknown;
  const reminded: Telling = (op) =>
    op.tell('system', 'ReferralReminded', { referral: OPERATION, to: SHELTER, times: 1 });
  const opened: Telling = (op) => op.tell('holder', 'EncounterOpened', { identity: 'known' });
  const perspectives: Telling = (op) => {
    op.tell('leader', 'FacilitatorNamed', { who: person('facilitator') });
    op.tell('tax', 'PerspectiveSubmitted', { well: 'x' });
    op.tell('leader', 'DebriefMeetingHeld', { present: [] });
  };
  const ended: Telling = (op) => op.tell('holder', 'VictimConversationEnded', { account: 'x', needs: 'x' });
  /** What was recorded before, what then reaches whom, and that she sees earlier entries otherwise after it. */
  const reaching: readonly (readonly [string, CastId, Telling, CastId, object])[] = [
    ['EncounterHandedOver', 'colleague', ended, 'holder', { to: person('colleague') }],
    [
      'AccessedUnderBreakGlass',
      'colleague',
      ended,
      'colleague',
      { ground: 'x', reason: 'x', until: EARLIER },
    ],
    ['ConsentGiven', 'shelter', reminded, 'holder', { recipient: SHELTER, scope: [], purpose: 'x' }],
    ['ReferralRequested', 'shelter', reminded, 'holder', { to: SHELTER, service: 'x' }],
    ['ChildConcernReported', 'shelter', reminded, 'holder', { to: SHELTER, ground: 'x' }],
    ['ReservationAccepted', 'shelter', reminded, 'shelter', { ground: 'x' }],
    ['PerspectiveSubmitted', 'border', perspectives, 'leader', { hard: 'x', through: 'facilitator' }],
  ];
  test.each(reaching)('%s reaches %s', async (name, id, before, by, data) => {
    const op = begun();
    opened(op);
    // She takes part, and is not yet one whom the encounter names.
    op.tell('shelter', 'AgencyConfirmed', { staff: 1, focus: 'x' });
    before(op);
    const count = op.entries.length;
    const { history, log } = historyFor(op);
    const visible = async () => {
      const operation = await history.forViewer(OPERATION, viewer(id));
      return operation!.entries.filter(({ position }) => position <= count);
    };
    const then = await visible();
    const about = op.entries.find((event) => event.name === 'EncounterOpened')!;
    op.tell(by, name, data, name === 'AccessedUnderBreakGlass' ? { about } : {});
    log.take(op);
    const fresh = viewOperation(op.snapshot(), viewer(id), {}, viewingContext)!;
    expect(JSON.stringify(await history.forViewer(OPERATION, viewer(id)))).toBe(JSON.stringify(fresh));
    expect(isDeepStrictEqual(await visible(), then)).toBe(false);
  });

  test('on another day, whose rules may be others, it is viewed anew', async () => {
    expect(await same((_, { clock }) => clock.moveTo('2026-11-27T00:00:00.000Z'), 'border')).toBe(false);
  });

  test('what was opened again after a key was destroyed is viewed anew', async () => {
    expect(await same((op, { log }) => log.readAnew(op), 'border')).toBe(false);
  });

  test('colleagues with the same rights share a view, and each reads as herself', async () => {
    const { history } = historyFor(begun());
    const views = [
      await history.current(OPERATION, viewer('leader')),
      await history.current(OPERATION, viewer('officer')),
    ];
    expect(views[0]).toBe(views[1]);
    const operations = await Promise.all(
      (['leader', 'officer'] as const).map((id) => history.forViewer(OPERATION, viewer(id))),
    );
    expect(operations.map((operation) => operation?.viewer)).toEqual([viewer('leader'), viewer('officer')]);
  });

  test('a list that was given out does not change', async () => {
    const op = begun();
    const { history, log } = historyFor(op);
    const before = await history.forViewer(OPERATION, viewer('border'));
    const count = before!.entries.length;
    op.tell('tax', 'FindingRecorded', finding, { at: '2026-11-19T15:20:00.000Z' });
    log.take(op);
    const after = await history.forViewer(OPERATION, viewer('border'));
    expect([before!.entries.length, after!.entries.length]).toEqual([count, count + 1]);
  });
});
