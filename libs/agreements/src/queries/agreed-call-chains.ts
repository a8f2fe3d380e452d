import { Injectable } from '@nestjs/common';
import { stockholmDay, type Branch, type Instant } from '@samsyn/kernel';
import { versionOn } from '../agreement';
import { CallChains, type ChainedStep } from '../call-chains.port';
import { Agreements } from './agreements';

@Injectable()
export class AgreedCallChains extends CallChains {
  constructor(private readonly agreements: Agreements) {
    super();
  }

  override async of(branch: Branch, region: string, at: Instant): Promise<readonly ChainedStep[]> {
    const known = await this.agreements.of(branch, region);
    return known.flatMap(([, agreement]) => {
      const terms = versionOn(agreement, stockholmDay(at))?.terms;
      if (terms?.region !== region || !terms.parties.includes(branch)) return [];
      return terms.chain.map(({ branch: of, region: where, who }) => {
        const step = { branch: of, region: where };
        return who === undefined ? step : { ...step, person: who.person };
      });
    });
  }
}
