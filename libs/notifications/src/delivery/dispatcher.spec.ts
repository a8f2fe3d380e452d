import { Logger } from '@nestjs/common';
import type { Directory } from '@samsyn/identity';
import { ManualClock, plusMs } from '@samsyn/kernel';
import { LEASE_MS } from '@samsyn/processing';
import { EphemeralRootKey, KeyStore } from '@samsyn/secrecy';
import { Metrics } from '@samsyn/web';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DeliveryFailure, type Message } from '../channels/channel.port';
import type { Channels } from '../channels/channels';
import { NOTIFICATIONS_OFF } from '../settings';
import { NotificationSettingsHeld } from '../settings-held';
import { ContactChannels } from '../store/contact-channels';
import { Outbox, type Outgoing } from '../store/outbox';
import { PersonalStore } from '../store/personal-store';
import { Dispatcher } from './dispatcher';

const MOMENT = '2026-11-19T15:00:00.000Z';
const AT_ONCE = 4;
const directory = { byPerson: () => ({ active: true }) } as unknown as Directory;

describe('two processes over one outbox', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-outbox-'));
  const keys = new KeyStore(':memory:', new EphemeralRootKey());
  let files = 0;
  let file: string;
  let channel: string;
  const ending: (() => Promise<void>)[] = [];
  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(() => {
    file = join(folder, `${(files += 1)}.sqlite`);
    const addresses = new ContactChannels(new PersonalStore(file, keys), new ManualClock(MOMENT));
    const added = addresses.add('p', 'e-mail', 'p@example.se', 'sv');
    channel = addresses.verify('p', added.id, addresses.codeOf(added)).id;
  });
  afterEach(async () => {
    for (const end of ending.splice(0)) await end();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const message = (nr: number, more: Partial<Outgoing> = {}): Outgoing => ({
    ...{ id: `message ${nr}`, channel, word: 'call', urgent: false },
    ...{ sendAt: MOMENT, until: plusMs(MOMENT, 3_600_000), ...more },
  });

  /** @param taken what the next station answers */
  async function process(taken: () => Promise<void> = () => Promise.resolve()) {
    const [store, clock, sent] = [new PersonalStore(file, keys), new ManualClock(MOMENT), [] as string[]];
    const outbox = new Outbox(store, clock);
    const send = ({ id }: Message) => {
      sent.push(id);
      return taken();
    };
    const channels = { kinds: ['e-mail'], of: () => ({ kind: 'e-mail', send }) } as unknown as Channels;
    const dispatcher = new Dispatcher(
      ...([outbox, new ContactChannels(store, clock), channels] as const),
      ...([
        new NotificationSettingsHeld(NOTIFICATIONS_OFF),
        directory,
        clock,
        'real',
        new Metrics(),
      ] as const),
    );
    await dispatcher.onApplicationBootstrap();
    ending.push(async () => {
      await dispatcher.onModuleDestroy();
      store.database.close();
    });
    const counts = () => (['waiting', 'sent', 'dead'] as const).map((state) => outbox.count(state));
    return { outbox, clock, sent, dispatcher, counts };
  }

  const until = async (holds: () => boolean) => {
    while (!holds()) await pause(1);
  };

  it('send each message once, also what was added by the one that does not send', async () => {
    const [one, other] = [await process(), await process()];
    other.outbox.add([message(1), message(2)]);
    await other.dispatcher.settled();
    one.clock.moveTo(plusMs(MOMENT, 5_000));
    await until(() => one.sent.length > 0);
    await one.dispatcher.settled();
    expect([one.sent, other.sent, one.counts()]).toEqual([['message 1', 'message 2'], [], [0, 2, 0]]);
  });

  it.each([
    ['taken', () => Promise.resolve()],
    ['rejected', () => Promise.reject(new DeliveryFailure('rejected', 'NO'))],
  ])('send again only what was on its way when one stood still, then %s', async (_, answer) => {
    const standstill = Promise.withResolvers<void>();
    const one = await process(() => standstill.promise.then(answer));
    const other = await process();
    const ids = Array.from({ length: 2 * AT_ONCE }, (__, nr) => message(nr));
    one.outbox.add(ids);
    await until(() => one.sent.length === AT_ONCE);
    other.clock.moveTo(plusMs(MOMENT, LEASE_MS - 1));
    expect(other.sent).toEqual([]);
    other.clock.moveTo(plusMs(MOMENT, LEASE_MS + 5_000));
    await until(() => other.sent.length === ids.length);
    await other.dispatcher.settled();
    expect(other.counts()).toEqual([0, ids.length, 0]);
    standstill.resolve();
    await one.dispatcher.settled();
    expect(one.sent).toHaveLength(AT_ONCE);
    expect(other.counts()).toEqual([0, ids.length, 0]);
    other.outbox.add([message(99)]);
    await other.dispatcher.settled();
    expect([one.sent.length, other.sent.at(-1)]).toEqual([AT_ONCE, 'message 99']);
  });

  it('send nothing on waking where another has taken over meanwhile', async () => {
    const onItsWay = Promise.withResolvers<void>();
    const one = await process();
    const other = await process(() => onItsWay.promise);
    other.clock.moveTo(plusMs(MOMENT, LEASE_MS));
    other.outbox.add([message(1)]);
    await until(() => other.sent.length > 0);
    one.dispatcher.wake();
    await one.dispatcher.settled();
    onItsWay.resolve();
    await other.dispatcher.settled();
    expect([one.sent, other.counts()]).toEqual([[], [0, 1, 0]]);
  });

  it('lose nothing where a workflow that is taken over adds again what it had added', async () => {
    const { outbox, counts, clock, dispatcher, sent } = await process();
    const sendAt = plusMs(MOMENT, 60_000);
    const changes = [1, 2].map((nr) => message(nr, { word: 'change', about: 'an operation', sendAt }));
    for (const one of [...changes, ...changes]) outbox.add([one]);
    expect(counts()).toEqual([1, 0, 0]);
    clock.moveTo(sendAt);
    await until(() => sent.length > 0);
    await dispatcher.settled();
    expect(sent).toEqual(['message 2']);
  });
});
