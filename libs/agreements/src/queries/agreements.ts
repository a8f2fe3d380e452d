import { Inject, Injectable } from '@nestjs/common';
import { EventCodec, type EventStore } from '@samsyn/event-store';
import { DomainError, stockholmDay, unknownTo, type Branch, type RecordedOf } from '@samsyn/kernel';
import { EVENT_STORE } from '@samsyn/processing';
import { evolveAgreement, noAgreement, versionOn, type Agreement, type AgreementVersion } from '../agreement';
import { agreementStream, type AgreementEvent } from '../agreement.events';
import { AgreementsInForce, type AgreementWanted, type Applicable } from '../agreements-in-force.port';
import { AgreementIndex } from '../agreements.projection';

const MOST = 200;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Nobody is named for the kind: every party may lead it. */
const mayLead = (
  { terms: { leads, parties } }: AgreementVersion,
  { kind, leading }: AgreementWanted,
): boolean => (leads.find((lead) => lead.kind === kind)?.branches ?? parties).includes(leading);

/** Agreements as the log has them: an answer is never older than the last durable event. */
@Injectable()
export class Agreements extends AgreementsInForce {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly index: AgreementIndex,
  ) {
    super();
  }

  /** `noAgreement` where there is none. */
  async byId(agreementId: string): Promise<Agreement> {
    if (!UUID.test(agreementId)) return noAgreement;
    const stored = await this.store.readStream(agreementStream(agreementId));
    const events = (await this.codec.decodeAll(stored)) as readonly RecordedOf<AgreementEvent>[];
    return events.reduce(evolveAgreement, noAgreement);
  }

  /** Those that the branch is, or was, a party to. */
  async of(branch: Branch, region?: string): Promise<readonly (readonly [string, Agreement])[]> {
    const ids = this.index.of(branch, region, MOST);
    return Promise.all(ids.map(async (id) => [id, await this.byId(id)] as const));
  }

  override async holding(agreementId: string, asked: AgreementWanted): Promise<Applicable> {
    const agreement = await this.byId(agreementId);
    if (!agreement.versions.some(({ terms }) => terms.parties.includes(asked.leading))) {
      throw unknownTo('AGREEMENT');
    }
    const version = versionOn(agreement, stockholmDay(asked.window[0]));
    if (!version) throw new DomainError('AGREEMENT.NOT_IN_FORCE');
    if (version.terms.region !== asked.region) throw new DomainError('AGREEMENT.OTHER_REGION');
    if (!mayLead(version, asked)) throw new DomainError('AGREEMENT.OTHER_LEADER');
    return { agreementId, version };
  }

  override async applicable(asked: AgreementWanted): Promise<readonly Applicable[]> {
    const day = stockholmDay(asked.window[0]);
    const known = await this.of(asked.leading, asked.region);
    return known.flatMap(([agreementId, agreement]) => {
      const version = versionOn(agreement, day);
      const holds = version && version.terms.region === asked.region && mayLead(version, asked);
      return holds && version.terms.parties.includes(asked.leading) ? [{ agreementId, version }] : [];
    });
  }
}
