import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { OpenMatters, type OpenMatter } from '../open-matters.port';
import type { Branch } from '@samsyn/kernel';
import type { Outcome } from '@samsyn/processing';
import { copiesOf, viewerOf, type Access } from '@samsyn/secrecy';
import { ChangeCommand } from '@samsyn/web';
import { EntryCommands, type AddressedEntry } from '../addressed-entry.handler';
import type { EraseReceivedCopy as Command } from './erase-received-copy';
import type { ErasureGround } from './erase-subject';

/** Asks for a branch's own copy of what was sent to it with the entry to be erased. */
export class EraseReceivedCopy extends ChangeCommand<ErasureGround> {}

@CommandHandler(EraseReceivedCopy)
export class EraseReceivedCopyHandler implements ICommandHandler<EraseReceivedCopy> {
  constructor(
    private readonly entries: EntryCommands,
    @Inject(OpenMatters) private readonly matters: OpenMatters,
  ) {}

  execute({ id: entryId, change: ground, context }: EraseReceivedCopy): Promise<Outcome> {
    return this.entries.executeErased(entryId, context, (entry): Command => {
      const matter = entry.event.id;
      return { kind: 'EraseReceivedCopy', matter, ground, copy: this.copyIn(entry, viewerOf(context.actor)) };
    });
  }

  private copyIn(
    { event: { id: matter, stream }, operation: { entries, access }, isVisible }: AddressedEntry,
    viewer: ReturnType<typeof viewerOf>,
  ): Command['copy'] {
    const copy = copiesOf(access, stream, viewer.branch).find((received) => received.matter === matter);
    if (!copy) return undefined;
    const hers = entries.filter((entry) => entry.stream === stream);
    const open = this.matters.of(hers).find(({ entry, to }) => entry === matter && to === viewer.branch);
    return {
      isErased: copy.isErased,
      waitsFor: open ? ANSWERS[open.type] : [],
      entries: hers
        .filter((entry) => entry.matter === matter && isVisible(entry, viewer))
        .map(({ id }) => id),
      isLast:
        access.encounters.get(stream)?.erased === true && othersHaveErased(access, matter, viewer.branch),
    };
  }
}

const othersHaveErased = ({ copies }: Access, matter: string, branch: Branch): boolean => {
  const { receivers, erased } = copies.matters.get(matter)!;
  return [...receivers].every((other) => {
    const copy = erased.get(other);
    return other === branch || (copy !== undefined && copy.anew === undefined);
  });
};

/** How the receiver answers. */
const ANSWERS: Readonly<Record<OpenMatter['type'], readonly string[]>> = {
  ChildConcernReported: [
    'POST /child-concerns/{concernId}/acknowledgements',
    'POST /child-concerns/{concernId}/redirections',
  ],
  ReferralRequested: [
    'POST /encounters/{encounterId}/referral-acceptances',
    'POST /encounters/{encounterId}/referral-refusals',
  ],
};
