import { ChildConcernReported, ReferralRequested } from '@samsyn/conducting/contract';
import { Erasure } from '@samsyn/entries';
import { EventCodec, EventRegistry, newUuid, type EventDefinition } from '@samsyn/event-store';
import type { JsonObject } from '@samsyn/kernel';
import { KeyStoreSealer } from '@samsyn/secrecy';
import type { WorkItem } from '@samsyn/worklist';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestSamsyn, SHELTER, type Handle, type HistoryEntry } from '../support/test-samsyn';
import { EMERGENCY, FURTHER, further, MUNICIPALITY, waitUntil } from '../encounter/persons';
import { eraseByTwo } from '../support/administrators';

jest.setTimeout(120_000);

const [municipality, emergency] = [further('municipality'), further('emergency')];
const head = further('head');
const [municipalityHead, emergencyHead, shelterHead] = [
  ...(['municipalityHead', 'emergencyHead', 'shelterHead'] as unknown as Handle[]),
] as [Handle, Handle, Handle];
const SUPERVISORS: Readonly<Record<string, string>> = {
  municipalityHead: MUNICIPALITY,
  emergencyHead: EMERGENCY,
  shelterHead: SHELTER,
};

async function openWith(place: Parameters<typeof TestSamsyn.open>[0], now?: string): Promise<TestSamsyn> {
  const app = await TestSamsyn.open(place, now);
  const { directory } = app.parts;
  const register = (handle: string, branch: string, role: string) => {
    if (directory.byHandle(handle)) return;
    directory.registerBranch(branch, {}, null);
    directory.registerPerson(handle, { branch, role, regions: [] }, null);
  };
  for (const [handle, [branch, role]] of Object.entries(FURTHER)) register(handle, branch, role);
  for (const [handle, branch] of Object.entries(SUPERVISORS)) register(handle, branch, 'supervisor');
  return app;
}

/** One encounter with what was sent from it. */
class Sent {
  concern = '';
  referral = '';
  reservation = '';
  private constructor(
    readonly app: TestSamsyn,
    readonly operation: string,
    readonly encounter: string,
  ) {}

  static async in(app: TestSamsyn): Promise<Sent> {
    const operation = await app.plan();
    await app.start(operation);
    const encounter = await app.encounter(operation);
    await app.tell('coordB', `/encounters/${encounter}/conversation-ended`, {
      account: { value: 'KANARIE-ACCOUNT', label: 'social-services' },
    });
    return new Sent(app, operation, encounter);
  }

  by(handle: Handle, path: string, body: object = {}) {
    return this.app.tell(handle, `/encounters/${this.encounter}/${path}`, body);
  }
  correct(handle: Handle, entry: string, field: string, is: string) {
    return this.app.tell(handle, `/entries/${entry}/corrections`, { field, is, reason: 'misheard' });
  }
  erase(by: Handle = head) {
    return eraseByTwo(this.app, by, `/encounters/${this.encounter}/erasure`);
  }
  eraseCopy(by: Handle, entry: string) {
    return eraseByTwo(this.app, by, `/entries/${entry}/erasure`);
  }
  acknowledge(by: Handle) {
    return this.app.post(by, `/child-concerns/${this.concern}/acknowledgements`);
  }
  redirect(by: Handle, to: string) {
    return this.app.post(by, `/child-concerns/${this.concern}/redirections`, { to, why: 'KANARIE-WHY' });
  }

  /** Everything that the person can know of what was sent. */
  async view(who: Handle) {
    const { app, operation } = this;
    const history = await app.history(who, operation);
    const list = (await app.get<{ items: readonly WorkItem[] }>(who, '/work-list?limit=500')).body.items;
    const debrief = (
      await app.get<{ tasks?: unknown; course?: unknown }>(who, `/operations/${operation}/debrief`)
    ).body;
    return {
      history,
      items: list.filter((item) => item.operation?.id === operation),
      tasks: debrief.tasks,
      course: debrief.course,
    };
  }

  async codes(who: Handle): Promise<readonly string[]> {
    return (await this.view(who)).items
      .map(({ code }) => code)
      .filter((code) => /concern|referral/.test(code));
  }
}

