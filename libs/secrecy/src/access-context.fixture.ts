import { defineEvent, EventRegistry, optional, secret, shared, withEntry } from '@samsyn/event-store';
import { AUDIENCES, type PersonRef, type Recorded } from '@samsyn/kernel';
import Type from 'typebox';
import { accessAt } from './access-effects';
import { view } from './view';
import type { Viewer } from './viewer';
import type { HistoryEntry } from './entry.schema';

const anything = Type.Any();
const named = (name: string, audience: (typeof AUDIENCES)[number] = 'participants') =>
  defineEvent({
    service: 'test',
    name,
    audience,
    fields: {
      who: optional(shared(anything)),
      to: optional(shared(anything)),
      item: optional(shared(anything)),
      region: optional(shared(anything)),
      from: optional(shared(anything)),
      site: optional(shared(anything)),
    },
  });

/** Events that change rights, by name; what they hold besides is not examined here. */
const RIGHTS = [
  'OperationProposed',
  'AgencyConfirmed',
  'AgencyDeclined',
  'InvitationWithdrawn',
  'PreBriefingHeld',
  'LateJoinerBriefed',
  'CoordinatorAccepted',
  'CoordinatorDeclined',
  'CallAnsweredLate',
  'FacilitatorNamed',
  'DebriefMeetingHeld',
  'PersonMetWithoutCoordinator',
  'ConductStarted',
  'ConductEnded',
];

/** One event for each audience, with a field in clear and one whose labels are chosen. */
const definitions = AUDIENCES.filter((audience) => audience !== 'correction').map((audience) =>
  defineEvent({
    service: 'test',
    name: `Told-${audience}`,
    audience,
    names: 'names',
    fields: {
      names: optional(shared(anything)),
      code: optional(shared(Type.String())),
      text: secret(Type.String()),
      to: optional(shared(anything)),
      through: optional(shared(Type.String())),
      met: optional(shared(anything)),
      site: optional(shared(anything)),
      accessed: optional(shared(anything)),
    },
  }),
);

export const registry = new EventRegistry([
  ...RIGHTS.map((name) => named(name)),
  ...['CoordinatorCalled', 'CallEscalated', 'CallExpired', 'CallWithdrawn'].map((name) =>
    named(name, 'call'),
  ),
  ...['EncounterOpened', 'EncounterHandedOver'].map((name) => named(name, 'encounter-owner')),
  ...['AccessedUnderBreakGlass', 'BreakGlassExpired'].map((name) => named(name, 'glass')),
  ...['DisclosureRequested', 'DisclosureDecided'].map((name) => named(name, 'disclosure')),
  defineEvent({
    service: 'test',
    name: 'AgencyInvited',
    audience: 'invitation',
    names: 'agencies',
    fields: { agencies: withEntry(anything) },
  }),
  defineEvent({
    service: 'test',
    name: 'ConsentGiven',
    audience: 'encounter-owner',
    names: 'recipient',
    fields: { recipient: withEntry(anything) },
  }),
  defineEvent({
    service: 'test',
    name: 'EntryCorrected',
    audience: 'correction',
    fields: { entry: shared(anything), field: shared(anything), is: shared(anything) },
  }),
  defineEvent({
    service: 'test',
    name: 'Told-with-content',
    audience: 'participants',
    needsContent: true,
    fields: { site: optional(shared(anything)), text: secret(Type.String()) },
  }),
  ...definitions,
]);

const PEOPLE = {
  leader: ['police/leading', 'operation-leader'],
  participant: ['police/other', 'officer'],
  invited: ['tax/audit', 'inspector'],
  called: ['social/emergency', 'duty-officer'],
  declined: ['work/inspection', 'inspector'],
  named: ['ngo/shelter', 'support-worker'],
  facilitator: ['county/facilitation', 'facilitator'],
  holder: ['social/coordinators', 'coordinator'],
  colleague: ['social/coordinators', 'coordinator'],
  supervisor: ['social/coordinators', 'supervisor'],
  protection: ['social/coordinators', 'data-protection-officer'],
  regional: ['social/coordinators-elsewhere', 'coordinator'],
  stranger: ['national/statistics', 'analyst'],
} as const;
export type Role = keyof typeof PEOPLE;
export const ROLES = Object.keys(PEOPLE) as Role[];

export const person = (role: Role): PersonRef => ({
  person: role,
  branch: PEOPLE[role][0],
  role: PEOPLE[role][1],
});
/** The operation is in the region of the `regional` alone. */
export const REGION = 'syd';
export const viewerIn = (role: Role): Viewer =>
  role === 'regional' ? { ...person(role), regions: [REGION] } : person(role);
export const branchIn = (role: Role): string => PEOPLE[role][0];

export interface PlaceOfEvent {
  readonly stream?: string;
  readonly labels?: Readonly<Record<string, readonly string[]>>;
  readonly erased?: readonly string[];
}

/** A log of one operation, an event each minute. */
export class TestLog {
  readonly entries: Recorded[] = [];

  tell(
    by: Role,
    name: string,
    data: object = {},
    { stream = 'plan', labels = {}, erased = [] }: PlaceOfEvent = {},
  ): Recorded {
    const position = this.entries.length + 1;
    const at = new Date(Date.UTC(2026, 10, 19, 12, position)).toISOString();
    const ids = {
      id: `event-${position}`,
      commandId: `command-${position}`,
      causationId: null,
      operationId: 'op',
    };
    const place = { position, stream, revision: position, occurredAt: at, recordedAt: at };
    const event = { ...ids, ...place, name, version: 1, actor: person(by), data, labels, erased };
    this.entries.push(event);
    return event;
  }

  get access() {
    return accessAt(this.entries, Infinity);
  }

  viewed(event: Recorded, as: Role, on = '2026-11-26T12:00:00.000Z'): HistoryEntry | undefined {
    const nameOf = (handle: string) => handle;
    return view(event, { registry, viewer: viewerIn(as), accesses: [this.access], on, nameOf });
  }
}

/** Everyone of ROLES stands to the operation as the role says. */
export function operation(): TestLog {
  const log = new TestLog();
  log.tell('leader', 'OperationProposed', { region: REGION });
  const agencies = [branchIn('participant'), branchIn('invited'), branchIn('declined')];
  log.tell('leader', 'AgencyInvited', { agencies });
  log.tell('participant', 'AgencyConfirmed');
  log.tell('declined', 'AgencyDeclined');
  log.tell('leader', 'CoordinatorCalled', { to: person('holder') }, { stream: 'call-1' });
  log.tell('holder', 'CoordinatorAccepted', {}, { stream: 'call-1' });
  log.tell('leader', 'CoordinatorCalled', { to: person('called') }, { stream: 'call-2' });
  log.tell('holder', 'EncounterOpened', {}, { stream: 'encounter' });
  log.tell('leader', 'ConductStarted');
  log.tell('holder', 'ConsentGiven', { recipient: branchIn('named') }, { stream: 'encounter' });
  log.tell('leader', 'FacilitatorNamed', { who: person('facilitator') });
  return log;
}
