import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plusMs } from '@samsyn/kernel';
import type { WorkItem } from '@samsyn/worklist';
import { COORDINATORS, TestSamsyn, type Handle } from '../support/test-samsyn';
import { Notified } from '../notifications/notified';
import { eraseByTwo } from '../support/administrators';

jest.setTimeout(120_000);

const HOUR_MS = 3_600_000;
const [HEAD, PROTECTION, ADMIN] = ['head', 'protection', 'admin'] as unknown as [Handle, Handle, Handle];
const OTHER_OFFICE = 'social-services/coordinator-ost';
const account = { value: 'KANARIE-ACCOUNT she was told to stay', label: 'social-services' };
const NOT_JUSTIFIED = { verdict: 'not-justified', why: 'KANARIE-WHY nobody had called' };

interface Page {
  readonly state: string;
  readonly by: string;
  readonly asked?: string;
  readonly reason?: string;
  readonly endedAt?: string;
  readonly mayAnswer: boolean;
  readonly answers: readonly { readonly by: string; readonly verdict: string; readonly why?: string }[];
  readonly steps: readonly { readonly step: string; readonly outcome?: string }[];
  readonly notifyBy?: string;
}

function everybodyIsThere({ parts: { directory } }: TestSamsyn): void {
  for (const [handle, branch, role] of [
    ['head', COORDINATORS, 'supervisor'],
    ['protection', COORDINATORS, 'data-protection-officer'],
    ['ost', OTHER_OFFICE, 'coordinator'],
    ['admin', 'samsyn/administration', 'administrator'],
  ] as const) {
    directory.registerBranch(branch, {}, null);
    directory.registerPerson(handle, { branch, role, regions: ['syd'] }, null);
  }
}

