import { conductStream, encounterStream } from '@samsyn/conducting/contract';
import { newUuid, type EventStore } from '@samsyn/event-store';
import { DomainError, type NewEvent, type Recorded } from '@samsyn/kernel';
import { planStream } from '@samsyn/planning/contract';
import { RecordConductFact } from '../../libs/conducting/src/conduct/record-conduct-fact/record-conduct-fact.handler';
import { StartConduct } from '../../libs/conducting/src/conduct/start-conduct/start-conduct.handler';
import { OpenEncounter } from '../../libs/conducting/src/encounter/open-encounter/open-encounter.handler';
import { RecordEncounterFact } from '../../libs/conducting/src/encounter/record-encounter-fact/record-encounter-fact.handler';
import { ChangeDebrief } from '../../libs/debriefing/src/debrief/change-debrief.handler';
import { ChangeEntry } from '../../libs/entries/src/change-entry.handler';
import { Call, ChangeCall } from '../../libs/call-outs/src/call-out.handler';
import { callOutStream } from '../../libs/call-outs/src/call-out.events';
import { ChangePlan } from '../../libs/planning/src/operation-plan/change-plan/change-plan.handler';
import { BORDER, POLICE, TwoProcesses } from './two-processes';

/** At the same time, each in an operation of its own: they share the log's transactions. */
const AT_ONCE = 25;
const WINDOW = ['2026-11-19T18:00:00.000Z', '2026-11-19T22:00:00.000Z'];
const ANSWER_BY = '2026-11-19T17:00:00.000Z';
const OPERATION = { kind: 'apartment-visit', region: 'syd', municipality: 'Växjö', window: WINDOW };
const AGENDA = [
  ...['approach', 'responsibilities', 'victim-perspective', 'entry-order', 'max-persons-inside'],
  ...['dress', 'secrecy', 'money'],
];

/** What was there before, and two commands of which each would be refused, or decided otherwise, after the other. */
interface Race {
  readonly commands: readonly [object, object];
  /** Which of the two was decided on a state that was no more; undefined where the log holds. */
  readonly broken: (entries: readonly Recorded[]) => string | undefined;
}
type Prepared = (processes: TwoProcesses, operationId: string) => Promise<Race>;

const data = ({ data: of }: Recorded) => of as Readonly<Record<string, unknown>>;
const positionOf = (entries: readonly Recorded[], name: string): number | undefined =>
  entries.find((entry) => entry.name === name)?.position;
/** Nothing of the one name stands after the other. */
const neverAfter =
  (name: string, other: string): Race['broken'] =>
  (entries) =>
    (positionOf(entries, name) ?? 0) > (positionOf(entries, other) ?? Infinity)
      ? `${name} after ${other}`
      : undefined;

async function proposed(
  processes: TwoProcesses,
  operationId: string,
  ...more: readonly NewEvent[]
): Promise<void> {
  const proposal = { ...OPERATION, kindVersion: 1, purpose: 'a visit', reference: 'K1' };
  const events = [{ name: 'OperationProposed', data: proposal }, ...more];
  await processes.tell(operationId, planStream(operationId), 'leader', events);
}

const briefed = (processes: TwoProcesses): NewEvent => ({
  name: 'PreBriefingHeld',
  data: { present: (['leader', 'coordA'] as const).map((who) => processes.ref(who)), covered: AGENDA },
});

async function called(processes: TwoProcesses, operationId: string): Promise<string> {
  const id = newUuid();
  const call = { ...OPERATION, to: processes.ref('coordA'), turn: 0, answerBy: ANSWER_BY, then: [] };
  await processes.tell(operationId, callOutStream(id), 'leader', [{ name: 'CoordinatorCalled', data: call }]);
  return id;
}

async function accepted(processes: TwoProcesses, operationId: string): Promise<string> {
  const id = await called(processes, operationId);
  const acceptance = { name: 'CoordinatorAccepted', data: { mode: 'on-site' } };
  await processes.tell(operationId, callOutStream(id), 'coordA', [acceptance]);
  return id;
}

async function met(
  processes: TwoProcesses,
  operationId: string,
  ...found: readonly NewEvent[]
): Promise<{ id: string; entries: readonly string[] }> {
  const id = newUuid();
  const events = [{ name: 'EncounterOpened', data: { identity: 'unknown' } }, ...found];
  return { id, entries: await processes.tell(operationId, encounterStream(id), 'coordA', events) };
}

const confirmed = { name: 'AgencyConfirmed', data: { staff: 1, focus: 'own mandate' } };

const started = { name: 'ConductStarted', data: { planRevision: 0, planHash: 'x'.repeat(43) } };

