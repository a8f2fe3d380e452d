import { Code, FactDto, items, ListOf, LocalDate, Text } from '@samsyn/web';
import type { CampaignFacts, CampaignTheme } from './campaign';
import { CAMPAIGN_THEMES } from './campaign.events';

const MAX = 10_000;
const NATIONAL = 'None: the whole country.';
const kinds = { max: 20, example: ['street-outreach', 'akc-inspection'] };

export class CampaignDto extends FactDto {
  @Text({ max: 500, example: 'Outreach week, autumn', description: 'What the campaign is called.' })
  name: string;
  @Code(CAMPAIGN_THEMES, { description: 'What it is about.' }) theme: CampaignTheme;
  @ListOf(items.slugs, { ...kinds, description: 'Kinds of operation, of /kinds.' }) kinds: string[];
  @ListOf(items.slugs, { min: 0, max: 30, example: ['syd'], description: NATIONAL }) regions: string[];
  @LocalDate({ description: 'First day, in Stockholm.' }) firstDay: string;
  @LocalDate({ description: 'Last day, in Stockholm.' }) lastDay: string;
  @Text({ max: MAX, example: 'to reach those whom nobody has met', description: 'What it is for.' })
  purpose: string;
}
export const factsTold = (body: CampaignDto): CampaignFacts => ({
  name: body.name,
  theme: body.theme,
  kinds: body.kinds,
  regions: body.regions,
  firstDay: body.firstDay,
  lastDay: body.lastDay,
  purpose: body.purpose,
});