/** A person met by coordB; coordA, a colleague, breaks the glass. */
describe('broken glass', () => {
  let app: TestSamsyn;
  let operation: string;
  let encounter: string;
  let conversation: string;
  let glass: string;
  const folders: string[] = [];
  let notified: Notified | undefined;
  const breakGlass = (by: Handle = 'coordA') =>
    app.tell(by, `/entries/${conversation}/break-glass`, {
      ground: 'danger-to-life-or-health',
      reason: 'KANARIE-REASON she called, afraid',
    });
  const meet = async () => {
    operation = await app.plan();
    await app.start(operation);
    encounter = await app.encounter(operation);
    const facts = await app.tell('coordB', `/encounters/${encounter}/conversation-ended`, { account });
    conversation = facts.entry;
  };
  const open = async (place: Parameters<typeof TestSamsyn.open>[0] = 'memory') => {
    app = await TestSamsyn.open(place);
    everybodyIsThere(app);
    await meet();
    glass = (await breakGlass()).entry;
  };
  const inFolder = async (): Promise<string> => {
    const folder = mkdtempSync(join(tmpdir(), 'glass-'));
    folders.push(folder);
    await open({ folder });
    return folder;
  };
  const review = (by: Handle, body: object) => app.post(by, `/break-glass/${glass}/reviews`, body);
  const step = (by: Handle, name: string, more: object = {}) =>
    app.post(by, `/break-glass/${glass}/steps`, { step: name, outcome: 'done', ...more });
  const page = async (by: Handle) =>
    (await app.get<Page & { code?: string }>(by, `/break-glass/${glass}`)).body;
  const waits = async (who: Handle): Promise<readonly (readonly [string, string | undefined])[]> => {
    const { body } = await app.get<{ items: readonly WorkItem[] }>(who, '/work-list?limit=500');
    return body.items
      .filter(({ code }) => code.startsWith('break-glass'))
      .flatMap(({ code, parts }) => parts.map(({ about }) => [code, about] as const));
  };
  const reads = async (who: Handle) => (await app.canaries(who, operation)).includes('KANARIE-ACCOUNT');
  const anHourLater = async () => {
    app.clock.moveTo(plusMs(app.clock.now(), HOUR_MS));
    await app.parts.processing.settled();
  };
  const endings = async () =>
    (await app.entries(operation)).filter(({ name }) => name === 'BreakGlassExpired').length;

  afterEach(async () => {
    await app.close();
    await notified?.closeServers();
    notified = undefined;
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  it('waits for the holder, the supervisors and the data protection officer until one has answered', async () => {
    await open();
    const reviewers = ['coordB', HEAD, PROTECTION] as const;
    const others = ['coordA', 'leader', 'border', 'work', 'stranger'] as const;
    for (const who of reviewers) expect(await waits(who)).toEqual([['break-glass-to-review', undefined]]);
    for (const who of others) expect([who, await waits(who)]).toEqual([who, []]);
    for (const who of reviewers)
      expect(await page(who)).toMatchObject({
        ...{ by: 'coordA', asked: 'VictimConversationEnded', state: 'unanswered', mayAnswer: true },
        ...{ reason: 'KANARIE-REASON she called, afraid', ground: 'danger-to-life-or-health', answers: [] },
      });
    expect(await page('coordA')).toMatchObject({ state: 'unanswered', mayAnswer: false });
    for (const who of ['leader', 'border', 'stranger'] as const)
      expect([who, (await page(who)).code]).toEqual([who, 'ENTRY.UNKNOWN']);
    expect((await review('coordB', { verdict: 'justified' })).status).toBe(201);
    for (const who of reviewers) expect(await waits(who)).toEqual([]);
    for (const who of [...reviewers, 'coordA'] as const) {
      expect(await page(who)).toMatchObject({
        state: 'justified',
        answers: [{ by: 'coordB', verdict: 'justified' }],
      });
      expect(await app.everything(who, operation)).toContain('BreakGlassReviewed');
    }
    for (const who of ['leader', 'border', 'work', 'facilitator'] as const)
      expect(await app.everything(who, operation)).not.toContain('BreakGlass');
  });

  it('is told to all three, by a message that says so and no more', async () => {
    notified = await Notified.open();
    app = notified.app;
    everybodyIsThere(app);
    const found = ['coordB', HEAD, PROTECTION] as const;
    const others = ['coordA', 'leader', 'border'] as const;
    for (const who of [...found, ...others]) await notified.mailTo(who);
    await meet();
    await notified.settled();
    const before = others.map((who) => notified!.mailsTo(who).length);
    glass = (await breakGlass()).entry;
    await notified.settled();
    for (const who of found) {
      const { text } = notified.mailsTo(who).at(-1)!;
      expect(text).toContain('en läsning i nödläge att granska');
      expect(text).not.toMatch(/coordA|KANARIE|Växjö/);
    }
    expect(others.map((who) => notified!.mailsTo(who).length)).toEqual(before);
  });

  it('shows the data protection officer that it was broken, and nothing else of the operation', async () => {
    await open();
    const types = new Set((await app.history(PROTECTION, operation)).map(({ type }) => type));
    expect([...types]).toEqual(['AccessedUnderBreakGlass']);
    expect(await app.canaries(PROTECTION, operation)).toEqual(['KANARIE-REASON']);
    const other = await app.plan();
    expect((await app.get(PROTECTION, `/operations/${other}/history`)).status).toBe(404);
    for (const [path, body] of [
      [`/encounters/${encounter}/consents`, { recipient: 'ngo/shelter', purpose: 'support', scope: ['all'] }],
      [`/operations/${operation}/conduct/notes`, { text: { value: 'x' } }],
      [
        `/operations/${operation}/child-concerns`,
        { to: COORDINATORS, ground: { value: 'x' }, about: 'child-elsewhere' },
      ],
      [`/entries/${conversation}/break-glass`, { ground: 'child-at-risk', reason: 'to see what she said' }],
    ] as const) {
      const { status } = await app.post(PROTECTION, path, body);
      expect([path, [400, 403, 404].includes(status)]).toEqual([path, true]);
    }
    expect((await app.get(PROTECTION, `/encounters/${encounter}`)).status).toBe(404);
  });

  it('is never answered by whoever broke it, whatever they have become since', async () => {
    await open();
    const refused = async (code = 'ACCESS.NOT_YOURS') => {
      const { status, body } = await review('coordA', { verdict: 'justified' });
      expect([status, body.code]).toEqual([403, code]);
      expect(await waits('coordA')).toEqual([]);
    };
    await refused('BREAK_GLASS.READ_ONLY');
    await app.tell('coordB', `/encounters/${encounter}/hand-overs`, { to: 'coordA' });
    await refused();
    for (const role of ['supervisor', 'data-protection-officer']) {
      const entry = { branch: COORDINATORS, role, regions: [] };
      app.parts.directory.registerPerson('coordA', entry, null);
      await refused();
    }
    expect((await review('leader', { verdict: 'justified' })).body.code).toBe('ENTRY.UNKNOWN');
  });

  it('that was not justified closes at once, and waits until every step has been taken', async () => {
    await open();
    expect((await review(HEAD, { verdict: 'not-justified' })).body.code).toBe('BREAK_GLASS.WHY_REQUIRED');
    expect((await step(HEAD, 'person-informed')).body.code).toBe('BREAK_GLASS.NO_INCIDENT');
    expect(await reads('coordA')).toBe(true);
    expect((await review(HEAD, NOT_JUSTIFIED)).status).toBe(201);
    expect(await reads('coordA')).toBe(false);
    expect(await page('coordA')).toMatchObject({
      state: 'not-justified',
      answers: [{ by: 'head', ...NOT_JUSTIFIED }],
      notifyBy: plusMs(app.clock.now(), 72 * HOUR_MS),
    });
    const steps = ['taken-up-with-reader', 'person-informed', 'supervisory-authority'];
    for (const who of ['coordB', HEAD, PROTECTION] as const)
      expect([...(await waits(who))].sort()).toEqual(
        steps.map((about) => ['break-glass-step', about]).sort(),
      );
    expect((await step('coordA', 'taken-up-with-reader')).body.code).toBe('ACCESS.NOT_YOURS');
    expect((await step(HEAD, 'taken-up-with-reader')).status).toBe(201);
    expect((await step('coordB', 'person-informed', { outcome: 'not-needed' })).body.code).toBe(
      'BREAK_GLASS.WHY_REQUIRED',
    );
    await step('coordB', 'person-informed');
    expect((await page(HEAD)).state).toBe('not-justified');
    const { body } = await step(PROTECTION, 'supervisory-authority', {
      outcome: 'not-needed',
      why: 'no risk',
    });
    expect(body.entries.map(({ type }) => type)).toEqual(['BreakGlassStepTaken', 'BreakGlassIncidentClosed']);
    expect((await page(HEAD)).state).toBe('closed');
    for (const who of ['coordB', HEAD, PROTECTION] as const) expect(await waits(who)).toEqual([]);
    await anHourLater();
    expect(await endings()).toBe(1);
  });

  it('that was not justified is not broken again by the same person there, until every step has been taken', async () => {
    await open();
    app.parts.directory.registerPerson(
      'coordC',
      { branch: COORDINATORS, role: 'coordinator', regions: ['syd'] },
      null,
    );
    const again = (by: Handle = 'coordA', entry = conversation) =>
      app.post(by, `/entries/${entry}/break-glass`, {
        ground: 'holder-unreachable',
        reason: 'she called again',
      });
    const refusal = async () => {
      const { status, body, text } = await again();
      expect([status, body.code]).toEqual([409, 'BREAK_GLASS.INCIDENT_OPEN']);
      expect(JSON.parse(text)).toMatchObject({ details: { accessed: glass } });
    };
    await review(HEAD, NOT_JUSTIFIED);
    await refusal();
    // Of another encounter it is.
    const other = await app.encounter(operation);
    const elsewhere = await app.tell('coordB', `/encounters/${other}/conversation-ended`, { account });
    expect((await again('coordA', elsewhere.entry)).status).toBe(201);
    await step(HEAD, 'taken-up-with-reader');
    await step(HEAD, 'person-informed');
    await refusal();
    // Another person is there for the emergency.
    expect((await again('coordC' as Handle)).status).toBe(201);
    await step(PROTECTION, 'supervisory-authority');
    expect((await again()).status).toBe(201);
  });

  it('that was not justified keeps nobody out to whom the holder hands the encounter over', async () => {
    await open();
    await review(HEAD, NOT_JUSTIFIED);
    await app.tell('coordB', `/encounters/${encounter}/hand-overs`, { to: 'coordA' });
    expect(await reads('coordA')).toBe(true);
    expect((await breakGlass()).entry).toBe('');
  });

  it('that one found justified, another may find not to be, and not the other way round', async () => {
    await open();
    await review('coordB', { verdict: 'justified' });
    expect((await review(HEAD, { verdict: 'justified' })).body.entries).toEqual([]);
    expect((await review(PROTECTION, NOT_JUSTIFIED)).status).toBe(201);
    expect((await waits(HEAD)).length).toBe(3);
    expect((await review('coordB', { verdict: 'justified' })).body.code).toBe('BREAK_GLASS.ANSWERED');
  });

  it('waits where nobody may answer it, and both who breaks it and the administrator are warned', async () => {
    app = await TestSamsyn.open();
    everybodyIsThere(app);
    await meet();
    app.parts.directory.registerPerson(
      'admin2',
      { branch: 'samsyn/administration', role: 'administrator', regions: [] },
      null,
    );
    const deactivate = async (who: Handle) => {
      const { body } = await app.delete<{ id: string }>(ADMIN, `/admin/persons/${who}`);
      const approved = `/approvals/${body.id}/approve`;
      return (await app.post<{ warnings?: readonly { code: string }[] }>('admin2' as Handle, approved)).body;
    };
    const broken = () =>
      app.post<{ entries: readonly { id: string }[]; warnings?: readonly { code: string }[] }>(
        'coordA',
        `/entries/${conversation}/break-glass`,
        { ground: 'holder-unreachable', reason: 'nobody answers the telephone' },
      );
    await app.delete(ADMIN, '/admin/persons/coordB');
    for (const who of [HEAD, PROTECTION])
      expect((await deactivate(who)).warnings).toMatchObject([{ code: 'IDENTITY.LAST_OF_ROLE' }]);
    const { body } = await broken();
    expect(body.warnings).toMatchObject([{ code: 'BREAK_GLASS.NOBODY_TO_ANSWER' }]);
    glass = body.entries[0]!.id;
    await anHourLater();
    app.parts.directory.registerPerson(
      'new',
      { branch: COORDINATORS, role: 'data-protection-officer', regions: [] },
      null,
    );
    expect(await waits('new' as Handle)).toEqual([['break-glass-to-review', undefined]]);
    expect((await broken()).body.warnings).toBeUndefined();
  });

  it('is answered before what was recorded of the person is erased', async () => {
    await open();
    const erase = () => eraseByTwo(app, HEAD, `/encounters/${encounter}/erasure`);
    const { status, body } = await erase();
    expect([status, body.code]).toEqual([409, 'ERASURE.GLASS_UNANSWERED']);
    await review(HEAD, { verdict: 'justified' });
    expect((await erase()).status).toBe(201);
    await app.parts.processing.settled();
    expect(await page(HEAD)).toMatchObject({ by: 'coordA', state: 'justified' });
    expect((await page(HEAD)).reason).toBeUndefined();
  });

  it('is a page in Swedish and English, and tells nothing of the person', async () => {
    await open();
    await review(HEAD, NOT_JUSTIFIED);
    for (const [lang, words] of [
      ['sv', ['Läst i nödläge', 'coordA', 'Var det motiverat?', 'inte motiverat', 'Vad som följer']],
      ['en', ['Read in an emergency', 'coordA', 'Was it justified?', 'not justified', 'What follows']],
    ] as const) {
      const html = await app.page(PROTECTION, `/break-glass/${glass}?lang=${lang}`, 'text/html');
      for (const word of [...words, 'KANARIE-REASON', 'KANARIE-WHY', `/break-glass/${glass}/steps`])
        expect(html).toContain(word);
      expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
      expect(html).not.toMatch(/KANARIE-ACCOUNT|undefined/);
    }
  });

  describe('ends by itself', () => {
    it('after a hand-over to another office', async () => {
      await open();
      await app.tell('coordB', `/encounters/${encounter}/consents`, {
        ...{ recipient: OTHER_OFFICE, scope: ['all'], purpose: 'support where she lives' },
      });
      await app.tell('coordB', `/encounters/${encounter}/hand-overs`, { to: 'ost', ground: 'OSL 12:2' });
      expect(await reads('coordA')).toBe(false);
      await anHourLater();
      expect(await reads('coordA')).toBe(false);
      expect(await waits(HEAD)).toEqual([['break-glass-to-review', undefined]]);
      expect((await review('coordB', { verdict: 'justified' })).status).toBe(201);
    });

    it('after a change of role', async () => {
      await open();
      app.parts.directory.registerPerson(
        'coordA',
        { branch: COORDINATORS, role: 'case-officer', regions: ['syd'] },
        null,
      );
      await anHourLater();
      expect(await reads('coordA')).toBe(false);
      expect(await endings()).toBe(1);
    });

    it('after the branch was split, and is answered by the office where it was broken', async () => {
      await inFolder();
      const [agency, code] = COORDINATORS.split('/');
      const offices = [
        { branch: OTHER_OFFICE, persons: ['coordB'], regions: ['ost'] },
        {
          branch: 'social-services/coordinator-syd',
          ...{ persons: ['coordA', 'head', 'protection'], regions: ['syd'], rest: true },
        },
      ];
      const { status, text } = await app.put(ADMIN, `/admin/agencies/${agency}/branches/${code}/split`, {
        offices,
      });
      expect([status < 300, status < 300 ? '' : text]).toEqual([true, '']);
      await app.close();
      app = await TestSamsyn.open({ folder: folders[0]! }, plusMs(app.clock.now(), HOUR_MS));
      await app.parts.processing.settled();
      expect(await reads('coordA')).toBe(false);
      expect(await endings()).toBe(1);
      expect(await waits(HEAD)).toEqual([['break-glass-to-review', undefined]]);
      expect((await review(PROTECTION, { verdict: 'justified' })).status).toBe(201);
    });

    it('after a restart while it was open, also where the hour ended meanwhile', async () => {
      const folder = await inFolder();
      await app.close();
      app = await TestSamsyn.open({ folder }, plusMs(app.clock.now(), HOUR_MS / 2));
      expect(await reads('coordA')).toBe(true);
      await app.close();
      app = await TestSamsyn.open({ folder }, plusMs(app.clock.now(), HOUR_MS));
      await app.parts.processing.settled();
      expect(await reads('coordA')).toBe(false);
      expect(await endings()).toBe(1);
    });
  });
});