const RULES: Readonly<Record<string, Prepared>> = {
  'an operation is not released on an acceptance that was taken back': async (processes, operationId) => {
    await proposed(processes, operationId, briefed(processes));
    const call = await accepted(processes, operationId);
    const decline = { kind: 'DeclineCall', reason: 'outside-working-hours' } as const;
    return {
      commands: [
        new ChangePlan(operationId, { kind: 'ReleaseOperation' }, processes.by('leader')),
        new ChangeCall(call, decline, processes.by('coordA')),
      ],
      broken: neverAfter('OperationReleased', 'CoordinatorDeclined'),
    };
  },

  'a call is not accepted for an operation that was cancelled': async (processes, operationId) => {
    await proposed(processes, operationId);
    const call = await called(processes, operationId);
    const cancel = { kind: 'CancelOperation', reason: 'called off' } as never;
    return {
      commands: [
        new ChangePlan(operationId, cancel, processes.by('leader')),
        new ChangeCall(call, { kind: 'AcceptCall', mode: 'on-site' }, processes.by('coordA')),
      ],
      broken: neverAfter('CoordinatorAccepted', 'OperationCancelled'),
    };
  },

  'nobody is called twice to the same operation at once': async (processes, operationId) => {
    await proposed(processes, operationId);
    const call = () =>
      new Call(
        operationId,
        { kind: 'CallCoordinator', to: 'coordA', answerBy: ANSWER_BY },
        processes.by('leader'),
      );
    return {
      commands: [call(), call()],
      broken: (entries) =>
        entries.filter(({ name }) => name === 'CoordinatorCalled').length > 1 ? 'called twice' : undefined,
    };
  },

  'an operation that has begun is not cancelled': async (processes, operationId) => {
    await proposed(processes, operationId);
    const cancel = { kind: 'CancelOperation', reason: 'called off' } as never;
    return {
      commands: [
        new StartConduct(operationId, processes.by('leader')),
        new ChangePlan(operationId, cancel, processes.by('leader')),
      ],
      broken: neverAfter('OperationCancelled', 'ConductStarted'),
    };
  },

  'the start of the conduct commits to the plan as it stands': async (processes, operationId) => {
    await proposed(processes, operationId);
    const assessment = { kind: 'AssessRisk', level: 'low' } as const;
    return {
      commands: [
        new StartConduct(operationId, processes.by('leader')),
        new ChangePlan(operationId, assessment, processes.by('leader')),
      ],
      broken: (entries) => {
        const start = entries.find(({ name }) => name === 'ConductStarted');
        const plan = entries.filter(
          ({ stream, position }) => stream === planStream(operationId) && position < (start?.position ?? 0),
        );
        return start && data(start)['planRevision'] !== plan.length - 1 ? 'another plan' : undefined;
      },
    };
  },

  'the debrief is opened on the conduct as it stands': async (processes, operationId) => {
    await proposed(processes, operationId);
    await processes.tell(operationId, conductStream(operationId), 'leader', [started]);
    const finding = { name: 'FindingRecorded', data: { area: 'housing', severity: 'high' } } as const;
    return {
      commands: [
        new ChangeDebrief(operationId, { kind: 'OpenDebrief' }, processes.by('leader')),
        new RecordConductFact(operationId, { ...finding, labels: {} }, processes.by('leader')),
      ],
      broken: (entries) => {
        const opened = entries.find(({ name }) => name === 'DebriefOpened');
        const conduct = entries.filter(
          ({ stream, position }) =>
            stream === conductStream(operationId) && position < (opened?.position ?? 0),
        );
        return opened && data(opened)['conductRevision'] !== conduct.length - 1
          ? 'another conduct'
          : undefined;
      },
    };
  },

  'a branch that takes part no more records nothing more': async (processes, operationId) => {
    await proposed(processes, operationId, {
      name: 'AgencyInvited',
      data: { ...OPERATION, agencies: [BORDER], answerBy: ANSWER_BY },
    });
    await processes.tell(operationId, planStream(operationId), 'border', [confirmed]);
    const withdraw = { kind: 'WithdrawInvitations', agencies: [BORDER], reason: 'not-needed' } as never;
    const finding = { name: 'FindingRecorded', data: { area: 'housing', severity: 'high' } } as const;
    return {
      commands: [
        new ChangePlan(operationId, withdraw, processes.by('leader')),
        new RecordConductFact(operationId, { ...finding, labels: {} }, processes.by('border')),
      ],
      broken: neverAfter('FindingRecorded', 'InvitationWithdrawn'),
    };
  },

  'a person who was met is taken care of once': async (processes, operationId) => {
    await proposed(processes, operationId);
    const person = { region: 'syd', count: 1, consentToContact: true };
    const [from] = await processes.tell(operationId, conductStream(operationId), 'leader', [
      { name: 'PersonMetWithoutCoordinator', data: person },
    ]);
    const open = (who: 'coordA' | 'coordB') => {
      const fact = {
        name: 'EncounterOpened',
        data: { identity: 'unknown', from: from! },
        labels: {},
      } as const;
      return new OpenEncounter(operationId, fact, processes.by(who));
    };
    return {
      commands: [open('coordA'), open('coordB')],
      broken: (entries) =>
        entries.filter(({ name }) => name === 'EncounterOpened').length > 1 ? 'opened twice' : undefined,
    };
  },

  'nothing is disclosed on a consent that was withdrawn': async (processes, operationId) => {
    await proposed(processes, operationId);
    const consent = { recipient: POLICE, scope: ['follow-up time'], purpose: 'interview' };
    const { id, entries } = await met(
      processes,
      operationId,
      { name: 'FollowUpBooked', data: { at: '2026-11-21T10:00:00.000Z', place: 'office', followUp: 1 } },
      { name: 'ConsentGiven', data: consent },
    );
    const withdrawal = { name: 'ConsentWithdrawn', data: { recipient: POLICE }, labels: {} } as const;
    const on = { recipient: POLICE, ground: 'OSL 12:2', purpose: 'interview' };
    const item = { entry: entries[1]!, field: 'at' };
    const decision = { kind: 'DecideDisclosure', item, outcome: 'granted', ...on } as const;
    return {
      commands: [
        new RecordEncounterFact(id, withdrawal, processes.by('coordA')),
        new ChangeEntry('', decision, processes.by('coordA')),
      ],
      broken: neverAfter('DisclosureDecided', 'ConsentWithdrawn'),
    };
  },

  'who has been handed an encounter breaks no glass of it': async (processes, operationId) => {
    await proposed(processes, operationId);
    await processes.tell(operationId, planStream(operationId), 'coordA', [confirmed]);
    await processes.tell(operationId, conductStream(operationId), 'leader', [started]);
    const { id, entries } = await met(processes, operationId, {
      name: 'VictimConversationEnded',
      data: { account: 'told in confidence' },
    });
    const handOver = { name: 'EncounterHandedOver', data: { to: 'coordB' }, labels: {} } as const;
    const reason = 'the holder cannot be reached tonight';
    const broken = { kind: 'BreakGlass', ground: 'holder-unreachable', reason } as const;
    return {
      commands: [
        new RecordEncounterFact(id, handOver, processes.by('coordA')),
        new ChangeEntry(entries[1]!, broken, processes.by('coordB')),
      ],
      broken: neverAfter('AccessedUnderBreakGlass', 'EncounterHandedOver'),
    };
  },
};

