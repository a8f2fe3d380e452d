import { hash } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { EventStore, StoredEvent } from '@samsyn/event-store';
import { planStream } from '@samsyn/planning/contract';
import { EVENT_STORE, type Outcome } from '@samsyn/processing';
import { OperationCommands, type OperationContext } from '@samsyn/secrecy';
import canonicalize from 'canonicalize';
import { conduct } from '../conduct';
import { conductStream } from '../conduct.events';
import type { StartConduct as Start } from './start-conduct';

/** Asks for the start of an operation's conduct. */
export class StartConduct {
  constructor(
    readonly operationId: string,
    readonly context: OperationContext,
  ) {}
}

/**
 * What `ConductStarted` says of the plan: SHA-256, base64url without padding, over the RFC 8785 canonical JSON of the
 * list of the stream's envelopes in order of revision, each without `position` and `ciphertexts`. Sealed fields stand
 * there as salted digests (RFC 9901), so the hash commits to all that was planned, tells nothing of it, and can be
 * checked by whoever holds the envelopes, also after keys were destroyed.
 */
export function planMark(envelopes: readonly StoredEvent[]): Start['plan'] {
  const immutable = envelopes.map(
    ({ position: _position, ciphertexts: _ciphertexts, ...envelope }) => envelope,
  );
  const revision = envelopes.at(-1)?.revision ?? 0;
  return { revision, hash: hash('sha256', canonicalize(immutable) ?? '', 'base64url') };
}

@CommandHandler(StartConduct)
export class StartConductHandler implements ICommandHandler<StartConduct> {
  constructor(
    private readonly commands: OperationCommands,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  execute({ operationId, context }: StartConduct): Promise<Outcome> {
    const target = { decider: conduct, stream: conductStream(operationId), operationId };
    const form = async (): Promise<Start> => {
      const plan = await this.store.readStream(planStream(operationId));
      return { kind: 'StartConduct', plan: planMark(plan) };
    };
    return this.commands.execute(target, form, context);
  }
}
