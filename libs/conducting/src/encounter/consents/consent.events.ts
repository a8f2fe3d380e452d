import type { EntriesEvent } from '@samsyn/entries/contract';
import type { Branch, Instant, Recorded, RecordedOf } from '@samsyn/kernel';
import type { EncounterEvent } from '../encounter.events';

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
}

interface Ending {
  readonly recipient: Branch;
  readonly at: Instant;
  readonly how: 'withdrawn' | 'refused';
}

export interface Consents {
  readonly given: readonly Consent[];
  readonly endings: readonly Ending[];
}

export const NO_CONSENTS: Consents = { given: [], endings: [] };

type Heard = RecordedOf<EncounterEvent | EntriesEvent>;
type Given = Extract<Heard, { readonly name: 'ConsentGiven' }>;
type Corrected = Extract<Heard, { readonly name: 'EntryCorrected' }>;

/**
 * What the person met has agreed to, deny by default. A withdrawal or refusal ends every consent for that recipient
 * which was recorded before it or given before it, however late the consent was recorded. A consent for the same
 * recipient and purpose whose scope is within an earlier one's narrows that; any other consent adds.
 */
export function foldConsents(consents: Consents, event: Heard): Consents {
  // Whose key is destroyed, her consent can no longer be read, and what cannot be read permits nothing.
  if (event.erased.length > 0) return consents;
  switch (event.name) {
    case 'ConsentGiven':
      return given(consents, event);
    case 'ConsentRefused':
      return ended(consents, { recipient: event.data.recipient, at: event.occurredAt, how: 'refused' });
    case 'ConsentWithdrawn':
      return ended(consents, { recipient: event.data.recipient, at: event.occurredAt, how: 'withdrawn' });
    case 'EntryCorrected':
      return corrected(consents, event);
    default:
      return consents;
  }
}

function given({ given: earlier, endings }: Consents, { id, data, occurredAt }: Given): Consents {
  const { recipient, scope, purpose, until } = data;
  const outlived = endings.some((ending) => ending.recipient === recipient && occurredAt < ending.at);
  const narrowed = earlier.map((consent) =>
    consent.recipient === recipient && consent.purpose === purpose && covers(consent.scope, scope)
      ? { ...consent, inForce: false }
      : consent,
  );
  const limit = until === undefined ? {} : { until };
  const consent: Consent = {
    id,
    recipient,
    scope,
    purpose,
    ...limit,
    givenAt: occurredAt,
    inForce: !outlived,
  };
  return { given: [...narrowed, consent], endings };
}

const covers = (wide: readonly string[], narrow: readonly string[]): boolean =>
  wide.includes('all') || narrow.every((term) => wide.includes(term));

const ended = ({ given, endings }: Consents, ending: Ending): Consents => ({
  given: given.map((consent) =>
    consent.recipient === ending.recipient ? { ...consent, inForce: false } : consent,
  ),
  endings: [...endings, ending],
});

const CORRECTABLE = new Set(['recipient', 'purpose', 'until']);

function corrected({ given, endings }: Consents, { data: { entry, field, is } }: Corrected): Consents {
  if (!CORRECTABLE.has(field) || is === undefined) return { given, endings };
  return {
    given: given.map((consent) => (consent.id === entry ? { ...consent, [field]: is } : consent)),
    endings,
  };
}

type WithoutStanding = Pick<Consent, 'id' | 'recipient' | 'scope' | 'until'>;

/**
 * The consents of one encounter that are neither withdrawn, refused nor narrowed, in order of recording; whether
 * `until` has passed is for the reader's clock. `entries` are those of the operation, in order of position.
 */
export function consentsInForce(entries: readonly Recorded[], encounter: string): readonly WithoutStanding[] {
  const { given } = entries
    .filter(({ stream }) => stream === encounter)
    .reduce((consents, entry) => foldConsents(consents, entry as Heard), NO_CONSENTS);
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
