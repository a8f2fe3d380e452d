import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Erasure } from '@samsyn/entries';
import type { Instant } from '@samsyn/kernel';
import {
  DevelopmentIssuer,
  FIRST_ADMINISTRATOR,
  readIdentityConfig,
  remoteKeys,
  SECOND_ADMINISTRATOR,
  seedDirectory,
  TokenVerifier,
  type IdentityConfig,
} from '@samsyn/identity';
import { readNotificationSettings, type NotificationSettings } from '@samsyn/notifications';
import { Feeds, mustBeRegistered, type RelayOptions } from '@samsyn/relay';
import { createHttpApp, createLogger, HealthChecks, OpenApiSource, SecurityTxt } from '@samsyn/web';
import type { Logger } from 'pino';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logEngine, type LogEngine } from './log-engine';
import { markTraining } from './mark-training';
import type { AcceptedLosses } from './open-log';
import { addProcessors } from './processors';
import { openParts, type SamsynParts } from './samsyn-parts';
import { FEEDS_FILE, type DataPlace } from './data-folder';
import { SamsynModule } from './samsyn.module';
import { acceptedLosses, proxies, securityContacts } from './settings';
import { startTraces } from './tracing';
import { watch } from './watch';

export interface SamsynOptions {
  readonly place: DataPlace;
  readonly identity?: IdentityConfig;
  /** By default what the environment says. */
  readonly notifications?: NotificationSettings;
  /** Which branches receive a feed; absent: none does. */
  readonly feeds?: Omit<RelayOptions, 'file' | 'isAlone'>;
  readonly logger?: Logger;
  /** What the log stands on; by default what the environment says. */
  readonly engine?: LogEngine;
  /** Goes on without what is lost; by default what the environment says. */
  readonly accepted?: AcceptedLosses;
  /** The persons to try the system out with; never beside a production issuer. */
  readonly examples?: boolean;
}

const SWEEP_MS = 25;
const feedsFile = (place: DataPlace): string =>
  place === 'memory' ? ':memory:' : join(place.folder, FEEDS_FILE);

/** The identity configuration of a test, an exercise or a benchmark: everything on loopback, on free ports. */
export const loopbackIdentity = (): IdentityConfig => ({
  ...readIdentityConfig({}),
  developmentIssuerPort: 0,
});

/** All of Samsyn in one process on the embedded store. */
export class Samsyn {
  private stopTraces = (): Promise<void> => Promise.resolve();

  private constructor(
    readonly parts: SamsynParts,
    readonly app: NestFastifyApplication,
    /** Undefined where the tokens come from an issuer outside. */
    readonly issuer: DevelopmentIssuer | undefined,
    private readonly underWay: { readonly count: number },
    /** Undefined where no branch receives one. */
    readonly feeds: Feeds | undefined,
    private readonly scratch: string | undefined,
  ) {}

