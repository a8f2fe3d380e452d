import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { SYSTEM, type Recorded } from '@samsyn/kernel';
import type { DueTimer, Workflow, WorkflowStep } from '@samsyn/processing';
import { wireTypes } from '@samsyn/event-store';
import {
  OnCallShiftSwapped,
  OnCallSwapDeclined,
  OnCallSwapExpired,
  OnCallSwapProposed,
  OnCallSwapWithdrawn,
  type RotaEvent,
} from '../availability.events';
import { ChangeRota } from './rota.handler';

const SWAP_EXPIRY = 'swap-expiry';

interface SwapTimer {
  readonly swap: string;
  readonly stream: string;
}

/** One durable timer for each open proposal: when the shift begins, nobody has agreed to anything. */
@Injectable()
export class SwapExpiry implements Workflow {
  readonly name = SWAP_EXPIRY;
  readonly types = wireTypes(
    OnCallSwapProposed,
    OnCallShiftSwapped,
    OnCallSwapDeclined,
    OnCallSwapWithdrawn,
    OnCallSwapExpired,
  );
  readonly timers = { [SWAP_EXPIRY]: (timer: DueTimer) => this.onDue(timer) };

  constructor(private readonly commands: CommandBus) {}

  handle({ stream, name, data }: Recorded, step: WorkflowStep): Promise<void> {
    const { swap } = data as { readonly swap?: string };
    if (swap === undefined) return Promise.resolve();
    const id = `${SWAP_EXPIRY} ${swap}`;
    if (name === 'OnCallSwapProposed') {
      const { expiresAt } = data as Extract<RotaEvent, { name: 'OnCallSwapProposed' }>['data'];
      const payload = { swap, stream } satisfies SwapTimer;
      step.schedule({ id, dueAt: expiresAt, kind: SWAP_EXPIRY, payload });
    } else {
      step.cancel(id);
    }
    return Promise.resolve();
  }

  /** The shift begins. */
  async onDue({ commandId, payload }: DueTimer): Promise<void> {
    const { swap, stream } = payload as unknown as SwapTimer;
    const context = { actor: SYSTEM, commandId, content: { timer: SWAP_EXPIRY, ...payload } };
    await this.commands.execute(new ChangeRota(swap, { kind: 'ExpireSwap', stream }, context));
  }
}
