import type { Branch, Day, RecordedOf } from '@samsyn/kernel';
import type { AgreementEvent, Terms } from './agreement.events';

export interface AgreementVersion {
  readonly version: number;
  readonly terms: Terms;
  readonly adoptedBy: ReadonlySet<Branch>;
  readonly inForce: boolean;
}

/** A standing agreement in all its versions, the first one first. */
export interface Agreement {
  readonly versions: readonly AgreementVersion[];
  /** The first day on which no version holds. */
  readonly endsOn: Day | undefined;
  /** Why it ends, in the words of the party that ended it. */
  readonly endReason?: string;
}

export const noAgreement: Agreement = { versions: [], endsOn: undefined };

export function evolveAgreement(agreement: Agreement, event: RecordedOf<AgreementEvent>): Agreement {
  switch (event.name) {
    case 'AgreementProposed': {
      const { version, ...terms } = event.data;
      const proposed = { version, terms, adoptedBy: new Set<Branch>(), inForce: false };
      return { ...agreement, versions: [...agreement.versions, proposed] };
    }
    case 'AgreementAdopted':
      return changed(agreement, event.data.version, ({ adoptedBy, ...version }) => ({
        ...version,
        adoptedBy: new Set([...adoptedBy, event.actor.branch]),
      }));
    case 'AgreementInForce':
      return changed(agreement, event.data.version, (version) => ({ ...version, inForce: true }));
    case 'AgreementEnded':
      return { ...agreement, endsOn: event.data.endsOn, endReason: event.data.reason };
    default:
      event satisfies never;
      return agreement;
  }
}

const changed = (
  agreement: Agreement,
  number: number,
  change: (version: AgreementVersion) => AgreementVersion,
): Agreement => ({
  ...agreement,
  versions: agreement.versions.map((version) => (version.version === number ? change(version) : version)),
});

/** Every branch that is, or ever was, a party may know the agreement. */
export const isParty = ({ versions }: Agreement, branch: Branch): boolean =>
  versions.some(({ terms }) => terms.parties.includes(branch));

const holdsOn = ({ inForce, terms: { validFrom, validUntil } }: AgreementVersion, day: Day): boolean =>
  inForce && validFrom <= day && (validUntil === undefined || day < validUntil);

/** The version that holds on that day: of several, the latest. */
export const versionOn = ({ versions, endsOn }: Agreement, day: Day): AgreementVersion | undefined =>
  endsOn !== undefined && endsOn <= day ? undefined : versions.findLast((version) => holdsOn(version, day));
