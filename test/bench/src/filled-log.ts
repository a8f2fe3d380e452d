import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  newUuid,
  schemaOf,
  type EventRegistry,
  type EventToAppend,
  type WireType,
} from '@samsyn/event-store';
import type { Json, JsonObject } from '@samsyn/kernel';
import { createLogger } from '@samsyn/web';
import { openParts } from '../../../apps/samsyn/src/samsyn-parts';

const EXERCISES = 'test/exercises';
const FIRST_RECORDED = Date.parse('2026-01-01T12:00:00Z');
const LEADER = 'police/trafficking-unit';
const BRANCHES = [LEADER, 'police/border-police', 'social-services/regional-coordinator'];

interface Exercise {
  readonly steps: readonly { readonly does: string }[];
}

interface Schema {
  readonly type?: string;
  readonly const?: Json;
  readonly pattern?: string;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema | readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

const REGIONS = ['norr', 'mitt', 'bergslagen', 'ost', 'stockholm', 'vast', 'syd'];
const REASONS = ['rendezvous', 'interpreter', 'money', 'care', 'safety', 'separation', 'transport'];

/** Values for whatever pattern a text must fit, others in each operation. */
const textsOf = (operation: number): readonly string[] => [
  newUuid(),
  '2026-11-19T18:38:00.000Z',
  '2026-12-15',
  '08:00',
  LEADER,
  'A'.repeat(43),
  REGIONS[operation % REGIONS.length]!,
  `deviation:${REASONS[operation % REASONS.length]!}`,
];

/** Which of the texts fits a pattern: the same one in each operation. */
const fitting = new Map<string, number>();

function sample(schema: Schema, texts: readonly string[]): Json {
  if (schema.const !== undefined) return schema.const;
  if (schema.anyOf) return sample(schema.anyOf[0]!, texts);
  if (schema.type === 'object') {
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, sample(inner, texts)]),
    );
  }
  if (schema.type === 'array') {
    return Array.isArray(schema.items)
      ? schema.items.map((item: Schema) => sample(item, texts))
      : [sample(schema.items as Schema, texts)];
  }
  if (schema.type === 'integer' || schema.type === 'number') return 2;
  if (schema.type === 'boolean') return true;
  const { pattern } = schema;
  if (pattern === undefined) return 'a sentence that somebody wrote';
  const index = fitting.get(pattern) ?? texts.findIndex((text) => new RegExp(pattern, 'u').test(text));
  fitting.set(pattern, index);
  return texts[index]!;
}

/** What happens in an operation, in order: the steps of each exercise, of `every-event` too. */
function operationsOf(registry: EventRegistry): WireType[][] {
  const files = readdirSync(EXERCISES).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => {
    const { steps } = JSON.parse(readFileSync(join(EXERCISES, file), 'utf8')) as Exercise;
    return steps.map(({ does }) => registry.ofName(does));
  });
}

/** A log of so many events in a folder, one operation after the other as the exercises tell them, sealed as in real life. */
export async function fillLog(folder: string, events: number): Promise<void> {
  const parts = await openParts({ folder }, createLogger({ level: 'silent' }));
  const operations = operationsOf(parts.codec.registry);
  const schemas = new Map(
    parts.codec.registry.all().map((wire) => [wire.type, schemaOf(wire.fields) as Schema]),
  );
  let written = 0;
  for (let index = 0; written < events; index += 1) {
    const found = operations[index % operations.length]!.slice(0, events - written);
    const texts = textsOf(index);
    const operationId = newUuid();
    const recordedAt = new Date(FIRST_RECORDED + written * 1_000).toISOString();
    const encode = (wire: WireType, stream: string, at: number): EventToAppend => {
      const actor = { person: newUuid(), branch: BRANCHES[at % BRANCHES.length]!, role: 'officer' };
      const command = { commandId: newUuid(), commandDigest: '-', causationId: null };
      const origin = { stream, revision: at, operationId, ...command };
      const event = {
        name: wire.definition.name,
        data: sample(schemas.get(wire.type)!, texts) as JsonObject,
      };
      return parts.codec.encode(event, 0, { ...origin, recordedAt, occurredAt: recordedAt, actor });
    };
    const [met, others] = [true, false].map((ofPerson) =>
      found.filter(({ definition }) => (definition.sealedFor !== 'operation') === ofPerson),
    );
    for (const [stream, wires] of [
      [`conducting.conduct-${operationId}`, others!],
      [`conducting.encounter-${newUuid()}`, met!],
    ] as const) {
      const envelopes = wires.map((wire, at) => encode(wire, stream, at));
      if (envelopes.length > 0) await parts.eventStore.append(stream, envelopes, -1);
    }
    written += found.length;
  }
  await parts.close();
}
