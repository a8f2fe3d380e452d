import type { Branch, Day } from '@samsyn/kernel';
import type { Agreement, AgreementVersion } from '../agreement';
import { versionOn } from '../agreement';
import type { ShownVersion, AgreementView } from '../agreements.schema';

/** `undefined` where the branch is no party to any version. Persons are named by handle: parties know whom they call. */
export function agreementViewOf(
  id: string,
  agreement: Agreement,
  branch: Branch,
  today: Day,
  handleOf: (person: string) => string | undefined,
): AgreementView | undefined {
  const holding = versionOn(agreement, today);
  const own = agreement.versions.filter(({ terms }) => terms.parties.includes(branch));
  if (own.length === 0) return undefined;
  const versions = own.map((version): ShownVersion => {
    const {
      terms: { facilitator: named, ...terms },
      adoptedBy,
    } = version;
    const chain = terms.chain.map(({ branch: called, region, who }) => {
      const handle = who && handleOf(who.person);
      return { branch: called, region, ...(handle === undefined ? {} : { who: handle }) };
    });
    const handle = named && handleOf(named.person);
    const facilitator = handle === undefined ? {} : { facilitator: handle };
    const state = stateOf(version, agreement, holding, today);
    const missing = terms.parties.filter((party) => !adoptedBy.has(party));
    return {
      version: version.version,
      state,
      ...terms,
      ...facilitator,
      chain,
      adoptedBy: [...adoptedBy],
      missing,
    };
  });
  const { endsOn, endReason } = agreement;
  const mayKnowWhy = own.at(-1) === agreement.versions.at(-1) && endReason !== undefined;
  return {
    id,
    ...(endsOn === undefined ? {} : { endsOn }),
    ...(mayKnowWhy ? { endReason } : {}),
    versions,
  };
}

function stateOf(
  { version, inForce, terms }: AgreementVersion,
  { versions, endsOn }: Agreement,
  holding: AgreementVersion | undefined,
  today: Day,
): ShownVersion['state'] {
  if (holding?.version === version) return 'in-force';
  const isLatest = versions.at(-1)?.version === version;
  const hasEnded = endsOn !== undefined && endsOn <= today;
  if (!inForce) return isLatest && !hasEnded ? 'proposed' : 'past';
  return today < terms.validFrom && !hasEnded ? 'agreed' : 'past';
}
