import type { CiphertextStore, PlacedCiphertext } from '@samsyn/event-store';

export interface CiphertextsUnderTest {
  /** An empty store, each time. */
  open(): Promise<CiphertextStore>;
}

const at = (event: string, more: Partial<PlacedCiphertext> = {}): PlacedCiphertext => ({
  ...{ event, leaf: 'leaf', field: 'text', key: `key of ${event}` },
  ...{ recordedAt: '2026-11-19T15:20:00.000Z', text: `sealed ${event}` },
  ...more,
});
const byPlace = (texts: readonly PlacedCiphertext[]) =>
  [...texts].sort((a, b) =>
    `${a.event}|${a.leaf}|${a.field}`.localeCompare(`${b.event}|${b.leaf}|${b.field}`),
  );
const WHOLE_DAY = { from: '2026-11-19T00:00:00.000Z', before: '2026-11-20T00:00:00.000Z' };

/** What every store of ciphertexts must do, whatever it stands on. */
export function ciphertextStoreContract(name: string, { open }: CiphertextsUnderTest): void {
  describe(`the contract of a store of ciphertexts: ${name}`, () => {
    let store: CiphertextStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    it('gives back all that was put for the events asked for, and nothing else', async () => {
      const texts = [
        at('a'),
        at('a', { field: 'other' }),
        at('a', { leaf: 'decided anew' }),
        at('b'),
        at('c'),
      ];
      await store.put(texts);
      expect(byPlace(await store.read(['a', 'c', 'unknown']))).toEqual(
        byPlace(texts.filter(({ event }) => event !== 'b')),
      );
      expect(await store.read([])).toEqual([]);
    });

    it('keeps what stands there already', async () => {
      await store.put([at('a')]);
      await store.put([at('a', { text: 'another', key: 'another' }), at('b')]);
      expect(byPlace(await store.read(['a', 'b']))).toEqual([at('a'), at('b')]);
    });

    it('takes the same from several at once, and nothing as nothing', async () => {
      const texts = Array.from({ length: 200 }, (_, nr) => at(`event ${nr}`));
      await Promise.all([store.put(texts), store.put([...texts].reverse()), store.put([]), store.put(texts)]);
      expect(await store.read(texts.map(({ event }) => event))).toHaveLength(200);
    });

    it('takes a text of a megabyte as it is', async () => {
      const text = 'å–\\\'"$1'.repeat(130_000);
      await store.put([at('a', { text })]);
      expect((await store.read(['a']))[0]?.text).toBe(text);
    });

    it('destroys what was sealed with the keys, again without harm', async () => {
      await store.put([at('a'), at('b', { key: 'hers' }), at('c', { key: 'hers' })]);
      for (const keys of [['hers', 'unknown'], ['hers'], []]) await store.destroy(keys);
      expect(await store.read(['a', 'b', 'c'])).toEqual([at('a')]);
    });

    it('names the places that were recorded from a moment on and before another', async () => {
      const moments = [
        '2026-11-18T23:59:59.999Z',
        WHOLE_DAY.from,
        '2026-11-19T23:59:59.999Z',
        WHOLE_DAY.before,
      ];
      await store.put(moments.map((recordedAt, nr) => at(`${nr}`, { recordedAt })));
      await store.put([at('1', { field: 'other', recordedAt: WHOLE_DAY.from })]);
      const found = await store.places(WHOLE_DAY);
      expect(found.map(({ event }) => event).sort()).toEqual(['1', '2']);
    });

    it('removes what was put for a place, and not for the same event elsewhere', async () => {
      const kept = at('a', { leaf: 'written' });
      await store.put([at('a'), at('a', { field: 'other' }), kept, at('b')]);
      await store.remove([
        { event: 'a', leaf: 'leaf' },
        { event: 'unknown', leaf: 'leaf' },
      ]);
      await store.remove([]);
      expect(byPlace(await store.read(['a', 'b']))).toEqual([kept, at('b')]);
    });
  });
}
