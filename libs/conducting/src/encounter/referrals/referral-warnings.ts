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
 * behind it; where none is recorded, the answer says so.
 * @rule referral-without-consent: A referral without a recorded consent to it, or to a civil organisation without its
 *   accepted reservation either, is recorded, and its answer warns of it.
 * @source OSL 12:2; OSL 10:14; domain: The encounter
 * @proof warnings of a referral › tell that no consent to it is recorded
 */
export function warningsOfReferral(
  { events, metadata }: Pick<Decided<unknown>, 'events' | 'metadata'>,
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
        (until === undefined || until > metadata.now),
    );
    const isReserved = agencyOf(to) === 'ngo' && reservationsIn(entries, stream).includes(to);
    const already = openReferrals(entries, stream, data as Asked);
    return [
      ...(isConsented || isReserved
        ? []
        : [{ code: 'REFERRAL.WITHOUT_CONSENT', field: 'to', details: { recipient: to } }]),
      ...(already === 0
        ? []
        : [{ code: 'REFERRAL.ALREADY_OPEN', field: 'to', details: { recipient: to, open: already } }]),
    ];
  });
}

interface Asked {
  readonly to: Branch;
  readonly service: string;
}
const ENDS_A_REFERRAL: ReadonlySet<string> = new Set([
  'ReferralRefused',
  'ReferralCompleted',
  'ReferralWithdrawn',
]);

/** How many referrals of the encounter to that branch, for that support, are neither refused, completed nor withdrawn. */
function openReferrals(entries: readonly Recorded[], stream: string, { to, service }: Asked): number {
  const own = entries.filter((entry) => entry.stream === stream);
  const ended = new Set(
    own
      .filter(({ name }) => ENDS_A_REFERRAL.has(name))
      .map(({ data }) => (data as { referral?: string }).referral),
  );
  const isSame = ({ id, name, data }: Recorded): boolean => {
    const asked = data as Partial<Asked>;
    return name === 'ReferralRequested' && asked.to === to && asked.service === service && !ended.has(id);
  };
  return own.filter(isSame).length;
}
