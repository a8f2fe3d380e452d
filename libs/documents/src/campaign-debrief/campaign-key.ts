import { type Highlight, sentence } from '@samsyn/rendering';
import type { CampaignContext } from './campaign-context';
import type { CombinedAction, CombinedTask } from './campaign-debrief.schema';

const MOST_DEVIATIONS = 3;
const MOST_DEADLINES = 5;

/** How many operations have come how far. */
export function phasesText({ document, words }: CampaignContext): string {
  const counts = Map.groupBy(document.operations, ({ phase }) => phase);
  return words.list([...counts].map(([phase, of]) => words.count(phase, of.length)));
}

/** Who was met, what they were offered and what they answered, in one or two sentences. */
export function supportText({ document, words }: CampaignContext): string {
  const { personsMet, offered, accepted, declined, undecided } = document.support;
  if (personsMet.total === 0) return '';
  const answers = [
    ...(accepted.total > 0 ? [words.say('campaignSaidYes', { n: accepted.total })] : []),
    ...(declined.total > 0 ? [words.say('campaignSaidNo', { n: declined.total })] : []),
    ...(undecided.total > 0 ? [words.say('campaignSaidUndecided', { n: undecided.total })] : []),
  ];
  const sentences = [
    words.say('campaignMet', { persons: words.count('personsMet', personsMet.total) }),
    offered.total > 0 ? words.say('campaignMetOffered', { n: offered.total }) : words.say('campaignMetNone'),
    ...(answers.length > 0 ? [`${sentence(words.list(answers))}.`] : []),
  ];
  return sentences.join(' ');
}

/** What a reader who reads nothing else should know. */
export const keyOf = (context: CampaignContext): Highlight[] => [
  ...outcomes(context),
  ...deviations(context),
  ...tasks(context),
  ...deadlines(context),
];

function outcomes(context: CampaignContext): Highlight[] {
  const { document, words } = context;
  const tag = { tone: 'outcome' as const, tag: words.say('tagOutcome') };
  const { operations, support } = document;
  if (operations.length === 0) return [{ ...tag, text: words.say('campaignNothing'), refs: [] }];
  const all = {
    operations: words.count('operations', operations.length),
    phases: phasesText(context),
  };
  const met = supportText(context);
  return [
    {
      ...tag,
      text: words.say('campaignAll', all),
      refs: context.refs(operations.map(({ id }) => ({ operation: id }))),
    },
    ...(met === '' ? [] : [{ ...tag, text: met, refs: context.refs(support.personsMet.in) }]),
  ];
}

/** What happened in most operations: once may be chance. */
function deviations(context: CampaignContext): Highlight[] {
  const { document, words } = context;
  const all = document.operations.length;
  if (all === 0) return [];
  if (document.deviations.length === 0) {
    return [{ tone: 'ok', tag: words.say('tagOk'), text: words.say('campaignNoDeviations'), refs: [] }];
  }
  return document.deviations.slice(0, MOST_DEVIATIONS).map(({ code, in: within }) => {
    const first = context.operation(within[0]!.operation);
    const title = first ? context.wordsOf(first).deviationTitle(code) : code;
    const text = words.say('campaignRepeated', { n: within.length, all: words.count('operations', all) });
    return {
      tone: 'deviation',
      tag: words.say('tagDeviation'),
      lead: `${title}:`,
      text: `${text}.`,
      refs: context.refs(within),
    };
  });
}

/** The same thing that waits for the same branch, in one line. */
function tasks(context: CampaignContext): Highlight[] {
  const { document, words } = context;
  const tag = words.say('tagTask');
  const byWhat = Map.groupBy(document.tasks, ({ code, branch }) => `${code} ${branch}`);
  if (document.operations.length > 0 && byWhat.size === 0) {
    return [{ tone: 'ok', tag: words.say('tagOk'), text: words.say('nothingWaits'), refs: [] }];
  }
  return [...byWhat.values()].map((same) => ({
    tone: 'task',
    tag,
    text: taskText(same, context),
    refs: context.refs(same),
  }));
}

function taskText(same: readonly CombinedTask[], context: CampaignContext): string {
  const { words } = context;
  const { code, branch, operation } = same[0]!;
  const task = words.texts.tasks[code];
  if (same.length === 1) {
    return words.say('campaignTaskIn', {
      task,
      branch: words.branch(branch),
      n: context.numberOf(operation),
    });
  }
  return words.say('campaignTasksIn', {
    task,
    times: words.count('times', same.length),
    branch: words.branch(branch),
  });
}

function dueText({ due, state }: CombinedAction, { words }: CampaignContext): string {
  const date = words.calendar.date(due);
  return state === 'overdue' ? words.say('deadlineOverdue', { date }) : date;
}

function deadlines(context: CampaignContext): Highlight[] {
  const { document, words } = context;
  return document.actions
    .filter(({ state }) => state === 'open' || state === 'overdue')
    .slice(0, MOST_DEADLINES)
    .map((action) => ({
      tone: 'deadline',
      tag: words.say('tagDeadline'),
      lead: `${dueText(action, context)}:`,
      text: words.say('deadlineAction', {
        what: action.what || words.say('textWithheld'),
        owner: words.person(action.owner),
      }),
      refs: context.refsOf(action),
    }));
}
