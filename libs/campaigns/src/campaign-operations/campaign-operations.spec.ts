import { given } from '@samsyn/kernel';
import { campaign } from '../campaign-decider';
import {
  POLICE,
  SHELTER,
  OPERATION,
  facts,
  of,
  by,
  proposed,
  invited,
  added,
  planned,
  add,
} from '../campaign.fixture';

describe('an operation of a campaign', () => {
  it('is added once, by a branch that has joined', () => {
    given(campaign, proposed)
      .when(add, of(POLICE))
      .then({ name: 'CampaignOperationAdded', data: { operation: OPERATION } });
    given(campaign, proposed, added(POLICE)).when(add, of(POLICE)).silent();
    given(campaign, proposed, invited(SHELTER)).when(add, of(SHELTER)).refused('CAMPAIGN.NOT_JOINED');
  });

  it('is of its kinds and regions, and begins within its days in Stockholm', () => {
    const adding = (changes: Partial<typeof planned>) => ({ ...add, planned: { ...planned, ...changes } });
    const refuses = (changes: Partial<typeof planned>, code: string) =>
      given(campaign, proposed).when(adding(changes), of(POLICE)).refused(code);
    refuses({ kind: 'field-survey' }, 'CAMPAIGN.OTHER_KIND');
    refuses({ region: 'nord' }, 'CAMPAIGN.OTHER_REGION');
    // Half past midnight on the 23rd.
    refuses({ window: ['2026-11-22T23:30:00.000Z', '2026-11-23T03:00:00.000Z'] }, 'CAMPAIGN.OUTSIDE_DAYS');
    // Half past midnight on the 16th, which is the 15th in UTC.
    given(campaign, proposed)
      .when(adding({ window: ['2026-11-15T23:30:00.000Z', '2026-11-16T03:00:00.000Z'] }), of(POLICE))
      .then({ name: 'CampaignOperationAdded', data: { operation: OPERATION } });
  });

  it('is of any region where the campaign is for the whole country', () => {
    const national = by(POLICE, { name: 'CampaignProposed', data: { ...facts, regions: [] } });
    given(campaign, national)
      .when({ ...add, planned: { ...planned, region: 'nord' } }, of(POLICE))
      .then({ name: 'CampaignOperationAdded', data: { operation: OPERATION } });
  });

  it('is not added once it is over, and can still be taken out', () => {
    const ended = by(POLICE, { name: 'CampaignEnded', data: {} });
    given(campaign, proposed, ended).when(add, of(POLICE)).refused('CAMPAIGN.HAS_ENDED');
    given(campaign, proposed, added(POLICE), ended)
      .when({ kind: 'RemoveOperation', operation: OPERATION }, of(POLICE))
      .then({ name: 'CampaignOperationRemoved', data: { operation: OPERATION } });
  });
});
