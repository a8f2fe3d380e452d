import { setTimeout as pause } from 'node:timers/promises';
import { HOLDER, LEADER, OFFICER, PARTICIPANT } from '../../support/recorded-evening';
import { held, Tally, type Result } from './result';
import { nameOf, percentile, roundMs, type Target } from './target';

/** The longest that anybody waited, before: twenty seconds. What others do is at most this much of one's time. */
const LONGEST_WAIT_MS = 2_000;
const STREAMS = 300;
const UNREAD = 60;
const JUNK = 1_500;

const members = (count: number): object =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`unknown${index}`, index]));
const deep = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

const bodies = (): Readonly<Record<string, string>> => ({
  '120,000 unknown members': JSON.stringify(members(120_000)).slice(0, 3_000_000),
  'unknown members in roles': JSON.stringify({ roles: members(60_000) }),
  'unknown members in changes': JSON.stringify({ changes: members(60_000) }),
  '20,000 items of a batch': JSON.stringify({ items: Array(20_000).fill({ key: 'k', does: '~' }) }),
  '10,000 levels': deep(10_000),
  'a text of a megabyte': JSON.stringify({ text: 'x'.repeat(1_000_000) }),
});

/** One person's bodies, and how long another waits meanwhile. */
export async function largeBodies(target: Target, inShort: boolean): Promise<readonly Result[]> {
  const at = (path: string) => `/operations/${target.evening.operation}/${path}`;
  const idle = await target.waitsDuring(() => pause(inShort ? 200 : 1_000));
  const results: Result[] = [];
  for (const [name, body] of Object.entries(bodies())) {
    const tally = new Tally();
    const paths = [at('conduct/notes'), at('roles'), at('amendments'), at('entries')];
    const waits = await target.waitsDuring(() =>
      Promise.all(
        paths.map(async (path) => {
          const sent = { method: 'POST', path, as: LEADER, body };
          // A body that is too large may be cut off in the middle of it.
          const answer = await target.ask(sent).catch(() => undefined);
          tally.add(answer ? nameOf(answer) : 'cut off');
        }),
      ),
    );
    const isRefused = tally.of(/^4|cut off/) === paths.length;
    const figure = inShort ? '' : `; another waits ${roundMs(waits[0]!)} at most, ${roundMs(idle[0]!)} idle`;
    const isQuick = inShort || waits[0]! < LONGEST_WAIT_MS;
    results.push(held(`a body: ${name}`, paths.length, isRefused && isQuick, `${tally.summary}${figure}`));
  }
  return results;
}

/** Tokens that nobody issued, many of them, and what the other persons notice of it. */
export async function junkTokens(target: Target, inShort: boolean): Promise<readonly Result[]> {
  const tally = new Tally();
  const [header] = (await target.samsyn.tokenFor(LEADER)).split('.');
  const junk = (index: number) => `${header}.${Buffer.from(`{"sub":"${index}"}`).toString('base64url')}.AAAA`;
  const rounds = Array.from({ length: 16 }, (_, worker) => async () => {
    for (let index = worker; index < JUNK; index += 16) {
      const headers = { authorization: `Bearer ${junk(index)}` };
      tally.add(nameOf(await target.ask({ path: '/operations', headers })));
    }
  });
  const waits = await target.waitsDuring(() => Promise.all(rounds.map((round) => round())));
  const others = waits.filter((ms) => ms === Infinity).length;
  const isHeld = tally.of(/^(401|429)/) === JUNK && tally.of(/^429/) > 0 && others === 0;
  const figure = inShort ? '' : `; another’s p99 ${roundMs(percentile(waits, 0.99))}`;
  return [held('junk tokens', JUNK, isHeld, `${tally.summary}${figure}`)];
}

