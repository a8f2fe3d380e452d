import type { Row, Statement } from '../report-model';
import { statement, type SectionBlocks, type Told } from './section';

export const lessons: SectionBlocks = ({ document, words, sources }) => {
  const items = document.lessons.map(({ what, entries }) =>
    statement(what || words.say('textWithheld'), sources.refs(entries)),
  );
  return items.length === 0 ? [] : [{ kind: 'list', items }];
};

export const actions: SectionBlocks = ({ document, words, sources }) => {
  if (document.actions.length === 0) return [];
  const overdue = new Set(
    document.tasks.filter(({ code }) => code === 'action-overdue').flatMap(({ entries }) => entries),
  );
  const rows = document.actions.map(({ what, owner, due, state, entries }): Row => {
    const isOverdue = state === 'open' && entries.some((entry) => overdue.has(entry));
    return {
      cells: [
        what || words.say('textWithheld'),
        words.person(owner),
        words.calendar.date(due),
        words.texts.actionStates[isOverdue ? 'overdue' : state],
      ],
      refs: sources.refs(entries),
    };
  });
  const columns = [
    words.say('columnAction'),
    words.say('columnOwner'),
    words.say('columnDue'),
    words.say('columnState'),
  ];
  return [{ kind: 'table', caption: words.say('captionActions'), columns, rows }];
};

export const taskStatements = ({ document, words, sources }: Told): Statement[] =>
  document.tasks.map(({ code, branch, entries }) => {
    const task = words.texts.tasks[code];
    return statement(words.say('taskFor', { task, branch: words.branch(branch) }), sources.refs(entries));
  });

export const tasks: SectionBlocks = (told) => {
  const items = taskStatements(told);
  return items.length === 0 ? [] : [{ kind: 'list', items }];
};
