import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Clock } from '@samsyn/kernel';
import { CLOCK } from '@samsyn/processing';
import { AccessLog } from './access-log';
import { keptSince } from './rules/retention';

const DAY_MS = 24 * 3_600_000;

/** Looks at the start whether the log is as it was written, and removes each day what is no longer kept. */
@Injectable()
export class Upkeep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Upkeep.name);
  private timer: NodeJS.Timeout | undefined;
  private work: Promise<void> = Promise.resolve();

  constructor(
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.work = this.begin();
    this.timer = setInterval(() => {
      this.work = this.prune();
    }, DAY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.work;
  }

  private async begin(): Promise<void> {
    try {
      const broken = await this.log.check();
      if (broken !== undefined)
        this.logger.error(`the access log is not as it was written from row ${broken} on`);
    } catch (error) {
      this.fail(error);
    }
    await this.prune();
  }

  private async prune(): Promise<void> {
    const since = keptSince(this.clock.now());
    if (since === undefined) return;
    try {
      const removed = await this.log.prune(Date.parse(since));
      if (removed > 0) this.logger.log(`${removed} rows of the access log are no longer kept`);
    } catch (error) {
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    this.logger.error(`the access log: ${error instanceof Error ? error.name : typeof error}`);
  }
}
