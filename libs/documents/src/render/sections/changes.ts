import { isInstant } from '@samsyn/presentation';
import type { Statement } from '../report-model';
import { sentence, type Phrase } from '../wording';
import { paragraph, statement, type SectionBlocks, type Told } from './section';
import type { Change } from '@samsyn/debriefing/contract';

type Tell = (change: Change, told: Told) => string;

/** The number or moment of a comparison or a measure; a dash where there was none. */
const value = (told: Change['was'], { words }: Told, tell: (n: number) => string): string => {
  if (typeof told === 'number') return tell(told);
  return isInstant(told) ? words.moment(told) : (told ?? words.say('none'));
};

const valued =
  (name: (code: string, told: Told) => string, tell: (n: number, told: Told) => string): Tell =>
  ({ code, was, is }, told) => {
    const [before, now] = [was, is].map((one) => value(one, told, (n) => tell(n, told)));
    return told.words.say('changedValue', { what: sentence(name(code, told)), was: before!, is: now! });
  };

const said =
  (phrases: Readonly<Record<Change['how'], Phrase>>, name: Tell): Tell =>
  (change, told) =>
    told.words.say(phrases[change.how], { what: name(change, told) });

const named =
  <Words extends object>(words: (told: Told) => Words) =>
  (code: string, told: Told): string =>
    (words(told) as Readonly<Record<string, string>>)[code] ?? code;

const number = (n: number, { words }: Told): string => words.number(n);
const ownWords: Tell = ({ what }, { words }) => what || words.say('textWithheld');

const TELL: Readonly<Record<Exclude<Change['part'], 'entries'>, Tell>> = {
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
  deviations: said(
    { added: 'deviationAdded', removed: 'deviationRemoved', changed: 'deviationChanged' },
    ({ code }, { words }) => words.deviationTitle(code),
  ),
  tasks: said(
    { added: 'taskAdded', removed: 'taskRemoved', changed: 'taskAdded' },
    ({ code, branch }, told) => {
      const task = (told.words.texts.tasks as Readonly<Record<string, string>>)[code] ?? code;
      return branch === undefined
        ? task
        : told.words.say('taskFor', { task, branch: told.words.branch(branch) });
    },
  ),
  lessons: said({ added: 'lessonAdded', removed: 'lessonRemoved', changed: 'lessonChanged' }, ownWords),
  actions: said({ added: 'actionAdded', removed: 'actionRemoved', changed: 'actionChanged' }, ownWords),
  perspectives: (change, told) => {
    const phrases: Readonly<Record<Change['how'], Phrase>> =
      change.code === 'named'
        ? { added: 'namedAdded', removed: 'namedRemoved', changed: 'namedChanged' }
        : { added: 'releasedAdded', removed: 'releasedRemoved', changed: 'releasedChanged' };
    return told.words.say(phrases[change.how]);
  },
};

const ENTRIES: Readonly<Record<Change['how'], Phrase>> = {
  added: 'entriesAdded',
  changed: 'entriesChanged',
  removed: 'entriesRemoved',
};

/** Entries in one line for each way in which they differ: by name, with how many there are of it. */
function entries(told: Told, changes: readonly Change[]): Statement[] {
  const { words, sources } = told;
  return [...Map.groupBy(changes, ({ how }) => how)].map(([how, all]) => {
    const names = [...Map.groupBy(all, ({ code }) => code)].map(([code, same]) =>
      same.length === 1 ? words.event(code) : `${words.event(code)} (${words.number(same.length)})`,
    );
    const refs = sources.refs(all.flatMap((change) => change.entries));
    return statement(`${words.say(ENTRIES[how], { what: words.list(names) })}.`, refs);
  });
}

/** What differs from the version that the reader's branch signed off. */
export const changes: SectionBlocks = (told) => {
  const { document, words, sources } = told;
  if (!document.changes) return [];
  const { signedOffAt, entry, changes: all } = document.changes;
  const moment = words.moment(signedOffAt);
  const refs = sources.refs([entry]);
  if (all.length === 0) return [paragraph(words.say('changedNothing', { moment }), refs)];
  const items = all.flatMap((change) =>
    change.part === 'entries'
      ? []
      : [statement(TELL[change.part](change, told), sources.refs(change.entries))],
  );
  const listed = [
    ...items,
    ...entries(
      told,
      all.filter(({ part }) => part === 'entries'),
    ),
  ];
  return [paragraph(words.say('changedSince', { moment }), refs), { kind: 'list', items: listed }];
};
