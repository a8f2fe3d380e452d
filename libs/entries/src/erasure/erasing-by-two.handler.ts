import { Inject } from '@nestjs/common';
import { CommandBus, type ICommandHandler } from '@nestjs/cqrs';
import { SecondPerson, type ActForTwo, type ActingContext } from '@samsyn/administration/contract';
import type { Outcome } from '@samsyn/processing';
import { WouldRecord } from '@samsyn/operations';
import { Handles, ChangeCommand, type Recording, type Waiting } from '@samsyn/web';
import { EraseReceivedCopy } from './erase-received-copy.handler';
import { EraseSubject } from './erase-subject.handler';
import type { ErasureGround } from './erase-subject';

const ACTS = { EraseSubject: 'subject-erased', EraseReceivedCopy: 'received-copy-erased' } as const;

/** Asks for an erasure of a supervisor, which a second person approves. */
export class AskForErasure extends ChangeCommand<
  { readonly kind: keyof typeof ACTS; readonly ground: ErasureGround },
  Recording | Waiting
> {}

/** An erasure is proposed by a supervisor and done once a second person has approved it: it cannot be undone. */
@Handles(AskForErasure)
export class ErasingByTwo implements ICommandHandler<AskForErasure> {
  constructor(
    private readonly commands: CommandBus,
    @Inject(SecondPerson) private readonly second: SecondPerson,
  ) {
    for (const act of Object.values(ACTS))
      second.performs(act, async (asked, context, isTrial) => {
        const outcome = await this.run(asked, context, isTrial);
        const entries = outcome?.events.map(({ id, name: type }) => ({ id, type })) ?? [];
        return { entries, warnings: outcome?.warnings ?? [] };
      });
  }

  /** What was recorded where it is erased already, which is nothing, or else the proposal. @throws DomainError as the erasure is refused */
  async execute({ id, change: { kind, ground }, context }: AskForErasure): Promise<Recording | Waiting> {
    const act = { act: ACTS[kind], id, ground };
    const outcome = await this.run(act, context, true);
    return outcome ? { outcome } : { waiting: await this.second.propose(act, context) };
  }

  /** Undefined where it was only tried and something would be recorded. */
  private async run(
    { act, id, ground }: ActForTwo,
    context: ActingContext,
    isTrial: boolean,
  ): Promise<Outcome | undefined> {
    const asked = { ...context, isTrial };
    const Command = act === 'subject-erased' ? EraseSubject : EraseReceivedCopy;
    try {
      return await this.commands.execute(new Command(id, ground as ErasureGround, asked));
    } catch (error) {
      if (error instanceof WouldRecord) return undefined;
      throw error;
    }
  }
}
