import { Injectable } from '@nestjs/common';
import { EntriesOfCampaigns, type CampaignEntries } from '@samsyn/entries/contract';
import { idOfStream, type PersonRef } from '@samsyn/kernel';
import { campaignStream } from '../campaign.events';
import { campaignDebriefStream } from '../debrief/campaign-debrief.events';
import { LoggedCampaigns } from './logged-campaigns';

const OF_CAMPAIGNS = [campaignStream, campaignDebriefStream].map((streamOf) => streamOf(''));
const UUID_LENGTH = 36;

@Injectable()
export class LoggedEntriesOfCampaigns extends EntriesOfCampaigns {
  constructor(private readonly campaigns: LoggedCampaigns) {
    super();
  }

  override holds(stream: string): boolean {
    return OF_CAMPAIGNS.includes(stream.slice(0, -UUID_LENGTH));
  }

  override inStream(stream: string, reader: PersonRef): Promise<CampaignEntries | undefined> {
    return this.campaigns.entriesOf(idOfStream(stream), stream, reader);
  }
}