type Step = (sent: Sent) => Promise<unknown>;
const GROUND = { value: 'KANARIE-CHILD' };
/** A concern and a referral through their lives; a correction and a reminder on the way. */
const LIFE: readonly (readonly [string, Step])[] = [
  [
    'a concern is reported',
    async (sent) => {
      const body = { to: MUNICIPALITY, about: 'child-elsewhere', ground: GROUND };
      sent.concern = (await sent.by('coordB', 'child-concerns', body)).entry;
    },
  ],
  ['it is corrected', (sent) => sent.correct('coordB', sent.concern, 'ground', 'KANARIE-CHILDREN')],
  ['it is redirected', (sent) => sent.redirect('coordB', EMERGENCY)],
  ['it is acknowledged', (sent) => sent.acknowledge(emergency)],
  ['it is redirected back', (sent) => sent.redirect(emergency, MUNICIPALITY)],
  [
    'a referral is asked for',
    async (sent) => {
      sent.referral = (await sent.by('coordB', 'referrals', { to: SHELTER, service: 'shelter' })).entry;
    },
  ],
  [
    'a reservation is accepted',
    async (sent) => {
      sent.reservation = (await sent.by('shelter', 'reservations', { ground: 'OSL 10:14' })).entry;
    },
  ],
  [
    'the referral is accepted',
    async (sent) => {
      const note = { value: 'KANARIE-NOTE' };
      const { entry } = await sent.by('shelter', 'referral-acceptances', { referral: sent.referral, note });
      await sent.correct('shelter', entry, 'note', 'KANARIE-NOTED');
    },
  ],
  ['it is completed', (sent) => sent.by('shelter', 'referral-completions', { referral: sent.referral })],
];
const RECEIVERS = [municipality, emergency, 'shelter'] as const;
const OWNERS = ['coordB', 'coordA', head] as const;
const OF_OTHERS = ['leader', 'border', 'work', 'tax', 'facilitator'] as const;

const after = async (app: TestSamsyn, steps: number): Promise<Sent> => {
  const sent = await Sent.in(app);
  for (const [, step] of LIFE.slice(0, steps)) await step(sent);
  return sent;
};
const recorded = (entries: readonly HistoryEntry[]) => entries.map(({ id, type }) => [id, type]);

