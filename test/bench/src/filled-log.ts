import { newUuid, schemaOf, type EventToAppend, type WireType } from '@samsyn/event-store';
import type { Json, JsonObject } from '@samsyn/kernel';
import { createLogger } from '@samsyn/web';
import { openParts } from '../../../apps/samsyn/src/samsyn-parts';

const EVENTS_EACH = 100;
const LEADER = 'police/trafficking-unit';
const BRANCHES = [LEADER, 'police/border-police', 'social-services/regional-coordinator'];

interface Schema {
  readonly type?: string;
  readonly const?: Json;
  readonly pattern?: string;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema | readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

const TEXTS = [
  newUuid(),
  '2026-11-19T18:38:00.000Z',
  '2026-12-15',
  '08:00',
  LEADER,
  'A'.repeat(43),
  'syd',
  'theme:interpreter',
];

function sample(schema: Schema): Json {
  if (schema.const !== undefined) return schema.const;
  if (schema.anyOf) return sample(schema.anyOf[0]!);
  if (schema.type === 'object') {
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, sample(inner)]),
    );
  }
  if (schema.type === 'array') {
    return Array.isArray(schema.items)
      ? schema.items.map((item: Schema) => sample(item))
      : [sample(schema.items as Schema)];
  }
  if (schema.type === 'integer' || schema.type === 'number') return 2;
  if (schema.type === 'boolean') return true;
  const { pattern } = schema;
  return pattern === undefined
    ? 'a sentence that somebody wrote'
    : TEXTS.find((text) => new RegExp(pattern).test(text))!;
}

/** The plan, then whatever happens on a site and afterwards, in turn: every event type of the domain. */
const NAMES_FIRST = [
  'OperationProposed',
  'CoordinatorCalled',
  'CoordinatorAccepted',
  'PreBriefingHeld',
  'OperationReleased',
  'ConductStarted',
  'EncounterOpened',
];

/** A log of so many events in operations of a hundred, in a folder; sealed as in real life. */
export async function fillLog(folder: string, events: number): Promise<void> {
  const parts = await openParts({ folder }, createLogger({ level: 'silent' }));
  const wires = parts.codec.registry.all();
  const first = NAMES_FIRST.map((name) => parts.codec.registry.ofName(name));
  const rest = wires.filter(
    ({ definition }) => definition.service !== 'entries' && !NAMES_FIRST.includes(definition.name),
  );
  const data = new Map(
    wires.map((wire) => [wire.type, sample(schemaOf(wire.fields) as Schema) as JsonObject]),
  );
  const dataOf = (wire: WireType): JsonObject => data.get(wire.type)!;
  for (let written = 0; written < events; written += EVENTS_EACH) {
    const operationId = newUuid();
    const stream = `conducting.conduct-${operationId}`;
    const recordedAt = new Date(1_760_000_000_000 + written * 1_000).toISOString();
    const envelopes: EventToAppend[] = [];
    for (let index = 0; index < EVENTS_EACH; index += 1) {
      const wire = first[index] ?? rest[(written / EVENTS_EACH + index) % rest.length]!;
      const actor = {
        person: newUuid(),
        branch: index < 7 ? LEADER : BRANCHES[index % BRANCHES.length]!,
        role: 'officer',
      };
      const origin = { stream, operationId, commandId: newUuid(), commandDigest: '-', causationId: null };
      envelopes.push(
        parts.codec.encode({ name: wire.definition.name, data: dataOf(wire) }, 0, {
          ...origin,
          recordedAt,
          occurredAt: recordedAt,
          actor,
        }),
      );
    }
    await parts.eventStore.append(stream, envelopes, -1);
  }
  await parts.close();
}
