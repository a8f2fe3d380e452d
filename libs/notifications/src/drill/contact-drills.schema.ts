import { schemas, type AnswerOf } from '@samsyn/kernel';
import { CHANNEL_KINDS } from '../channels/channel.port';
import { REACHED_BY } from './contact-drill.events';

const { branch, closed, codeOf, count, flag, instant, list, named, person, text, uuid } = schemas;

const line = () =>
  closed({
    who: person('By handle.'),
    branch: branch('The person’s branch.', 'social-services/coordinator-syd'),
    outcome: codeOf(
      ['confirmed', 'no-channel', 'not-verified', 'failing', 'not-sent', 'no-answer', 'waiting'],
      'Whether the person was reached, or why not; `waiting` until the time is over.',
    ),
    sentBy: list(codeOf(CHANNEL_KINDS, 'A way.'), 'Where a message was taken for the person.'),
    'reachedBy?': codeOf(REACHED_BY, 'How the person was reached, by their own word.'),
    'confirmedAt?': instant('When the person confirmed.', '2026-11-19T18:42:00.000Z'),
    'afterSeconds?': count('Seconds from the start of the drill.', 120),
  });
export type DrillLine = AnswerOf<typeof line>;

export const contactDrill = named('ContactDrill', () =>
  closed({
    id: uuid('Id of the drill.'),
    region: text('Code of the region.', 'syd'),
    startedAt: instant('When it began.'),
    answerBy: instant('When it ends.', '2026-11-19T19:40:00.000Z'),
    ended: flag('The time is over.'),
    asked: count('How many were asked.', 4),
    confirmed: count('How many have confirmed.', 3),
    persons: list(line(), 'Each of them.'),
  }),
);
export type DrillShown = AnswerOf<typeof contactDrill>;
