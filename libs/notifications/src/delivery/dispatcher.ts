import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Directory } from '@samsyn/identity';
import { msBetween, plusMs, type Clock, type Instant, type World } from '@samsyn/kernel';
import { CLOCK, LeaseKeeper, LeaseLost, WORLD, type Lease } from '@samsyn/processing';
import { Metrics } from '@samsyn/web';
import { CHANNEL_KINDS, DeliveryFailure, type Message } from '../channels/channel.port';
import { Channels } from '../channels/channels';
import { NotificationSettingsHeld } from '../settings-held';
import { ContactChannels, type ContactChannel } from '../store/contact-channels';
import { Outbox, OUTBOX_STATES, type Waiting } from '../store/outbox';
import { composed, composedCode, VERIFICATION, type WordCode } from '@samsyn/presentation';

/** Under which one process sends. */
const LEASE = 'dispatcher';
const AT_ONCE = 4;
const BATCH = 40;
const ATTEMPTS_MOST = 12;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 30 * 60_000;

/** Doubled each time, and between half and all of it, so that what failed together does not come back together. */
export const pauseMs = (attempt: number, chance: number): number =>
  Math.round(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1)) * (0.5 + chance / 2));

/**
 * Sends what the outbox holds, each at least once: it is marked as sent when the next station has taken it. What a crash
 * leaves unmarked is sent again, under the same id. Of several processes over one outbox one sends; where another takes
 * over, what was on its way at that moment is sent again, and nothing else.
 */
@Injectable()
export class Dispatcher implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown {
  private readonly logger = new Logger('notifications');
  private running: Promise<void> | undefined;
  private again = false;
  /** Undefined while another process sends, or nobody does. */
  private lease: Lease | undefined;
  private readonly keeper: LeaseKeeper;
  private cancelWake: () => void = () => {};

  constructor(
    private readonly outbox: Outbox,
    private readonly addresses: ContactChannels,
    private readonly channels: Channels,
    private readonly held: NotificationSettingsHeld,
    private readonly directory: Directory,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(WORLD) private readonly world: World,
    metrics: Metrics,
  ) {
    const duties = {
      begin: (lease: Lease) => this.begin(lease),
      end: () => this.end(),
      // Other processes add to the outbox, too.
      renewed: () => this.wake(),
    };
    this.keeper = new LeaseKeeper(outbox.leases, LEASE, clock, duties);
    metrics.registerGauge(
      {
        name: 'samsyn_notifications',
        help: 'Notifications kept, by what became of them.',
        labels: ['state'],
      },
      () => OUTBOX_STATES.map((state) => ({ value: outbox.count(state), labels: { state } })),
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    const { kinds } = this.channels;
    const off = CHANNEL_KINDS.filter((kind) => !kinds.includes(kind));
    this.logger.log(`on: ${kinds.join(', ') || 'none'}; off: ${off.join(', ') || 'none'}`);
    await this.keeper.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.keeper.stop();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.running;
  }

  /** Resolves when nothing that may be sent now is left. */
  async settled(): Promise<void> {
    while (this.running) await this.running;
  }

  private begin(lease: Lease): void {
    this.lease = lease;
    this.outbox.onAdded = () => this.wake();
    this.outbox.prune();
    this.wake();
  }

  private async end(): Promise<void> {
    this.lease = undefined;
    this.outbox.onAdded = () => {};
    this.cancelWake();
    await this.running;
  }

  wake(): void {
    if (!this.lease || this.channels.kinds.length === 0) return;
    if (this.running) {
      this.again = true;
      return;
    }
    this.cancelWake();
    this.running = this.run().finally(() => {
      this.running = undefined;
      if (this.again) {
        this.again = false;
        this.wake();
      } else this.sleep();
    });
  }

  private sleep(): void {
    const next = this.lease && this.outbox.nextAt;
    if (next !== undefined) this.cancelWake = this.clock.wakeAt(next, () => this.wake());
  }

  private async run(): Promise<void> {
    // What was added by the same turn of the process is sent with it.
    await new Promise<void>((resolve) => setImmediate(resolve));
    for (;;) {
      const { lease } = this;
      const ready = lease ? [...this.outbox.ready(this.clock.now(), BATCH)] : [];
      if (!lease || ready.length === 0) return;
      const work = async (): Promise<void> => {
        try {
          for (let one = ready.shift(); one && this.lease === lease; one = ready.shift())
            if (this.outbox.isWaiting(lease, one.id)) await this.deliver(one, lease);
        } catch (error) {
          if (!(error instanceof LeaseLost)) throw error;
          // Another process sends from now on.
          if (this.lease === lease) this.lease = undefined;
          this.keeper.lookNow();
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
    }
  }

  private async deliver(waiting: Waiting, lease: Lease): Promise<void> {
    const now = this.clock.now();
    const to = this.addresses.byId(waiting.channel);
    const mayBeUsed = to && (to.state === 'verified' || waiting.word === VERIFICATION);
    const isHere = to !== undefined && this.directory.byPerson(to.person)?.active === true;
    if (!mayBeUsed || !isHere || waiting.until <= now) {
      this.outbox.end(lease, waiting.id, 'lapsed');
      return;
    }
    try {
      const channel = this.channels.of(to.kind);
      if (!channel) throw new DeliveryFailure('try-again', 'CHANNEL_OFF');
      await channel.send(this.message(waiting, to, now));
    } catch (error) {
      this.failed(waiting, lease, error);
      return;
    }
    this.outbox.end(lease, waiting.id, 'sent');
  }

  private failed({ id, attempts, channel, until }: Waiting, lease: Lease, error: unknown): void {
    const { kind, code } =
      error instanceof DeliveryFailure
        ? error
        : new DeliveryFailure('try-again', error instanceof Error ? error.name : 'UNKNOWN');
    const attempt = attempts + 1;
    if (kind === 'address-gone') this.addresses.markFailing(channel);
    if (kind !== 'try-again' || attempt >= ATTEMPTS_MOST) {
      this.outbox.end(lease, id, 'dead', code);
      return;
    }
    const nextAt = plusMs(this.clock.now(), pauseMs(attempt, Math.random()));
    if (nextAt >= until) this.outbox.end(lease, id, 'dead', code);
    else this.outbox.postpone(lease, id, code, nextAt);
  }

  private message(waiting: Waiting, to: ContactChannel, now: Instant): Message {
    const { id, word, due, urgent, until } = waiting;
    const { address, language } = to;
    const ttlSeconds = Math.max(1, Math.floor(msBetween(now, until) / 1_000));
    const base = { id, address, urgent, ttlSeconds };
    if (word === VERIFICATION)
      return { ...base, ...composedCode(this.addresses.codeOf(to), language, this.world) };
    const { publicUrl } = this.held.settings;
    const link = publicUrl === undefined ? {} : { link: `${publicUrl}/work-list` };
    return { ...base, ...composed(word as WordCode, due, language, this.world), ...link };
  }
}
