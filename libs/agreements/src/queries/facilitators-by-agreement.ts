import { Injectable } from '@nestjs/common';
import { stockholmDay, type Branch, type Instant, type PersonRef } from '@samsyn/kernel';
import { versionOn } from '../agreement';
import { AgreedFacilitators } from '../agreed-facilitators.port';
import { Agreements } from './agreements';

@Injectable()
export class FacilitatorsByAgreement extends AgreedFacilitators {
  constructor(private readonly agreements: Agreements) {
    super();
  }

  override async of(branch: Branch, region: string, at: Instant): Promise<readonly PersonRef[]> {
    const known = await this.agreements.of(branch, region);
    return known.flatMap(([, agreement]) => {
      const terms = versionOn(agreement, stockholmDay(at))?.terms;
      const holds = terms?.region === region && terms.parties.includes(branch);
      return holds && terms.facilitator ? [terms.facilitator] : [];
    });
  }
}
