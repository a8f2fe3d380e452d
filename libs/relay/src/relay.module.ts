import { createHash } from 'node:crypto';
import {
  Inject,
  Injectable,
  Logger,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
} from '@nestjs/common';
import { wholeScope, type EventStore } from '@samsyn/event-store';
import type { Clock, World } from '@samsyn/kernel';
import { OperationLog } from '@samsyn/operations';
import { CLOCK, EVENT_STORE, WORLD, type ProcessingLog } from '@samsyn/processing';
import { KeyStore, labelRulesOn } from '@samsyn/secrecy';
import { Metrics } from '@samsyn/web';
import { KafkaPublisher } from './publishing/kafka-publisher';
import type { FeedPublisher } from './publishing/feed-publisher.port';
import { BranchViews } from './relaying/branch-views';
import { FeedRelay, type Erasures } from './relaying/feed-relay';
import type { RelaySettings } from './settings';
import { SqliteFeedStore } from './store/sqlite-feed-store';

export const FEED_PUBLISHER = Symbol('FeedPublisher');
const RELAY_OPTIONS = Symbol('RelayOptions');

export interface RelayOptions {
  readonly settings: RelaySettings;
  /** Where is kept how far the feeds have come: path of a SQLite file, or `:memory:`. */
  readonly file: string;
  /** No other process has the file: whoever had the lease has ended. */
  readonly isAlone: boolean;
  /** Of the first pause after a failure; doubled each time. */
  readonly firstPauseMs?: number;
  /** By default Kafka. */
  readonly publisher?: FeedPublisher;
}

/** The feeds of this process, from `start` until the application ends. */
@Injectable()
export class Feeds implements BeforeApplicationShutdown {
  private readonly logger = new Logger('feeds');
  private readonly store: SqliteFeedStore;
  readonly relay: FeedRelay;
  private hasBegun = false;

  constructor(
    @Inject(RELAY_OPTIONS) { settings, file, isAlone, firstPauseMs }: RelayOptions,
    @Inject(FEED_PUBLISHER) private readonly publisher: FeedPublisher,
    @Inject(BranchViews) source: BranchViews,
    @Inject(EVENT_STORE) eventStore: EventStore,
    @Inject(CLOCK) clock: Clock,
    @Inject(WORLD) world: World,
    @Inject(KeyStore) keys: KeyStore,
    @Inject(OperationLog) operations: OperationLog,
    @Inject(Metrics) metrics: Metrics,
  ) {
    const { branches, prefix } = settings;
    this.store = new SqliteFeedStore(file);
    if (isAlone) this.store.leases.releaseAll();
    this.relay = new FeedRelay({
      ...{ eventStore, clock, world, branches, prefix, source, publisher, store: this.store },
      ...(firstPauseMs === undefined ? {} : { firstPauseMs }),
      log: logTo(this.logger),
      erasures: erasuresIn(keys, operations),
      digest: keys.digestFor('feeds'),
      rulesNow: () => rulesOn(clock.now()),
    });
    metrics.registerGauge(
      { name: 'samsyn_feeds_waiting', help: 'Operations of which something may be left to send to feeds.' },
      () => [{ value: this.relay.waitingOperations }],
    );
    metrics.registerGauge(
      { name: 'samsyn_feeds_failing', help: 'Failures of sending to feeds since the last success.' },
      () => [{ value: this.relay.failing }],
    );
  }

  async start(): Promise<void> {
    this.hasBegun = true;
    await this.relay.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.hasBegun) await this.relay.stop();
    await this.publisher.close();
    this.store.close();
  }
}

const erasuresIn = (keys: KeyStore, operations: OperationLog): Erasures => ({
  async after(from) {
    const { mark, scopes } = await keys.destroyedAfter(from);
    const found = await Promise.all(scopes.map((scope) => operations.operationOf(wholeScope(scope))));
    return { mark, operations: [...new Set(found.filter((one) => one !== undefined))] };
  },
  onErased: (listener) => keys.onDestroyed(listener),
});

/** Digest of the rules of secrecy that are in force on that day. */
const rulesOn = (now: string): string =>
  createHash('sha256')
    .update(JSON.stringify([...labelRulesOn(now).values()]))
    .digest('base64url');

/** Nest's logger takes one text. */
function logTo(logger: Logger): ProcessingLog {
  const line = (facts: object, words: string) => `${words} ${JSON.stringify(facts)}`;
  return {
    info: (facts: object, words: string) => logger.log(line(facts, words)),
    warn: (facts: object, words: string) => logger.warn(line(facts, words)),
    error: (facts: object, words: string) => logger.error(line(facts, words)),
  };
}

/** Sends each receiving branch what it sees. Whoever imports it starts `Feeds` when erasures have been carried out. */
@Module({})
export class RelayModule {
  static of(options: RelayOptions): DynamicModule {
    const publisher = options.publisher ?? new KafkaPublisher(options.settings.kafka);
    return {
      module: RelayModule,
      providers: [
        { provide: RELAY_OPTIONS, useValue: options },
        { provide: FEED_PUBLISHER, useValue: publisher },
        BranchViews,
        Feeds,
      ],
      exports: [Feeds],
    };
  }
}
