import { type Block, type Figure, paragraph, quiet, sentence } from '@samsyn/rendering';
import { seesTheWhole, type SectionBlocks, type SectionContext } from './section';
import type { MeasureName } from '@samsyn/debriefing/contract';

const MEASURES: readonly MeasureName[] = [
  'noticeBeforeWindowMinutes',
  'callToAnswerMinutes',
  'entryToSecuredMinutes',
  'securedToCoordinatorInsideMinutes',
  'conversationMinutes',
];

/** How long each part took, in words. */
export const figures: SectionBlocks = (context) => {
  const { document, words, sources } = context;
  const measured = MEASURES.filter((name) => document.measures[name] !== null);
  const missing = MEASURES.filter((name) => document.measures[name] === null);
  const blocks: Block[] = [];
  if (measured.length > 0)
    blocks.push({ kind: 'figures', items: measured.map((name) => figure(name, context)) });
  if (missing.length > 0 && seesTheWhole(document) && !words.countsAlone) {
    const measures = words.list(missing.map((name) => words.texts.measures[name].short));
    blocks.push(quiet(words.say('noFigures', { measures })));
  }
  if (document.lateEntries > 0) {
    const entries = words.count('lateEntries', document.lateEntries);
    const marked = words.count('lateMarked', document.lateEntries);
    blocks.push(paragraph(words.say('late', { entries, marked }), sources.refs(document.lateEntryIds)));
  }
  return blocks;
};

function figure(name: MeasureName, { document, words, sources }: SectionContext): Figure {
  const minutes = document.measures[name] ?? 0;
  const { words: positive, negative } = words.texts.measures[name];
  const refs = sources.refs(document.measureEntries[name]);
  return { figure: words.minutes(minutes), text: minutes < 0 ? negative : positive, refs };
}

/** Who was called and what they answered. */
export const calls: SectionBlocks = ({ document, words, sources }) => {
  const { made, accepted, declined, expired, answeredLate } = document.calls;
  const refs = sources.refs(document.callEntries);
  if (refs.length === 0) return [];
  const sentences: string[] = [];
  if (made !== null) {
    const callCount = words.count('calls', made);
    sentences.push(
      words.say(expired ? 'callsMade' : 'callsMadeAllAnswered', { calls: callCount, expired: expired ?? 0 }),
    );
  }
  sentences.push(accepted > 0 ? words.say('callsAccepted', { n: accepted }) : words.say('callsNobody'));
  const reasons = Object.entries(declined).map(([reason, n]) => `${n} (${words.code('reasons', reason)})`);
  if (reasons.length > 0) sentences.push(words.say('callsDeclined', { reasons: words.list(reasons) }));
  if (answeredLate)
    sentences.push(sentence(words.say('callsLate', { answers: words.count('lateAnswers', answeredLate) })));
  return [paragraph(sentences.join(' '), refs)];
};
