import type { Command } from '@nestjs/cqrs';
import type { ChangeDefinition } from '@samsyn/event-store';
import type { Outcome } from '@samsyn/processing';
import type { FactDto } from '../fields/dto-fields';
import type { AskedCommandContext } from '../http/command-route';
import { routed, type CommandAddress, type RoutedCommand } from './command-controller';

/**
 * The change that a body asks for: its kind, and what the body has. The class of the body has the fields of that change
 * (but what the command finds by itself), and the codec checks on writing what comes of it.
 */
function changeIn<Change extends { readonly kind: string }>(
  { kind }: ChangeDefinition<Change['kind']>,
  { occurredAt: _ofContext, ...fields }: FactDto,
): Change {
  const present = Object.entries(fields).filter(([, value]) => value !== undefined);
  return { kind, ...Object.fromEntries(present) } as unknown as Change;
}

/** The route of a command that becomes one change of what its path names, by its parameter. */
export function changeRoute<Change extends { readonly kind: string }>(
  definition: ChangeDefinition<Change['kind']>,
  { parameter, ...address }: CommandAddress & { readonly parameter: string },
  command: (id: string, change: Change, context: AskedCommandContext) => Command<Outcome>,
): RoutedCommand {
  const at = `${address.at}/:${parameter}`;
  return routed(definition, { ...address, at }, async (commands, id, { body, asked }) => {
    const change = changeIn<Change>(definition, body);
    const outcome = await commands.execute(command(id, change, asked.context(body, { [parameter]: id })));
    return { outcome, ...(definition.answersNewId && { id: outcome.newId }) };
  });
}