export async function withoutCredential(target: Target): Promise<readonly Result[]> {
  const tally = new Tally();
  for (let attempt = 0; attempt < 20; attempt += 1) tally.add(nameOf(await target.ask({ path: '/metrics' })));
  const asPerson = await target.get(LEADER, '/metrics');
  const results = [
    held(
      '/metrics without its credential',
      21,
      tally.of(/^401/) === 20 && asPerson.status === 401,
      tally.summary,
    ),
  ];
  const first = await target.ask({ path: '/openapi.json' });
  const etag = first.headers.etag ?? '';
  const again = new Tally();
  for (let attempt = 0; attempt < 20; attempt += 1)
    again.add(`${(await target.ask({ path: '/openapi.json', headers: { 'if-none-match': etag } })).status}`);
  const isMade = first.status === 200 && again.of('304') === 20;
  results.push(held('/openapi.json again and again', 21, isMade, `200 once, then ${again.summary}`));
  return results;
}

/** One person opens streams without end: she alone is told no. */
export async function manyStreams(target: Target): Promise<readonly Result[]> {
  const path = `/operations/${target.evening.operation}/history/stream`;
  const token = await target.samsyn.tokenFor(PARTICIPANT);
  const tally = new Tally();
  const sockets = Array.from({ length: STREAMS }, () => {
    const socket = target.connect();
    socket.once('data', (chunk) =>
      tally.add(/HTTP\/1.1 (\d+)/.exec(chunk.toString('latin1'))?.[1] ?? 'other'),
    );
    socket.once('close', () => tally.all < STREAMS && tally.add('cut off'));
    socket.write(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${token}\r\n\r\n`);
    return socket;
  });
  for (let waited = 0; tally.all < STREAMS && waited < 15_000; waited += 50) await pause(50);
  const other = await target.get(HOLDER, `/operations/${target.evening.operation}/history`);
  const stream = await target.bytes(
    `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${await target.samsyn.tokenFor(HOLDER)}\r\n\r\n`,
    1_000,
  );
  for (const socket of sockets) socket.destroy();
  const isBounded = tally.of('200') < STREAMS && tally.of(/^(429|cut off)/) > 0 && tally.of(/^5/) === 0;
  const isOthers = other.status === 200 && stream.startsWith('HTTP/1.1 200');
  const figure = `${tally.summary}; another reads (${other.status}) and has a stream (${stream.slice(9, 12)})`;
  return [held('streams of one person', STREAMS, isBounded && isOthers, figure)];
}

/** Answers that are asked for and never read. */
export async function unreadAnswers(target: Target): Promise<readonly Result[]> {
  const path = `/operations/${target.evening.operation}/history?limit=500`;
  const token = await target.samsyn.tokenFor(OFFICER);
  const sockets = Array.from({ length: UNREAD }, () => {
    const socket = target.connect();
    socket.pause();
    const request = `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${token}\r\n\r\n`;
    socket.write(request.repeat(20));
    return socket;
  });
  await pause(2_000);
  const other = await target.get(HOLDER, path);
  for (const socket of sockets) socket.destroy();
  return [
    held(
      'answers that are never read',
      UNREAD * 20,
      other.status === 200,
      `another reads: ${other.status}, ${roundMs(other.ms)}`,
    ),
  ];
}

/** A request that comes byte by byte is cut off; what the guide says is half a minute. */
export async function slowSenders(target: Target): Promise<readonly Result[]> {
  const MOST_MS = 40_000;
  const token = await target.samsyn.tokenFor(LEADER);
  const slow = (head: string) =>
    new Promise<number>((resolve) => {
      const began = Date.now();
      const socket = target.connect();
      const drip = setInterval(() => socket.write('x'), 1_000);
      const done = () => {
        clearInterval(drip);
        socket.destroy();
        resolve(Date.now() - began);
      };
      socket.on('close', done);
      // What is not read never comes to its end.
      socket.resume();
      setTimeout(done, MOST_MS).unref();
      socket.write(head);
    });
  const authorized = `POST /operations HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${token}\r\n`;
  const lasted = await Promise.all([
    slow('GET /operations HTTP/1.1\r\nx-slow: '),
    slow(`${authorized}content-type: application/json\r\ncontent-length: 20000\r\n\r\n{"purpose":"`),
  ]);
  const figure = `cut after ${lasted.map((ms) => `${Math.round(ms / 1_000)} s`).join(' and ')}`;
  return [
    held(
      'slow senders of headers and of a body',
      2,
      lasted.every((ms) => ms < MOST_MS),
      figure,
    ),
  ];
}
