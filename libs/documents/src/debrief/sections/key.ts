import type { Highlight } from '@samsyn/rendering';
import { deadlinesOf } from './deadlines';
import { deviationTitles, remarkStatements } from './deviations';
import { outcomesOf } from './outcomes';
import { seesTheWhole, type SectionBlocks, type SectionContext } from './section';
import { taskStatements } from './agreed';

/**
 * What a reader who reads nothing else should know: how it went for the persons met, what broke, what waits,
 * what comes next.
 */
export const key: SectionBlocks = (context) => {
  const items = [
    ...outcomesOf(context),
    ...deviations(context),
    ...remarks(context),
    ...tasks(context),
    ...deadlinesOf(context),
  ];
  return items.length === 0 ? [] : [{ kind: 'highlights', items }];
};

function deviations(context: SectionContext): Highlight[] {
  const { document, words } = context;
  if (document.deviations.length > 0) {
    return deviationTitles(context).map(({ lead, refs }) => ({
      tone: 'deviation',
      tag: words.say('tagDeviation'),
      text: lead ?? '',
      refs,
    }));
  }
  if (!seesTheWhole(document)) return [];
  return [{ tone: 'ok', tag: words.say('tagOk'), text: words.say('nothingStrange'), refs: [] }];
}

const remarks = (context: SectionContext): Highlight[] =>
  remarkStatements(context).map((remark) => ({
    tone: 'task',
    tag: context.words.say('tagRemark'),
    ...remark,
  }));

function tasks(context: SectionContext): Highlight[] {
  const { document, words } = context;
  if (document.tasks.length > 0) {
    return taskStatements(context).map((task) => ({ tone: 'task', tag: words.say('tagTask'), ...task }));
  }
  // Below stands something that nobody did in time: that nothing waits any more is no praise.
  const isLate = document.course.some(({ type }) => type === 'SupportContactOverdue');
  if (!seesTheWhole(document) || isLate) return [];
  return [{ tone: 'ok', tag: words.say('tagOk'), text: words.say('nothingWaits'), refs: [] }];
}
