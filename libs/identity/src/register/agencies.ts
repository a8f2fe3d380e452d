import { MUNICIPAL_BRANCHES } from './municipalities';
import type { Names } from './names';
import { REGIONS } from '@samsyn/kinds';

export interface AgencyEntry extends Names {
  /** Its independent branches (OSL 8:2), each a tenant of its own: what one may see, another may not. */
  readonly branches: Readonly<Record<string, Names>>;
}

/**
 * Agencies and branches that every directory begins with: the parties of a visit and the nine agencies of an
 * Arbetslivskriminalitetscenter (lag 2024:307, 4 §), and those called on when needed. Administrators add more.
 */
export const AGENCIES: Readonly<Record<string, AgencyEntry>> = {
  police: {
    sv: 'Polismyndigheten',
    en: 'Swedish Police Authority',
    branches: {
      'trafficking-unit': { sv: 'Människohandelsgruppen', en: 'Trafficking unit' },
      'local-police': { sv: 'Lokalpolisområdet', en: 'Local police' },
      'border-police': { sv: 'Gränspolisen', en: 'Border police' },
    },
  },
  'social-services': {
    sv: 'Socialtjänsten',
    en: 'Social services',
    branches: {
      // Each office that employs coordinators and each municipality is an authority of its own (OSL 8:1).
      ...Object.fromEntries(
        Object.entries(REGIONS).map(([region, { sv, en }]) => [
          `coordinator-${region}`,
          { sv: `Regionkoordinatorerna ${sv}`, en: `Regional coordinators ${en}` },
        ]),
      ),
      ...MUNICIPAL_BRANCHES,
    },
  },
  'work-environment-authority': {
    sv: 'Arbetsmiljöverket',
    en: 'Work Environment Authority',
    branches: { inspection: { sv: 'Inspektion', en: 'Inspection' } },
  },
  'tax-agency': {
    sv: 'Skatteverket',
    en: 'Tax Agency',
    branches: { audit: { sv: 'Skattekontroll', en: 'Audit' } },
  },
  'migration-agency': {
    sv: 'Migrationsverket',
    en: 'Migration Agency',
    branches: { investigation: { sv: 'Utredning', en: 'Investigation' } },
  },
  'social-insurance-agency': {
    sv: 'Försäkringskassan',
    en: 'Social Insurance Agency',
    branches: { control: { sv: 'Kontroll', en: 'Control' } },
  },
  'employment-service': {
    sv: 'Arbetsförmedlingen',
    en: 'Public Employment Service',
    branches: { control: { sv: 'Kontroll', en: 'Control' } },
  },
  'enforcement-authority': {
    sv: 'Kronofogdemyndigheten',
    en: 'Enforcement Authority',
    branches: { enforcement: { sv: 'Verkställighet', en: 'Enforcement' } },
  },
  'economic-crime-authority': {
    sv: 'Ekobrottsmyndigheten',
    en: 'Economic Crime Authority',
    branches: { investigation: { sv: 'Utredning', en: 'Investigation' } },
  },
  'gender-equality-agency': {
    sv: 'Jämställdhetsmyndigheten',
    en: 'Gender Equality Agency',
    branches: {
      operations: { sv: 'Stöd i arbetslivskriminalitetscenter', en: 'Support in work-life crime centres' },
    },
  },
  'national-coordination': {
    sv: 'Nationella samordningen mot prostitution och människohandel',
    en: 'National coordination against prostitution and trafficking',
    branches: { statistics: { sv: 'Statistik och metodstöd', en: 'Statistics and method support' } },
  },
  'county-administrative-board': {
    sv: 'Länsstyrelsen',
    en: 'County Administrative Board',
    branches: { facilitation: { sv: 'Samordning av uppföljning', en: 'Facilitation of debriefs' } },
  },
  prosecutor: {
    sv: 'Åklagarmyndigheten',
    en: 'Prosecution Authority',
    branches: { chamber: { sv: 'Åklagarkammaren', en: 'Public prosecution office' } },
  },
  'health-care': {
    sv: 'Hälso- och sjukvården',
    en: 'Health care',
    branches: { clinic: { sv: 'Mottagningen', en: 'Clinic' } },
  },
  iom: {
    sv: 'Internationella organisationen för migration (IOM)',
    en: 'International Organization for Migration (IOM)',
    branches: { 'safe-return': { sv: 'Tryggt återvändande', en: 'Safe return' } },
  },
  interpreter: {
    sv: 'Tolkförmedlingen',
    en: 'Interpreter service',
    branches: { assignment: { sv: 'Tolkuppdrag', en: 'Assignments' } },
  },
  ngo: {
    sv: 'Civila organisationer',
    en: 'Civil society organisations',
    branches: {
      shelter: { sv: 'Skyddat boende', en: 'Shelter' },
      counsel: { sv: 'Rådgivning', en: 'Counselling' },
      'national-support-programme': { sv: 'Nationella stödprogrammet', en: 'National Support Programme' },
    },
  },
  samsyn: {
    sv: 'Samsyn',
    en: 'Samsyn',
    branches: { administration: { sv: 'Systemförvaltning', en: 'Administration of the system' } },
  },
};
