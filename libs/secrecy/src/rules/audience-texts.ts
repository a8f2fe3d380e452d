import type { Audience } from '@samsyn/kernel';

interface AudienceText {
  readonly sv: string;
  readonly en: string;
  readonly source: string;
}

/**
 * What each audience means, for a lawyer to read beside the labels: who may know that an entry exists. The functions
 * that decide it stand in audiences.ts.
 */
export const AUDIENCE_TEXTS: Readonly<Record<Audience, AudienceText>> = {
  participants: {
    sv: 'De verksamheter som deltar, samordnaren, och den inbjudna som själv har antecknat.',
    en: 'The branches that take part, the facilitator, and an invited branch about what it recorded itself.',
    source: 'domain: Who takes part; OSL 8:1',
  },
  region: {
    sv: 'De verksamheter som deltar, samordnaren, och koordinatorerna i insatsens region.',
    en: "The branches that take part, the facilitator, and the coordinators of the operation's region.",
    source: 'domain: The encounter; ADR 0034',
  },
  asked: {
    sv: 'Den verksamhet som frågade, och den som håller mötet med den som tillfrågades.',
    en: 'The branch that asked, and who holds the encounter of the person who was asked.',
    source: 'domain: The encounter; OSL 26:1; ADR 0034',
  },
  safety: {
    sv: 'Den ledande verksamheten, den som antecknade, och den som nämns och deltar.',
    en: 'The leading branch, the one that recorded, and one that is named and takes part.',
    source: 'domain: Safety of the staff; ADR 0015',
  },
  invitation: {
    sv: 'De som deltar, samordnaren, och den inbjudna som nämns.',
    en: 'Those who take part, the facilitator, and the invited branch that is named.',
    source: 'domain: Planning; OSL 8:1',
  },
  call: {
    sv: 'Den ledande verksamheten och den som kallas.',
    en: 'The leading branch and the called one.',
    source: 'domain: Planning; OSL 8:1',
  },
  answer: {
    sv: 'De som deltar, samordnaren och den som kallas.',
    en: 'Those who take part, the facilitator and the called branch.',
    source: 'domain: Planning; OSL 8:1',
  },
  encounter: {
    sv: 'De som deltar, den som håller mötet, och den utanför som själv har antecknat.',
    en: 'Those who take part, who holds the encounter, and a branch outside it about what it recorded itself.',
    source: 'domain: The encounter; OSL 26:1',
  },
  'encounter-owner': {
    sv: 'Den som håller mötet, den verksamhet som nämns, den utanför som själv har antecknat, och den som gjorde en orosanmälan.',
    en: 'Who holds the encounter, the branch that is named, a branch outside it about what it recorded itself, and the one that reported a concern for a child.',
    source: 'domain: The encounter; OSL 26:1; ADR 0035',
  },
  owner: {
    sv: 'Bara den som håller mötet.',
    en: 'Who holds the encounter, and nobody else.',
    source: 'domain: The encounter; OSL 26:1',
  },
  glass: {
    sv: 'Den som håller mötet, den som läste i nödläge, och arbetsledare och dataskyddsombud i den verksamheten.',
    en: 'Who holds the encounter, who broke the glass, and supervisors and data protection officers of that branch.',
    source: 'OSL 26:1; GDPR article 39; ADR 0049',
  },
  disclosure: {
    sv: 'Den som begärde, den som beslutade och mottagaren.',
    en: 'Who asked, who decided and who receives.',
    source: 'domain: Secrecy; OSL 8:1',
  },
  correction: {
    sv: 'De som får känna till posten som rättas.',
    en: 'Those who may know the entry that is corrected.',
    source: 'domain: Mistakes',
  },
  perspective: {
    sv: 'Den som skrev och samordnaren, de andra först när perspektiven är öppna.',
    en: 'The author and the facilitator; others once perspectives are open, where it was said openly.',
    source: 'domain: Debrief; ADR 0010; ADR 0022',
  },
  'passed-on': {
    sv: 'Den verksamhet som perspektivet gäller, samordnaren, och den som skrev.',
    en: 'The branch that it is about, the facilitator, and who wrote it.',
    source: 'domain: Debrief; ADR 0039',
  },
  lesson: {
    sv: 'Den som deltar och som deltog där lärdomen drogs.',
    en: 'Whoever takes part here and took part where the lesson was agreed.',
    source: 'domain: Debrief; ADR 0023',
  },
  branch: {
    sv: 'Den egna verksamheten.',
    en: 'The own branch.',
    source: 'domain: Secrecy; OSL 8:1',
  },
};
