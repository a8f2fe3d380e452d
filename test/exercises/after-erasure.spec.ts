import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '@samsyn/kernel';
import { createLogger } from '@samsyn/web';
import { playOn, readExercise } from '@samsyn/exercise';
import { loopbackIdentity, Samsyn } from '../../apps/samsyn/src/samsyn';
import { documentOfInterface } from '../support/document-of-interface';

jest.setTimeout(300_000);

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
}
interface Question {
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

/** What a value that is not there looks like where a text was made of it. In JSON `null` is a value like others. */
const NOTHING = /\bundefined\b|\bNaN\b|\[object|Invalid Date/;
const NOTHING_IN_TEXT = /\bundefined\b|\bNaN\b|\[object|Invalid Date|\bnull\b/;
/** Pages in a form of their own; the PDF is made of the same report as the page and the Markdown. */
const READ = ['application/json', 'text/html', 'text/markdown', 'text/csv', 'text/calendar'];
/** Streams that do not end, and what the scripts of the interface's own page contain. */
const LEFT_OUT = /stream|live|^\/openapi|^\/docs|^\/calendar/;

/**
 * Every event once, then everything that can be erased is: nothing that is computed from an erased field may be told.
 * Everything that the interface answers is asked for, in each form and language, by somebody of each branch.
 */
describe.each(['every-event', 'outreach-week', 'evening-visit'])('After %s, erased', (name) => {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-erased-'));
  let samsyn: Samsyn;
  let baseUrl = '';
  let handles: readonly string[] = [];
  const ids = new Map<string, readonly string[]>();

  const ask = async (handle: string, path: string, headers: Record<string, string> = {}) => {
    const authorization = `Bearer ${await samsyn.issuer!.tokenFor(handle)}`;
    const answer = await fetch(baseUrl + path, { headers: { authorization, ...headers } });
    return { status: answer.status, text: await answer.text() };
  };
  const erase = async (handle: string, path: string): Promise<number> => {
    const authorization = `Bearer ${await samsyn.issuer!.tokenFor(handle)}`;
    const headers = { authorization, 'content-type': 'application/json' };
    const body = JSON.stringify({ ground: 'retention-ended' });
    const asked = await fetch(baseUrl + path, { method: 'POST', headers, body });
    if (asked.status !== 202) return asked.status;
    const { id } = (await asked.json()) as { id: string };
    const second = `Bearer ${await samsyn.issuer!.tokenFor('admin2')}`;
    return (
      await fetch(`${baseUrl}/approvals/${id}/approve`, {
        method: 'POST',
        headers: { ...headers, authorization: second },
        body: '{}',
      })
    ).status;
  };
  const supervisorOf = (branch: string): string => {
    const handle = `erases-for-${branch.replace('/', '-')}`;
    const { directory } = samsyn.parts;
    if (!directory.byHandle(handle))
      directory.registerPerson(handle, { branch, role: 'supervisor', regions: [] }, null);
    return handle;
  };

  beforeAll(async () => {
    const logger = createLogger({ level: 'silent' });
    samsyn = await Samsyn.create({ place: { folder }, identity: loopbackIdentity(), logger });
    baseUrl = await samsyn.listen(0);
    const exercise = readExercise(join(__dirname, `${name}.json`));
    const played = await playOn(samsyn, exercise, { baseUrl });
    samsyn.parts.clock.follow(
      new ManualClock(
        exercise.steps
          .map(({ recordedAt }) => recordedAt)
          .sort()
          .at(-1)!,
      ),
    );
    const events = await samsyn.parts.eventStore.readAll({ after: 0, limit: 10_000 });
    const opened = events.filter(({ type }) => type.includes('.EncounterOpened.'));
    const idOf = ({ stream }: { stream: string }) => stream.slice(-36);
    const streamsOf = (kind: string) => [
      ...new Set(events.filter(({ stream }) => stream.includes(`.${kind}-`)).map(idOf)),
    ];
    ids.set('operationId', [...played.operations.values()]);
    ids.set('campaignId', played.campaigns);
    ids.set('encounterId', opened.map(idOf));
    ids.set('callOutId', streamsOf('call-out'));
    ids.set('agreementId', streamsOf('agreement'));
    handles = [...played.viewers.values()];
    const sent = events.filter(({ type }) =>
      /\.(ChildConcernReported|ReferralRequested|ReservationAccepted)\./.test(type),
    );
    for (const { stream, actor } of opened)
      expect([200, 201]).toContain(
        await erase(supervisorOf(actor.branch), `/encounters/${stream.slice(-36)}/erasure`),
      );
    // Of what was received, what is answered; the rest waits, and stays.
    for (const { id } of sent)
      for (const viewer of played.viewers.values())
        await erase(supervisorOf(samsyn.parts.directory.byHandle(viewer)!.branch), `/entries/${id}/erasure`);
    await samsyn.settled();
    handles = [...handles, ...new Set(opened.map(({ actor }) => supervisorOf(actor.branch)))];
  });
  afterAll(async () => {
    await samsyn.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('nothing that anybody can read tells of what is not there', async () => {
    const { paths } = (await documentOfInterface()) as unknown as {
      paths: Readonly<Record<string, { readonly get?: Question }>>;
    };
    const found: string[] = [];
    let read = 0;
    for (const [path, { get }] of Object.entries(paths)) {
      if (!get || LEFT_OUT.test(path)) continue;
      const addresses = addressesOf(path, get, ids, samsyn.parts.clock.now());
      const forms = Object.keys(get.responses['200']?.content ?? {}).filter((type) => READ.includes(type));
      for (const address of addresses)
        for (const accept of forms)
          for (const handle of handles)
            for (const language of accept === 'application/json' ? ['sv'] : ['sv', 'en']) {
              const { status, text } = await ask(handle, address, { accept, 'accept-language': language });
              if (status >= 500) found.push(`${status} ${handle} ${address}`);
              if (status !== 200) continue;
              read += 1;
              const nothing = accept === 'application/json' ? NOTHING : NOTHING_IN_TEXT;
              const [match] = nothing.exec(withoutStyle(text)) ?? [];
              if (match)
                found.push(
                  `${match} for ${handle} in ${accept} ${language} ${address}: ${around(text, match)}`,
                );
            }
    }
    expect(found).toEqual([]);
    expect(read).toBeGreaterThan(50);
  });

  it('nothing waits for whoever has erased it', async () => {
    for (const handle of handles) {
      for (const operation of ids.get('operationId')!) {
        const { text, status } = await ask(handle, `/operations/${operation}/debrief`);
        if (status !== 200) continue;
        const { tasks, course } = JSON.parse(text) as {
          tasks: { code: string; entries: string[] }[];
          course: { entry: string; facts: object; type: string }[];
        };
        const blank = new Set(
          course
            .filter(
              ({ type, facts }) =>
                /^(ChildConcern|Referral|FollowUp|Support|Reflection)/.test(type) &&
                !Object.keys(facts).length,
            )
            .map(({ entry }) => entry),
        );
        const waits = tasks.filter(({ entries }) => entries.some((entry) => blank.has(entry)));
        expect([handle, waits]).toEqual([handle, []]);
      }
    }
  });
});

/** The addresses of the path for everything that its parameters may name; none where nothing of that kind is there. */
function addressesOf(
  path: string,
  { parameters = [] }: Question,
  ids: ReadonlyMap<string, readonly string[]>,
  now: string,
): readonly string[] {
  const query = parameters.some(
    ({ name, in: where, required }) => where === 'query' && required && name === 'at',
  )
    ? `?at=${now}`
    : '';
  const [, name] = /\{(\w+)\}/.exec(path) ?? [];
  if (name === undefined) return [path + query];
  return (ids.get(name) ?? [])
    .map((id) => path.replace(`{${name}}`, id) + query)
    .filter((one) => !one.includes('{'));
}

const withoutStyle = (text: string): string => text.replaceAll(/<(style|script)[\s\S]*?<\/\1>/g, '');
const around = (text: string, match: string): string => {
  const at = withoutStyle(text).indexOf(match);
  return withoutStyle(text).slice(Math.max(0, at - 80), at + 40);
};
