import { Inject } from '@nestjs/common';
import type { ICommandHandler } from '@nestjs/cqrs';
import { uuidV5 } from '@samsyn/event-store';
import { plusMs, refOf, unknownTo, type Clock, type PersonRef } from '@samsyn/kernel';
import { CLOCK, type Outcome } from '@samsyn/processing';
import { OperationCommands, OperationLog } from '@samsyn/operations';
import { canSeeOperation, viewerOf } from '@samsyn/secrecy';
import { Handles, ChangeCommand } from '@samsyn/web';
import { WhoCanBeCalled } from '@samsyn/planning/contract';
import { Persons } from '@samsyn/identity';
import type { AdviceQuestion } from './advice-call';
import { adviceCall, type AdviceCallChange } from './advice-call-decider';
import { adviceCallStream } from './advice-call.events';
import { mustMayAsk, warningsOfQuestion, type RequestAdvice } from './request-advice/request-advice';

/** Persons by handle, in order; none: who stands first among those on duty. */
export class AskForAdvice extends ChangeCommand<
  Pick<RequestAdvice, 'kind' | 'answerBy'> &
    AdviceQuestion & { readonly to?: string; readonly then?: readonly string[] }
> {}

const A_MOMENT_MS = 60_000;
/** A chain of so many has everyone who could know. */
const MOST_ASKED = 10;

@Handles(AskForAdvice)
export class AskForAdviceHandler implements ICommandHandler<AskForAdvice> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly persons: Persons,
    private readonly whoCanCome: WhoCanBeCalled,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ change, context }: AskForAdvice): Promise<Outcome> {
    const { kind, answerBy, to, then = [], ...asked } = change;
    const chain = to === undefined ? then : [to, ...then];
    mustMayAsk(context.actor);
    this.persons.mustBeRegions([asked.region]);
    const handles = chain.length > 0 ? chain : this.onDuty(asked.region);
    const asking = handles.map((handle): PersonRef => refOf(this.persons.active(handle)));
    const stream = adviceCallStream(uuidV5(context.commandId, 'new'));
    const command = { kind, asked, chain: asking, answerBy } as const;
    const warn = () => warningsOfQuestion(asked.question);
    return this.commands.begin({ decider: adviceCall, stream, operationId: null, warn }, command, context);
  }

  /** In the order of who can come: who is away, or bound elsewhere, has a telephone, but not the time. */
  private onDuty(region: string): readonly string[] {
    const from = this.clock.now();
    const { persons } = this.whoCanCome.ask({ region, from, to: plusMs(from, A_MOMENT_MS) }, () => true);
    const free = persons.filter(
      ({ mode, reasons }) => mode !== undefined && !reasons.some(({ code }) => code === 'other-assignment'),
    );
    return free.slice(0, MOST_ASKED).map(({ handle }) => handle);
  }
}

export class ChangeAdviceCall extends ChangeCommand<AdviceCallChange> {}

@Handles(ChangeAdviceCall)
export class ChangeAdviceCallHandler implements ICommandHandler<ChangeAdviceCall> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly log: OperationLog,
    private readonly persons: Persons,
  ) {}

  async execute({ id: adviceCallId, change, context }: ChangeAdviceCall): Promise<Outcome> {
    if (change.kind === 'LinkToOperation') {
      const { access } = await this.log.snapshot(change.operation);
      if (!canSeeOperation(access, viewerOf(context.actor))) throw unknownTo('OPERATION');
    }
    const target = { decider: adviceCall, stream: adviceCallStream(adviceCallId), operationId: null };
    const { departed } = this.persons;
    const command = change.kind === 'ExpireAdvice' ? { ...change, departed } : change;
    return this.commands.begin(target, command, context);
  }
}
