import { type Highlight, type Phrase, sentence } from '@samsyn/rendering';
import type { SectionContext } from './section';
import type { CourseLine } from '@samsyn/debriefing/contract';

const ANSWERS: Readonly<Record<string, Phrase>> = {
  accepted: 'outcomeAccepted',
  declined: 'outcomeDeclined',
  undecided: 'outcomeUndecided',
};
/** The latest of these says how the follow-up meeting stands. */
const FOLLOW_UPS: Readonly<Record<string, Phrase>> = {
  FollowUpBooked: 'outcomeBooked',
  FollowUpMoved: 'outcomeMoved',
  FollowUpKept: 'outcomeKept',
  FollowUpMissed: 'outcomeMissed',
};

/** How it went for each person met, as far as the reader may know it; first of the highlights. */
export function outcomesOf({ document, words, sources }: SectionContext): Highlight[] {
  const met = new Map<number, CourseLine[]>();
  for (const line of document.course) {
    if (line.personMet !== undefined) met.set(line.personMet, [...(met.get(line.personMet) ?? []), line]);
  }
  const inOrder = [...met].sort(([one], [other]) => one - other);
  return inOrder.flatMap(([n, lines]) => {
    const { phrases, cited } = outcomeOf(lines);
    if (phrases.length === 0) return [];
    const who = met.size === 1 ? words.say('thePersonMet') : personText(n, document, words);
    const text = `${sentence(words.list(phrases.map((phrase) => words.say(phrase))))}.`;
    const refs = sources.refs(cited.map(({ entry }) => entry));
    return [{ tone: 'outcome' as const, tag: words.say('tagOutcome'), lead: `${who}:`, text, refs }];
  });
}

/** By the number that all participants know the person met by; other readers have a count of their own. */
export const personText = (
  n: number,
  { relation }: SectionContext['document'],
  words: SectionContext['words'],
): string =>
  relation === 'leading' || relation === 'participant'
    ? words.say('personMet', { n })
    : words.say('onePersonMet');

function outcomeOf(lines: readonly CourseLine[]): { phrases: Phrase[]; cited: CourseLine[] } {
  const last = (...types: readonly string[]) => lines.findLast(({ type }) => types.includes(type));
  const conversation = last('VictimConversationEnded', 'VictimConversationStarted');
  const metAlone = last('PersonMetWithoutCoordinator');
  const offered = last('SupportOffered');
  const answered = last('SupportAnswered');
  const card = last('ContactCardGiven');
  const followUp = last(...Object.keys(FOLLOW_UPS));
  const answer = ANSWERS[typeof answered?.facts.answer === 'string' ? answered.facts.answer : ''];
  const notOffered = (conversation ?? metAlone) && !offered && !answered;
  const phrases: (Phrase | false | undefined)[] = [
    metAlone && 'outcomeMetAlone',
    conversation && 'outcomeConversation',
    offered && 'outcomeOffered',
    notOffered && 'outcomeNotOffered',
    answer,
    card && 'outcomeCard',
    followUp && FOLLOW_UPS[followUp.type],
  ];
  const cited = [metAlone, conversation, offered, answered, card, followUp].filter(
    (line) => line !== undefined,
  );
  return { phrases: phrases.filter((phrase) => typeof phrase === 'string'), cited };
}
