import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { LIMITS } from '../limits/limits';

const DEFAULT_HEARTBEAT_MS = 15_000;

export interface ServerSentEvent {
  readonly event?: string;
  /** What the client sends back as Last-Event-ID. */
  readonly id?: string;
  /** Sent as JSON. */
  readonly data: unknown;
}

export interface EventStreamOptions {
  /** A comment is sent after this long, so that both ends and what lies between know that the line lives. Default 15 000. */
  readonly heartbeatMs?: number;
  /** A viewer that has this much unread is cut off and may come back with Last-Event-ID. */
  readonly maxBufferedBytes?: number;
  /** A viewer that takes nothing of what is sent for so long is cut off. */
  readonly readerPauseMs?: number;
}

export interface EventStream {
  /** False where the stream has ended or ended just now because the viewer does not read. */
  send(event: ServerSentEvent): boolean;
  /** As `send`, with a frame from `eventFrame` that several viewers share. */
  sendFrame(frame: Uint8Array): boolean;
  close(): void;
  /** Settles, never fails, when the stream has ended for whatever reason. */
  readonly closed: Promise<void>;
}

/** The bytes of one event (WHATWG HTML, section 9.2.5), to be made once for many viewers. */
export function eventFrame({ event, id, data }: ServerSentEvent): Buffer {
  const head = `${event === undefined ? '' : `event: ${oneLine(event)}\n`}${id === undefined ? '' : `id: ${oneLine(id)}\n`}`;
  return Buffer.from(`${head}data: ${JSON.stringify(data)}\n\n`, 'utf8');
}

/** A line break in a name would begin a field of its own. */
const oneLine = (text: string): string => text.replace(/[\r\n\0]/g, '');

const HEARTBEAT = Buffer.from(':\n\n');
const openStreams = new WeakMap<FastifyInstance, Open>();

/** Takes the reply over and keeps it open as `text/event-stream`. */
export function openEventStream(reply: FastifyReply, options: EventStreamOptions = {}): EventStream {
  const {
    heartbeatMs = DEFAULT_HEARTBEAT_MS,
    maxBufferedBytes = LIMITS.unreadBytesOfStream.value,
    readerPauseMs = LIMITS.readerPause.value,
  } = options;
  const { raw } = reply;
  const { streams, unread } = openOf(reply.server);
  reply.hijack();
  raw.writeHead(200, {
    ...definedHeaders(reply),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  raw.flushHeaders();
  // Each beat of the heart that gets on its way begins the pause anew.
  raw.setTimeout(readerPauseMs, () => raw.destroy());
  const write = (frame: Uint8Array): boolean => {
    if (raw.writableEnded || raw.destroyed) return false;
    raw.write(frame, () => unread.of(raw));
    unread.of(raw);
    unread.bound();
    if (raw.writableLength <= maxBufferedBytes) return !raw.destroyed;
    raw.destroy();
    return false;
  };
  const heartbeat = setInterval(() => write(HEARTBEAT), heartbeatMs);
  heartbeat.unref();
  const closed = new Promise<void>((resolve) => {
    const end = (): void => {
      clearInterval(heartbeat);
      streams.delete(stream);
      unread.of(raw);
      resolve();
    };
    raw.once('close', end);
    raw.on('error', () => raw.destroy());
    if (raw.destroyed) setImmediate(end);
  });
  const stream: EventStream = {
    send: (event) => write(eventFrame(event)),
    sendFrame: write,
    close: () => void raw.end(),
    closed,
  };
  streams.add(stream);
  return stream;
}

const definedHeaders = (reply: FastifyReply): Record<string, string | number | string[]> =>
  Object.fromEntries(
    Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );

interface Open {
  readonly streams: Set<EventStream>;
  readonly unread: UnreadBytes;
}

/** What the viewers of all streams have not read yet. */
class UnreadBytes {
  private readonly ofStream = new Map<ServerResponse, number>();
  private inAll = 0;

  of(stream: ServerResponse): void {
    const bytes = stream.destroyed ? 0 : stream.writableLength;
    this.inAll += bytes - (this.ofStream.get(stream) ?? 0);
    if (bytes > 0) this.ofStream.set(stream, bytes);
    else this.ofStream.delete(stream);
  }

  /** Cuts off the stream that has most unread, where all together have too much. */
  bound(): void {
    if (this.inAll <= LIMITS.unreadBytesOfStreams.value) return;
    const [[largest] = []] = [...this.ofStream].sort(([, one], [, other]) => other - one);
    if (!largest) return;
    largest.destroy();
    this.of(largest);
  }
}

function openOf(server: FastifyInstance): Open {
  const known = openStreams.get(server) ?? { streams: new Set(), unread: new UnreadBytes() };
  openStreams.set(server, known);
  return known;
}

/** Ends every stream of the server, so that closing it does not wait for viewers. */
export function closeEventStreams(server: FastifyInstance): void {
  for (const stream of openOf(server).streams) stream.close();
}
