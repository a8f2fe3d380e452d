import { Injectable } from '@nestjs/common';
import type { Recorded, RecordedOf } from '@samsyn/kernel';
import { OpenMatters, type OpenMatter } from '@samsyn/entries/contract';
import { foldConcerns, type ChildConcernEvent } from '../child-concerns/child-concerns';
import type { EncounterEvent } from '../encounter.events';
import { foldReferrals, type Referrals } from '../referrals/referrals';

type ReferralEvent = Extract<EncounterEvent, { readonly name: `Referral${string}` }>;
const isOfReferral = (event: Recorded): event is RecordedOf<ReferralEvent> =>
  event.name.startsWith('Referral');
const isOfConcern = (event: Recorded): event is RecordedOf<ChildConcernEvent> =>
  event.name.startsWith('ChildConcern');

@Injectable()
export class LoggedOpenMatters extends OpenMatters {
  override of(entries: readonly Recorded[]): readonly OpenMatter[] {
    const concerns = entries.filter(isOfConcern).reduce(foldConcerns, []);
    const referrals = entries.filter(isOfReferral).reduce<Referrals>(foldReferrals, []);
    return [
      ...concerns
        .filter(({ acknowledged }) => !acknowledged)
        .map(({ id: entry, to, isApart }) => ({ entry, type: 'ChildConcernReported' as const, to, isApart })),
      ...referrals
        .filter(({ state }) => state === 'requested')
        .map(({ id: entry, to, isApart }) => ({ entry, type: 'ReferralRequested' as const, to, isApart })),
    ];
  }
}