describe('what was sent to another authority', () => {
  let app: TestSamsyn;
  beforeAll(async () => {
    app = await openWith('memory');
  });
  afterAll(() => app.close());
  const settled = () => app.parts.processing.settled();

  it.each(LIFE.map(([what], index) => [what, index + 1] as const))(
    'stays as it was with its receivers when the encounter is erased after %s, and is gone for its own side',
    async (_what, steps) => {
      const sent = await after(app, steps);
      const before = await Promise.all(RECEIVERS.map((who) => sent.view(who)));
      const owners = await Promise.all(OWNERS.map((who) => app.history(who, sent.operation)));
      const others = await Promise.all(OF_OTHERS.map((who) => app.everything(who, sent.operation)));

      const { status, body } = await sent.erase();
      expect(status).toBe(201);
      await settled();

      expect(await Promise.all(RECEIVERS.map((who) => sent.view(who)))).toEqual(before);
      for (const [index, who] of OWNERS.entries()) {
        const history = await app.history(who, sent.operation);
        expect(recorded(history.filter(({ type }) => type !== 'SubjectErased'))).toEqual(
          recorded(owners[index]!),
        );
        expect(await app.canaries(who, sent.operation)).toEqual([]);
        const sentOn = history.filter(({ type }) => /^(ChildConcern|Referral|Reservation)/.test(type));
        expect(sentOn.map(({ facts }) => facts)).toEqual(sentOn.map(() => ({})));
      }
      const canaries = await Promise.all(OF_OTHERS.map((who) => app.everything(who, sent.operation)));
      expect(canaries.map((text) => /KANARIE/.test(text))).toEqual(others.map(() => false));

      const waiting = [
        ...(steps < 4 || steps > 4 ? [sent.concern] : []),
        ...([6, 7].includes(steps) ? [sent.referral] : []),
      ];
      expect((body.warnings ?? []).map(({ code, details }) => ({ code, ...details }))).toMatchObject(
        waiting.map((entry) => ({ code: 'ERASURE.STILL_WAITS', entry })),
      );
    },
  );

  it('is answered in an erased encounter, and what comes of it is no longer for its own side', async () => {
    const sent = await after(app, 6);
    await sent.erase();
    await settled();
    const viewed = await Promise.all(OWNERS.map((who) => sent.view(who)));
    expect([await sent.codes(municipality), await sent.codes('shelter')]).toEqual([
      ['child-concern-to-acknowledge'],
      ['referral-to-answer'],
    ]);
    expect((await sent.redirect(municipality, EMERGENCY)).status).toBe(201);
    expect(await sent.codes(municipality)).toEqual([]);
    expect(await sent.codes(emergency)).toEqual(['child-concern-to-acknowledge']);
    expect((await app.seen(emergency, sent.operation, sent.concern))?.facts).toMatchObject({
      ground: 'KANARIE-CHILD',
    });
    expect((await sent.acknowledge(municipality)).body.code).toBe('CHILD_CONCERN.REDIRECTED');
    expect((await sent.acknowledge(emergency)).status).toBe(201);
    expect(await sent.codes(emergency)).toEqual([]);
    for (const answer of ['acceptances', 'completions'])
      await sent.by('shelter', `referral-${answer}`, { referral: sent.referral });
    expect(await sent.codes('shelter')).toEqual([]);
    expect(await Promise.all(OWNERS.map((who) => sent.view(who)))).toEqual(viewed);
  });

  it('is reminded of until it is acknowledged, and nobody of the encounter’s side hears of it', async () => {
    const own = await openWith('memory');
    const sent = await after(own, 1);
    await sent.erase();
    for (const day of ['20', '21', '22']) await waitUntil(own, `2026-11-${day}T12:00:00+01:00`);
    const reminded = (await own.history(municipality, sent.operation)).filter(
      ({ type }) => type === 'ChildConcernReminded',
    );
    expect(reminded.map(({ facts }) => facts.times)).toEqual([1, 2, 3]);
    for (const who of OWNERS)
      expect((await own.history(who, sent.operation)).map(({ type }) => type)).not.toContain(
        'ChildConcernReminded',
      );
    await own.close();
  });

  it('takes nothing but its receivers’ answers once the encounter is erased', async () => {
    const sent = await after(app, 6);
    await sent.erase();
    await settled();
    const count = (await app.entries(sent.operation)).length;
    const tried = [
      await app.post('coordB', `/encounters/${sent.encounter}/referral-withdrawals`, {
        reason: 'her-wish',
        why: 'she asked for it',
      }),
      await sent.acknowledge('coordB'),
      await sent.redirect('coordB', EMERGENCY),
      await app.post('shelter', `/encounters/${sent.encounter}/reservations`, { ground: 'OSL 10:14' }),
      await app.post('shelter', `/encounters/${sent.encounter}/contact-cards`),
      await app.post('border', `/encounters/${sent.encounter}/referral-acceptances`),
      await sent.acknowledge('shelter'),
    ];
    expect(tried.map(({ status, body }) => `${status} ${body.code}`)).toEqual([
      ...['409 ENCOUNTER.ERASED', '409 ENCOUNTER.ERASED', '409 ENCOUNTER.ERASED'],
      ...[
        '404 ENCOUNTER.UNKNOWN',
        '404 ENCOUNTER.UNKNOWN',
        '404 ENCOUNTER.UNKNOWN',
        '404 CHILD_CONCERN.UNKNOWN',
      ],
    ]);
    expect((await app.entries(sent.operation)).length).toBe(count);
  });

  it('waits on also where its receiver took the encounter over and erases it', async () => {
    const sent = await after(app, 1);
    await sent.by('coordB', 'consents', {
      recipient: MUNICIPALITY,
      scope: ['all'],
      purpose: 'support goes on',
    });
    await sent.by('coordB', 'hand-overs', { to: 'municipality', ground: 'OSL 12:2' });
    expect((await sent.erase(municipalityHead)).status).toBe(201);
    await settled();
    expect(await sent.codes(municipality)).toEqual(['child-concern-to-acknowledge']);
    expect(await app.canaries(municipality, sent.operation)).toEqual(['KANARIE-CHILD']);
    expect(await app.canaries('coordB', sent.operation)).toEqual([]);
    // What was recorded after the hand-over is not the earlier office's, whatever can still be opened of it.
    const types = (await app.history('coordB', sent.operation)).map(({ type }) => type);
    expect(types).not.toContain('SubjectErased');
    expect((await app.history(municipalityHead, sent.operation)).map(({ type }) => type)).toContain(
      'SubjectErased',
    );
    expect((await sent.erase(municipalityHead)).body).toMatchObject({ entries: [] });
    const card = await app.post(municipality, `/encounters/${sent.encounter}/contact-cards`);
    expect([card.status, card.body.code]).toEqual([409, 'ENCOUNTER.ERASED']);
    expect((await sent.acknowledge(municipality)).status).toBe(201);
    expect((await sent.eraseCopy(municipalityHead, sent.concern)).status).toBe(201);
    await settled();
    expect(await app.canaries(municipality, sent.operation)).toEqual([]);
  });

  it('is not erased by its receiver before it is answered', async () => {
    const sent = await after(app, 6);
    for (const [who, entry, answers] of [
      [municipalityHead, sent.concern, /acknowledgements.*redirections/],
      [shelterHead, sent.referral, /referral-acceptances.*referral-refusals/],
    ] as const) {
      const { status, body, text } = await sent.eraseCopy(who, entry);
      expect([status, body.code]).toEqual([409, 'ERASURE.WAITS_HERE']);
      expect(text).toMatch(answers);
    }
    // For the office that it was redirected from, it waits no more.
    expect((await sent.eraseCopy(emergencyHead, sent.concern)).status).toBe(201);
  });

  it('is erased by its receiver for the receiver alone, by a supervisor', async () => {
    const sent = await after(app, LIFE.length);
    const owners = await Promise.all(OWNERS.map((who) => sent.view(who)));
    const before = await app.history('shelter', sent.operation);
    expect((await sent.eraseCopy('shelter', sent.referral)).body.code).toBe('ACCESS.NOT_YOURS');
    expect((await sent.eraseCopy(municipalityHead, sent.referral)).body.code).toBe('ENTRY.UNKNOWN');
    expect((await sent.eraseCopy(head, sent.referral)).body.code).toBe('ERASURE.NOTHING_RECEIVED');
    expect((await sent.eraseCopy(shelterHead, sent.referral)).status).toBe(201);
    expect((await sent.eraseCopy(shelterHead, sent.referral)).body.entries).toEqual([]);
    expect((await sent.eraseCopy(shelterHead, sent.reservation)).status).toBe(201);
    await settled();
    expect(await Promise.all(OWNERS.map((who) => sent.view(who)))).toEqual(owners);
    for (const who of ['shelter', shelterHead] as const) {
      const history = await app.history(who, sent.operation);
      expect(recorded(history).filter(([, type]) => type !== 'ReceivedCopyErased')).toEqual(recorded(before));
      const rules = history.flatMap(({ withheld }) => withheld.map(({ rule }) => rule));
      expect(new Set(rules)).toEqual(new Set(['erased']));
      expect(await app.canaries(who, sent.operation)).toEqual([]);
    }
    const answer = await app.post('shelter', `/encounters/${sent.encounter}/referral-completions`, {
      referral: sent.referral,
    });
    expect([answer.status, answer.body.code]).toEqual([409, 'ENCOUNTER.ERASED']);
  });

  it('comes back to a receiver that has erased it as a copy of its own', async () => {
    const sent = await after(app, 4);
    expect((await sent.eraseCopy(emergencyHead, sent.concern)).status).toBe(201);
    expect((await sent.redirect('coordB', MUNICIPALITY)).status).toBe(201);
    const between = await app.history(emergency, sent.operation);
    expect(between.filter(({ type }) => type === 'ChildConcernRedirected')).toHaveLength(1);
    expect((await sent.redirect(municipality, EMERGENCY)).status).toBe(201);
    expect((await app.seen(emergency, sent.operation, sent.concern))?.facts).toMatchObject({
      ground: 'KANARIE-CHILD',
    });
    expect(await sent.codes(emergency)).toEqual(['child-concern-to-acknowledge']);
    expect((await sent.eraseCopy(emergencyHead, sent.concern)).body.code).toBe('ERASURE.WAITS_HERE');
    expect((await sent.acknowledge(emergency)).status).toBe(201);
  });
});

