import { isInstant } from '@samsyn/presentation';
import { paragraph, type Phrase, sentence, type Statement, statement } from '@samsyn/rendering';
import type { SectionBlocks, SectionContext } from './section';
import type { Change } from '@samsyn/debriefing/contract';

type ChangeText = (change: Change, context: SectionContext) => string;

/** The number or moment of a comparison or a measure; a dash where there was none. */
const value = (amount: Change['was'], { words }: SectionContext, format: (n: number) => string): string => {
  if (typeof amount === 'number') return format(amount);
  return isInstant(amount) ? words.moment(amount) : (amount ?? words.say('none'));
};

const valued =
  (
    name: (code: string, context: SectionContext) => string,
    format: (n: number, context: SectionContext) => string,
  ): ChangeText =>
  ({ code, was, is }, context) => {
    const [before, now] = [was, is].map((one) => value(one, context, (n) => format(n, context)));
    return context.words.say('changedValue', { what: sentence(name(code, context)), was: before!, is: now! });
  };

const phrased =
  (phrases: Readonly<Record<Change['how'], Phrase>>, name: ChangeText): ChangeText =>
  (change, context) =>
    context.words.say(phrases[change.how], { what: name(change, context) });

const named =
  <Words extends object>(words: (context: SectionContext) => Words) =>
  (code: string, context: SectionContext): string =>
    (words(context) as Readonly<Record<string, string>>)[code] ?? code;

const number = (n: number, { words }: SectionContext): string => words.number(n);
const ownWords: ChangeText = ({ what }, { words }) => what || words.say('textWithheld');

const CHANGE_TEXTS: Readonly<Record<Exclude<Change['part'], 'entries'>, ChangeText>> = {
  measures: valued(
    (code, { words }) =>
      (words.texts.measures as Readonly<Record<string, { readonly short: string }>>)[code]?.short ?? code,
    (n, { words }) => words.between(n),
  ),
  calls: valued(
    named(({ words }) => words.texts.callCounts),
    number,
  ),
  comparison: valued(
    named(({ words }) => words.texts.comparison),
    number,
  ),
  deviations: phrased(
    { added: 'deviationAdded', removed: 'deviationRemoved', changed: 'deviationChanged' },
    ({ code }, { words }) => words.deviationTitle(code),
  ),
  tasks: phrased(
    { added: 'taskAdded', removed: 'taskRemoved', changed: 'taskAdded' },
    ({ code, branch }, context) => {
      const task = (context.words.texts.tasks as Readonly<Record<string, string>>)[code] ?? code;
      return branch === undefined
        ? task
        : context.words.say('taskFor', { task, branch: context.words.branch(branch) });
    },
  ),
  lessons: phrased({ added: 'lessonAdded', removed: 'lessonRemoved', changed: 'lessonChanged' }, ownWords),
  actions: phrased({ added: 'actionAdded', removed: 'actionRemoved', changed: 'actionChanged' }, ownWords),
  perspectives: (change, context) => {
    const phrases: Readonly<Record<Change['how'], Phrase>> =
      change.code === 'named'
        ? { added: 'namedAdded', removed: 'namedRemoved', changed: 'namedChanged' }
        : { added: 'releasedAdded', removed: 'releasedRemoved', changed: 'releasedChanged' };
    return context.words.say(phrases[change.how]);
  },
};

const ENTRIES: Readonly<Record<Change['how'], Phrase>> = {
  added: 'entriesAdded',
  changed: 'entriesChanged',
  removed: 'entriesRemoved',
};

/** Entries in one line for each way in which they differ: by name, with how many there are of it. */
function entries(context: SectionContext, changes: readonly Change[]): Statement[] {
  const { words, sources } = context;
  return [...Map.groupBy(changes, ({ how }) => how)].map(([how, all]) => {
    const names = [...Map.groupBy(all, ({ code }) => code)].map(([code, same]) =>
      same.length === 1 ? words.event(code) : `${words.event(code)} (${words.number(same.length)})`,
    );
    const refs = sources.refs(all.flatMap((change) => change.entries));
    return statement(`${words.say(ENTRIES[how], { what: words.list(names) })}.`, refs);
  });
}

/** What differs from the version that the reader's branch signed off. */
export const changes: SectionBlocks = (context) => {
  const { document, words, sources } = context;
  if (!document.changes) return [];
  const { signedOffAt, entry, changes: all } = document.changes;
  const moment = words.moment(signedOffAt);
  const refs = sources.refs([entry]);
  if (all.length === 0) return [paragraph(words.say('changedNothing', { moment }), refs)];
  const items = all.flatMap((change) =>
    change.part === 'entries'
      ? []
      : [statement(CHANGE_TEXTS[change.part](change, context), sources.refs(change.entries))],
  );
  const listed = [
    ...items,
    ...entries(
      context,
      all.filter(({ part }) => part === 'entries'),
    ),
  ];
  return [paragraph(words.say('changedSince', { moment }), refs), { kind: 'list', items: listed }];
};
