import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  schemaOf,
  type FieldSealer,
  type SealedPlace,
  type StoredEvent,
  type WireType,
} from '@samsyn/event-store';
import type { Json, JsonObject } from '@samsyn/kernel';

/** One event as it stood in a log of its time, and what it must decode to for ever. */
export interface GoldenEvent {
  readonly stored: StoredEvent;
  readonly data: JsonObject;
}

const FOLDER = join(__dirname, 'events');

/** A golden event's key is fixed, so that the file alone is enough to read it. */
export class GoldenSealer implements FieldSealer {
  private readonly key = createHash('sha256').update('samsyn golden events').digest();

  seal(
    place: SealedPlace,
    _scope: string,
    _owner: string,
    plaintext: string,
  ): { key: string; ciphertext: string } {
    const nonce = createHash('sha256').update(JSON.stringify(place)).digest().subarray(0, 12);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(JSON.stringify(place)));
    const sealed = Buffer.concat([
      nonce,
      cipher.update(plaintext, 'utf8'),
      cipher.final(),
      cipher.getAuthTag(),
    ]);
    return { key: 'golden', ciphertext: sealed.toString('base64url') };
  }

  open(place: SealedPlace, _key: string, ciphertext: string): string {
    const sealed = Buffer.from(ciphertext, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.key, sealed.subarray(0, 12))
      .setAAD(Buffer.from(JSON.stringify(place)))
      .setAuthTag(sealed.subarray(-16));
    return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('utf8');
  }
}

const fileOf = (type: string): string => join(FOLDER, `${type}.json`);

export const goldenOf = (type: string): GoldenEvent | undefined =>
  existsSync(fileOf(type)) ? (JSON.parse(readFileSync(fileOf(type), 'utf8')) as GoldenEvent) : undefined;

/** Writes a golden event that is not there yet; one that is there is never touched. */
export function addGolden(type: string, golden: GoldenEvent): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(fileOf(type), `${JSON.stringify(golden, null, 2)}\n`, { flag: 'wx' });
}

interface SampleSchema {
  readonly type?: string;
  readonly const?: Json;
  readonly pattern?: string;
  readonly anyOf?: readonly SampleSchema[];
  readonly items?: SampleSchema | readonly SampleSchema[];
  readonly properties?: Readonly<Record<string, SampleSchema>>;
  readonly minimum?: number;
}

/** Values for the patterns that event schemas use, tried in turn. */
const TEXTS = [
  '6f1c2f0e-5c0b-4b7e-9d0e-0d7c2f3a1b42',
  '2026-11-19T18:38:00.000Z',
  '2026-12-15',
  '08:00',
  'police/trafficking-unit',
  'c29tZS1kaWdlc3Qtb2YtZXhhY3RseS00My1jaGFycyE',
  'syd',
  'theme:interpreter',
];

/** A value that fits the schema, the same one each time. */
export function sampleOf(schema: SampleSchema): Json {
  if (schema.const !== undefined) return schema.const;
  if (schema.anyOf) return sampleOf(schema.anyOf[0]!);
  if (schema.type === 'object') {
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, sampleOf(inner)]),
    );
  }
  if (schema.type === 'array') {
    const { items } = schema;
    return Array.isArray(items)
      ? items.map((item: SampleSchema) => sampleOf(item))
      : [sampleOf(items as SampleSchema)];
  }
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(2, schema.minimum ?? 0);
  if (schema.type === 'boolean') return true;
  const { pattern } = schema;
  return pattern === undefined
    ? 'å text with ”quotes”'
    : TEXTS.find((text) => new RegExp(pattern, 'u').test(text))!;
}

export const sampleDataOf = (wire: WireType): JsonObject => sampleOf(schemaOf(wire.fields)) as JsonObject;
