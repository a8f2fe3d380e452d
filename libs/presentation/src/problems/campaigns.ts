import type { Titles } from '../titles';

export const campaignsProblems: Titles = {
  'CAMPAIGN.OWNER_NOT_JOINED': {
    sv: 'Den som ska göra åtgärden hör till en verksamhet som inte är med i kampanjen.',
    en: 'The owner of the action belongs to a branch that has not joined the campaign.',
    source: 'domain: Campaigns; ADR 0028',
  },
  'CAMPAIGN.UNKNOWN': {
    sv: 'Kampanjen finns inte.',
    en: 'There is no such campaign.',
    source: 'domain: Campaigns; OSL 8:1',
  },
  'CAMPAIGN.ENDS_FIRST': {
    sv: 'Kampanjen slutar innan den börjar.',
    en: 'The campaign ends before it begins.',
    source: 'domain: Campaigns; ADR 0028',
  },
  'CAMPAIGN.TOO_LONG': {
    sv: 'En kampanj pågår högst ett år.',
    en: 'A campaign lasts a year at most.',
    source: 'domain: Campaigns; ADR 0028',
  },
  'CAMPAIGN.NOT_JOINED': {
    sv: 'Verksamheten har inte gått med i kampanjen.',
    en: 'The branch has not joined the campaign.',
    source: 'domain: Campaigns; ADR 0028',
  },
  'CAMPAIGN.NOTHING_TO_DECLINE': {
    sv: 'Verksamheten är redan med. Den kan lämna kampanjen.',
    en: 'The branch is already in the campaign. It can leave it.',
    source: 'domain: Campaigns; ADR 0028',
  },
  'CAMPAIGN.LAST_LEADER': {
    sv: 'Den sista som leder kampanjen kan inte lämna den. Avsluta den, eller be en annan verksamhet att också leda den.',
    en: 'The last leading branch cannot leave. End the campaign, or ask another branch to lead it too.',
    source: 'domain: Campaigns; ADR 0028',
  },
  'CAMPAIGN.CANCELLED': {
    sv: 'Kampanjen är inställd.',
    en: 'The campaign has been cancelled.',
    source: 'domain: Campaigns; ADR 0028',
  },
  'CAMPAIGN.HAS_ENDED': {
    sv: 'Kampanjen är avslutad.',
    en: 'The campaign has ended.',
    source: 'domain: Campaigns; ADR 0028',
  },
  'CAMPAIGN.OTHER_KIND': {
    sv: 'Kampanjen har inte insatser av den här typen.',
    en: 'The campaign has no operations of this kind.',
    source: 'domain: Campaigns; ADR 0028',
  },
  'CAMPAIGN.OTHER_REGION': {
    sv: 'Kampanjen gäller inte den regionen.',
    en: 'The campaign is not for that region.',
    source: 'domain: Campaigns; ADR 0028',
  },
  'CAMPAIGN.OUTSIDE_DAYS': {
    sv: 'Insatsen startar inte under kampanjens dagar.',
    en: 'The operation does not start within the days of the campaign.',
    source: 'domain: Campaigns; ADR 0028',
  },
};
