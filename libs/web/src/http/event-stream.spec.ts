import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import fastify from 'fastify';
import { closeEventStreams, LIMITS, openEventStream, type EventStream, type EventStreamOptions } from '..';

const MIB = 1024 * 1024;

/** Streams of one server, each to a socket of its own, of which nobody reads anything. */
async function unreadStreams(count: number, options: EventStreamOptions) {
  const server = fastify();
  const streams: EventStream[] = [];
  server.get('/stream', (_request, reply) => {
    streams.push(openEventStream(reply, options));
  });
  await server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = server.server.address() as AddressInfo;
  const sockets: Socket[] = [];
  for (let index = 0; index < count; index += 1) {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    socket.pause().write('GET /stream HTTP/1.1\r\nhost: x\r\n\r\n');
    sockets.push(socket);
    while (streams.length <= index) await after(5);
  }
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    closeEventStreams(server);
    await server.close();
  };
  return { streams, close };
}

describe('an event stream', () => {
  it('is cut off where all together have too much unread, the one that has most of it first', async () => {
    // No single one is bounded here, so that only the bound of all can end one.
    const { streams, close } = await unreadStreams(3, { maxBufferedBytes: Infinity });
    const ended: number[] = [];
    streams.forEach((stream, index) => void stream.closed.then(() => ended.push(index)));
    const most = LIMITS.unreadBytesOfStreams.value / MIB;
    const frame = Buffer.alloc(MIB, 'x');
    let sent = 0;
    // In steps of which the second stream takes two; the kernel takes some of each.
    for (; ended.length === 0 && sent < 3 * most; sent += 4) {
      for (const index of [0, 1, 1, 2]) streams[index]!.sendFrame(frame);
      await after(0);
    }
    expect(ended).toEqual([1]);
    expect(sent).toBeGreaterThanOrEqual(most - 4);
    expect([0, 2].map((index) => streams[index]!.sendFrame(frame))).toEqual([true, true]);
    await close();
  });

  it('is cut off where its viewer takes nothing of what is sent for so long', async () => {
    const { streams, close } = await unreadStreams(1, { maxBufferedBytes: Infinity, readerPauseMs: 200 });
    const [stream] = streams;
    stream!.sendFrame(Buffer.alloc(16 * MIB, 'x'));
    await stream!.closed;
    expect(stream!.send({ data: 'too late' })).toBe(false);
    await close();
  });

  it('cuts off a viewer who does not read, and only that one', async () => {
    const server = fastify();
    const streams: EventStream[] = [];
    server.get('/stream', (_request, reply) => {
      streams.push(openEventStream(reply, { maxBufferedBytes: 64 * 1024 }));
    });
    server.addHook('preClose', (done) => {
      closeEventStreams(server);
      done();
    });
    await server.listen({ port: 0, host: '127.0.0.1' });
    const { port } = server.server.address() as AddressInfo;
    const sockets = [0, 1].map(() => connect(port, '127.0.0.1'));
    for (const socket of sockets) {
      socket.write('GET /stream HTTP/1.1\r\nhost: x\r\n\r\n');
      while (streams.length < sockets.indexOf(socket) + 1) await after(5);
    }
    const [lazy, eager] = [sockets[0], sockets[1]];
    lazy?.pause();
    eager?.resume();
    let rounds = 0;
    while (streams[0]?.send({ data: 'x'.repeat(32 * 1024) }) && rounds < 2_000) {
      rounds += 1;
      streams[1]?.send({ data: rounds });
      if (rounds % 50 === 0) await after(1);
    }
    await streams[0]?.closed;
    expect(rounds).toBeLessThan(2_000);
    expect(streams[1]?.send({ data: 'still here' })).toBe(true);
    const ended = streams[1]?.closed;
    await server.close();
    await ended;
    expect(streams[1]?.send({ data: 'too late' })).toBe(false);
    for (const socket of sockets) socket.destroy();
  });
});
