import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  contentText,
  leafOf,
  schemaOf,
  type EnvelopeVersion,
  type FieldSealer,
  type StoredEvent,
  type WireType,
} from '@samsyn/event-store';
import type { Json, JsonObject } from '@samsyn/kernel';

/** One event as it stood in a log of its time, and what it must decode to for ever. */
export interface GoldenEvent {
  /** Files of the first envelope do not say so, and none has its leaf hash. */
  readonly stored: Omit<StoredEvent, 'envelopeVersion' | 'leaf'> & {
    readonly envelopeVersion?: EnvelopeVersion;
  };
  readonly data: JsonObject;
}

const FOLDER = join(__dirname, 'events');

/** A golden event's key is fixed, so that the file alone is enough to read it. */
export class GoldenSealer implements FieldSealer {
  private readonly key = createHash('sha256').update('samsyn golden events').digest();

  keyFor(): string {
    return 'golden';
  }

  seal(binding: string, _key: string, plaintext: string): string {
    const bound = Buffer.from(aadOf(binding));
    const nonce = createHash('sha256').update(bound).digest().subarray(0, 12);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(bound);
    const sealed = [nonce, cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()];
    return Buffer.concat(sealed).toString('base64url');
  }

  open(binding: string, _key: string, ciphertext: string): string {
    const sealed = Buffer.from(ciphertext, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.key, sealed.subarray(0, 12))
      .setAAD(Buffer.from(aadOf(binding)))
      .setAuthTag(sealed.subarray(-16));
    return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('utf8');
  }
}

/** The golden events of the first envelope were sealed here with the parts of its binding as JSON. */
function aadOf(binding: string): string {
  const [eventId, type, field, labels, key] = binding.split('|');
  return key === undefined ? binding : JSON.stringify({ eventId, type, field, labels: labels!.split('+') });
}

/** As a store gives it. A file that says no version is of the first. */
export function storedOf({ stored }: GoldenEvent): StoredEvent {
  return {
    ...stored,
    envelopeVersion: stored.envelopeVersion ?? 1,
    leaf: leafOf(stored, contentText(stored)),
  };
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