/** One log as two processes have it, and what follows all races. */
export interface RacedLog {
  readonly stores: readonly [EventStore, EventStore];
  /** Resolves when each of them has all that was appended by the other. */
  readonly upToDate?: () => Promise<void>;
  discard?(): Promise<void>;
}

/** Each rule over several streams, in so many races of two processes over that log. */
export function crossStreamRaces(name: string, races: number, open: () => Promise<RacedLog>): void {
  describe(`two processes over one log: ${name}`, () => {
    let processes: TwoProcesses;
    let log: RacedLog;
    beforeAll(async () => {
      log = await open();
      processes = await TwoProcesses.over(log.stores, log.upToDate);
    });
    afterAll(async () => {
      await processes.close();
      await log.discard?.();
    });

    it.each(Object.entries(RULES))(
      `${races} races: %s`,
      async (__, prepare) => {
        const broken: string[] = [];
        /** How often each of the two came through, so that it is seen that they raced. */
        const carriedOut = [0, 0];
        const refusals = new Set<string>();
        const one = async (nr: number) => {
          const operationId = newUuid();
          const race = await prepare(processes, operationId);
          const outcomes = await processes.race(race.commands, nr);
          for (const [index, outcome] of outcomes.entries()) {
            if (outcome.status === 'rejected') {
              if (!(outcome.reason instanceof DomainError)) throw outcome.reason;
              refusals.add(outcome.reason.code);
            } else if (outcome.value.events.length > 0) carriedOut[index]! += 1;
          }
          broken.push(...([race.broken(await processes.entries(operationId))].filter(Boolean) as string[]));
        };
        for (let raced = 0; raced < races; raced += AT_ONCE)
          await Promise.all(Array.from({ length: AT_ONCE }, (_item, index) => one(raced + index)));
        expect(broken).toEqual([]);
        expect(refusals).not.toContain('COMMANDS.TOO_MANY_WAITING');
        expect([carriedOut.every((count) => count > 0), carriedOut, [...refusals]]).toContain(true);
      },
      300_000,
    );
  });
}
