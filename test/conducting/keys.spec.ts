import { MemoryEventStore } from '@samsyn/event-store';
import { uuidV5 } from '@samsyn/event-store';
import { ConductingSamsyn, type Recorded201 } from './conducting-samsyn';

const KEY = { 'idempotency-key': 'b1' };
interface Batch {
  readonly items: readonly (Recorded201 & { readonly status: number; readonly problem?: { code: string } })[];
}

describe('an idempotency key', () => {
  let app: ConductingSamsyn;
  let tonight: string;
  let tomorrow: string;
  beforeEach(async () => {
    app = await ConductingSamsyn.open(new MemoryEventStore());
    tonight = await app.plan();
    tomorrow = await app.plan();
  });
  afterEach(() => app.close());
  const entered = (operationId: string, persons = 2) =>
    app.post('officer', `/operations/${operationId}/conduct/site-entered`, { persons }, KEY);
  const batch = (handle: string, operationId: string, items: readonly object[]) =>
    app.post<Batch>(handle, `/operations/${operationId}/entries`, { items });
  const names = async (operationId: string) =>
    (await app.entries(operationId)).map(({ name }) => name).slice(1 + 4);

  it('is one for an operation and what is told in it: the same key tomorrow is another', async () => {
    const first = await entered(tonight);
    const second = await entered(tomorrow, 3);
    const other = await app.post('officer', `/operations/${tonight}/conduct/site-secured`, {}, KEY);
    expect([first.status, second.status, other.status]).toEqual([201, 201, 201]);
    expect((await entered(tonight)).body).toEqual(first.body);
    expect((await entered(tomorrow, 3)).body).toEqual(second.body);
    expect(await names(tonight)).toEqual(['SiteEntered', 'SiteSecured']);
  });

  it('is refused with another body for the same, alone and in a batch', async () => {
    await entered(tonight);
    expect((await entered(tonight, 3)).body.code).toBe('REQUEST.IDEMPOTENCY_KEY_REUSED');
    const { body } = await batch('officer', tonight, [{ key: 'b1', does: 'SiteEntered', persons: 3 }]);
    expect(body.items[0]?.problem?.code).toBe('REQUEST.IDEMPOTENCY_KEY_REUSED');
    const same = await batch('officer', tonight, [{ key: 'b1', does: 'SiteEntered', persons: 2 }]);
    expect(same.body.items[0]?.entries).toEqual((await entered(tonight)).body.entries);
  });

  it('names the encounter that it opened in this operation, not the one of another night', async () => {
    const items = [
      { key: 'e1', does: 'EncounterOpened', identity: 'unknown' },
      { key: 'e2', does: 'VictimConversationStarted', encounterKey: 'e1' },
    ];
    const [first, second] = [await batch('coordA', tonight, items), await batch('coordA', tomorrow, items)];
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(first.body.items[0]?.id).not.toBe(second.body.items[0]?.id);
    expect((await names(tomorrow)).toSorted()).toEqual(['EncounterOpened', 'VictimConversationStarted']);
  });

  /** As it was recorded before keys had a scope: one id for all that the person does. */
  it('that was used before keys had a scope is answered as then, and holds nothing else up', async () => {
    const actor = app.actor('officer');
    const body = { persons: 2 };
    const recorded = { name: 'SiteEntered', data: body };
    const content = { does: 'SiteEntered', path: { operationId: tonight }, body };
    await app.tellAs(uuidV5(actor.person, 'b1'), tonight, 'officer', recorded, content);
    const before = await app.entries(tonight);
    const again = await entered(tonight);
    expect(again.body.entries).toEqual([{ id: before.at(-1)?.id, type: 'SiteEntered' }]);
    expect(await app.entries(tonight)).toEqual(before);
    expect((await entered(tonight, 3)).body.code).toBe('REQUEST.IDEMPOTENCY_KEY_REUSED');
    expect((await entered(tomorrow)).body.entries).not.toEqual(again.body.entries);

    const coordinator = app.actor('coordA');
    const opening = { identity: 'unknown' };
    const former = uuidV5(coordinator.person, 'e1');
    const facts = { does: 'EncounterOpened', path: { operationId: tonight }, body: opening };
    const encounter = uuidV5(former, 'new');
    await app.tellAs(former, tonight, 'coordA', { name: 'EncounterOpened', data: opening }, facts, encounter);
    const { body: items } = await batch('coordA', tonight, [
      { key: 'e1', does: 'EncounterOpened', ...opening },
      { key: 'e2', does: 'ContactCardGiven', encounterKey: 'e1' },
    ]);
    expect(items.items.map(({ status }) => status)).toEqual([201, 201]);
    expect(items.items[0]?.id).toBe(encounter);
  });
});
