import { lessonSaid } from '../render/sections/agreed';
import { areaOfCount, tableOfCounts } from '../render/sections/area-counts';
import { paragraph, quiet, statement } from '../render/sections/section';
import type { Block, Row, Source, Statement, Voice as ToldVoice } from '../render/report-model';
import { sentence, type Phrase } from '../render/wording';
import type { Phase } from '@samsyn/operations/contract';
import { combinedAreaKey } from './combined-area-counts';
import { supportTold } from './campaign-key';
import type { CampaignTold } from './campaign-told';
import type { MeasureName } from '@samsyn/debriefing/contract';
import type { Summed, OperationLine, Spread, Voice, CombinedAction } from './campaign-debrief.schema';

type Blocks = (told: CampaignTold) => readonly Block[];

export const operations: Blocks = (told) => {
  const { document, words } = told;
  if (document.kinds.length === 0) return [];
  const rows = document.kinds.map(({ kind, total, phases, operations: of }): Row => {
    const states = Object.entries(phases).map(([phase, n]) => words.count(phase as Phase, n));
    const cells = [sentence(words.kindOf(kind)), words.number(total), words.list(states)];
    return { cells, refs: told.refs(of.map((operation) => ({ operation }))) };
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
    ...(lateEntries.total > 0 ? [quiet(late, told.refs(lateEntries.in))] : []),
  ];
};

export const calls: Blocks = (told) => {
  const { document, words } = told;
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
  const said = [
    ...(made ? [words.say('campaignCallsMade', { calls: words.count('calls', made.total) })] : []),
    accepted.total > 0 ? words.say('campaignCallsAccepted', { n: accepted.total }) : words.say('callsNobody'),
    ...(reasons.length > 0 ? [words.say('campaignCallsDeclined', { reasons: words.list(reasons) })] : []),
    ...some('campaignCallsExpired', expired),
    ...some('campaignCallsLate', answeredLate),
  ];
  const counted = paragraph(said.join(' '), told.refs(known.flatMap((one) => one.in)));
  return [counted, ...(made ? [quiet(words.say('campaignCallsSeen'))] : [])];
};

export const figures: Blocks = (told) => {
  const { document, words } = told;
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
    return [{ cells, refs: told.refs(spread.in) }];
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

export const support: Blocks = (told) => {
  const { document, words } = told;
  const { personsMet, contactCards } = document.support;
  const parts = FOLLOW_UPS.flatMap(([name, phrase]) => {
    const { total } = document.followUps[name];
    return total > 0 ? [words.say(phrase, { n: total })] : [];
  });
  const met = supportTold(told);
  const followed = FOLLOW_UPS.flatMap(([name]) => document.followUps[name].in);
  const cards = words.say('campaignCards', { n: contactCards.total });
  return [
    ...(met === '' ? [] : [paragraph(met, told.refs(personsMet.in))]),
    ...(contactCards.total > 0 ? [paragraph(cards, told.refs(contactCards.in))] : []),
    ...(parts.length > 0
      ? [paragraph(words.say('campaignFollowUps', { parts: words.list(parts) }), told.refs(followed))]
      : []),
    ...(personsMet.in.length > 1 ? [quiet(words.say('campaignMetTwice'))] : []),
  ];
};

/** Each kind of deviation once, with every operation and the entries that show it. */
export const deviations: Blocks = (told) => {
  const { document, words } = told;
  if (document.operations.length === 0) return [];
  if (document.deviations.length === 0) return [paragraph(words.say('campaignNoDeviations'))];
  const all = words.count('operations', document.operations.length);
  const items = document.deviations.map(({ code, in: within }) => {
    const first = told.operation(within[0]!.operation);
    const title = first ? told.wordsOf(first).deviationTitle(code) : code;
    const often = sentence(words.say('campaignRepeated', { n: within.length, all }));
    const where = words.list(within.map((cited) => told.place(cited)));
    return statement(`${often}: ${where}.`, told.refs(within), `${title}.`);
  });
  return [{ kind: 'list', items }];
};

/** What was counted in the areas, over the operations; with the municipality where there are several. */
export const areaCounts: Blocks = (told) => {
  const { document, words } = told;
  if (document.areaCounts.length === 0) return [];
  const municipalities = new Set(document.areaCounts.map(({ municipality }) => municipality));
  return tableOfCounts(document.areaCounts, {
    words,
    keyOf: combinedAreaKey,
    areaOf: (line) => {
      const area = areaOfCount(line, words);
      return municipalities.size > 1 && line.municipality !== null ? `${area}, ${line.municipality}` : area;
    },
    refsOf: (line) => told.refs([line]),
  });
};

export const findings: Blocks = (told) => {
  const { document, words } = told;
  if (document.findings.length === 0) return [];
  const rows = document.findings.map(({ area, severity, total, in: within }): Row => ({
    cells: [sentence(words.code('areas', area)), words.code('severities', severity), words.number(total)],
    refs: told.refs(within),
  }));
  const columns = [
    words.say('campaignColumnArea'),
    words.say('campaignColumnSeverity'),
    words.say('campaignColumnCount'),
  ];
  return [{ kind: 'table', caption: words.say('campaignCaptionFindings'), columns, rows }];
};

type Part = 'well' | 'hard' | 'develop';

function voices(told: CampaignTold, ...parts: readonly Part[]): readonly Block[] {
  const { document, words } = told;
  const items = document.perspectives.flatMap((voice): ToldVoice[] => {
    const said = parts.flatMap((part) => {
      const text = voice[part];
      return text === undefined ? [] : [{ label: parts.length > 1 ? words.say(part) : '', text }];
    });
    return said.length === 0 ? [] : [{ who: whoOf(voice, told), parts: said, refs: told.refs([voice]) }];
  });
  return items.length === 0 ? [] : [{ kind: 'voices', items }];
}

function whoOf({ branch, operation }: Voice, told: CampaignTold): string {
  const { words } = told;
  const who = branch === null ? words.say('campaignWithoutAuthor') : words.branch(branch);
  return words.say('campaignVoice', { who, n: told.numberOf(operation) });
}

export const repeat: Blocks = (told) => voices(told, 'well');
export const change: Blocks = (told) => voices(told, 'hard', 'develop');

const from = (operation: string | null, told: CampaignTold): string =>
  operation === null
    ? told.words.say('campaignOfItself')
    : told.words.say('campaignFrom', { n: told.numberOf(operation) });

/** What the campaign as a whole agreed on comes first. */
export const lessons: Blocks = (told) => {
  const { document, words } = told;
  const items = document.lessons.map((lesson) => {
    const { what, about } = lessonSaid(lesson.what, lesson.tags, words);
    const text = [what, about].filter(Boolean).join(' ');
    return statement(text, told.refsOf(lesson), `${from(lesson.operation, told)}:`);
  });
  return items.length === 0 ? [] : [{ kind: 'list', items }];
};

export const actions: Blocks = (told) => {
  const { document, words } = told;
  if (document.actions.length === 0) return [];
  const rows = document.actions.map((action): Row => ({
    cells: [
      action.what || words.say('textWithheld'),
      words.person(action.owner),
      words.calendar.date(action.due),
      words.texts.actionStates[action.state],
    ],
    refs: told.refsOf(action),
  }));
  const columns = [
    words.say('columnAction'),
    words.say('columnOwner'),
    words.say('columnDue'),
    words.say('columnState'),
  ];
  const reasons = document.actions.flatMap((action) => reasonsOf(action, told));
  return [
    { kind: 'table', caption: words.say('captionActions'), columns, rows },
    ...(reasons.length === 0 ? [] : [{ kind: 'list' as const, items: reasons }]),
  ];
};

/** Why an action of the campaign as a whole has another last day or owner, or will not be done. */
function reasonsOf({ what, entries }: CombinedAction, told: CampaignTold): Statement[] {
  const { document, words } = told;
  return document.course.flatMap(({ entry, type, facts: { why } }) => {
    if (!entries.includes(entry) || typeof why !== 'string') return [];
    const said = words.say('campaignReason', { event: words.event(type), why });
    const refs = told.refsOf({ operation: null, entries: [entry] });
    return [statement(said, refs, `${what || words.say('textWithheld')}:`)];
  });
}

export const tasks: Blocks = (told) => {
  const { document, words } = told;
  const items = document.tasks.map(({ code, branch, operation }) => {
    const task = words.texts.tasks[code];
    const n = told.numberOf(operation);
    return statement(
      words.say('campaignTaskIn', { task, branch: words.branch(branch), n }),
      told.refs([{ operation }]),
    );
  });
  return items.length === 0 ? [] : [{ kind: 'list', items }];
};

function sourceOf(line: OperationLine, number: number, { words }: CampaignTold): Source {
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
export const sources: Blocks = (told) => {
  const { document, words } = told;
  const ofOperations = document.operations.map((line, index) => sourceOf(line, index + 1, told));
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
