import type { CommandBus } from '@nestjs/cqrs';
import type { Outcome } from '@samsyn/processing';
import { changeRoutes, routed, type Recording, type RoutedCommand, type SentCommand } from '@samsyn/web';
import { idForLater } from '../facts/fact-definition';
import { reportedFact } from '../facts/reported-fact';
import { AnswerChildConcern, ReportChildConcern } from './child-concerns/child-concern.handler';
import { acknowledgedById, redirectedById, reportedOutside } from './child-concerns/child-concerns.commands';
import { ENCOUNTER_FACTS, type EncounterFactDefinition } from './encounter-facts';
import { ChangeLink } from './links/change-link.handler';
import { linkCommands } from './links/encounter-links.commands';
import { encounterOpened } from './open-encounter/open-encounter.commands';
import { OpenEncounter } from './open-encounter/open-encounter.handler';
import { RecordEncounterFact } from './record-encounter-fact/record-encounter-fact.handler';

const WHO = {
  holder: 'the holder of the encounter',
  receiver: 'a person of the branch that is named',
  'receiver-or-holder': 'a person of the branch that is named, or the holder of the encounter',
  'coordinator-of-office':
    'a coordinator of the office that holds the encounter, once everybody who held it has left',
} as const;

const NAMED_LATER = '`id` is what its answers name it by.';
const HIDDEN = 'For everybody else the encounter does not exist: 404, as for an id that nobody has.';
const TAG = 'encounters';

/**
 * Records the fact; the answer of what can be answered later (a referral, a concern) has the id of its entry. `within`: the
 * operation that the encounter must belong to, where the caller named one.
 */
export async function recordInEncounter(
  commands: CommandBus,
  definition: EncounterFactDefinition,
  encounterId: string,
  { body, asked, key, within }: SentCommand & { readonly within?: string },
): Promise<Recording> {
  const context = asked.fact({ does: definition.event.name, path: { encounterId } }, body, key);
  const command = new RecordEncounterFact(encounterId, reportedFact(definition, body), context, within);
  const outcome = await commands.execute<RecordEncounterFact, Outcome>(command);
  return { outcome, ...idForLater(definition, outcome) };
}

export async function openEncounter(
  commands: CommandBus,
  operationId: string,
  { body, asked, key }: SentCommand,
): Promise<Recording> {
  const context = asked.fact({ does: encounterOpened.event.name, path: { operationId } }, body, key);
  const command = new OpenEncounter(operationId, reportedFact(encounterOpened, body), context);
  const outcome = await commands.execute(command);
  return { outcome, id: outcome.newId };
}

export async function reportChildConcern(
  commands: CommandBus,
  operationId: string,
  { body, asked, key }: SentCommand,
): Promise<Recording> {
  const context = asked.fact({ does: reportedOutside.event.name, path: { operationId } }, body, key);
  const command = new ReportChildConcern(operationId, reportedFact(reportedOutside, body), context);
  const outcome = await commands.execute(command);
  return { outcome, ...idForLater(reportedOutside, outcome) };
}

export type ConcernAnswer = typeof acknowledgedById | typeof redirectedById;

export async function answerChildConcern(
  commands: CommandBus,
  definition: ConcernAnswer,
  concernId: string,
  { body, asked, key }: SentCommand,
): Promise<Recording> {
  const context = asked.fact({ does: definition.event.name, path: { concernId } }, body, key);
  const command = new AnswerChildConcern(concernId, reportedFact(definition, body), context);
  return { outcome: await commands.execute(command), id: concernId };
}

function encounterRoute(definition: EncounterFactDefinition): RoutedCommand {
  const { who, refusals = [], namedLater } = definition;
  const route = {
    who: WHO[who],
    description: namedLater ? `${HIDDEN} ${NAMED_LATER}` : HIDDEN,
    refusals: ['ENCOUNTER.UNKNOWN', 'ENCOUNTER.HANDED_OVER', ...refusals],
  };
  return routed(
    definition,
    { at: 'encounters/:encounterId', tag: TAG, route, command: RecordEncounterFact },
    (commands, id, sent) => recordInEncounter(commands, definition, id, sent),
  );
}

const concernRoute = (definition: ConcernAnswer): RoutedCommand =>
  routed(
    definition,
    { at: 'child-concerns/:concernId', tag: TAG, command: AnswerChildConcern },
    (commands, concernId, sent) => answerChildConcern(commands, definition, concernId, sent),
  );

const OF_OPERATION = 'operations/:operationId';

export const encounterRoutes: readonly RoutedCommand[] = [
  routed(encounterOpened, { at: OF_OPERATION, tag: TAG, command: OpenEncounter }, openEncounter),
  ...Object.values(ENCOUNTER_FACTS).map(encounterRoute),
  routed(
    reportedOutside,
    { at: OF_OPERATION, tag: 'conduct', command: ReportChildConcern },
    reportChildConcern,
  ),
  concernRoute(acknowledgedById),
  concernRoute(redirectedById),
  ...changeRoutes(linkCommands, { at: 'encounters/:encounterId', tag: TAG }, ChangeLink),
];
