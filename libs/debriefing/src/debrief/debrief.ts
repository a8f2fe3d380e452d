import type { EntryCorrected } from '@samsyn/entries/contract';
import type { EventOf } from '@samsyn/event-store';
import type { Branch, Instant, PersonRef, Recorded, RecordedOf } from '@samsyn/kernel';
import { debriefStream, type DebriefEvent } from './debrief.events';
import { actionsCorrected, actionsWith, type AgreedActions } from '@samsyn/operations/contract';

export interface PerspectiveState {
  readonly author: PersonRef;
  readonly throughFacilitator: boolean;
  /** The facilitators who had been named by then, by pseudonym: it was entrusted to them, and to no later one. */
  readonly receivers: ReadonlySet<string>;
  readonly texts: { readonly well?: string; readonly hard?: string; readonly develop?: string };
  /** A branch that takes no part, to which it goes. */
  readonly about?: Branch;
  /** The joint decision that it does not agree to. */
  readonly decision?: string;
  readonly released: boolean;
}

export interface PerspectiveRequest {
  readonly of: readonly Branch[];
  readonly answerBy: Instant | undefined;
  readonly reminded: boolean;
}

export interface Debrief {
  readonly phase: 'none' | 'open' | 'closed';
  /** Persons, by pseudonym. */
  readonly facilitators: ReadonlySet<string>;
  readonly asked: ReadonlySet<Branch>;
  /** By the id of the entry, in order of recording. */
  readonly requests: ReadonlyMap<string, PerspectiveRequest>;
  readonly meetingHeld: boolean;
  /** By the id of the entry, in order of recording. */
  readonly perspectives: ReadonlyMap<string, PerspectiveState>;
  readonly actions: AgreedActions;
  /** By branch, version and format, the entry that made it. */
  readonly generated: ReadonlyMap<string, string>;
  /** The version that each branch signed off last. */
  readonly signedOff: ReadonlyMap<Branch, string>;
}

export const noDebrief: Debrief = {
  phase: 'none',
  facilitators: new Set(),
  asked: new Set(),
  requests: new Map(),
  meetingHeld: false,
  perspectives: new Map(),
  actions: new Map(),
  generated: new Map(),
  signedOff: new Map(),
};

type Event = RecordedOf<DebriefEvent>;
type Correction = RecordedOf<EventOf<typeof EntryCorrected>>;

export const generatedKey = (branch: Branch, version: string, format: string): string =>
  `${branch} ${version} ${format}`;

function withPerspectives(state: Debrief, event: Event): Debrief {
  if (event.name === 'PerspectiveSubmitted') {
    const { through, well, hard, develop, about, decision } = event.data;
    const texts = {
      ...(well === undefined ? {} : { well }),
      ...(hard === undefined ? {} : { hard }),
      ...(develop === undefined ? {} : { develop }),
    };
    const perspective = {
      author: event.actor,
      throughFacilitator: through === 'facilitator',
      receivers: state.facilitators,
      texts,
      ...(about === undefined ? {} : { about }),
      ...(decision === undefined ? {} : { decision }),
      released: false,
    };
    return { ...state, perspectives: new Map(state.perspectives).set(event.id, perspective) };
  }
  if (event.name !== 'PerspectiveReleased' && event.name !== 'PerspectivePassedOn') return state;
  const origin = state.perspectives.get(event.data.perspective);
  if (!origin) return state;
  const released = { ...origin, released: true };
  return { ...state, perspectives: new Map(state.perspectives).set(event.data.perspective, released) };
}

function withRequest(state: Debrief, event: Extract<Event, { name: 'PerspectiveRequested' }>): Debrief {
  const { of, answerBy } = event.data;
  const request = { of, answerBy, reminded: false };
  return {
    ...state,
    asked: new Set([...state.asked, ...of]),
    requests: new Map(state.requests).set(event.id, request),
  };
}

function withReminder(state: Debrief, id: string): Debrief {
  const request = state.requests.get(id);
  return request
    ? { ...state, requests: new Map(state.requests).set(id, { ...request, reminded: true }) }
    : state;
}

/** The one interpretation of a debrief's events. Disclosures in the stream change nothing here. */
export function evolveDebrief(state: Debrief, event: Event | Correction): Debrief {
  switch (event.name) {
    case 'DebriefOpened':
    case 'DebriefReopened':
      return { ...state, phase: 'open' };
    case 'DebriefClosed':
      return { ...state, phase: 'closed' };
    case 'FacilitatorNamed':
      return { ...state, facilitators: new Set(state.facilitators).add(event.data.who.person) };
    case 'PerspectiveRequested':
      return withRequest(state, event);
    case 'PerspectiveReminded':
      return withReminder(state, event.data.request);
    case 'PerspectiveSubmitted':
    case 'PerspectiveReleased':
    case 'PerspectivePassedOn':
      return withPerspectives(state, event);
    case 'ActionAgreed':
    case 'ActionMoved':
    case 'ActionReassigned':
    case 'ActionCompleted':
    case 'ActionDropped':
    case 'ActionReminded':
      return { ...state, actions: actionsWith(state.actions, event) };
    case 'EntryCorrected':
      return { ...state, actions: actionsCorrected(state.actions, event.data) };
    case 'DebriefGenerated': {
      const { branch, version, format } = event.data;
      const key = generatedKey(branch, version, format);
      return { ...state, generated: new Map(state.generated).set(key, event.id) };
    }
    case 'DebriefSignedOff': {
      const { branch, version } = event.data;
      return { ...state, signedOff: new Map(state.signedOff).set(branch, version) };
    }
    case 'DebriefMeetingHeld':
      return { ...state, meetingHeld: true };
    case 'LessonAgreed':
      return state;
    default:
      return foreign(event, state);
  }
}

/** Entries of another service may stand in the stream; of our own, each must have its case above. */
const foreign = (_event: never, state: Debrief): Debrief => state;

/** The debrief among all entries of its operation. */
export const debriefIn = (operationId: string, entries: readonly Recorded[]): Debrief =>
  entries
    .filter(({ stream }) => stream === debriefStream(operationId))
    .reduce((state, event) => evolveDebrief(state, event as Event), noDebrief);