describe('what was sent before matters had keys of their own', () => {
  let app: TestSamsyn;
  beforeAll(async () => {
    app = await openWith('memory');
  });
  afterAll(() => app.close());

  /** As it stood in a log of that time. */
  async function asFormerly(
    sent: Sent,
    definition: EventDefinition,
    data: JsonObject,
    by: Handle = 'coordB',
  ) {
    const { eventStore, codec, keys, operationLog, executor, directory } = app.parts;
    const before = definition.earlier.at(-1)!;
    const former = { ...definition, ...before, sealedFor: 'subject' as const, earlier: [] };
    const registry = new EventRegistry([former]);
    const stream = `conducting.encounter-${sent.encounter}`;
    const stored = await eventStore.readStream(stream);
    const { person, branch, role } = directory.byHandle(by)!;
    const at = app.clock.now();
    const commandId = newUuid();
    const event = new EventCodec(registry, new KeyStoreSealer(keys)).encode(
      { name: definition.name, data },
      0,
      {
        ...{
          stream,
          revision: stored.at(-1)!.revision + 1,
          operationId: sent.operation,
          commandId,
          commandDigest: '-',
          causationId: null,
        },
        ...{ recordedAt: at, occurredAt: at, actor: { person, branch, role } },
      },
    );
    await eventStore.append(stream, [event], stored.at(-1)!.revision);
    operationLog.forget(sent.operation);
    executor.forget(stream);
    expect(codec.decode((await eventStore.readEvent(event.id))!).matter).toBeUndefined();
    await app.parts.processing.settled();
    return event.id;
  }

  it.each([
    ['a concern', ChildConcernReported, { to: MUNICIPALITY, about: 'child-present', ground: 'KANARIE' }],
    ['a referral', ReferralRequested, { to: SHELTER, service: 'shelter' }],
  ] as const)('refuses the erasure while %s waits, and says what to do', async (_what, definition, data) => {
    const sent = await Sent.in(app);
    const entry = await asFormerly(sent, definition, data);
    const [receiver, answer] =
      definition === ReferralRequested
        ? (['shelter', `/encounters/${sent.encounter}/referral-acceptances`] as const)
        : ([municipality, `/child-concerns/${entry}/acknowledgements`] as const);
    const before = await app.history(receiver, sent.operation);
    const { status, body, text } = await sent.erase();
    expect([status, body.code]).toEqual([409, 'ERASURE.WAITS_ELSEWHERE']);
    expect(text).toContain(entry);
    expect(text).toMatch(/acknowledgements|referral-withdrawals/);
    expect(await app.history(receiver, sent.operation)).toEqual(before);
    expect((await app.post(receiver, answer)).status).toBe(201);
    expect((await sent.eraseCopy(municipalityHead, entry)).status).toBeGreaterThan(399);
    expect((await sent.erase()).status).toBe(201);
    await app.parts.processing.settled();
    // The answer was sealed apart, and has no copy of anything to be the answer of.
    const stored = await app.parts.eventStore.readStream(`conducting.encounter-${sent.encounter}`);
    const readable = stored.flatMap((one) => {
      const opened = app.parts.codec.decode(one);
      if (opened.name === 'DisclosuresListed') return [];
      return Object.keys(opened.data as object).filter((field) => one.sealed[field]);
    });
    expect(readable).toEqual([]);
    expect(await app.canaries(receiver, sent.operation)).toEqual([]);
  });
});

