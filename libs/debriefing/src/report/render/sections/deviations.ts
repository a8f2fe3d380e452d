import type { Deviation, DeviationCode } from '../../debrief-document';
import type { Statement } from '../report-model';
import { paragraph, seesTheWhole, statement, type SectionBlocks, type Told } from './section';

/** Where the document holds the figures, the sentence has them. */
const WITH_FIGURES: Partial<Record<DeviationCode, (told: Told) => string | undefined>> = {
  'max-persons-inside-exceeded': ({ document, words }) => {
    const { planned, actual } = document.comparison.find(({ code }) => code === 'persons-inside') ?? {};
    if (typeof planned !== 'number' || typeof actual !== 'number' || actual <= planned) return undefined;
    return words.say('personsInside', { planned, actual });
  },
  'coordinator-inside-before-secured': ({ document, words }) => {
    const minutes = document.measures.securedToCoordinatorInsideMinutes;
    if (minutes === null || minutes >= 0) return undefined;
    return words.say('coordinatorEarly', { minutes: words.minutes(minutes) });
  },
};

/** What the leader gave as the reason, where the gate was passed over by a decision. */
function reasonOf({ entries }: Deviation, { sources, words }: Told): string | undefined {
  for (const entry of entries) {
    const { type, facts } = sources.lineOf(entry) ?? {};
    if (type !== 'OperationReleased' && type !== 'OperationReleasedWithoutCoordinator') continue;
    const override = facts?.override as { reason?: unknown } | undefined;
    const reason = override?.reason ?? facts?.reason;
    if (typeof reason === 'string') return words.say('deviationReason', { reason });
  }
  return undefined;
}

/** Each deviation: its name as the lead, then what happened in one sentence. */
export const deviationStatements = (told: Told): Statement[] =>
  told.document.deviations.map((deviation) => {
    const { title, sentence } = told.words.texts.deviations[deviation.code];
    const said = [WITH_FIGURES[deviation.code]?.(told) ?? sentence, reasonOf(deviation, told)];
    return statement(said.filter(Boolean).join(' '), told.sources.refs(deviation.entries), `${title}.`);
  });

export const deviations: SectionBlocks = (told) => {
  if (told.document.deviations.length > 0) return [{ kind: 'list', items: deviationStatements(told) }];
  return seesTheWhole(told.document) ? [paragraph(told.words.say('noDeviations'))] : [];
};
