import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@samsyn/processing';
import type { OperationContext } from '@samsyn/operations';
import { mayAnswerGlass, viewerOf } from '@samsyn/secrecy';
import { EntryCommands, unknownEntry } from '../addressed-entry.handler';
import type { ReviewBreakGlass, TakeBreakGlassStep } from './review-break-glass';
import { glassIn } from './reviewed-glass';

type Told =
  Omit<ReviewBreakGlass, 'glass' | 'mayAnswer' | 'reading'> | Omit<TakeBreakGlassStep, 'glass' | 'mayAnswer'>;

/** An answer to broken glass, or a step after one. The entry that says that it was broken is its id. */
export class AnswerBreakGlass extends Command<Outcome> {
  constructor(
    readonly accessed: string,
    readonly answer: Told,
    readonly context: OperationContext,
  ) {
    super();
  }
}

@CommandHandler(AnswerBreakGlass)
export class AnswerBreakGlassHandler implements ICommandHandler<AnswerBreakGlass> {
  constructor(private readonly entries: EntryCommands) {}

  execute({ accessed, answer, context }: AnswerBreakGlass): Promise<Outcome> {
    return this.entries.execute(accessed, context, ({ operation: { access, entries } }) => {
      const broken = access.glass.get(accessed);
      const glass = glassIn(entries).get(accessed);
      if (!broken || !glass) throw unknownEntry();
      const mayAnswer = mayAnswerGlass(access, viewerOf(context.actor), broken);
      if (answer.kind === 'TakeBreakGlassStep') return { ...answer, glass, mayAnswer };
      const isOpen = access.encounters.get(broken.stream)?.underGlass.get(broken.by.person) === accessed;
      return { ...answer, glass, mayAnswer, reading: isOpen ? broken.by : undefined };
    });
  }
}