describe('when every side has erased what was sent', () => {
  it.each(['first the encounter', 'last the encounter'] as const)(
    '%s: its keys are destroyed, also in a key store restored from an older copy, and every view stays as it was',
    async (order) => {
      const folder = mkdtempSync(join(tmpdir(), 'samsyn-copies-'));
      let app = await openWith({ folder });
      const sent = await after(app, LIFE.length);
      const encounterFirst = order === 'first the encounter';
      await sent.acknowledge(municipality);
      // The key of what is listed at an erasure is there already: a key store without it is refused as older than the log.
      const other = await app.encounter(sent.operation);
      await eraseByTwo(app, head, `/encounters/${other}/erasure`);
      const now = app.clock.now();
      await app.close();
      cpSync(join(folder, 'keys'), join(folder, 'older'), { recursive: true });

      app = await openWith({ folder }, now);
      const again = Object.assign(Object.create(Sent.prototype) as Sent, { ...sent, app });
      if (encounterFirst) await again.erase();
      for (const [who, entry] of [
        [municipalityHead, sent.concern],
        [emergencyHead, sent.concern],
        [shelterHead, sent.referral],
        [shelterHead, sent.reservation],
      ] as const)
        expect((await again.eraseCopy(who, entry)).status).toBe(201);
      if (!encounterFirst) expect((await again.erase()).status).toBe(201);
      await app.parts.processing.settled();
      const readable = async () =>
        (await app.parts.eventStore.readStream(`conducting.encounter-${sent.encounter}`)).flatMap(
          (stored) => {
            const { name, data } = app.parts.codec.decode(stored);
            if (name === 'DisclosuresListed') return [];
            return Object.keys(data as object)
              .filter((field) => stored.sealed[field])
              .map((field) => `${name}.${field}`);
          },
        );
      expect(await readable()).toEqual([]);
      const all = [...OWNERS, ...RECEIVERS, municipalityHead, shelterHead];
      const views = await Promise.all(all.map((who) => again.view(who)));
      for (const who of all) expect(await app.canaries(who, sent.operation)).toEqual([]);
      await app.close();

      for (const restored of [false, true]) {
        if (restored) {
          rmSync(join(folder, 'keys'), { recursive: true });
          cpSync(join(folder, 'older'), join(folder, 'keys'), { recursive: true });
        }
        app = await openWith({ folder }, now);
        await app.part(Erasure).reapply();
        expect(await readable()).toEqual([]);
        const later = Object.assign(Object.create(Sent.prototype) as Sent, { ...sent, app });
        expect(await Promise.all(all.map((who) => later.view(who)))).toEqual(views);
        await app.close();
      }
      rmSync(folder, { recursive: true, force: true });
    },
  );
});
