import { operationSchemas } from '@samsyn/operations/contract';
import { officeLooked } from '@samsyn/access-log';
import { schemas, type AnswerOf } from '@samsyn/kernel';

const { closed, list, named } = schemas;

export const receivedAbout = named('ReceivedAboutPerson', () =>
  closed(
    {
      ...operationSchemas.receivedMembers(),
      looked: list(
        officeLooked(),
        'Every office of which somebody has read anything of the encounter, by its code; the own one among them.',
      ),
    },
    'Who knows what of one person met: kinds of information, never the information itself.',
  ),
);
export type ReceivedAndLooked = AnswerOf<typeof receivedAbout>;
