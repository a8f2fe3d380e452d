import type { World } from '@samsyn/kernel';
import type { Language } from '@samsyn/presentation';
import {
  type Block,
  type Detail,
  frameOf,
  type Names,
  type Phrase,
  type Report,
  section,
  type SectionId,
  sentence,
} from '@samsyn/rendering';
import { keyOf } from './campaign-key';
import {
  actions,
  areaCounts,
  calls,
  change,
  deviations,
  figures,
  findings,
  lessons,
  operations,
  repeat,
  sources,
  support,
  tasks,
} from './campaign-sections';
import { CampaignContext, type Courses } from './campaign-context';
import type { CampaignDebriefDocument } from './campaign-debrief.schema';

const key = (context: CampaignContext): readonly Block[] => [{ kind: 'highlights', items: keyOf(context) }];

/** In the order in which a tired reader needs them. */
const SECTIONS: readonly (readonly [SectionId, (context: CampaignContext) => readonly Block[]])[] = [
  ['key', key],
  ['campaignOperations', operations],
  ['campaignSupport', support],
  ['areaCounts', areaCounts],
  ['campaignCalls', calls],
  ['campaignFigures', figures],
  ['campaignDeviations', deviations],
  ['campaignFindings', findings],
  ['campaignRepeat', repeat],
  ['campaignChange', change],
  ['lessons', lessons],
  ['actions', actions],
  ['tasks', tasks],
  ['campaignSources', sources],
];

const STATES: Readonly<Record<CampaignDebriefDocument['campaign']['state'], Phrase>> = {
  open: 'campaignStateOpen',
  ended: 'campaignStateEnded',
  cancelled: 'campaignStateCancelled',
};

/** The combined debrief in the words of one language. Each statement cites its operations. */
export function campaignReport(
  document: CampaignDebriefDocument,
  courses: Courses,
  { language, names, world }: { readonly language: Language; readonly names: Names; readonly world: World },
): Report {
  const context = new CampaignContext(document, courses, language, names);
  const { words } = context;
  const { name, regions } = document.campaign;
  const places = regions.map((region) => words.say('region', { region: words.region(region) }));
  return {
    ...frameOf(words, { now: document.computedAt, world }),
    title: words.say('campaignTitle', { name }),
    subtitle: sentence(regions.length === 0 ? words.say('campaignNational') : words.list(places)),
    version: words.say('versionFor', { branch: words.branchInFull(document.branch) }),
    facts: factsOf(context),
    view: words.say('campaignView'),
    secrecyMark: words.say('secrecyMark'),
    sourcesColumn: words.say('columnSources'),
    sections: SECTIONS.map(([id, blocks]) => section(id, blocks(context), words)).filter(
      ({ blocks }) => blocks.length > 0,
    ),
  };
}

function factsOf({ document: { campaign }, words }: CampaignContext): Detail[] {
  const { firstDay, lastDay, theme, leading, joined, state } = campaign;
  const days = [...new Set([firstDay, lastDay])].map((day) => words.calendar.date(day)).join(' – ');
  const others = joined.filter((branch) => !leading.includes(branch));
  const facts: readonly (readonly [Phrase, string])[] = [
    ['campaignDays', days],
    ['campaignTheme', words.code('campaignThemes', theme)],
    ['campaignKinds', words.list(campaign.kinds.map((kind) => words.kindOf(kind)))],
    ['campaignLeads', words.branches(leading)],
    ['campaignJoined', words.branches(others)],
    ['state', words.say(STATES[state])],
  ];
  return facts
    .filter(([, text]) => text !== '')
    .map(([label, text]) => ({ label: words.say(label), text: sentence(text) }));
}
