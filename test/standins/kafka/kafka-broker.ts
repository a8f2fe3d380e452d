import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { setTimeout as elapsed } from 'node:timers/promises';

const VERSION = '4.1.0';
const HEAP = '-Xmx256m';
const START_MS = 40_000;
const run = promisify(execFile);

const isThere = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;

/** Kafka and what it needs from Maven Central, once for this machine, outside the repository. */
async function fetched(): Promise<string> {
  const folder = join(tmpdir(), `samsyn-kafka-${VERSION}`);
  if (existsSync(folder)) return folder;
  const making = mkdtempSync(join(tmpdir(), 'samsyn-kafka-making-'));
  writeFileSync(
    join(making, 'pom.xml'),
    `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>samsyn</groupId><artifactId>kafka-for-tests</artifactId><version>1</version><dependencies><dependency>
<groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>${VERSION}</version>
</dependency></dependencies></project>`,
  );
  const lib = join(making, 'lib');
  await run('mvn', ['-q', '-B', 'dependency:copy-dependencies', `-DoutputDirectory=${lib}`], { cwd: making });
  // Of two that fetch at once, one folder stays.
  if (!existsSync(folder)) renameSync(making, folder);
  return folder;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const propertiesOf = (port: number, controller: number, logs: string): string => `
process.roles=broker,controller
node.id=1
controller.quorum.bootstrap.servers=127.0.0.1:${controller}
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}
advertised.listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
log.dirs=${logs}
num.partitions=3
offsets.topic.replication.factor=1
offsets.topic.num.partitions=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
group.initial.rebalance.delay.ms=0
`;

/** A real broker of one node on loopback, whose data goes with it. */
export class KafkaBroker {
  private child: ChildProcess | undefined;

  private constructor(
    private readonly classpath: string,
    private readonly folder: string,
    private readonly port: number,
  ) {}

  static async start(): Promise<KafkaBroker> {
    const classpath = join(await fetched(), 'lib', '*');
    const folder = mkdtempSync(join(tmpdir(), 'samsyn-kafka-'));
    const [port, controller] = [await freePort(), await freePort()];
    const logs = join(folder, 'logs');
    mkdirSync(logs);
    writeFileSync(join(folder, 'server.properties'), propertiesOf(port, controller, logs));
    const broker = new KafkaBroker(classpath, folder, port);
    const format = ['format', '--standalone', '-t', 'c2Ftc3luLWZlZWRzLXRlcw', '-c', broker.settings];
    await run('java', [HEAP, '-cp', classpath, 'kafka.tools.StorageTool', ...format]);
    await broker.begin();
    return broker;
  }

  get brokers(): readonly string[] {
    return [`127.0.0.1:${this.port}`];
  }

  /** Begins again on what it has on its disk. Resolves when it answers. */
  async begin(): Promise<void> {
    const args = [HEAP, '-cp', this.classpath, 'kafka.Kafka', this.settings];
    const child = spawn('java', args, { stdio: ['ignore', 'pipe', 'ignore'] });
    this.child = child;
    child.stdout.resume();
    const { Kafka, logLevel } = await import('kafkajs');
    const client = new Kafka({
      ...{ clientId: 'test', brokers: [...this.brokers], logLevel: logLevel.NOTHING },
      retry: { retries: 0 },
    });
    for (const until = Date.now() + START_MS; Date.now() < until; await elapsed(250)) {
      if (child.exitCode !== null) throw new Error(`the broker ended with ${child.exitCode}`);
      const admin = client.admin();
      try {
        await admin.connect();
        const { brokers } = await admin.describeCluster();
        if (brokers.length > 0) return;
      } catch {
        // Not yet.
      } finally {
        await admin.disconnect().catch(() => {});
      }
    }
    throw new Error('the broker does not answer');
  }

  /** As a power failure ends it. */
  async kill(): Promise<void> {
    const { child } = this;
    this.child = undefined;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get settings(): string {
    return join(this.folder, 'server.properties');
  }
}

/** Where the tests find a broker: one of their own, one that KAFKA_BROKERS names, or none. */
export function brokersThere(): 'own' | readonly string[] | undefined {
  const named = process.env['KAFKA_BROKERS'];
  if (named) return named.split(',');
  return isThere('mvn', '-v') && isThere('java', '-version') ? 'own' : undefined;
}
