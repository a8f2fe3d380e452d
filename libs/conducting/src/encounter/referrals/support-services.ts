import { SUPPORT_WORDS, type SupportCode } from '@samsyn/kinds';
import { agencyOf, type Branch } from '@samsyn/kernel';

/** What a referral to a service asks for before it can be answered. Shown, never a reason to refuse the referral. */
export type ServiceDemand = 'consent' | 'reservation';

/** A kind of support that she can be offered and referred to: data for a domain expert to read and correct. */
export interface SupportService {
  readonly code: string;
  readonly sv: string;
  readonly en: string;
  /** Where it is described. */
  readonly source: string;
  /** Agencies whose branches can answer; empty: any. */
  readonly receivers: readonly string[];
  readonly demands: readonly ServiceDemand[];
  /** Who may apply, in words, where that is not everybody who refers. */
  readonly applicants?: { readonly sv: string; readonly en: string };
  /** Working days until the receiving branch is reminded, and between reminders. */
  readonly answerWorkingDays: number;
  readonly remindersAtMost: number;
}

const named = (code: SupportCode) => ({ code, ...SUPPORT_WORDS[code] });
const MANUAL = 'Jämställdhetsmyndigheten, Manual vid misstanke om människohandel';

export const SUPPORT_SERVICES: readonly SupportService[] = [
  {
    ...named('shelter'),
    source: `${MANUAL}, skyddat boende`,
    receivers: ['ngo', 'social-services'],
    demands: ['consent', 'reservation'],
    answerWorkingDays: 1,
    remindersAtMost: 3,
  },
  {
    ...named('health-care'),
    source: `${MANUAL}, hälso- och sjukvård; lag (2013:407)`,
    receivers: ['health-care'],
    demands: ['consent'],
    answerWorkingDays: 2,
    remindersAtMost: 3,
  },
  {
    ...named('legal-counsel'),
    source: 'lag (1988:609) om målsägandebiträde',
    receivers: ['ngo', 'prosecutor'],
    demands: ['consent'],
    answerWorkingDays: 3,
    remindersAtMost: 2,
  },
  {
    ...named('counselling'),
    source: MANUAL,
    receivers: ['ngo', 'social-services', 'health-care'],
    demands: ['consent'],
    answerWorkingDays: 3,
    remindersAtMost: 2,
  },
  {
    ...named('reflection-period'),
    source: 'utlänningslagen (2005:716) 5 kap. 15 § andra stycket',
    receivers: ['social-services', 'police', 'prosecutor', 'migration-agency'],
    demands: ['consent'],
    applicants: {
      sv: 'Förundersökningsledaren, eller sedan 1 augusti 2022 socialnämnden.',
      en: 'The leader of the preliminary investigation or, since 1 August 2022, the social services committee.',
    },
    answerWorkingDays: 1,
    remindersAtMost: 3,
  },
  {
    ...named('national-support-programme'),
    source: 'Plattformen Civila Sverige mot människohandel, Nationellt stödprogram',
    receivers: ['ngo'],
    demands: ['consent', 'reservation'],
    applicants: {
      sv: 'Ett certifierat boende eller en annan certifierad aktör.',
      en: 'A certified shelter or another certified actor.',
    },
    answerWorkingDays: 2,
    remindersAtMost: 3,
  },
  {
    ...named('safe-return'),
    source: `${MANUAL}, steg 6; Återvändandeprogrammet Människohandel Prostitution (IOM)`,
    receivers: ['iom'],
    demands: ['consent'],
    applicants: {
      sv: 'Regionkoordinatorn, som med IOM beslutar vem som ingår i programmet. Det är frivilligt.',
      en: 'The regional coordinator, who with IOM decides who joins the programme. It is voluntary.',
    },
    answerWorkingDays: 3,
    remindersAtMost: 3,
  },
  {
    ...named('interpreter'),
    source: 'förvaltningslagen (2017:900) 13 §',
    receivers: ['interpreter'],
    demands: [],
    answerWorkingDays: 1,
    remindersAtMost: 2,
  },
  {
    ...named('economic-support'),
    source: 'socialtjänstlagen (2025:400), ekonomiskt bistånd',
    receivers: ['social-services', 'social-insurance-agency'],
    demands: ['consent'],
    answerWorkingDays: 3,
    remindersAtMost: 2,
  },
  {
    ...named('addiction-care'),
    source: 'socialtjänstlagen (2025:400); hälso- och sjukvårdslagen (2017:30)',
    receivers: ['social-services', 'health-care'],
    demands: ['consent'],
    answerWorkingDays: 2,
    remindersAtMost: 3,
  },
  {
    ...named('psychiatry'),
    source: 'hälso- och sjukvårdslagen (2017:30)',
    receivers: ['health-care'],
    demands: ['consent'],
    answerWorkingDays: 2,
    remindersAtMost: 3,
  },
  {
    ...named('prostitution-clinic'),
    source: 'Mikamottagningarna i Stockholm, Göteborg och Malmö; Evonhuset',
    receivers: ['social-services', 'health-care'],
    demands: ['consent'],
    applicants: {
      sv: 'Den utsatta själv, också anonymt, eller den som hänvisar.',
      en: 'The exposed person, also anonymously, or whoever refers.',
    },
    answerWorkingDays: 2,
    remindersAtMost: 3,
  },
  {
    ...named('crime-victim-compensation'),
    source: 'brottsskadelagen (2014:322); Brottsoffermyndigheten',
    receivers: ['crime-victim-authority', 'ngo'],
    demands: ['consent'],
    applicants: {
      sv: 'Den som har utsatts för brottet, eller ett ombud.',
      en: 'Whoever the crime was committed against, or a representative.',
    },
    answerWorkingDays: 3,
    remindersAtMost: 2,
  },
  {
    ...named('buyer-counselling'),
    source: 'KAST, Köpare av sexuella tjänster, kommunernas rådgivning',
    receivers: ['social-services'],
    demands: [],
    applicants: {
      sv: 'Den som köper eller har köpt sex, själv. Ingen hänvisas dit i den utsattas namn.',
      en: 'Whoever buys or has bought sex, in person. Nobody is referred there in the name of the exposed person.',
    },
    answerWorkingDays: 3,
    remindersAtMost: 2,
  },
  {
    ...named('other'),
    source: MANUAL,
    receivers: [],
    demands: ['consent'],
    answerWorkingDays: 3,
    remindersAtMost: 2,
  },
];

const byCode = new Map(SUPPORT_SERVICES.map((service) => [service.code, service]));
const OTHER = SUPPORT_SERVICES.at(-1)!;

/** A service by its code; one that the table does not know has the rules of `other`. */
export const supportService = (code: string): SupportService => byCode.get(code) ?? OTHER;

/** Whether a branch of that agency answers such a referral as a rule. */
export const canAnswer = ({ receivers }: SupportService, branch: Branch): boolean =>
  receivers.length === 0 || receivers.includes(agencyOf(branch));
