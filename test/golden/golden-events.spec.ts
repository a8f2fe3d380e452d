import { EventCodec } from '@samsyn/event-store';
import { eventRegistry } from '../../apps/samsyn/src/event-registry';
import { addGolden, goldenOf, GoldenSealer, sampleDataOf, storedOf } from './golden-events';

const registry = eventRegistry();
const codec = new EventCodec(registry, new GoldenSealer());
const id = '6f1c2f0e-5c0b-4b7e-9d0e-0d7c2f3a1b42';

/** `ADD_GOLDEN=1 npx jest test/golden` adds what is missing for a new event or version. */
if (process.env['ADD_GOLDEN'] === '1') {
  for (const { type, definition, version } of registry.all()) {
    const wire = registry.ofType(type);
    if (goldenOf(type) || version !== definition.version) continue;
    const data = sampleDataOf(wire);
    const actor = { person: id, branch: 'police/trafficking-unit', role: 'officer' };
    const [recordedAt, occurredAt] = ['2026-11-19T18:40:00.000Z', '2026-11-19T18:38:00.000Z'];
    const origin = {
      stream: 'golden',
      revision: 0,
      operationId: id,
      commandId: id,
      commandDigest: '-',
      causationId: null,
    };
    const encoded = codec.encode({ name: definition.name, data }, 0, {
      ...origin,
      recordedAt,
      occurredAt,
      actor,
    });
    const { content: _content, ...envelope } = encoded;
    const place = { stream: 'golden', position: 1, revision: 0, envelopeVersion: 2 as const };
    addGolden(type, { stored: { ...envelope, ...place }, data });
  }
}

describe('Events of every version that ever stood in a log', () => {
  it.each(registry.all().map(({ type }) => type))('%s still decodes to what it said', (type) => {
    const golden = goldenOf(type);
    if (!golden) throw new Error(`${type} has no golden event: run ADD_GOLDEN=1 npx jest test/golden`);
    const decoded = codec.decode(storedOf(golden));
    // What an earlier version said, as today's version says it.
    expect(decoded.data).toEqual(registry.ofType(type).upcast(golden.data));
    expect(decoded.erased).toEqual([]);
  });

  it('has sealed every text, so that the envelope holds codes, times and identifiers alone', () => {
    for (const { type } of registry.all()) {
      const golden = goldenOf(type);
      expect(JSON.stringify(golden?.stored.data)).not.toContain('text with');
    }
  });

  it('opens nothing of an envelope whose ciphertext was moved to another event', () => {
    const golden = goldenOf('conducting.NoteAdded.v1')!;
    const moved = { ...storedOf(golden), id: '00000000-0000-4000-8000-000000000000' };
    const { data, damaged } = codec.decode(moved);
    expect([data, damaged]).toEqual([golden.stored.data, Object.keys(golden.stored.sealed)]);
  });
});
