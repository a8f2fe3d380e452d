import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@samsyn/processing';
import type { OperationContext } from '@samsyn/operations';
import { viewerOf } from '@samsyn/secrecy';
import { EntryCommands, unknownEntry } from '../../addressed-entry.handler';
import { isDisclosable, openRequests, type Item } from '../disclosed-item';

/** Asks for a request for disclosure to be recorded. */
export class RequestDisclosure {
  constructor(
    readonly told: { readonly item: Item; readonly ground: string; readonly purpose: string },
    readonly context: OperationContext,
  ) {}
}

@CommandHandler(RequestDisclosure)
export class RequestDisclosureHandler implements ICommandHandler<RequestDisclosure> {
  constructor(private readonly entries: EntryCommands) {}

  execute({ told, context }: RequestDisclosure): Promise<Outcome> {
    const { item } = told;
    const viewer = viewerOf(context.actor);
    return this.entries.execute(item.entry, context, ({ operation, event, definition, metBy, sightOf }) => {
      const visibility = sightOf(item.field, viewer);
      if (visibility === 'unseen' || visibility === 'absent') throw unknownEntry();
      const open = openRequests(operation.entries).find(
        (request) =>
          request.branch === viewer.branch &&
          request.item.entry === item.entry &&
          request.item.field === item.field,
      );
      const isOfOwnBranch = (metBy ?? event.actor.branch) === viewer.branch;
      const standing = {
        visibility,
        isOfOwnBranch,
        isDisclosable: isDisclosable(definition, item.field),
        open,
      };
      return { kind: 'RequestDisclosure', ...told, ...standing };
    });
  }
}
