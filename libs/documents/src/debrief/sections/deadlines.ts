import type { Instant } from '@samsyn/kernel';
import { isInstant } from '@samsyn/presentation';
import type { Highlight } from '@samsyn/rendering';
import { overdueIn } from './agreed';
import type { SectionContext } from './section';
import type { CourseLine } from '@samsyn/debriefing/contract';

const MOST_DEADLINES = 5;

interface Deadline {
  /** Sorts: an instant or a `YYYY-MM-DD`. */
  readonly due: string;
  readonly when: string;
  readonly text: string;
  readonly cited: readonly string[];
}

/** What comes next, the nearest first. */
export function deadlinesOf(context: SectionContext): Highlight[] {
  const { words, sources } = context;
  return [...actions(context), ...followUps(context), ...answers(context)]
    .sort((a, b) => (a.due < b.due ? -1 : 1))
    .slice(0, MOST_DEADLINES)
    .map(({ when, text, cited }) => ({
      tone: 'deadline' as const,
      tag: words.say('tagDeadline'),
      lead: `${when}:`,
      text,
      refs: sources.refs(cited),
    }));
}

function actions({ document, words }: SectionContext): Deadline[] {
  const isOverdue = overdueIn(document);
  return document.actions
    .filter(({ state }) => state === 'open')
    .map((action) => {
      const { what, owner, due, entries } = action;
      const date = words.calendar.date(due);
      return {
        due,
        when: isOverdue(action) ? words.say('deadlineOverdue', { date }) : date,
        text: words.say('deadlineAction', {
          what: what || words.say('textWithheld'),
          owner: words.person(owner),
        }),
        cited: entries,
      };
    });
}

const laterThan = (now: Instant, value: unknown): value is Instant => isInstant(value) && value > now;

/** Booked times still to come, where the reader may know them; the last word on each person met holds. */
function followUps({ document, words }: SectionContext): Deadline[] {
  const latest = new Map<number, CourseLine>();
  for (const line of document.course) {
    if (line.type.startsWith('FollowUp') && line.personMet !== undefined) latest.set(line.personMet, line);
  }
  return [...latest.values()].flatMap(({ entry, facts: { at } }) =>
    laterThan(document.computedAt, at)
      ? [{ due: at, when: words.moment(at), text: words.say('deadlineFollowUp'), cited: [entry] }]
      : [],
  );
}

const ENDS_A_CALL = [
  'CoordinatorAccepted',
  'CoordinatorDeclined',
  'CallWithdrawn',
  'CallExpired',
  'CallPassedOver',
];

function answers({ document, words }: SectionContext): Deadline[] {
  const { course, computedAt } = document;
  return course.flatMap(({ entry, type, facts: { answerBy } }, index) => {
    if (!laterThan(computedAt, answerBy)) return [];
    const asksViews = type === 'PerspectiveRequested' && document.perspectives.unanswered.length > 0;
    const calls = type === 'CoordinatorCalled' || type === 'CallEscalated';
    const isOpen = calls && !course.slice(index).some((later) => ENDS_A_CALL.includes(later.type));
    if (!asksViews && !isOpen) return [];
    const text = words.say(asksViews ? 'deadlinePerspective' : 'deadlineAnswer');
    return [{ due: answerBy, when: words.moment(answerBy), text, cited: [entry] }];
  });
}
