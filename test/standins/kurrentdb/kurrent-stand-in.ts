import { randomUUID } from 'node:crypto';
import { createServer, type AddressInfo, type Server as NetServer, type Socket } from 'node:net';
import { Server, ServerCredentials, type ConnectionInjector } from '@grpc/grpc-js';
import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb';
import { appendService } from './append-service';
import type { Address, ServingNode } from './appends';
import { batchAppendService } from './batch-append-service';
import { deleteServices } from './delete-service';
import { Faults, type Aim, type Fault } from './faults';
import { Gate } from './gate';
import { Journal } from './journal';
import { CAUGHT_UP_SINCE, featuresService, gossipService, releaseOf, type Member } from './node-services';
import { ReadService, type ReadCounts } from './read-service';
import { TransactionLog } from './transaction-log';

const HOST = '127.0.0.1';

export interface StandInOptions {
  /** Absent: one that is free. It stays the same over restarts. */
  readonly port?: number;
  readonly version?: string;
  /** Absent: the log is in memory, and kept over `restart` all the same. */
  readonly file?: string;
  /** Whether each event of a stream with a category gets a link in `$ce-…`, so that `$all` holds twice as much. */
  readonly links?: boolean;
  /** After which an append whose end has not come is answered with a time-out. */
  readonly writeTimeoutMs?: number;
  /** Whether a follower hands on writes that do not require the leader, as a real one does, or refuses them too. */
  readonly forwards?: boolean;
  /** Of one connection; the next ones wait in the client. */
  readonly maxConcurrentCalls?: number;
  /** The most events that it stores, its own among them: beyond it the disk is full. */
  readonly capacity?: number;
}

/** What the nodes of one cluster share. */
interface Cluster {
  readonly log: TransactionLog;
  readonly options: Required<Omit<StandInOptions, 'port' | 'file'>>;
  readonly nodes: KurrentStandIn[];
  leader: KurrentStandIn | undefined;
}

function clusterOf({ file, ...options }: StandInOptions): Cluster {
  const links = options.links ?? true;
  return {
    log: new TransactionLog({ links, ...(file === undefined ? {} : { journal: new Journal(file) }) }),
    options: {
      version: options.version ?? '24.6.0',
      links,
      writeTimeoutMs: options.writeTimeoutMs ?? 2_000,
      forwards: options.forwards ?? false,
      maxConcurrentCalls: options.maxConcurrentCalls ?? 100,
      capacity: options.capacity ?? Infinity,
    },
    nodes: [],
    leader: undefined,
  };
}

/**
 * A server that speaks the protocol of KurrentDB and EventStoreDB ≥ 22.10 as far as streams, gossip and server features go:
 * what an adapter may rely on, and what can go wrong on the way. It proves an adapter's logic, not the server.
 */
export class KurrentStandIn implements ServingNode {
  readonly faults = new Faults();
  private readonly id = randomUUID();
  private readonly gate = new Gate();
  private readonly sockets = new Set<Socket>();
  private readonly reading: ReadService;
  private listener: NetServer | undefined;
  private server: Server | undefined;
  private injector: ConnectionInjector | undefined;
  private ready = true;

  private constructor(
    private readonly cluster: Cluster,
    private ownPort: number,
  ) {
    const saysCaughtUp = releaseOf(cluster.options.version) >= CAUGHT_UP_SINCE;
    this.reading = new ReadService(this, this.gate, saysCaughtUp);
  }

  static async start(options: StandInOptions = {}): Promise<KurrentStandIn> {
    const cluster = clusterOf(options);
    const node = new KurrentStandIn(cluster, options.port ?? 0);
    cluster.nodes.push(node);
    cluster.leader = node;
    await node.listen();
    return node;
  }

  /** @returns a follower with the same log, of its own port */
  async join(): Promise<KurrentStandIn> {
    const node = new KurrentStandIn(this.cluster, 0);
    this.cluster.nodes.push(node);
    await node.listen();
    return node;
  }

  get port(): number {
    return this.ownPort;
  }

  get url(): string {
    return `esdb://${HOST}:${this.ownPort}?tls=false`;
  }

  get log(): TransactionLog {
    return this.cluster.log;
  }

  get forwards(): boolean {
    return this.cluster.options.forwards;
  }

  get isReady(): boolean {
    return this.ready;
  }

