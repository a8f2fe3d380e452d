import { lessonTexts } from '../debrief/sections/agreed';
import { areaOfCount, tableOfCounts } from '../debrief/sections/area-counts';
import {
  type Block,
  paragraph,
  type Phrase,
  quiet,
  type Row,
  sentence,
  type Source,
  type Statement,
  statement,
  type Voice as ReportVoice,
} from '@samsyn/rendering';
import type { Phase } from '@samsyn/operations/contract';
import { combinedAreaKey } from './combined-area-counts';
import { supportText } from './campaign-key';
import type { CampaignContext } from './campaign-context';
import type { MeasureName } from '@samsyn/debriefing/contract';
import type { Summed, OperationLine, Spread, Voice, CombinedAction } from './campaign-debrief.schema';

type Blocks = (context: CampaignContext) => readonly Block[];

export const operations: Blocks = (context) => {
  const { document, words } = context;
  if (document.kinds.length === 0) return [];
  const rows = document.kinds.map(({ kind, total, phases, operations: of }): Row => {
    const states = Object.entries(phases).map(([phase, n]) => words.count(phase as Phase, n));
    const cells = [sentence(words.kindOf(kind)), words.number(total), words.list(states)];
    return { cells, refs: context.refs(of.map((operation) => ({ operation }))) };
  });
  const columns = [
    words.say('campaignColumnKind'),
    words.say('campaignColumnCount'),
    words.say('columnState'),
  ];
  const { lateEntries } = document;
  const late = words.say('campaignLate', { entries: words.count('lateEntries', lateEntries.total) });
  return [
    { kind: 'table', caption: words.say('campaignCaptionKinds'), columns, rows },
    ...(lateEntries.total > 0 ? [quiet(late, context.refs(lateEntries.in))] : []),
  ];
};

export const calls: Blocks = (context) => {
  const { document, words } = context;
  const { made, accepted, declined, expired, answeredLate } = document.calls;
  if (document.operations.length === 0) return [];
  const all = [made, accepted, expired, answeredLate, ...Object.values(declined)];
  const known = all.filter((one) => one !== null);
  if (known.every(({ total }) => total === 0)) return [paragraph(words.say('campaignNoCalls'))];
  const reasons = Object.entries(declined).map(
    ([reason, { total }]) => `${total} (${words.code('reasons', reason)})`,
  );
  const some = (phrase: Phrase, counted: Summed | null) =>
    counted && counted.total > 0 ? [words.say(phrase, { n: counted.total })] : [];
  const sentences = [
    ...(made ? [words.say('campaignCallsMade', { calls: words.count('calls', made.total) })] : []),
    accepted.total > 0 ? words.say('campaignCallsAccepted', { n: accepted.total }) : words.say('callsNobody'),
    ...(reasons.length > 0 ? [words.say('campaignCallsDeclined', { reasons: words.list(reasons) })] : []),
    ...some('campaignCallsExpired', expired),
    ...some('campaignCallsLate', answeredLate),
  ];
  const counted = paragraph(sentences.join(' '), context.refs(known.flatMap((one) => one.in)));
  return [counted, ...(made ? [quiet(words.say('campaignCallsSeen'))] : [])];
};

export const figures: Blocks = (context) => {
  const { document, words } = context;
  const measured = Object.entries(document.measures) as [MeasureName, Spread | null][];
  const rows = measured.flatMap(([name, spread]): Row[] => {
    if (!spread) return [];
    const { median, lowest, highest } = spread;
    const range =
      spread.in.length === 1 ? words.say('none') : `${words.between(lowest)} – ${words.between(highest)}`;
    const cells = [
      sentence(words.texts.measures[name].words),
      words.between(median),
      range,
      words.count('operations', spread.in.length),
    ];
    return [{ cells, refs: context.refs(spread.in) }];
  });
  if (rows.length === 0) return [];
  const columns = [
    words.say('columnWhat'),
    words.say('campaignMedian'),
    words.say('campaignRange'),
    words.say('campaignMeasured'),
  ];
  return [{ kind: 'table', caption: words.say('campaignCaptionFigures'), columns, rows }];
};

