import { conductEvents, conductStream, encounterEvents, encounterStream } from '@samsyn/conducting/contract';
import { debriefEvents, debriefStream } from '@samsyn/debriefing/contract';
import { entriesEvents } from '@samsyn/entries/contract';
import { EventRegistry, labelsOf, uuidV5 } from '@samsyn/event-store';
import type { Json, Label, PersonRef, Recorded } from '@samsyn/kernel';
import { callOutEvents, callOutStream } from '@samsyn/call-outs/contract';
import { operationPlanEvents, planStream } from '@samsyn/planning/contract';
import { accessAt, type OperationSnapshot, type Viewer } from '@samsyn/secrecy';
import { byRecording, EntryIndex, type ViewedOperation } from '@samsyn/operations/contract';
import { summaryFrom } from './operations/operation-summary';
import type { ViewingContext } from './viewing/carried-view';
import type { OperationSummary } from './operations/operations.schema';

export const registry = new EventRegistry([
  ...operationPlanEvents,
  ...callOutEvents,
  ...conductEvents,
  ...encounterEvents,
  ...debriefEvents,
  ...entriesEvents,
]);

const uuid = (group: number, number: number): string =>
  `00000000-0000-4000-${8_000 + group}-${String(number).padStart(12, '0')}`;

export const OPERATION = uuid(1, 1);

/** One person of each kind that the rules tell apart; `stranger` has nothing to do with the operation. */
const CAST = {
  leader: ['police/trafficking-unit', 'operation-leader'],
  officer: ['police/trafficking-unit', 'officer'],
  border: ['police/border-police', 'officer'],
  work: ['work-environment-authority/inspection', 'inspector'],
  tax: ['tax-agency/audit', 'inspector'],
  invited: ['migration-agency/investigation', 'case-officer'],
  declined: ['social-insurance-agency/control', 'case-officer'],
  holder: ['social-services/regional-coordinator', 'coordinator'],
  colleague: ['social-services/regional-coordinator', 'coordinator'],
  supervisor: ['social-services/regional-coordinator', 'supervisor'],
  called: ['social-services/emergency-service', 'duty-officer'],
  shelter: ['ngo/shelter', 'support-worker'],
  facilitator: ['county-administrative-board/facilitation', 'facilitator'],
  stranger: ['national-coordination/statistics', 'analyst'],
  // Of the operation's region, and of a branch that takes no part.
  regional: ['social-services/coordinator-syd', 'coordinator'],
} as const;
export type CastId = keyof typeof CAST;
export const CAST_IDS = Object.keys(CAST) as CastId[];

export const person = (id: CastId): PersonRef => {
  const [branch, role] = CAST[id];
  return { person: uuid(2, CAST_IDS.indexOf(id)), branch, role };
};
export const viewer = (id: CastId): Viewer =>
  id === 'regional' ? { ...person(id), regions: ['syd'] } : person(id);
export const branchOf = (id: CastId): string => CAST[id][0];

export const viewingContext: ViewingContext = {
  registry,
  on: '2026-11-26T12:00:00.000Z',
  nameOf: (pseudonym) => CAST_IDS.find((id) => person(id).person === pseudonym),
};

export interface Telling {
  /** `p1`, `p2` …: the encounter, where the entry belongs to one. */
  readonly of?: string;
  readonly callOut?: number;
  /** The entry that a correction or disclosure is about: it stands in that entry's stream. */
  readonly about?: Recorded;
  readonly labels?: Readonly<Record<string, readonly Label[]>>;
  readonly at?: string;
  readonly recordedAt?: string;
}

const START = Date.parse('2026-11-19T15:20:00.000Z');

const STREAMS: Readonly<Record<string, (telling: Telling) => string>> = {
  plan: () => planStream(OPERATION),
  call: ({ callOut = 1 }) => callOutStream(uuid(3, callOut)),
  conduct: () => conductStream(OPERATION),
  encounter: ({ of = 'p1' }) => encounterStream(uuid(4, Number(of.slice(1)))),
  debrief: () => debriefStream(OPERATION),
};
const KINDS: readonly (readonly [keyof typeof STREAMS, readonly { name: string }[]])[] = [
  ['plan', operationPlanEvents],
  ['call', callOutEvents],
  ['conduct', conductEvents],
  ['encounter', encounterEvents],
  ['debrief', debriefEvents],
];

