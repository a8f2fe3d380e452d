import type { CommandBus } from '@nestjs/cqrs';
import type { Outcome } from '@samsyn/processing';
import { routed, type Recording, type RoutedCommand, type SentCommand } from '@samsyn/web';
import { idForLater } from '../facts/fact-definition';
import { reportedFact } from '../facts/reported-fact';
import { CONDUCT_FACTS, type ConductFactDefinition } from './conduct-facts';
import { RecordConductFact } from './record-conduct-fact/record-conduct-fact.handler';
import { conductStarted } from './start-conduct/start-conduct.commands';
import { StartConduct } from './start-conduct/start-conduct.handler';

const NEVER_REFUSED = 'Recorded whatever came before or did not: never refused for its order.';
const NAMED_LATER = '`id` is what later facts name it by.';
const CONDUCT = { at: 'operations/:operationId/conduct', tag: 'conduct' } as const;

/** Records the fact; the answer of what can be referred to later has the id of its entry. */
export async function recordInConduct(
  commands: CommandBus,
  definition: ConductFactDefinition,
  operationId: string,
  { body, asked, key }: SentCommand,
): Promise<Recording> {
  const context = asked.fact({ does: definition.event.name, path: { operationId } }, body, key);
  const command = new RecordConductFact(operationId, reportedFact(definition, body), context);
  const outcome = await commands.execute(command);
  return { outcome, ...idForLater(definition, outcome) };
}

export async function startConduct(
  commands: CommandBus,
  operationId: string,
  { body, asked, key }: SentCommand,
): Promise<Recording> {
  const context = asked.fact({ does: conductStarted.event.name, path: { operationId } }, body, key);
  return { outcome: await commands.execute<StartConduct, Outcome>(new StartConduct(operationId, context)) };
}

function conductRoute(definition: ConductFactDefinition): RoutedCommand {
  const { description = NEVER_REFUSED, namedLater } = definition;
  const route = { description: namedLater ? `${description} ${NAMED_LATER}` : description };
  return routed(
    definition,
    { ...CONDUCT, route, command: RecordConductFact },
    (commands, operationId, sent) => recordInConduct(commands, definition, operationId, sent),
  );
}

export const conductRoutes: readonly RoutedCommand[] = [
  routed(conductStarted, { ...CONDUCT, command: StartConduct }, startConduct),
  ...Object.values(CONDUCT_FACTS).map(conductRoute),
];
