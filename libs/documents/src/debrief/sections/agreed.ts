import { type Row, statement, type Statement, type Wording } from '@samsyn/rendering';
import type { SectionBlocks, SectionContext } from './section';

/** What was learnt as a sentence of its own, and what it is about. */
export function lessonTexts(
  what: string,
  tags: readonly string[],
  words: Wording,
): { what: string; about: string } {
  const text = what || words.say('textWithheld');
  const about = words.list(tags.map((tag) => words.tag(tag)));
  return {
    what: /[.!?…)]$/.test(text) ? text : `${text}.`,
    about: about === '' ? '' : words.say('lessonAbout', { tags: about }),
  };
}

/** What the operation did with what earlier ones taught. */
export const earlierLessons: SectionBlocks = ({ document, words, sources }) => {
  const items = (document.earlierLessons ?? []).map((lesson) => {
    const { what, about } = lessonTexts(lesson.what, lesson.tags, words);
    const given = lesson.answers.map(({ branch, answer, why = '' }) => {
      const phrase = answer === 'applied' ? 'lessonApplied' : 'lessonNotApplicable';
      return words.say(phrase, { branch: words.branch(branch), why }).trim();
    });
    const again = words.list(lesson.reopenedFor.map((code) => words.deviationTitle(code)));
    const parts = [
      ...given,
      ...(lesson.answered ? [] : [words.say('lessonUnanswered')]),
      ...(again === '' ? [] : [words.say('lessonReopened', { deviations: again })]),
      about,
    ];
    return statement(parts.filter(Boolean).join(' '), sources.refs(lesson.entries), what);
  });
  return items.length === 0 ? [] : [{ kind: 'list', items }];
};

export const lessons: SectionBlocks = ({ document, words, sources }) => {
  const items = document.lessons.map((lesson) => {
    const { what, about } = lessonTexts(lesson.what, lesson.tags, words);
    const text = lesson.tags.length === 0 ? lesson.what || words.say('textWithheld') : `${what} ${about}`;
    return statement(text, sources.refs(lesson.entries));
  });
  return items.length === 0 ? [] : [{ kind: 'list', items }];
};

type Action = SectionContext['document']['actions'][number];

/** Whether an action waits past its day, as the tasks of the document have it. */
export function overdueIn({ tasks: all }: SectionContext['document']): (action: Action) => boolean {
  const overdue = new Set(
    all.filter(({ code }) => code === 'action-overdue').flatMap(({ entries }) => entries),
  );
  return ({ state, entries }) => state === 'open' && entries.some((entry) => overdue.has(entry));
}

export const actions: SectionBlocks = ({ document, words, sources }) => {
  if (document.actions.length === 0) return [];
  const isOverdue = overdueIn(document);
  const rows = document.actions.map((action): Row => {
    const { what, owner, due, state, entries } = action;
    return {
      cells: [
        what || words.say('textWithheld'),
        words.person(owner),
        words.calendar.date(due),
        words.texts.actionStates[isOverdue(action) ? 'overdue' : state],
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

export const taskStatements = ({ document, words, sources }: SectionContext): Statement[] =>
  document.tasks.map(({ code, branch, due, entries }) => {
    const isClosed = code === 'perspective-unanswered' && document.perspectives.ownStatusOnly;
    const task = isClosed ? words.say('taskPerspectiveClosed') : words.texts.tasks[code];
    const text =
      due === undefined
        ? words.say('taskFor', { task, branch: words.branch(branch) })
        : words.say('taskForBy', { task, branch: words.branch(branch), due: words.calendar.date(due) });
    return statement(text, sources.refs(entries));
  });

export const tasks: SectionBlocks = (context) => {
  const items = taskStatements(context);
  return items.length === 0 ? [] : [{ kind: 'list', items }];
};
