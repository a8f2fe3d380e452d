import type { Statement } from '../report-model';
import { closed, paragraph, seesTheWhole, statement, type SectionBlocks, type Told } from './section';
import type { Deviation } from '@samsyn/debriefing/contract';

/** What the leader gave as the reason, where the gate was passed over by a decision. */
function reasonOf({ entries }: Deviation, { sources, words }: Told): string | undefined {
  for (const entry of entries) {
    const { type, facts } = sources.lineOf(entry) ?? {};
    if (type !== 'OperationReleased' && type !== 'OperationReleasedWithoutCoordinator') continue;
    const override = facts?.override as { reason?: unknown } | undefined;
    const reason = override?.reason ?? facts?.reason;
    if (typeof reason === 'string') return words.say('deviationReason', { reason: closed(reason) });
  }
  return undefined;
}

/** What participants said when they declared it: one statement for each. */
const declared = ({ code, declared: ids = [] }: Deviation, { sources, words }: Told): Statement[] =>
  ids.flatMap((id) => {
    const { branch, facts } = sources.lineOf(id) ?? {};
    if (branch === undefined) return [];
    const by = words.branch(branch);
    const said =
      typeof facts?.what === 'string'
        ? words.say('declaredDeviation', { branch: by, what: closed(facts.what) })
        : words.say('declaredDeviationUnread', { branch: by });
    return [statement(said, sources.refs([id]), `${words.deviationTitle(code)}.`)];
  });

/** What was computed: its name as the lead, then what happened in one sentence. */
function computed(deviation: Deviation, told: Told): Statement {
  const { words, sources } = told;
  const said = deviation.onlyDeclared
    ? []
    : [
        words.deviationSentence(deviation),
        reasonOf(deviation, told),
        deviation.unseen ? words.say('deviationUnseen') : undefined,
      ];
  const lead = `${words.deviationTitle(deviation.code)}.`;
  return statement(said.filter(Boolean).join(' '), sources.refs(deviation.entries), lead);
}

/** Each deviation once: its lead is its name. */
export const deviationTitles = (told: Told): Statement[] =>
  told.document.deviations.map((deviation) => computed(deviation, told));

/** Each deviation with what happened, and what each participant said of it for itself. */
const deviationStatements = (told: Told): Statement[] =>
  told.document.deviations.flatMap((deviation) => {
    const said = declared(deviation, told);
    return deviation.onlyDeclared && said.length > 0 ? said : [computed(deviation, told), ...said];
  });

export const deviations: SectionBlocks = (told) => {
  if (told.document.deviations.length > 0) return [{ kind: 'list', items: deviationStatements(told) }];
  return seesTheWhole(told.document) ? [paragraph(told.words.say('noDeviations'))] : [];
};

/** What was left undone and is nobody's breach of a rule. */
export const remarkStatements = ({ document, words, sources }: Told): Statement[] =>
  document.remarks.map(({ points, entries }) => {
    const told = words.list(points.map((point) => words.code('informationPoints', point)));
    return statement(words.say('remarkNotInformed', { points: told }), sources.refs(entries));
  });

export const remarks: SectionBlocks = (told) => {
  const items = remarkStatements(told);
  return items.length === 0 ? [] : [{ kind: 'list', items }];
};
