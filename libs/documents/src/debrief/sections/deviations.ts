import { closed, paragraph, statement, type Statement } from '@samsyn/rendering';
import { seesTheWhole, type SectionBlocks, type SectionContext } from './section';
import type { Deviation } from '@samsyn/debriefing/contract';

/** What the leader gave as the reason, where the gate was passed over by a decision. */
function reasonOf({ entries }: Deviation, { sources, words }: SectionContext): string | undefined {
  for (const entry of entries) {
    const { type, facts } = sources.lineOf(entry) ?? {};
    if (type !== 'OperationReleased' && type !== 'OperationReleasedWithoutCoordinator') continue;
    const override = facts?.override as { reason?: unknown } | undefined;
    const reason = override?.reason ?? facts?.reason;
    if (typeof reason === 'string') return words.say('deviationReason', { reason: closed(reason) });
  }
  return undefined;
}

/** What participants wrote when they declared it: one statement for each. */
const declared = ({ code, declared: ids = [] }: Deviation, { sources, words }: SectionContext): Statement[] =>
  ids.flatMap((id) => {
    const { branch, facts } = sources.lineOf(id) ?? {};
    if (branch === undefined) return [];
    const by = words.branch(branch);
    const text =
      typeof facts?.what === 'string'
        ? words.say('declaredDeviation', { branch: by, what: closed(facts.what) })
        : words.say('declaredDeviationUnread', { branch: by });
    return [statement(text, sources.refs([id]), `${words.deviationTitle(code)}.`)];
  });

/** What was computed: its name as the lead, then what happened in one sentence. */
function computed(deviation: Deviation, context: SectionContext): Statement {
  const { words, sources } = context;
  const parts = deviation.onlyDeclared
    ? []
    : [
        words.deviationSentence(deviation),
        reasonOf(deviation, context),
        deviation.unseen ? words.say('deviationUnseen') : undefined,
      ];
  const lead = `${words.deviationTitle(deviation.code)}.`;
  return statement(parts.filter(Boolean).join(' '), sources.refs(deviation.entries), lead);
}

/** Each deviation once: its lead is its name. */
export const deviationTitles = (context: SectionContext): Statement[] =>
  context.document.deviations.map((deviation) => computed(deviation, context));

/** Each deviation with what happened, and what each participant declared of it. */
const deviationStatements = (context: SectionContext): Statement[] =>
  context.document.deviations.flatMap((deviation) => {
    const declarations = declared(deviation, context);
    return deviation.onlyDeclared && declarations.length > 0
      ? declarations
      : [computed(deviation, context), ...declarations];
  });

export const deviations: SectionBlocks = (context) => {
  if (context.document.deviations.length > 0) return [{ kind: 'list', items: deviationStatements(context) }];
  return seesTheWhole(context.document) ? [paragraph(context.words.say('noDeviations'))] : [];
};

/** What was left undone and is nobody's breach of a rule. */
export const remarkStatements = ({ document, words, sources }: SectionContext): Statement[] =>
  document.remarks.map(({ points, entries }) => {
    const listed = words.list(points.map((point) => words.code('informationPoints', point)));
    return statement(words.say('remarkNotInformed', { points: listed }), sources.refs(entries));
  });

export const remarks: SectionBlocks = (context) => {
  const items = remarkStatements(context);
  return items.length === 0 ? [] : [{ kind: 'list', items }];
};
