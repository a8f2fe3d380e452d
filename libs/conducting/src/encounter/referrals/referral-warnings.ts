import {
  agencyOf,
  consentsInForce,
  reservationsIn,
  type Branch,
  type Decided,
  type Recorded,
  type Warning,
} from '@samsyn/kernel';

const COVERS_A_REFERRAL: ReadonlySet<string> = new Set(['referral', 'all']);

/**
 * A referral discloses its own fields to the branch that it names. The exposed person's consent to that is usually
 * behind it; where none is recorded, whoever asks is told so.
 * @rule referral-without-consent: A referral without a recorded consent to it, or to a civil organisation without its
 *   accepted reservation either, is recorded, and its answer warns of it.
 * @source OSL 12:2; OSL 10:14; domain: The encounter
 * @proof warnings of a referral › tell that no consent to it is recorded
 */
export function warningsOfReferral(
  { events, intent }: Pick<Decided<unknown>, 'events' | 'intent'>,
  entries: readonly Recorded[],
  stream: string,
): readonly Warning[] {
  return events.flatMap(({ name, data }): readonly Warning[] => {
    if (name !== 'ReferralRequested') return [];
    const { to } = data as { readonly to: Branch };
    const isConsented = consentsInForce(entries, stream).some(
      ({ recipient, scope, until }) =>
        recipient === to &&
        scope.some((term) => COVERS_A_REFERRAL.has(term)) &&
        (until === undefined || until > intent.now),
    );
    const isReserved = agencyOf(to) === 'ngo' && reservationsIn(entries, stream).includes(to);
    return isConsented || isReserved
      ? []
      : [{ code: 'REFERRAL.WITHOUT_CONSENT', field: 'to', details: { recipient: to } }];
  });
}
