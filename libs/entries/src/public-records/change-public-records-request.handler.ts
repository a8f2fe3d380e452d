import type { ICommandHandler } from '@nestjs/cqrs';
import { uuidV5 } from '@samsyn/event-store';
import { unknownTo } from '@samsyn/kernel';
import type { Outcome } from '@samsyn/processing';
import { OperationCommands, type OperationContext } from '@samsyn/operations';
import { viewerOf } from '@samsyn/secrecy';
import { Handles, ChangeCommand } from '@samsyn/web';
import { partKey, type KeptEntry, type PartDecision } from './masked-copy';
import {
  publicRecordsRequest,
  type AnswerRequest,
  type PartToDecide,
  type RegisterRequest,
  type RequestChange,
  type RequestCommand,
  type WithdrawRequest,
} from './public-records-request';
import { publicRecordsStream } from './public-records.events';
import { KeptCopies } from './queries/kept-copies';
import { maskOf } from './rules/mask-rules';

/** Somebody has asked the branch for what it keeps of an operation. */
export class RegisterPublicRecordsRequest extends ChangeCommand<RegisterRequest> {}

@Handles(RegisterPublicRecordsRequest)
export class RegisterPublicRecordsRequestHandler implements ICommandHandler<RegisterPublicRecordsRequest> {
  constructor(private readonly commands: OperationCommands) {}

  execute({ id: operationId, change, context }: RegisterPublicRecordsRequest): Promise<Outcome> {
    const stream = publicRecordsStream(uuidV5(context.commandId, 'new'));
    return this.commands.execute(
      { decider: publicRecordsRequest, stream, operationId },
      (): RequestCommand => change,
      context,
    );
  }
}

/** A change as it is requested: what the rules say of a part, and the copy, are added when it is decided. */
export type RequestedRecordsChange =
  | { readonly kind: 'DecideParts'; readonly parts: readonly PartDecision[] }
  | Omit<AnswerRequest, 'copy'>
  | WithdrawRequest;

export class ChangePublicRecordsRequest extends ChangeCommand<RequestedRecordsChange> {}

@Handles(ChangePublicRecordsRequest)
export class ChangePublicRecordsRequestHandler implements ICommandHandler<ChangePublicRecordsRequest> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly copies: KeptCopies,
  ) {}

  async execute({ id: requestId, change, context }: ChangePublicRecordsRequest): Promise<Outcome> {
    const { operationId } = await this.copies.request(requestId, context.actor);
    const stream = publicRecordsStream(requestId);
    return this.commands.execute(
      { decider: publicRecordsRequest, stream, operationId, addressed: 'RECORDS' },
      () => this.understood(requestId, change, context),
      context,
    );
  }

  private async understood(
    requestId: string,
    change: RequestedRecordsChange,
    { actor }: OperationContext,
  ): Promise<RequestChange> {
    if (change.kind === 'WithdrawRequest') return change;
    const { operationId, state } = await this.copies.request(requestId, actor);
    const viewer = viewerOf(actor);
    if (change.kind === 'DecideParts') {
      const kept = await this.copies.kept(operationId, viewer);
      return { kind: 'DecideParts', parts: lastWordOf(change.parts).map((part) => toDecide(part, kept)) };
    }
    const copy = await this.copies.copyOf(operationId, viewer, state);
    if (copy.entries.length === 0) throw unknownTo('RECORDS');
    const { masked, given, undecided } = copy;
    return { ...change, copy: { masked, given, undecided, digest: this.copies.digestOf(copy) } };
  }
}

function toDecide(part: PartDecision, kept: readonly KeptEntry[]): PartToDecide {
  const entry = kept.find(({ id }) => id === part.entry);
  const field = entry?.fields.find((one) => one.field === part.field);
  const isKept = entry !== undefined && (part.field === undefined || field !== undefined);
  const isAbsolute = field !== undefined && maskOf('participants', field.labels).absolute === true;
  return { ...part, isKept, isAbsolute };
}

/** The same part named twice in one body: the last decision counts, as it does over several bodies. */
const lastWordOf = (parts: readonly PartDecision[]): readonly PartDecision[] => [
  ...new Map(parts.map((part) => [partKey(part.entry, part.field), part])).values(),
];