  hasRoom(events: number): boolean {
    return this.storedEvents + events <= this.cluster.options.capacity;
  }

  get isLeader(): boolean {
    return this.cluster.leader === this;
  }

  get leader(): Address {
    return { host: HOST, port: (this.cluster.leader ?? this).ownPort };
  }

  /** What has been asked of this node since it was made. */
  get counts(): Readonly<ReadCounts> {
    return this.reading.counts;
  }

  /** Calls that a frozen node has not looked at. */
  get waits(): number {
    return this.gate.waits;
  }

  /** Of what was stored here; links and what else the server writes for itself are among it. */
  get storedEvents(): number {
    return this.log.records.length;
  }

  /** Ends the node; the last of a cluster closes the file. */
  async stop(): Promise<void> {
    await this.shut();
    const { nodes } = this.cluster;
    if (nodes.includes(this)) nodes.splice(nodes.indexOf(this), 1);
    if (nodes.length === 0) this.log.close();
  }

  /** A crash and a new start: connections are reset, subscriptions end, what was in memory only is forgotten. */
  async restart(): Promise<void> {
    await this.shut();
    this.log.start();
    await this.listen();
  }

  /** Takes connections and requests and answers nothing, until `thaw`. */
  freeze(): void {
    this.gate.close();
  }

  /** What came meanwhile is done and answered, in the order it came. */
  thaw(): void {
    this.gate.open();
  }

  /** Resets all connections; new ones are taken. */
  cut(): void {
    for (const socket of this.sockets) socket.resetAndDestroy();
  }

  arm(fault: Fault, aim?: Aim): void {
    this.faults.arm(fault, aim);
  }

  loseReply(times = 1): void {
    this.faults.arm('lost-reply', { times });
  }

  conflictOnce(): void {
    this.faults.arm('conflict');
  }

  /** The next appends are told that another node leads. */
  notLeader(times = 1): void {
    this.faults.arm('not-leader', { times });
  }

  tooLarge(times = 1): void {
    this.faults.arm('too-large', { times });
  }

  /** Everything is refused as while a server starts, until `becomeReady`. */
  refuseReady(): void {
    this.ready = false;
  }

  becomeReady(): void {
    this.ready = true;
  }

  /** This node leads from now on. Calls that run on the others go on. */
  lead(): void {
    this.cluster.leader = this;
  }

  private members(): Member[] {
    return this.cluster.nodes.map((node) => ({
      id: node.id,
      host: HOST,
      port: node.ownPort,
      isLeader: node.isLeader,
      isAlive: node.listener !== undefined,
    }));
  }

  private grpcServer(): Server {
    const { gate, cluster } = this;
    const { version, writeTimeoutMs, maxConcurrentCalls } = cluster.options;
    const server = new Server({
      'grpc.max_receive_message_length': 17 * 1024 * 1024,
      'grpc.max_concurrent_streams': maxConcurrentCalls,
    });
    server.addService(StreamsService, {
      read: this.reading.read,
      append: appendService(this, gate),
      batchAppend: batchAppendService(this, gate, writeTimeoutMs),
      ...deleteServices(this, gate),
    });
    server.addService(GossipService, { read: gossipService(() => this.members(), gate) });
    server.addService(ServerFeaturesService, { getSupportedMethods: featuresService(version, gate) });
    return server;
  }

  /** Connections are taken here and handed on, so that they can be reset. */
  private async listen(): Promise<void> {
    const server = this.grpcServer();
    const injector = server.createConnectionInjector(ServerCredentials.createInsecure());
    const listener = createServer({ noDelay: true }, (socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
      socket.on('error', () => socket.destroy());
      injector.injectConnection(socket);
    });
    await new Promise<void>((resolve, reject) => {
      listener.once('error', reject);
      listener.listen(this.ownPort, HOST, resolve);
    });
    this.ownPort = (listener.address() as AddressInfo).port;
    [this.server, this.injector, this.listener] = [server, injector, listener];
  }

  private async shut(): Promise<void> {
    const { listener } = this;
    if (!listener) return;
    this.listener = undefined;
    this.gate.clear();
    const closed = new Promise((resolve) => listener.close(resolve));
    this.cut();
    this.injector?.destroy();
    this.server?.forceShutdown();
    await closed;
  }
}
