import type { World } from '@samsyn/kernel';
import { KINDS, type OperationKinds } from '@samsyn/kinds';
import type { Language } from '@samsyn/presentation';
import {
  type Detail,
  frameOf,
  type Names,
  type Phrase,
  type Report,
  section,
  type SectionId,
  sentence,
  Sources,
  Wording,
} from '@samsyn/rendering';
import { actions, earlierLessons, lessons, tasks } from './sections/agreed';
import { areaCounts } from './sections/area-counts';
import { changes } from './sections/changes';
import { signOffs, sourceList, withheld } from './sections/closing';
import { course } from './sections/course';
import { deviations, remarks } from './sections/deviations';
import { calls, figures } from './sections/figures';
import { decisions, findings, sites } from './sections/inspected';
import { key } from './sections/key';
import { perspectives } from './sections/perspectives';
import { branches, comparison } from './sections/plan';
import type { SectionBlocks, SectionContext } from './sections/section';
import type { DebriefDocument } from '@samsyn/debriefing/contract';

/** In the order in which a tired reader needs them. */
const SECTIONS: readonly (readonly [SectionId, SectionBlocks])[] = [
  ['key', key],
  ['changes', changes],
  ['areaCounts', areaCounts],
  ['figures', figures],
  ['calls', calls],
  ['comparison', comparison],
  ['branches', branches],
  ['sites', sites],
  ['findings', findings],
  ['decisions', decisions],
  ['deviations', deviations],
  ['remarks', remarks],
  ['earlierLessons', earlierLessons],
  ['perspectives', perspectives],
  ['lessons', lessons],
  ['actions', actions],
  ['tasks', tasks],
  ['course', course],
  ['withheld', withheld],
  ['signOffs', signOffs],
  ['sources', sourceList],
];

/** The latest of these that has happened is where the operation stands. */
const STATES: readonly (readonly [string, Phrase])[] = [
  ['OperationCancelled', 'stateCancelled'],
  ['DebriefClosed', 'stateClosed'],
  ['DebriefMeetingHeld', 'stateMeetingHeld'],
  ['DebriefOpened', 'stateDebriefOpen'],
  ['ConductEnded', 'stateEnded'],
  ['OperationSuspended', 'stateSuspended'],
  ['ConductStarted', 'stateStarted'],
  ['OperationReleased', 'stateReleased'],
  ['OperationReleasedWithoutCoordinator', 'stateReleased'],
  ['OperationProposed', 'statePlanned'],
];

const VIEWS: Readonly<Record<DebriefDocument['relation'], Phrase>> = {
  leading: 'viewParticipant',
  participant: 'viewParticipant',
  facilitator: 'viewFacilitator',
  invited: 'viewInvited',
  called: 'viewInvited',
  named: 'viewNamed',
};

/** The document in the words of one language. Everything in it stands in the document, and cites it. */
export function reportOf(
  document: DebriefDocument,
  language: Language,
  names: Names,
  world: World = 'real',
  kinds: OperationKinds = KINDS,
): Report {
  const words = new Wording(language, names, document, kinds);
  const context: SectionContext = { document, words, sources: new Sources(document.course) };
  const { operation, computedAt, asOf } = document;
  const kind = operation.kind ? words.kindOf(operation.kind) : words.say('anOperation');
  const place = placeOf(context);
  const [from] = operation.window ?? [];
  const day = from === undefined ? [] : [words.calendar.dayHeading(from)];
  return {
    ...frameOf(words, { now: computedAt, world }),
    title: words.say('title', { kind }),
    subtitle: [...place, ...day].join(' · '),
    version: words.say('versionFor', { branch: words.branchInFull(document.branch) }),
    facts: factsOf(context),
    view: words.say(VIEWS[document.relation]),
    ...(asOf === undefined
      ? {}
      : { computed: words.say('computedAsOf', { moment: words.moment(computedAt) }) }),
    secrecyMark: words.say('secrecyMark'),
    sourcesColumn: words.say('columnSources'),
    sections: SECTIONS.map(([id, blocks]) => section(id, blocks(context), words)).filter(
      ({ blocks }) => blocks.length > 0,
    ),
  };
}

function placeOf({ document: { operation }, words }: SectionContext): string[] {
  const region = operation.region
    ? words.say('region', { region: words.region(operation.region) })
    : undefined;
  const place = [operation.municipality, region]
    .filter((part) => typeof part === 'string' && part !== '')
    .join(', ');
  return place === '' ? [] : [sentence(place)];
}

function factsOf(context: SectionContext): Detail[] {
  const { document, words } = context;
  const { window, reference, leadingBranch } = document.operation;
  const state = stateOf(context);
  const facts: readonly (readonly [Phrase, string | undefined])[] = [
    ['when', window ? words.calendar.window(...window) : undefined],
    ['led', leadingBranch === null ? undefined : words.branchInFull(leadingBranch)],
    ['reference', reference ?? undefined],
    ['state', state],
  ];
  return facts.flatMap(([label, text]) => (text === undefined ? [] : [{ label: words.say(label), text }]));
}

function stateOf({ document: { course }, words }: SectionContext): string | undefined {
  const happened = new Set(course.map(({ type }) => type));
  const closing = course.findLast(({ type }) => type === 'DebriefClosed' || type === 'DebriefReopened');
  if (closing?.type === 'DebriefReopened') happened.delete('DebriefClosed');
  const halting = course.findLast(({ type }) => type === 'OperationSuspended' || type === 'OperationResumed');
  if (halting?.type === 'OperationResumed') happened.delete('OperationSuspended');
  const [, state] = STATES.find(([type]) => happened.has(type)) ?? [];
  return state && words.say(state);
}
