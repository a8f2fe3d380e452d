import type { Kafka } from 'kafkajs';
import { setTimeout as elapsed } from 'node:timers/promises';
import type { FeedMessage } from '../messages/cloud-event';
import { kafkaClient, within } from '../publishing/kafka-client';
import type { KafkaSettings } from '../settings';

const ATTEMPTS = 10;
const PAUSE_MS = 1_000;

/** What is read, and as which group. */
export interface TopicRead {
  readonly topic: string;
  readonly group: string;
  /** Called for each message, in the order of its partition. @throws Error where the reading must end */
  readonly take: (message: FeedMessage, contentType: string) => void;
}

/** By partition, the last message that stands in it. */
type Ends = Map<number, bigint>;

/** Reads a topic from its beginning to the end that it has when it is asked; what it fails at is read once more. */
export async function readTopic(settings: KafkaSettings, read: TopicRead): Promise<void> {
  const client = await kafkaClient('samsyn-feed-reader', settings);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const ends = await endsOf(client, read.topic);
      if (ends.size > 0) await consume(client, read, ends);
      return;
    } catch (error) {
      // A broker that has just begun has no coordinator for the group yet.
      const isPassing = (error as { readonly retriable?: unknown }).retriable === true;
      if (!isPassing || attempt === ATTEMPTS) throw error;
      await elapsed(PAUSE_MS);
    }
  }
}

async function endsOf(client: Kafka, topic: string): Promise<Ends> {
  const admin = client.admin();
  try {
    await within(admin.connect());
    const offsets = await within(admin.fetchTopicOffsets(topic));
    const filled = offsets.filter(({ high, low }) => BigInt(high) > BigInt(low));
    return new Map(filled.map(({ partition, high }) => [partition, BigInt(high) - 1n]));
  } finally {
    await admin.disconnect();
  }
}

async function consume(client: Kafka, { topic, group, take }: TopicRead, left: Ends): Promise<void> {
  const consumer = client.consumer({ groupId: group });
  const ended = Promise.withResolvers<void>();
  // Whoever waits for it comes later.
  ended.promise.catch(() => {});
  consumer.on('consumer.crash', ({ payload: { error } }) => ended.reject(error));
  try {
    await within(consumer.connect());
    await within(consumer.subscribe({ topics: [topic], fromBeginning: true }));
    await consumer.run({
      autoCommit: false,
      eachMessage: ({ partition, message: { value, headers, offset } }) => {
        const last = left.get(partition);
        if (last === undefined || value === null) return Promise.resolve();
        try {
          take(JSON.parse(value.toString()) as FeedMessage, String(headers?.['content-type']));
        } catch (error) {
          ended.reject(error);
        }
        if (BigInt(offset) >= last) left.delete(partition);
        if (left.size === 0) ended.resolve();
        return Promise.resolve();
      },
    });
    await ended.promise;
  } finally {
    await consumer.disconnect().catch(() => {});
  }
}
