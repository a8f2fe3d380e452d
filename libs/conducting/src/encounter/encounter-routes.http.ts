import type { CommandBus } from '@nestjs/cqrs';
import type { Outcome } from '@samsyn/processing';
import { CommandRoute, type Asked, type FactDto, type Recording } from '@samsyn/web';
import { toldFact } from '../facts/told-fact';
import { ENCOUNTER_FACTS, type EncounterFactName } from './encounter-facts';
import { encounterEvents } from './encounter.events';
import { RecordEncounterFact } from './record-encounter-fact/record-encounter-fact.handler';

const WHO = {
  holder: 'the holder of the encounter',
  receiver: 'a person of the branch that is named',
  'receiver-or-holder': 'a person of the branch that is named, or the holder of the encounter',
  'coordinator-of-office':
    'a coordinator of the office that holds the encounter, once everybody who held it has left',
} as const;

const ANSWERED_LATER: ReadonlySet<EncounterFactName> = new Set([
  'ReferralRequested',
  'ChildConcernReported',
] as const);
const NAMED_LATER = '`id` is what its answers name it by.';
const HIDDEN = 'For everybody else the encounter does not exist: 404, as for an id that nobody has.';

/** A route for one fact of an encounter. */
export const EncounterRoute = (
  path: string,
  name: EncounterFactName,
  summary: string,
  refusals: readonly string[] = [],
): MethodDecorator =>
  CommandRoute(`:encounterId/${path}`, {
    id: `record${name}`,
    summary: `${summary} (\`${name}\`).`,
    who: WHO[ENCOUNTER_FACTS[name].by],
    description: ANSWERED_LATER.has(name) ? `${HIDDEN} ${NAMED_LATER}` : HIDDEN,
    refusals: ['ENCOUNTER.UNKNOWN', 'ENCOUNTER.HANDED_OVER', ...refusals],
  });

/** Sends the fact; the answer of what can be answered later (a referral, a concern) has the id of its entry. */
export async function recordInEncounter(
  commands: CommandBus,
  name: EncounterFactName,
  encounterId: string,
  body: FactDto,
  asked: Asked,
): Promise<Recording> {
  const context = asked.fact({ does: name, path: { encounterId } }, body);
  const fact = toldFact(name, body, encounterEvents);
  const command = new RecordEncounterFact(encounterId, fact, context);
  const outcome = await commands.execute<RecordEncounterFact, Outcome>(command);
  return { outcome, ...answerableId(name, outcome) };
}

/** A referral and a concern are known by the id of the entry that began them. */
export function answerableId(name: EncounterFactName, { events: [first] }: Outcome): { id?: string } {
  return first && ANSWERED_LATER.has(name) ? { id: first.id } : {};
}