const FOLLOW_UPS = [
  ['booked', 'campaignBooked'],
  ['kept', 'campaignKept'],
  ['moved', 'campaignMoved'],
  ['missed', 'campaignMissed'],
] as const;

export const support: Blocks = (context) => {
  const { document, words } = context;
  const { personsMet, contactCards } = document.support;
  const parts = FOLLOW_UPS.flatMap(([name, phrase]) => {
    const { total } = document.followUps[name];
    return total > 0 ? [words.say(phrase, { n: total })] : [];
  });
  const met = supportText(context);
  const followed = FOLLOW_UPS.flatMap(([name]) => document.followUps[name].in);
  const cards = words.say('campaignCards', { n: contactCards.total });
  return [
    ...(met === '' ? [] : [paragraph(met, context.refs(personsMet.in))]),
    ...(contactCards.total > 0 ? [paragraph(cards, context.refs(contactCards.in))] : []),
    ...(parts.length > 0
      ? [paragraph(words.say('campaignFollowUps', { parts: words.list(parts) }), context.refs(followed))]
      : []),
    ...(personsMet.in.length > 1 ? [quiet(words.say('campaignMetTwice'))] : []),
  ];
};

/** Each kind of deviation once, with every operation and the entries that show it. */
export const deviations: Blocks = (context) => {
  const { document, words } = context;
  if (document.operations.length === 0) return [];
  if (document.deviations.length === 0) return [paragraph(words.say('campaignNoDeviations'))];
  const all = words.count('operations', document.operations.length);
  const items = document.deviations.map(({ code, in: within }) => {
    const first = context.operation(within[0]!.operation);
    const title = first ? context.wordsOf(first).deviationTitle(code) : code;
    const often = sentence(words.say('campaignRepeated', { n: within.length, all }));
    const where = words.list(within.map((cited) => context.place(cited)));
    return statement(`${often}: ${where}.`, context.refs(within), `${title}.`);
  });
  return [{ kind: 'list', items }];
};

/** What was counted in the areas, over the operations; with the municipality where there are several. */
export const areaCounts: Blocks = (context) => {
  const { document, words } = context;
  if (document.areaCounts.length === 0) return [];
  const municipalities = new Set(document.areaCounts.map(({ municipality }) => municipality));
  return tableOfCounts(document.areaCounts, {
    words,
    keyOf: combinedAreaKey,
    areaOf: (line) => {
      const area = areaOfCount(line, words);
      return municipalities.size > 1 && line.municipality !== null ? `${area}, ${line.municipality}` : area;
    },
    refsOf: (line) => context.refs([line]),
  });
};

export const findings: Blocks = (context) => {
  const { document, words } = context;
  if (document.findings.length === 0) return [];
  const rows = document.findings.map(({ area, severity, total, in: within }): Row => ({
    cells: [sentence(words.code('areas', area)), words.code('severities', severity), words.number(total)],
    refs: context.refs(within),
  }));
  const columns = [
    words.say('campaignColumnArea'),
    words.say('campaignColumnSeverity'),
    words.say('campaignColumnCount'),
  ];
  return [{ kind: 'table', caption: words.say('campaignCaptionFindings'), columns, rows }];
};

type Part = 'well' | 'hard' | 'develop';

function voices(context: CampaignContext, ...parts: readonly Part[]): readonly Block[] {
  const { document, words } = context;
  const items = document.perspectives.flatMap((voice): ReportVoice[] => {
    const written = parts.flatMap((part) => {
      const text = voice[part];
      return text === undefined ? [] : [{ label: parts.length > 1 ? words.say(part) : '', text }];
    });
    return written.length === 0
      ? []
      : [{ who: whoOf(voice, context), parts: written, refs: context.refs([voice]) }];
  });
  return items.length === 0 ? [] : [{ kind: 'voices', items }];
}

function whoOf({ branch, operation }: Voice, context: CampaignContext): string {
  const { words } = context;
  const who = branch === null ? words.say('campaignWithoutAuthor') : words.branch(branch);
  return words.say('campaignVoice', { who, n: context.numberOf(operation) });
}

