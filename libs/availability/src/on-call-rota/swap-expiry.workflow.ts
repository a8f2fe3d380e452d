import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Recorded } from '@samsyn/kernel';
import { DeadlineWorkflow, type CommandContext, type Deadline } from '@samsyn/processing';
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
export class SwapExpiry extends DeadlineWorkflow<SwapTimer> {
  constructor(private readonly commands: CommandBus) {
    super(
      SWAP_EXPIRY,
      wireTypes(
        OnCallSwapProposed,
        OnCallShiftSwapped,
        OnCallSwapDeclined,
        OnCallSwapWithdrawn,
        OnCallSwapExpired,
      ),
    );
  }

  protected deadlineAfter({ stream, name, data }: Recorded): Deadline<SwapTimer> | undefined {
    const { swap } = data as { readonly swap?: string };
    if (swap === undefined) return undefined;
    if (name !== 'OnCallSwapProposed') return { of: swap };
    const { expiresAt: dueAt } = data as Extract<RotaEvent, { name: 'OnCallSwapProposed' }>['data'];
    return { of: swap, dueAt, payload: { swap, stream } };
  }

  protected onDue({ swap, stream }: SwapTimer, context: CommandContext): Promise<unknown> {
    return this.commands.execute(new ChangeRota(swap, { kind: 'ExpireSwap', stream }, context));
  }
}
