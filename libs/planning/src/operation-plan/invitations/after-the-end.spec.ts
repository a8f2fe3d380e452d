import { asRecorded, DomainError, type NewEvent, type PersonRef, type Recorded } from '@samsyn/kernel';
import { accessAt, standingOf } from '@samsyn/secrecy';
import fc from 'fast-check';
import type { OperationPlanEvent } from '../operation-plan.events';
import { operationPlan } from '../plan-decider';
import { declined, eventBy, leader, OPERATION, proposed, tax } from '../plan.fixture';

const START_MS = Date.parse('2026-11-19T18:00:00.000Z');
const minute = (minutes: number): string => new Date(START_MS + minutes * 60_000).toISOString();
const answerBy = minute(600);

/** What somebody reports or puts right; `at` in minutes, as they say. */
type Act = readonly ['end' | 'correct' | 'start' | 'invite' | 'decline' | 'close-debrief', number];

const CONFIRM = { kind: 'ConfirmAgency', staff: 1, focus: 'to debrief' } as const;
const invitation = eventBy(leader, {
  name: 'AgencyInvited',
  data: { kind: 'apartment-visit', ...OPERATION, agencies: [tax.branch], answerBy },
});

/** The log of one operation, a minute for each entry, and what the branch may answer to its invitation then. */
class RecordedOperation {
  readonly entries: Recorded[] = [];

  record(event: NewEvent & { readonly actor?: PersonRef }, at?: string): void {
    const index = this.entries.length;
    const recordedAt = minute(index);
    this.entries.push({ ...asRecorded(event, index, recordedAt), occurredAt: at ?? recordedAt });
  }

  act([what, minutes]: Act): void {
    const at = minute(minutes);
    const ends = this.entries.filter(({ name }) => name === 'ConductEnded');
    if (what === 'end') this.record({ name: 'ConductEnded', data: {}, actor: leader }, at);
    if (what === 'start') this.record({ name: 'ConductStarted', data: {}, actor: leader }, at);
    if (what === 'close-debrief') this.record({ name: 'DebriefClosed', data: {}, actor: leader });
    if (what === 'invite') this.record(invitation);
    if (what === 'decline') this.record(declined(tax));
    const entry = ends[Math.abs(minutes) % (ends.length || 1)]?.id;
    if (what !== 'correct' || entry === undefined) return;
    const data = { entry, field: 'occurredAt', is: at, reason: 'typed wrong' };
    this.record({ name: 'EntryCorrected', data, actor: leader });
  }

  /** `confirmed`, or the code of the refusal; it says that it happened at each of these times. */
  answers(...times: readonly number[]): readonly string[] {
    const access = accessAt(this.entries, Infinity);
    const actor = { ...tax, regions: [] };
    const standing = standingOf(access, actor);
    const plan = (this.entries as Recorded<OperationPlanEvent['name'], never>[]).reduce(
      (state, entry) => operationPlan.evolve(state, entry),
      operationPlan.initial,
    );
    const now = minute(this.entries.length);
    return times.map((time) => {
      try {
        const metadata = { actor, standing, now, occurredAt: minute(time), newId: '' };
        const [event] = operationPlan.decide(CONFIRM, plan, metadata);
        return event?.name ?? 'nothing';
      } catch (error) {
        if (error instanceof DomainError) return error.code;
        throw error;
      }
    });
  }
}

/** Invited before the start, and refused or silent; the conduct has ended. */
function ended(at: number, hasDeclined = true): RecordedOperation {
  const log = new RecordedOperation();
  log.record(proposed());
  log.record(invitation);
  if (hasDeclined) log.record(declined(tax));
  log.act(['start', 5]);
  log.act(['end', at]);
  return log;
}

const REPORTED = [-600, -10, 0, 3, 8, 60] as const;
const REFUSED = REPORTED.map(() => 'PLAN.ENDED');
const minutes = fc.integer({ min: -600, max: 600 });

describe('an invitation that was open when the conduct ended', () => {
  it.each([
    ['an end that is reported too early', [] as const],
    ['a correction of the end to before the invitation', [['correct', -60]] as const],
    ['a second end from before the invitation', [['end', -10]] as const],
    ['a later end', [['end', 300]] as const],
  ])('is let in by no time that is said: %s', (_, acts) => {
    for (const hasDeclined of [true, false]) {
      const log = ended(acts.length === 0 ? -30 : 8, hasDeclined);
      for (const act of acts) log.act([...act]);
      expect(log.answers(...REPORTED)).toEqual(REFUSED);
    }
  });

  it('is let in by no order of ends, starts and corrections, unless it is invited anew after the first', () => {
    const whats = ['end', 'correct', 'start', 'decline', 'close-debrief'] as const;
    const acts = fc.array(fc.tuple(fc.constantFrom(...whats), minutes), { maxLength: 10 });
    fc.assert(
      fc.property(minutes, fc.boolean(), acts, (at, hasDeclined, later) => {
        const log = ended(at, hasDeclined);
        for (const act of later) {
          log.act(act);
          expect(log.answers(...REPORTED)).toEqual(REFUSED);
        }
        log.act(['invite', 0]);
        expect(new Set(log.answers(...REPORTED))).toEqual(new Set(['AgencyConfirmed']));
        log.act(['end', at]);
        expect(new Set(log.answers(...REPORTED))).toEqual(new Set(['AgencyConfirmed']));
      }),
    );
  });
});
