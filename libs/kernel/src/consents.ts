import type { Instant } from './clock';
import type { Recorded } from './decider';
import type { Branch } from './people';

/** A consent of the person met, as it was given and perhaps corrected. */
export interface Consent {
  /** Id of its `ConsentGiven` entry. */
  readonly id: string;
  readonly recipient: Branch;
  readonly scope: readonly string[];
  readonly purpose: string;
  /** Exclusive; absent: until it is withdrawn. */
  readonly until?: Instant;
  readonly givenAt: Instant;
  /** Neither withdrawn, refused nor narrowed since. */
  readonly inForce: boolean;
  /** Position of what ended it: what is recorded from there on does not reach the recipient. */
  readonly endedFrom?: number;
}

/** A withdrawal or a refusal of the person met. */
export interface ConsentEnding {
  /** Id of its entry. */
  readonly id: string;
  readonly recipient: Branch;
  readonly at: Instant;
  readonly how: 'withdrawn' | 'refused';
}

export interface Consents {
  readonly given: readonly Consent[];
  readonly endings: readonly ConsentEnding[];
}

export const NO_CONSENTS: Consents = { given: [], endings: [] };

interface Given {
  readonly recipient: Branch;
  readonly scope: readonly string[];
  readonly purpose: string;
  readonly until?: Instant;
}
interface Corrected {
  readonly entry: string;
  readonly field: string;
  readonly is?: unknown;
}

/**
 * What the person met has agreed to, deny by default. A withdrawal or refusal ends every consent for that recipient
 * which was recorded before it or given before it, however late the consent was recorded. A consent for the same
 * recipient and purpose whose scope is within an earlier one's narrows that; any other consent adds.
 */
export function foldConsents(consents: Consents, event: Recorded): Consents {
  // Once a key is destroyed, the consent sealed with it can no longer be read, and what cannot be read
  // permits nothing.
  if (event.erased.length > 0) return consents;
  switch (event.name) {
    case 'ConsentGiven':
      return given(consents, event);
    case 'ConsentRefused':
      return ended(consents, event, 'refused');
    case 'ConsentWithdrawn':
      return ended(consents, event, 'withdrawn');
    case 'EntryCorrected':
      return corrected(consents, event.data as Corrected);
    default:
      return consents;
  }
}

function given({ given: earlier, endings }: Consents, event: Recorded): Consents {
  const { id, occurredAt, position } = event;
  const { recipient, scope, purpose, until } = event.data as Given;
  const outlived = endings.some((ending) => ending.recipient === recipient && occurredAt < ending.at);
  const narrowed = earlier.map((consent) =>
    consent.recipient === recipient && consent.purpose === purpose && covers(consent.scope, scope)
      ? endedAt(consent, position)
      : consent,
  );
  const limit = until === undefined ? {} : { until };
  const standing = outlived ? { inForce: false, endedFrom: position } : { inForce: true };
  const consent: Consent = { id, recipient, scope, purpose, ...limit, givenAt: occurredAt, ...standing };
  return { given: [...narrowed, consent], endings };
}

const covers = (wide: readonly string[], narrow: readonly string[]): boolean =>
  wide.includes('all') || narrow.every((term) => wide.includes(term));

/** What has ended once does not end again. */
const endedAt = (consent: Consent, position: number): Consent =>
  consent.inForce ? { ...consent, inForce: false, endedFrom: position } : consent;

function ended({ given, endings }: Consents, event: Recorded, how: ConsentEnding['how']): Consents {
  const { id, occurredAt: at, position } = event;
  const { recipient } = event.data as { recipient: Branch };
  return {
    given: given.map((consent) => (consent.recipient === recipient ? endedAt(consent, position) : consent)),
    endings: [...endings, { id, recipient, at, how }],
  };
}

/** Fields of a `ConsentGiven` whose correction changes who may be given what. */
export const CONSENT_FIELDS: ReadonlySet<string> = new Set(['recipient', 'purpose', 'until']);

function corrected({ given, endings }: Consents, { entry, field, is }: Corrected): Consents {
  if (!CONSENT_FIELDS.has(field) || is === undefined) return { given, endings };
  return {
    given: given.map((consent) => (consent.id === entry ? { ...consent, [field]: is } : consent)),
    endings,
  };
}

/** A moment in the log at which something is recorded. */
export type Telling = Pick<Recorded, 'position' | 'recordedAt'>;

/** Whether what is recorded there comes after the end of the consent, in whichever of the three ways it ended. */
export const comesAfterConsent = (
  { position, recordedAt }: Telling,
  { endedFrom = Infinity, until }: Pick<Consent, 'endedFrom' | 'until'>,
): boolean => position >= endedFrom || (until !== undefined && recordedAt >= until);

type WithoutStanding = Pick<Consent, 'id' | 'recipient' | 'scope' | 'until'>;

/**
 * The consents of one encounter that are neither withdrawn, refused nor narrowed, in order of recording; whether
 * `until` has passed is for the reader's clock. `entries` are those of the operation, in order of position.
 */
export function consentsInForce(entries: readonly Recorded[], encounter: string): readonly WithoutStanding[] {
  const { given } = entries
    .filter(({ stream }) => stream === encounter)
    .reduce((consents, entry) => foldConsents(consents, entry), NO_CONSENTS);
  return given
    .filter(({ inForce }) => inForce)
    .map(({ id, recipient, scope, until }) => ({
      id,
      recipient,
      scope,
      ...(until === undefined ? {} : { until }),
    }));
}

/** Branches that have accepted a reservation (OSL 10:14) for what they receive of one encounter, each once. */
export function reservationsIn(entries: readonly Recorded[], encounter: string): readonly Branch[] {
  const accepted = entries.filter(
    ({ stream, name }) => stream === encounter && name === 'ReservationAccepted',
  );
  return [...new Set(accepted.map(({ actor }) => actor.branch))];
}
