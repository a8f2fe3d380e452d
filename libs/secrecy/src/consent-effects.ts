import { foldConsents, type Branch, type Consents, type Recorded } from '@samsyn/kernel';
import type { Access, Disclosed } from './access';
import { isFor, restsOnConsent } from './rules/disclosure-rules';

/**
 * OSL 12:2. However a consent ends (a withdrawal, a refusal, a narrower one, its own time), what was received stays
 * received, the end is marked on it, and nothing recorded later reaches the recipient. What has ended once does not come
 * back by itself: a later consent needs a decision of its own.
 * @rule consent-ends: After a consent has ended, by withdrawal, refusal, a narrower consent or time, nothing new reaches
 *   the recipient, and no correction of what it had received.
 * @source OSL 12:2; domain: Secrecy
 * @proof however a consent ends › nothing of …
 */
export function consentChanged(access: Access, event: Recorded): void {
  const encounter = access.encounters.get(event.stream);
  if (!encounter) return;
  const before = encounter.consents;
  encounter.consents = foldConsents(before, event);
  if (encounter.consents === before) return;
  for (const [key, recipients] of access.disclosures) {
    const [entry = '', field = ''] = key.split('#');
    const item = access.byId.get(entry);
    if (item?.stream !== event.stream) continue;
    for (const [recipient, given] of recipients)
      renewed(given, { before, now: encounter.consents, recipient, field: `${item.name}.${field}`, event });
  }
}

interface Renewal {
  readonly before: Consents;
  readonly now: Consents;
  readonly recipient: Branch;
  /** Event and field, `FollowUpBooked.at`. */
  readonly field: string;
  /** What changed the consents. */
  readonly event: Recorded;
}

/** Until when what was given reaches, as the consents stand now. */
function renewed(given: Disclosed, { before, now, recipient, field, event }: Renewal): void {
  const hasEnded = given.endedFrom !== undefined || (given.until ?? '9999') <= event.recordedAt;
  if (!restsOnConsent(given.ground) || hasEnded) return;
  const covering = ({ given: consents }: Consents) =>
    consents.filter((consent) => consent.inForce && isFor(consent, recipient, field));
  const lasting = covering(now).filter(({ until }) => until === undefined || event.recordedAt < until);
  const isTakenBack = now.endings.some(({ id, recipient: from }) => id === event.id && from === recipient);
  if (lasting.length > 0) limit(given, lasting);
  else if (isTakenBack || covering(before).length > 0)
    Object.assign(given, { withdrawnBy: event.id, endedFrom: event.position });
}

/** It reaches as far as the consent that lasts longest. */
function limit(given: Disclosed, lasting: Consents['given']): void {
  const moments = lasting.map(({ until }) => until);
  if (moments.includes(undefined)) delete given.until;
  else given.until = moments.toSorted().at(-1)!;
}

/** Of what has just been decided: it reaches until the consent ends by itself. */
export function limitByConsent(
  given: Disclosed,
  { given: consents }: Consents,
  { recipient, field }: Pick<Renewal, 'recipient' | 'field'>,
): void {
  const covering = consents.filter((consent) => consent.inForce && isFor(consent, recipient, field));
  if (restsOnConsent(given.ground) && covering.length > 0) limit(given, covering);
}
