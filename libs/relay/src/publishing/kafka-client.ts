import type { Kafka, KafkaConfig } from 'kafkajs';
import { setTimeout as elapsed } from 'node:timers/promises';
import type { KafkaSettings } from '../settings';

const CONNECT_MS = 5_000;
export const REQUEST_MS = 10_000;
/** Of kafkajs beyond its own bounds. */
const CALL_MS = 30_000;
/** A few attempts for a change of leader; whoever calls then begins anew. */
export const RETRY = { initialRetryTime: 100, maxRetryTime: 2_000, retries: 3 };

export class KafkaSilent extends Error {
  constructor() {
    super('the broker does not answer');
    this.name = 'KafkaSilent';
  }
}

type Kafkajs = typeof import('kafkajs');

/** Loaded when it is first asked for. It is CommonJS: its names stand on the default where it is imported as it is. */
export async function kafkajs(): Promise<Kafkajs> {
  const loaded = (await import('kafkajs')) as Kafkajs & { readonly default?: Kafkajs };
  return loaded.default ?? loaded;
}

export async function kafkaClient(clientId: string, settings: KafkaSettings): Promise<Kafka> {
  const { Kafka: Client, logLevel } = await kafkajs();
  const { brokers, tls, sasl } = settings;
  const ssl = tls && {
    ...(tls.ca && { ca: [tls.ca] }),
    ...(tls.certificate && { cert: tls.certificate }),
    ...(tls.key && { key: tls.key }),
  };
  return new Client({
    ...{ clientId, brokers: [...brokers], retry: RETRY },
    ...{ connectionTimeout: CONNECT_MS, authenticationTimeout: REQUEST_MS, requestTimeout: REQUEST_MS },
    // We tell of failures ourselves, by their names.
    logLevel: logLevel.NOTHING,
    ...(ssl && { ssl }),
    ...(sasl && { sasl }),
  } as KafkaConfig);
}

/** @throws KafkaSilent */
export async function within<T>(answer: Promise<T>): Promise<T> {
  const stop = new AbortController();
  try {
    const late = elapsed(CALL_MS, undefined, { signal: stop.signal, ref: false }).then(
      () => Promise.reject(new KafkaSilent()),
      () => new Promise<never>(() => {}),
    );
    return await Promise.race([answer, late]);
  } finally {
    stop.abort();
  }
}
