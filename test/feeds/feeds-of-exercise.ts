import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { playOn, readExercise } from '@samsyn/exercise';
import type { ShownEntry } from '@samsyn/operations/contract';
import type { FeedPublisher } from '@samsyn/relay';
import { createLogger } from '@samsyn/web';
import { loopbackIdentity, Samsyn, type SamsynOptions } from '../../apps/samsyn/src/samsyn';

const EXERCISES = join(__dirname, '../exercises');
/** Nobody but the branch as such: a role that no rule names. */
const ROLE = 'reader-of-feeds';
const PAGE = 500;

export const PREFIX = 'samsyn.feed';

export interface Conditions {
  /** By default Kafka, at these brokers. */
  readonly publisher?: FeedPublisher;
  readonly brokers?: readonly string[];
  readonly prefix?: string;
  /** Begun before the first step; what it answers is awaited after the last. */
  readonly whilePlaying?: (samsyn: Samsyn) => () => Promise<void>;
}

/** An exercise that is played while all branches of its cast receive a feed. */
export class FeedsOfExercise {
  private constructor(
    private readonly folder: string,
    readonly samsyn: Samsyn,
    readonly baseUrl: string,
    readonly branches: readonly string[],
    readonly played: Awaited<ReturnType<typeof playOn>>,
  ) {}

  static async play(
    name: string,
    { publisher, prefix = PREFIX, brokers = ['127.0.0.1:9'], whilePlaying }: Conditions,
  ): Promise<FeedsOfExercise> {
    const folder = mkdtempSync(join(tmpdir(), 'samsyn-feeds-'));
    const exercise = readExercise(join(EXERCISES, `${name}.json`));
    const branches = [
      ...new Set([...exercise.cast.values()].map(({ agency, branch }) => `${agency}/${branch}`)),
    ].sort();
    const open = (feeds: Pick<SamsynOptions, 'feeds'> = {}) =>
      Samsyn.create({
        ...{ place: { folder }, identity: loopbackIdentity(), logger: createLogger({ level: 'silent' }) },
        ...feeds,
      });
    const before = await open();
    for (const branch of branches) {
      before.parts.directory.registerBranch(branch, {}, null);
      before.parts.directory.registerPerson(readerOf(branch), { branch, role: ROLE, regions: [] }, null);
      before.parts.directory.registerPerson(
        supervisorOf(branch),
        { branch, role: 'supervisor', regions: [] },
        null,
      );
    }
    await before.close();
    const settings = { branches, prefix, kafka: { brokers, retentionHours: 1 } };
    const samsyn = await open({ feeds: { settings, firstPauseMs: 5, ...(publisher && { publisher }) } });
    const baseUrl = await samsyn.listen(0);
    const stop = whilePlaying?.(samsyn);
    const played = await playOn(samsyn, exercise, { baseUrl });
    await stop?.();
    return new FeedsOfExercise(folder, samsyn, baseUrl, branches, played);
  }

  /** Resolves when the broker has acknowledged all of it. */
  sent(): Promise<void> {
    return this.samsyn.feeds!.relay.settled();
  }

  get operations(): readonly string[] {
    return [...this.played.operations.values()];
  }

  token(branch: string): Promise<string> {
    return this.samsyn.issuer!.tokenFor(readerOf(branch));
  }

  /** Erases all that is kept of the persons met, by a supervisor of the office and an administrator. */
  async erase(): Promise<void> {
    const events = await this.samsyn.parts.eventStore.readAll({ after: 0, limit: 10_000 });
    for (const { stream, actor } of events.filter(({ type }) => type.includes('.EncounterOpened.'))) {
      const body = { ground: 'retention-ended' };
      const path = `/encounters/${stream.slice(-36)}/erasure`;
      const { status, id } = await this.post(supervisorOf(actor.branch), path, body);
      if (status === 202) await this.post(this.samsyn.administrators[1], `/approvals/${id}/approve`, {});
    }
    await this.samsyn.settled();
  }

  private async post(handle: string, path: string, body: object) {
    const authorization = `Bearer ${await this.samsyn.issuer!.tokenFor(handle)}`;
    const headers = { authorization, 'content-type': 'application/json' };
    const answer = await fetch(this.baseUrl + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`POST ${path}: ${answer.status}`);
    const { id = '' } = (await answer.json()) as { id?: string };
    return { status: answer.status, id };
  }

  /** What `GET /operations/{id}/history` answers somebody who is of the branch and nothing more; undefined: 404. */
  async history(branch: string, operation: string): Promise<readonly ShownEntry[] | undefined> {
    const authorization = `Bearer ${await this.token(branch)}`;
    const entries: ShownEntry[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const after = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const url = `${this.baseUrl}/operations/${operation}/history?limit=${PAGE}${after}`;
      const answer = await fetch(url, { headers: { authorization } });
      if (answer.status === 404) return undefined;
      if (answer.status !== 200) throw new Error(`GET history: ${answer.status}`);
      const page = (await answer.json()) as { entries: ShownEntry[]; next?: string };
      entries.push(...page.entries);
      cursor = page.next;
    }
    return entries;
  }

  async close(): Promise<void> {
    await this.samsyn.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export const readerOf = (branch: string): string => `reads-for-${branch.replace('/', '-')}`;

const supervisorOf = (branch: string): string => `erases-for-${branch.replace('/', '-')}`;
