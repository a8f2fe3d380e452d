import { existsSync, readdirSync, rmSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExerciseClient } from './exercise-client';
import { liveKey, type PlayedExercise } from './exercise-player';

const PAGE = 500;
/** `agency__branch`, and a file that every such folder holds: nothing else in the folder is ours to remove. */
const OUTPUT_FOLDER = /^[a-z0-9-]+__[a-z0-9-]+$/;
const IN_EACH = ['history.json', 'refused.json'];

/** Removes what earlier exercises have written below that folder. */
export function removeOutputs(out: string): void {
  if (!existsSync(out)) return;
  for (const name of readdirSync(out).filter((known) => OUTPUT_FOLDER.test(known))) {
    const folder = join(out, name);
    if (IN_EACH.some((file) => existsSync(join(folder, file)))) rmSync(folder, { recursive: true });
  }
}

/** Writes what each branch of the cast can see at the end of the exercise, a folder each. */
export async function writeOutputs(
  { operations, campaigns, viewers, live }: PlayedExercise,
  client: ExerciseClient,
  out: string,
): Promise<void> {
  const [main] = operations.has('op') ? ['op'] : [...operations.keys()];
  for (const [branch, handle] of viewers) {
    const folder = join(out, branch.replace('/', '__'));
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    for (const [name, id] of operations) {
      const inner = name === main ? folder : join(folder, name);
      await mkdir(inner, { recursive: true });
      await writeOperation(
        { id, handle, folder: inner, live: live.get(liveKey(branch, name)) ?? [] },
        client,
      );
    }
    for (const id of campaigns) await writeCampaign({ id, handle, folder }, client);
  }
}

/** The combined debrief, where the branch may know of one; of several campaigns that of the last. */
async function writeCampaign(
  { id, handle, folder }: Pick<Shown, 'id' | 'handle' | 'folder'>,
  client: ExerciseClient,
): Promise<void> {
  const path = `/campaigns/${id}/debrief`;
  const known = await client.get(handle, path);
  if (known.status !== 200) return;
  await writeFile(join(folder, 'campaign.json'), `${JSON.stringify(known.body, null, 2)}\n`);
  for (const language of ['sv', 'en']) {
    const page = await ok(client, handle, path, { accept: 'text/html', 'accept-language': language });
    await writeFile(join(folder, `campaign.${language}.html`), page.text);
  }
}

interface Shown {
  readonly id: string;
  readonly handle: string;
  readonly folder: string;
  readonly live: readonly string[];
}

async function writeOperation({ id, handle, folder, live }: Shown, client: ExerciseClient): Promise<void> {
  const write = (file: string, content: string) => writeFile(join(folder, file), content);
  const asJson = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  const known = await client.get(handle, `/operations/${id}`);
  if (known.status !== 200) {
    await write('refused.json', asJson({ status: known.status, body: known.body }));
    return;
  }
  await write('operations.json', asJson((await ok(client, handle, '/operations')).body));
  await write('history.json', asJson({ entries: await wholeHistory(client, handle, id) }));
  await write('debrief.json', asJson((await ok(client, handle, `/operations/${id}/debrief`)).body));
  for (const [language, type, ending] of [
    ['sv', 'text/html', 'html'],
    ['en', 'text/html', 'html'],
    ['sv', 'text/markdown', 'md'],
  ] as const) {
    const document = await ok(client, handle, `/operations/${id}/debrief`, {
      accept: type,
      'accept-language': language,
    });
    await write(`debrief.${language}.${ending}`, document.text);
  }
  await write('live.jsonl', live.map((line) => `${line}\n`).join(''));
}

async function wholeHistory(client: ExerciseClient, handle: string, id: string): Promise<unknown[]> {
  const entries: unknown[] = [];
  for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
    const query = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { body } = await ok(client, handle, `/operations/${id}/history?limit=${PAGE}${query}`);
    const page = body as { entries: unknown[]; next?: string };
    entries.push(...page.entries);
    cursor = page.next;
  }
  return entries;
}

async function ok(
  client: ExerciseClient,
  handle: string,
  path: string,
  headers: Record<string, string> = {},
) {
  const answer = await client.get(handle, path, headers);
  if (answer.status !== 200)
    throw new Error(`GET ${path} answered ${answer.status}: ${answer.text.slice(0, 300)}`);
  return answer;
}
