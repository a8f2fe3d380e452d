import { connect, type AddressInfo } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import fastify from 'fastify';
import { closeEventStreams, openEventStream, type EventStream } from '../index';

describe('an event stream', () => {
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
