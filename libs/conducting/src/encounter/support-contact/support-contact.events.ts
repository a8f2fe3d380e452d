import type { Instant } from '@samsyn/kernel';

/** An entry of one encounter as far as the support clock asks. */
export interface ContactMoment {
  readonly id: string;
  readonly name: string;
  readonly at: Instant;
  readonly recordedAt: Instant;
  /** Of a `SupportAnswered`. */
  readonly answer?: unknown;
}

const REACHED = new Set(['SupportContactMade', 'VictimConversationStarted', 'FollowUpKept']);
const BOOKED = 'FollowUpBooked';
const ANSWERED = 'SupportAnswered';

export const CONTACT_EVENTS: ReadonlySet<string> = new Set([...REACHED, BOOKED, ANSWERED]);

const byTime = (a: ContactMoment, b: ContactMoment): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);

/**
 * What contact with her is awaited for: the first yes, open answer or booked follow-up after which nobody has reached
 * her. `undefined` where none is awaited: she said no and nothing is booked, or she has been reached once since.
 * Contact the next working day keeps what an evening began (docs/domain.md section 2, "The conversation").
 */
export function contactAwaited(moments: readonly ContactMoment[]): ContactMoment | undefined {
  let asked: ContactMoment | undefined;
  let booked: ContactMoment | undefined;
  for (const moment of [...moments].sort(byTime)) {
    const { name, at, answer } = moment;
    if (name === BOOKED) {
      booked ??= moment;
      asked ??= moment;
    } else if (name === ANSWERED) asked = answer === 'declined' ? booked : (asked ?? moment);
    else if (REACHED.has(name) && asked && at > asked.at) return undefined;
  }
  return asked;
}
