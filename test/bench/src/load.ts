import { connect, type Socket } from 'node:net';

export interface LoadOrder {
  readonly url: string;
  readonly token?: string;
  readonly paths: readonly string[];
  readonly body: string;
  readonly clients: number;
  readonly seconds: number;
}

export interface LoadResult {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly failed: number;
}

const HEADERS_END = Buffer.from('\r\n\r\n');
const CONTENT_LENGTH = /\r\ncontent-length: (\d+)\r\n/i;
const STATUS_AT = 'HTTP/1.1 '.length;
const CREATED = '201';

/**
 * One keep-alive connection that sends the next request when it has its answer. Written for this: a general client
 * would take as much of the two cores as the server that is measured.
 */
class Client {
  private readonly socket: Socket;
  private received: Buffer = Buffer.alloc(0);
  private sentAtMs = 0;
  failed = 0;
  readonly latenciesMs: number[] = [];

  constructor(
    { hostname, port }: URL,
    private readonly nextRequest: () => Buffer | undefined,
    private readonly done: () => void,
  ) {
    this.socket = connect({ host: hostname, port: Number(port), noDelay: true });
    this.socket.on('connect', () => this.send());
    this.socket.on('data', (chunk) => this.take(chunk));
    this.socket.on('error', () => (this.failed += 1));
    this.socket.on('close', () => this.done());
  }

  private send(): void {
    const request = this.nextRequest();
    if (!request) {
      this.socket.end();
      return;
    }
    this.sentAtMs = performance.now();
    this.socket.write(request);
  }

  private take(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const end = this.received.indexOf(HEADERS_END);
    if (end < 0) return;
    const head = this.received.toString('latin1', 0, end + 2);
    const length = CONTENT_LENGTH.exec(head)?.[1];
    if (length === undefined) {
      this.failed += 1;
      this.socket.destroy();
      return;
    }
    if (this.received.length < end + HEADERS_END.length + Number(length)) return;
    this.received = Buffer.alloc(0);
    this.latenciesMs.push(performance.now() - this.sentAtMs);
    if (!head.startsWith(CREATED, STATUS_AT)) this.failed += 1;
    this.send();
  }
}

function requestsFor({ url, token, paths, body }: LoadOrder): readonly Buffer[] {
  const { host } = new URL(url);
  const authorization = token ? [`authorization: Bearer ${token}`] : [];
  const length = `content-length: ${Buffer.byteLength(body)}`;
  const headers = [`host: ${host}`, 'content-type: application/json', length, ...authorization].join('\r\n');
  return paths.map((path) => Buffer.from(`POST ${path} HTTP/1.1\r\n${headers}\r\n\r\n${body}`));
}

/** Sends the same body to one path after the other from so many clients, each waiting for its answer. */
async function load(order: LoadOrder): Promise<LoadResult> {
  const requests = requestsFor(order);
  const url = new URL(order.url);
  const started = performance.now();
  const until = started + order.seconds * 1_000;
  let next = 0;
  const nextRequest = () => (performance.now() < until ? requests[next++ % requests.length] : undefined);
  const clients: Client[] = [];
  await Promise.all(
    Array.from(
      { length: order.clients },
      () => new Promise<void>((resolve) => clients.push(new Client(url, nextRequest, resolve))),
    ),
  );
  const elapsedSeconds = (performance.now() - started) / 1_000;
  const latencies = Float64Array.from(clients.flatMap(({ latenciesMs }) => latenciesMs)).sort();
  const at = (share: number) =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  return {
    requestsPerSecond: latencies.length / elapsedSeconds,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    failed: clients.reduce((sum, { failed }) => sum + failed, 0),
  };
}

process.on('message', (order: LoadOrder) => {
  load(order).then(
    (result) => process.send?.(result),
    () => process.exit(1),
  );
});
