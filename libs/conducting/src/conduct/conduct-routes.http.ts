import type { CommandBus } from '@nestjs/cqrs';
import type { Outcome } from '@samsyn/processing';
import { CommandRoute, type Asked, type FactDto, type Recording } from '@samsyn/web';
import { toldFact } from '../facts/told-fact';
import { CONDUCT_FACTS, type ConductFactName } from './conduct-facts';
import { conductEvents } from './conduct.events';
import { RecordConductFact } from './record-conduct-fact/record-conduct-fact.handler';

interface RouteOptions {
  readonly description?: string;
  readonly refusals?: readonly string[];
}

const REFERRED_TO_LATER: ReadonlySet<ConductFactName> = new Set([
  'DecisionTaken',
  'LeadershipHandedOver',
  'SafetyCheckInStarted',
] as const);
const NAMED_LATER = '`id` is what later facts name it by.';
const NEVER_REFUSED = 'Recorded whatever came before or did not: never refused for its order.';

/** A route for one fact: who may is the row of the fact's table. */
export const FactRoute = (
  path: string,
  name: ConductFactName,
  summary: string,
  { description = NEVER_REFUSED, refusals = [] }: RouteOptions = {},
): MethodDecorator =>
  CommandRoute(`:operationId/conduct/${path}`, {
    id: `record${name}`,
    summary: `${summary} (\`${name}\`).`,
    who: CONDUCT_FACTS[name].who,
    description: REFERRED_TO_LATER.has(name) ? `${description} ${NAMED_LATER}` : description,
    refusals,
  });

/** Sends the fact; the answer of what can be referred to later has the id of its entry. */
export async function recordInConduct(
  commands: CommandBus,
  name: ConductFactName,
  operationId: string,
  body: FactDto,
  asked: Asked,
): Promise<Recording> {
  const context = asked.fact({ does: name, path: { operationId } }, body);
  const fact = toldFact(name, body, conductEvents);
  const command = new RecordConductFact(operationId, fact, context);
  const outcome = await commands.execute<RecordConductFact, Outcome>(command);
  return { outcome, ...referableId(name, outcome) };
}

/** A decision, a handover and a check-in plan are known by the id of the entry that began them. */
export function referableId(name: ConductFactName, { events: [first] }: Outcome): { id?: string } {
  return first && REFERRED_TO_LATER.has(name) ? { id: first.id } : {};
}
