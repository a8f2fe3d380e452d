import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { KillSeries, countsText } from '../../faults/kill-series';
import { seededRandom } from '../../support/seeded-random';
import { HOLDER, LEADER, OFFICER, PARTICIPANT } from '../../support/recorded-evening';
import { held, Tally, type Result } from './result';
import { nameOf, percentile, roundMs, type Target } from './target';

const READS = 200;
const GUESSES = 300;
const HANG_UPS = 40;
const PAIRS = 1_000;

/** Each answer with sealed fields has its row before its bytes leave. */
export async function readsWithoutRow(target: Target): Promise<readonly Result[]> {
  const rows = () => {
    const file = new Database(join(target.folder, 'access', 'access.sqlite'), { readonly: true });
    const count = file.prepare<[], number>('SELECT count(*) FROM row').pluck().get()!;
    file.close();
    return count;
  };
  const { operation, encounter } = target.evening;
  const asked: readonly (readonly [string, string])[] = [
    [LEADER, `/operations/${operation}/history`],
    [OFFICER, `/operations/${operation}/history?limit=3`],
    [PARTICIPANT, `/operations/${operation}/history`],
    [HOLDER, `/encounters/${encounter}`],
    [HOLDER, `/operations/${operation}/history?asOf=${new Date().toISOString()}`],
  ];
  const before = rows();
  let [answers, unrecorded] = [0, 0];
  for (let read = 0; read < READS; read += asked.length) {
    const together = await Promise.all(asked.map(([as, path]) => target.get(as, path)));
    answers += together.filter(({ text }) => text.includes('KANARIE')).length;
    if (rows() - before < answers) unrecorded += 1;
  }
  const isHeld = unrecorded === 0 && answers >= READS / 2;
  return [
    held(
      'a read that the access log has no row of',
      answers,
      isHeld,
      `${rows() - before} rows of ${answers} answers`,
    ),
  ];
}

/** Client secrets of the issuer, guessed. */
export async function guessedSecrets(target: Target): Promise<readonly Result[]> {
  const tally = new Tally();
  for (let guess = 0; guess < GUESSES; guess += 1) {
    const headers = {
      authorization: `Basic ${Buffer.from(`${LEADER}:guess-${guess}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    };
    const answer = await fetch(`${target.samsyn.issuerUrl}/token`, {
      ...{ method: 'POST', headers, body: 'grant_type=client_credentials' },
    });
    tally.add(`${answer.status}`);
  }
  return [
    held(
      'secrets guessed at the issuer',
      GUESSES,
      tally.of(/^2/) === 0 && tally.of('429') > 0,
      tally.summary,
    ),
  ];
}

/** A request that names two hosts, or none. */
export async function twoHosts(target: Target): Promise<readonly Result[]> {
  const heads = ['host: 127.0.0.1\r\nhost: other.example', 'Host: a\r\nHOST: b', ''];
  const answers = await Promise.all(
    heads.map((head) =>
      target.bytes(`GET /health/live HTTP/1.1\r\n${head ? `${head}\r\n` : ''}connection: close\r\n\r\n`),
    ),
  );
  const statuses = answers.map((text) => text.slice(9, 12));
  return [
    held(
      'two Host headers, or none',
      heads.length,
      statuses.every((status) => status === '400'),
      statuses.join(', '),
    ),
  ];
}

/** Whoever hangs up in the middle is no fault of ours: the process goes on, and counts none. */
export async function hangUps(target: Target): Promise<readonly Result[]> {
  const { port } = new URL(target.samsyn.baseUrl);
  const token = await target.samsyn.tokenFor(LEADER);
  const path = `/operations/${target.evening.operation}/history?limit=500`;
  for (let attempt = 0; attempt < HANG_UPS; attempt += 1) {
    await new Promise<void>((resolve) => {
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'content-length': 500,
      };
      const sending = attempt % 2 === 0;
      const asked = request({
        host: '127.0.0.1',
        port,
        path: sending ? '/operations' : path,
        method: sending ? 'POST' : 'GET',
        headers,
      });
      asked.on('error', () => resolve());
      asked.on('close', () => resolve());
      asked.write('{"purpose":');
      setTimeout(() => asked.destroy(), attempt % 7);
    });
  }
  const metrics = await target.metrics();
  const faults = /code="SERVER\.FAULT"\} (\d+)/.exec(metrics)?.[1] ?? '0';
  const { status } = await target.get(HOLDER, path);
  return [
    held(
      'clients that hang up',
      HANG_UPS,
      faults === '0' && status === 200,
      `${faults} SERVER.FAULT; another reads: ${status}`,
    ),
  ];
}