  /** Opens the stores and makes the application; `listen` starts it. */
  static async create({
    place,
    identity = readIdentityConfig(process.env),
    notifications = readNotificationSettings(process.env),
    accepted = acceptedLosses(process.env),
    engine = logEngine(process.env),
    feeds,
    logger: given = createLogger(),
    examples = false,
  }: SamsynOptions): Promise<Samsyn> {
    const logger = identity.world === 'training' ? given.child({ world: identity.world }) : given;
    const parts = await openParts(place, logger, identity.world, notifications, accepted, engine);
    const scratch = place === 'memory' ? mkdtempSync(join(tmpdir(), 'samsyn-')) : undefined;
    try {
      const embedded = identity.profile === 'embedded';
      const administratorSubjects = identity.administratorSubjects ?? (embedded ? undefined : []);
      seedDirectory(parts.directory, {
        examples: examples && embedded,
        ...(administratorSubjects === undefined ? {} : { administratorSubjects }),
      });
      if (feeds) mustBeRegistered(feeds.settings, parts.directory);
      const dataDir = place === 'memory' ? scratch! : place.folder;
      const issuer = embedded
        ? new DevelopmentIssuer({ config: identity, directory: parts.directory, dataDir })
        : undefined;
      const listening = await issuer?.listen();
      const issued = listening?.issuer ?? identity.issuer ?? '';
      const { audience, algorithms, types, jwksUri, demands = {} } = identity;
      const keys = issuer?.keys() ?? remoteKeys(issued, jwksUri);
      const verifier = new TokenVerifier({ issuer: issued, audience, algorithms, types, demands }, keys);
      const [checks, openApi] = [new HealthChecks(() => parts.damage.count), new OpenApiSource()];
      const module = SamsynModule.of({
        ...{ parts, verifier, checks, openApi },
        security: new SecurityTxt(securityContacts(process.env), notifications.publicUrl),
        ...(feeds && { feeds: { ...feeds, file: feedsFile(place), isAlone: true } }),
      });
      const app = await createHttpApp(module, {
        ...{ logger, metrics: parts.metrics, isBehindTls: !embedded },
        proxies: proxies(process.env),
      });
      if (parts.world === 'training') markTraining(app);
      openApi.describes(app, parts.world === 'training' ? { 'x-world': parts.world } : {});
      addProcessors(app, parts);
      watch(parts, checks, place);
      return new Samsyn(
        parts,
        app,
        issuer,
        requestsUnderWay(app),
        feeds && app.get(Feeds, { strict: false }),
        scratch,
      );
    } catch (error) {
      await parts.close();
      throw error;
    }
  }

  /** Answers the base address. Port 0 takes a free one. */
  async listen(port: number, host = '127.0.0.1'): Promise<string> {
    this.stopTraces = await startTraces(process.env);
    await this.app.init();
    await this.app.get(Erasure, { strict: false }).reapply();
    await this.parts.processing.start();
    await this.feeds?.start();
    // Nest's own would log a taken port as a fault, before the one line for whoever started the process.
    await this.app.getHttpAdapter().getInstance().listen({ port, host });
    const address = this.app.getHttpServer().address() as AddressInfo;
    return `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${address.port}`;
  }

  /** Ends what is running, then closes the stores: what was answered is durable, what was not is not begun. */
  async close(): Promise<void> {
    await this.closeHttp();
    await this.parts.processing.stop();
    await this.issuer?.stop();
    await this.parts.close();
    await this.stopTraces();
    if (this.scratch) rmSync(this.scratch, { recursive: true, force: true });
  }

  /**
   * Takes no more connections, lets every request at hand be answered, then cuts what is left: idle connections, and
   * those that were opened ahead and never asked anything, would hold the server for a minute.
   */
  private async closeHttp(): Promise<void> {
    const server = this.app.getHttpServer();
    const sweep = setInterval(() => {
      if (this.underWay.count === 0) server.closeAllConnections();
    }, SWEEP_MS);
    try {
      await this.app.close();
    } finally {
      clearInterval(sweep);
    }
  }

  /** What the first proposes, the second approves. */
  readonly administrators = [FIRST_ADMINISTRATOR, SECOND_ADMINISTRATOR] as const;

  nextDeadline(): Instant | undefined {
    return this.parts.processing.timers.nextDue();
  }

  /** Resolves when read models, workflows and due timers have done all that follows from the log. */
  settled(): Promise<void> {
    return this.parts.processing.settled();
  }
}

/** How many requests have come and are not answered yet. */
function requestsUnderWay(app: NestFastifyApplication): { readonly count: number } {
  const underWay = { count: 0 };
  const instance = app.getHttpAdapter().getInstance();
  instance.addHook('onRequest', (_request, reply, done) => {
    underWay.count += 1;
    // Not `onResponse`: a live stream whose viewer has gone never gets there.
    reply.raw.once('close', () => (underWay.count -= 1));
    done();
  });
  return underWay;
}