export const repeat: Blocks = (context) => voices(context, 'well');
export const change: Blocks = (context) => voices(context, 'hard', 'develop');

const from = (operation: string | null, context: CampaignContext): string =>
  operation === null
    ? context.words.say('campaignOfItself')
    : context.words.say('campaignFrom', { n: context.numberOf(operation) });

/** What the campaign as a whole agreed on comes first. */
export const lessons: Blocks = (context) => {
  const { document, words } = context;
  const items = document.lessons.map((lesson) => {
    const { what, about } = lessonTexts(lesson.what, lesson.tags, words);
    const text = [what, about].filter(Boolean).join(' ');
    return statement(text, context.refsOf(lesson), `${from(lesson.operation, context)}:`);
  });
  return items.length === 0 ? [] : [{ kind: 'list', items }];
};

export const actions: Blocks = (context) => {
  const { document, words } = context;
  if (document.actions.length === 0) return [];
  const rows = document.actions.map((action): Row => ({
    cells: [
      action.what || words.say('textWithheld'),
      words.person(action.owner),
      words.calendar.date(action.due),
      words.texts.actionStates[action.state],
    ],
    refs: context.refsOf(action),
  }));
  const columns = [
    words.say('columnAction'),
    words.say('columnOwner'),
    words.say('columnDue'),
    words.say('columnState'),
  ];
  const reasons = document.actions.flatMap((action) => reasonsOf(action, context));
  return [
    { kind: 'table', caption: words.say('captionActions'), columns, rows },
    ...(reasons.length === 0 ? [] : [{ kind: 'list' as const, items: reasons }]),
  ];
};

/** Why an action of the campaign as a whole has another last day or owner, or will not be done. */
function reasonsOf({ what, entries }: CombinedAction, context: CampaignContext): Statement[] {
  const { document, words } = context;
  return document.course.flatMap(({ entry, type, facts: { why } }) => {
    if (!entries.includes(entry) || typeof why !== 'string') return [];
    const text = words.say('campaignReason', { event: words.event(type), why });
    const refs = context.refsOf({ operation: null, entries: [entry] });
    return [statement(text, refs, `${what || words.say('textWithheld')}:`)];
  });
}

export const tasks: Blocks = (context) => {
  const { document, words } = context;
  const items = document.tasks.map(({ code, branch, operation }) => {
    const task = words.texts.tasks[code];
    const n = context.numberOf(operation);
    return statement(
      words.say('campaignTaskIn', { task, branch: words.branch(branch), n }),
      context.refs([{ operation }]),
    );
  });
  return items.length === 0 ? [] : [{ kind: 'list', items }];
};

function sourceOf(line: OperationLine, number: number, { words }: CampaignContext): Source {
  const [begins = ''] = line.window ?? [];
  const kind = line.kind === null ? words.say('anOperation') : words.kindOf(line.kind);
  const what = [sentence(kind), line.municipality, line.reference];
  return {
    number,
    when: begins === '' ? words.say('none') : words.moment(begins),
    instant: begins,
    what: what.filter(Boolean).join(', '),
    who: line.leadingBranch === null ? '' : words.branch(line.leadingBranch),
    marks: [words.code('campaignPhases', line.phase)],
  };
}

/** The operations with their numbers, then what the campaign agreed on as a whole. */
export const sources: Blocks = (context) => {
  const { document, words } = context;
  const ofOperations = document.operations.map((line, index) => sourceOf(line, index + 1, context));
  const own = document.course.map(({ type, at, branch, inError }, index): Source => ({
    number: ofOperations.length + index + 1,
    when: words.moment(at),
    instant: at,
    what: words.say('campaignEntry', { event: words.event(type) }),
    who: words.branch(branch),
    marks: inError ? [words.code('errorKinds', inError.kind)] : [],
  }));
  const items = [...ofOperations, ...own];
  return items.length === 0 ? [] : [quiet(words.say('campaignSourcesIntro')), { kind: 'sources', items }];
};
