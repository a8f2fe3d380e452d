import type { Branch, PersonRef, RecordedOf } from '@samsyn/kernel';
import type { DebriefEvent } from './debrief.events';

export interface PerspectiveTold {
  readonly author: PersonRef;
  readonly throughFacilitator: boolean;
  readonly texts: { readonly well?: string; readonly hard?: string; readonly develop?: string };
  readonly released: boolean;
}

export interface AgreedAction {
  readonly what: string | undefined;
  readonly owner: PersonRef | undefined;
  readonly isOpen: boolean;
}

export interface Debrief {
  readonly phase: 'none' | 'open' | 'closed';
  /** Persons, by pseudonym. */
  readonly facilitators: ReadonlySet<string>;
  readonly asked: ReadonlySet<Branch>;
  /** By the id of the entry, in order of recording. */
  readonly perspectives: ReadonlyMap<string, PerspectiveTold>;
  readonly actions: ReadonlyMap<string, AgreedAction>;
  /** The version that each branch signed off last. */
  readonly signedOff: ReadonlyMap<Branch, string>;
}

export const noDebrief: Debrief = {
  phase: 'none',
  facilitators: new Set(),
  asked: new Set(),
  perspectives: new Map(),
  actions: new Map(),
  signedOff: new Map(),
};

type Event = RecordedOf<DebriefEvent>;

function withPerspectives(state: Debrief, event: Event): Debrief {
  if (event.name === 'PerspectiveSubmitted') {
    const { through, well, hard, develop } = event.data;
    const texts = {
      ...(well === undefined ? {} : { well }),
      ...(hard === undefined ? {} : { hard }),
      ...(develop === undefined ? {} : { develop }),
    };
    const told = {
      author: event.actor,
      throughFacilitator: through === 'facilitator',
      texts,
      released: false,
    };
    return { ...state, perspectives: new Map(state.perspectives).set(event.id, told) };
  }
  if (event.name !== 'PerspectiveReleased') return state;
  const origin = state.perspectives.get(event.data.perspective);
  if (!origin) return state;
  const released = { ...origin, released: true };
  return { ...state, perspectives: new Map(state.perspectives).set(event.data.perspective, released) };
}

function withEndedAction(state: Debrief, id: string): Debrief {
  const action = state.actions.get(id);
  return action ? { ...state, actions: new Map(state.actions).set(id, { ...action, isOpen: false }) } : state;
}

/** The one interpretation of a debrief's events. Corrections and disclosures in the stream change nothing here. */
export function evolveDebrief(state: Debrief, event: Event): Debrief {
  switch (event.name) {
    case 'DebriefOpened':
    case 'DebriefReopened':
      return { ...state, phase: 'open' };
    case 'DebriefClosed':
      return { ...state, phase: 'closed' };
    case 'FacilitatorNamed':
      return { ...state, facilitators: new Set(state.facilitators).add(event.data.who.person) };
    case 'PerspectiveRequested':
      return { ...state, asked: new Set([...state.asked, ...event.data.of]) };
    case 'PerspectiveSubmitted':
    case 'PerspectiveReleased':
      return withPerspectives(state, event);
    case 'ActionAgreed': {
      const { what, owner } = event.data;
      return { ...state, actions: new Map(state.actions).set(event.id, { what, owner, isOpen: true }) };
    }
    case 'ActionCompleted':
    case 'ActionDropped':
      return withEndedAction(state, event.data.action);
    case 'DebriefSignedOff': {
      const { branch, version } = event.data;
      return { ...state, signedOff: new Map(state.signedOff).set(branch, version) };
    }
    case 'DebriefMeetingHeld':
    case 'LessonAgreed':
      return state;
    default:
      return foreign(event, state);
  }
}

/** Entries of another service may stand in the stream; of our own, each must have its case above. */
const foreign = (_event: never, state: Debrief): Debrief => state;
