import type { Command } from '@nestjs/cqrs';
import type { ChangeDefinition } from '@samsyn/event-store';
import type { FactDto } from '../fields/dto-fields';
import type { AskedCommandContext } from '../http/command-route';
import type { FactBody } from './body-of';
import type { Changed } from './change-command';
import { parameterIn, routed, type CommandAddress, type RoutedCommand } from './command-controller';

/**
 * The change that a body asks for: its kind, and what the body has. The class of the body has the fields of that change
 * (but what the command finds by itself), and the codec checks on writing what comes of it.
 */
function changeIn<Change extends { readonly kind: string }>(
  { kind, calls = {} }: ChangeDefinition<Change['kind']>,
  { occurredAt: _ofContext, ...fields }: FactDto,
): Change {
  const present = Object.entries(fields).filter(([, value]) => value !== undefined);
  const named = present.map(([name, value]): [string, unknown] => [calls[name] ?? name, value]);
  return { kind, ...Object.fromEntries(named) } as unknown as Change;
}

/** The class of the changes of one thing. */
type FamilyOf<Change> = new (id: string, change: Change, context: AskedCommandContext) => Command<Changed>;

/** The route of a command that becomes one change of what its path names, or of nothing that has an id. */
function changeRoute<Change extends { readonly kind: string }>(
  definition: ChangeDefinition<Change['kind']>,
  address: Omit<CommandAddress, 'command'>,
  Family: FamilyOf<Change>,
): RoutedCommand {
  const { at, named = parameterIn(at) } = address;
  return routed(definition, { ...address, command: Family }, async (commands, id, { body, asked }) => {
    const change = changeIn<Change>(definition, body);
    const context = asked.context(body, named === undefined ? {} : { [named]: id });
    const changed = await commands.execute(new Family(id, change, context));
    if ('outcome' in changed || 'waiting' in changed) return changed;
    const { answersNewId } = definition;
    const hasId = answersNewId === 'where-recorded' ? changed.events.length > 0 : answersNewId;
    return { outcome: changed, ...(hasId && { id: changed.newId }) };
  });
}

/** The routes of such commands. `bodies`: by the name of the event, where a body is not made of its fields. */
export const changeRoutes = <Change extends { readonly kind: string }>(
  definitions: readonly ChangeDefinition<Change['kind']>[],
  {
    bodies = {},
    ...address
  }: Omit<CommandAddress, 'command'> & { readonly bodies?: Readonly<Record<string, FactBody>> },
  Family: FamilyOf<Change>,
): readonly RoutedCommand[] =>
  definitions.map((definition) => {
    const body = bodies[definition.event.name];
    return changeRoute<Change>(definition, body ? { ...address, body } : address, Family);
  });
