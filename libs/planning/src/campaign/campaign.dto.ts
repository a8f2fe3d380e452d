import { Code, FactDto, items, ListOf, LocalDate, Text, UuidField } from '@samsyn/web';
import { told } from '../told';
import type { CampaignFacts, CampaignPart, CampaignTheme } from './campaign';
import { CAMPAIGN_DECLINES, CAMPAIGN_PARTS, CAMPAIGN_THEMES } from './campaign.events';

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
export class CampaignChangesDto extends FactDto {
  @Text({
    max: 500,
    optional: true,
    description: 'What the campaign is called now.',
    example: 'Outreach week, winter',
  })
  name?: string;
  @Code(CAMPAIGN_THEMES, { optional: true, description: 'What it is about now.' }) theme?: CampaignTheme;
  @ListOf(items.slugs, {
    ...kinds,
    optional: true,
    description: 'Kinds of operation that it takes now (`GET /kinds`).',
  })
  kinds?: string[];
  @ListOf(items.slugs, { min: 0, max: 30, optional: true, description: NATIONAL }) regions?: string[];
  @LocalDate({ optional: true, description: 'The new first day, in Stockholm.' }) firstDay?: string;
  @LocalDate({ optional: true, description: 'The new last day, in Stockholm.' }) lastDay?: string;
  @Text({
    max: MAX,
    optional: true,
    description: 'What it is for now.',
    example: 'to reach those whom nobody has met',
  })
  purpose?: string;
}
export class CampaignInvitationDto extends FactDto {
  @ListOf(items.branches, {
    max: 50,
    example: ['ngo/shelter'],
    description: 'Branches that are asked to join.',
  })
  branches: string[];
  @Code(CAMPAIGN_PARTS, { description: 'Whether they are to lead it, too.' }) part: CampaignPart;
}
export class CampaignJoiningDto extends FactDto {}
export class CampaignDeclineDto extends FactDto {
  @Code(CAMPAIGN_DECLINES, { description: 'Why the branch does not join.' })
  reason: (typeof CAMPAIGN_DECLINES)[number];
}
export class CampaignLeavingDto extends FactDto {
  @Text({ max: MAX, optional: true, description: 'Why the branch leaves.', example: 'no staff this week' })
  reason?: string;
}
export class CampaignOperationDto extends FactDto {
  @UuidField({ description: 'An operation that the caller leads.' }) operation: string;
}
export class CampaignEndDto extends FactDto {}
export class CampaignCancellationDto extends FactDto {
  @Text({ max: MAX, description: 'Why it is cancelled.', example: 'the weather' }) reason: string;
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

export function changesTold(body: CampaignChangesDto): Partial<CampaignFacts> {
  const { name, theme, kinds: changed, regions, firstDay, lastDay, purpose } = body;
  return told({ name, theme, kinds: changed, regions, firstDay, lastDay, purpose });
}
