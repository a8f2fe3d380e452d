import { Inject, Injectable } from '@nestjs/common';
import { Directory } from '@samsyn/identity';
import { stockholmDay, unknownTo, type Actor, type Clock } from '@samsyn/kernel';
import { CLOCK } from '@samsyn/processing';
import type { AgreementView } from '../agreements.schema';
import { agreementViewOf } from './agreement-view';
import { Agreements } from './agreements';

/** Agreements in the versions that the actor's branch is a party to. */
@Injectable()
export class ShownAgreements {
  constructor(
    private readonly agreements: Agreements,
    private readonly directory: Directory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(actor: Actor, region?: string): Promise<readonly AgreementView[]> {
    const known = await this.agreements.of(actor.branch, region);
    return known.flatMap(([id, agreement]) => this.shown(id, agreement, actor) ?? []);
  }

  /** @throws DomainError `AGREEMENT.UNKNOWN`, for an agreement of others as for none */
  async byId(agreementId: string, actor: Actor): Promise<AgreementView> {
    const shown = this.shown(agreementId, await this.agreements.byId(agreementId), actor);
    if (!shown) throw unknownTo('AGREEMENT');
    return shown;
  }

  private shown(
    id: string,
    agreement: Parameters<typeof agreementViewOf>[1],
    { branch }: Actor,
  ): AgreementView | undefined {
    const handleOf = (person: string) => this.directory.byPerson(person)?.handle;
    return agreementViewOf(id, agreement, branch, stockholmDay(this.clock.now()), handleOf);
  }
}