/** An operation recorded event by event, a minute apart, as it would stand opened in the log. */
export class RecordedOperation {
  readonly entries: Recorded[] = [];

  tell(by: CastId | 'system', name: string, data: object = {}, telling: Telling = {}): Recorded {
    const event = this.recorded(this.entries.length + 1, by, name, data, telling);
    this.entries.push(event);
    return event;
  }

  /** The event as it would stand at that position, not yet part of the operation. */
  recorded(
    position: number,
    by: CastId | 'system',
    name: string,
    data: object,
    telling: Telling = {},
  ): Recorded {
    const { definition } = registry.ofName(name);
    const kind = KINDS.find(([, events]) => events.some((event) => event.name === name))?.[0];
    const recordedAt = telling.recordedAt ?? new Date(START + position * 60_000).toISOString();
    const nobody: PersonRef = { person: uuid(9, 0), branch: 'system', role: 'system' };
    const actor = by === 'system' ? nobody : person(by);
    const labels = Object.fromEntries(
      Object.keys(data)
        .map(
          (field) =>
            [
              field,
              labelsOf(
                definition.fields[field]!,
                telling.labels?.[field],
                actor.branch,
                (data as Readonly<Record<string, unknown>>)[field],
              ),
            ] as const,
        )
        .filter(([, found]) => found.join() !== 'shared'),
    );
    // Also between two positions there is room for an event.
    const commandId = uuid(6, Math.round(position * 2));
    return {
      position,
      id: uuidV5(commandId, '0'),
      stream: telling.about?.stream ?? STREAMS[kind ?? 'plan']!(telling),
      revision: position,
      name,
      version: 1,
      operationId: OPERATION,
      commandId,
      causationId: null,
      occurredAt: telling.at ?? recordedAt,
      recordedAt,
      actor,
      data,
      labels,
      erased: [],
    };
  }

  snapshot(entries: readonly Recorded[] = this.entries): OperationSnapshot {
    const position = entries.at(-1)?.position ?? 0;
    return { operationId: OPERATION, position, entries, access: accessAt(entries, position) };
  }
}

export const invitation = {
  kind: 'apartment-visit',
  region: 'syd',
  municipality: 'Växjö',
  window: ['2026-11-19T18:00:00.000Z', '2026-11-19T22:00:00.000Z'],
} satisfies Record<string, Json>;

export const proposal = { ...invitation, kindVersion: 1, purpose: 'visit', reference: '5000-K1-26' };
export const call = (to: CastId, turn: number) => ({
  ...invitation,
  to: person(to),
  turn,
  answerBy: '2026-11-19T16:00:00.000Z',
});

/** What the start of the conduct records of the plan. */
export const HANDED_OVER = { planRevision: 1, planHash: 'c29tZS1kaWdlc3Qtb2YtZXhhY3RseS00My1jaGFycyE' };

/** Every relation that a branch can have to an operation, with entries of every audience. */
export function aWholeOperation(): RecordedOperation {
  const op = new RecordedOperation();
  planned(op);
  conducted(op);
  debriefed(op);
  return op;
}

const secret = (label: Label) => ({ labels: { detail: [label], text: [label], location: [label] } });
const item = (about: Recorded, field: string) => ({ item: { entry: about.id, field } });