/**
 * Whether the time of a refusal says that an id is somebody's: the share of pairs in which the foreign one took longer
 * (area under the ROC curve; 0.5 says nothing). Statistics of a shared machine: not in the short form.
 */
export async function timedIds(target: Target): Promise<readonly Result[]> {
  const unknown = '6f1c2f0e-5c0b-4b7e-9d0e-0d7c2f3a1b42';
  const { operation, encounter, conversation } = target.evening;
  const results: Result[] = [];
  for (const [name, path] of [
    ['history', (id: string) => `/operations/${id}/history`],
    ['encounter', (id: string) => `/encounters/${id}`],
    ['glass', (id: string) => `/break-glass/${id}`],
  ] as const) {
    const foreign = name === 'history' ? operation : name === 'encounter' ? encounter : conversation;
    const times: Record<'foreign' | 'unknown', number[]> = { foreign: [], unknown: [] };
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const order = pair % 2 === 0 ? (['foreign', 'unknown'] as const) : (['unknown', 'foreign'] as const);
      for (const which of order) {
        const { ms } = await target.get('local-leader', path(which === 'foreign' ? foreign : unknown));
        times[which].push(ms);
      }
    }
    const auc = areaUnder(times.foreign, times.unknown);
    results.push(
      held(`the time of an id: ${name}`, PAIRS, auc > 0.45 && auc < 0.55, `AUC ${auc.toFixed(3)}`),
    );
  }
  return results;
}

/** The share of pairs in which one of the first is larger; half of those that are equal. */
function areaUnder(first: readonly number[], second: readonly number[]): number {
  const sorted = [...second].sort((a, b) => a - b);
  let sum = 0;
  for (const value of first) {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! < value) low = middle + 1;
      else high = middle;
    }
    sum += low;
  }
  return sum / (first.length * second.length);
}

export async function killed(count: number): Promise<readonly Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-attack-kills-'));
  const series = new KillSeries(folder, seededRandom(count));
  try {
    await series.play(count);
    return [held('kill -9 at random moments', count, true, countsText(series.counts))];
  } catch (error) {
    return [
      held('kill -9 at random moments', count, false, error instanceof Error ? error.message : String(error)),
    ];
  } finally {
    await series.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is left of everybody's time while one person asks for all that is heavy. */
export async function heavyDocuments(target: Target): Promise<readonly Result[]> {
  const { operation } = target.evening;
  const idle = await target.waitsDuring(() => pause(2_000));
  const tally = new Tally();
  const paths = [
    `/operations/${operation}/history?asOf=${new Date().toISOString()}`,
    `/operations/${operation}/paper-form`,
  ];
  const waits = await target.waitsDuring(() =>
    Promise.all(
      Array.from({ length: 80 }, async (_, index) => {
        const headers = { accept: index % 2 === 0 ? 'application/json' : 'application/pdf' };
        const answer = await target
          .ask({ path: paths[index % 2]!, as: LEADER, headers })
          .catch(() => undefined);
        tally.add(answer ? nameOf(answer) : 'cut off');
      }),
    ),
  );
  const [quiet, busy] = [percentile(idle, 0.99), percentile(waits, 0.99)];
  const figure = `${tally.summary}; another’s p99 ${roundMs(busy)}, ${roundMs(quiet)} idle`;
  return [held('heavy documents of one person', 80, waits[0]! < 2_000, figure)];
}