function planned(op: RecordedOperation): void {
  op.tell(
    'leader',
    'OperationProposed',
    { ...proposal, location: 'ADDRESS' },
    secret('police-investigation'),
  );
  const agencies = (['border', 'work', 'tax', 'invited', 'declined'] as const).map(branchOf);
  op.tell('leader', 'AgencyInvited', { ...invitation, agencies, answerBy: '2026-11-19T17:00:00.000Z' });
  op.tell('border', 'AgencyConfirmed', { staff: 2, focus: 'residence' });
  op.tell('work', 'AgencyConfirmed', { staff: 2, focus: 'ventilation' });
  op.tell('tax', 'AgencyConfirmed', { staff: 1, focus: 'ledger' });
  op.tell('declined', 'AgencyDeclined', { reason: 'no staff' });
  op.tell('leader', 'CoordinatorCalled', { ...call('called', 0), then: [person('holder')] });
  op.tell('called', 'CallRead');
  op.tell('system', 'CallExpired', { to: person('called') });
  op.tell('system', 'CallEscalated', call('holder', 1));
  op.tell('holder', 'CoordinatorAccepted', { mode: 'on-site' });
  op.tell('leader', 'PreBriefingHeld', {
    present: [person('leader'), person('border')],
    covered: ['money'],
    maxInside: 3,
  });
  op.tell('leader', 'OperationReleased', { overridden: [] });
}

function conducted(op: RecordedOperation): void {
  op.tell('leader', 'ConductStarted', { planRevision: 3, planHash: 'A'.repeat(43) });
  op.tell('officer', 'SiteEntered', { persons: 2 });
  const secured = op.tell('officer', 'SiteSecured');
  const finding = op.tell(
    'tax',
    'FindingRecorded',
    { area: 'staff-ledger', severity: 'missing', detail: 'TAX' },
    secret('tax'),
  );
  op.tell('holder', 'EncounterOpened', { identity: 'known', name: 'NAME' });
  op.tell('holder', 'VictimConversationStarted', { language: 'es' });
  const ended = op.tell('holder', 'VictimConversationEnded', { account: 'ACCOUNT', needs: 'NEEDS' });
  op.tell('holder', 'SupportAnswered', { answer: 'accepted', kinds: ['shelter'] });
  const booked = op.tell('holder', 'FollowUpBooked', {
    followUp: 1,
    at: '2026-11-21T09:00:00.000Z',
    place: 'PLACE',
  });
  op.tell('holder', 'ConsentRefused', { recipient: branchOf('border') });
  op.tell('holder', 'ConsentGiven', {
    recipient: branchOf('leader'),
    scope: ['follow-up time'],
    purpose: 'interview',
  });
  const granted = { outcome: 'granted', ground: 'OSL 12:2', purpose: 'interview', weighing: 'agreed' };
  op.tell(
    'holder',
    'DisclosureDecided',
    { ...item(booked, 'at'), ...granted, recipient: branchOf('leader') },
    { about: booked },
  );
  op.tell('holder', 'ReferralRequested', { to: branchOf('shelter'), service: 'shelter' });
  op.tell(
    'work',
    'DisclosureRequested',
    { ...item(ended, 'account'), ground: 'OSL 10:27', purpose: 'report' },
    { about: ended },
  );
  op.tell(
    'tax',
    'DisclosureDecided',
    { ...item(finding, 'detail'), ...granted, ground: 'lag 2024:307 4 §', recipient: branchOf('work') },
    { about: finding },
  );
  op.tell(
    'officer',
    'EntryCorrected',
    { entry: secured.id, field: 'occurredAt', is: '2026-11-19T15:40:00.000Z', reason: 'radio log' },
    { about: secured },
  );
  op.tell('leader', 'ConductEnded');
}

function debriefed(op: RecordedOperation): void {
  op.tell('leader', 'DebriefOpened', { conductRevision: 5 });
  op.tell('leader', 'FacilitatorNamed', { who: person('facilitator') });
  op.tell('border', 'PerspectiveSubmitted', { well: 'WELL' });
  op.tell('holder', 'PerspectiveSubmitted', { through: 'facilitator', hard: 'HARD' });
  op.tell('facilitator', 'PerspectiveReleased', { hard: 'HARD', perspective: op.entries.at(-1)!.id });
  op.tell('leader', 'LessonAgreed', { what: 'LESSON' });
}

export const summaryOf = (operation: ViewedOperation): OperationSummary =>
  summaryFrom(operation, new EntryIndex(operation.entries.toSorted(byRecording)));
