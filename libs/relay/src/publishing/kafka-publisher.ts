import type { Admin, Kafka, Producer } from 'kafkajs';
import { CLOUD_EVENTS_JSON } from '../messages/cloud-event';
import type { KafkaSettings } from '../settings';
import { kafkaClient, kafkajs, REQUEST_MS, RETRY, within } from './kafka-client';
import { TopicUnfit, type FeedPublisher, type Outgoing } from './feed-publisher.port';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** `acks=all`. */
const ALL_REPLICAS = -1;

/** One request at a time, idempotent, kept by all replicas in sync. */
export class KafkaPublisher implements FeedPublisher {
  private connected: Promise<Producer> | undefined;

  constructor(private readonly settings: KafkaSettings) {}

  async prepare(topics: readonly string[]): Promise<void> {
    const admin = (await this.client()).admin();
    try {
      await within(admin.connect());
      const known = new Set(await within(admin.listTopics()));
      const missing = topics.filter((topic) => !known.has(topic));
      if (missing.length > 0) await this.create(admin, missing);
      await this.mustBeFit(admin, topics);
    } finally {
      await within(admin.disconnect()).catch(() => {});
    }
  }

  async publish(messages: readonly Outgoing[]): Promise<void> {
    const producer = await (this.connected ??= this.connect());
    const topicMessages = [...Map.groupBy(messages, ({ topic }) => topic)].map(([topic, ofTopic]) => ({
      topic,
      messages: ofTopic.map(({ key, value }) => ({
        key,
        value,
        headers: { 'content-type': CLOUD_EVENTS_JSON },
      })),
    }));
    try {
      await within(producer.sendBatch({ acks: ALL_REPLICAS, timeout: REQUEST_MS, topicMessages }));
    } catch (error) {
      // What is still on its way in it must not be sent once more behind what follows.
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const { connected } = this;
    this.connected = undefined;
    const producer = await connected?.catch(() => undefined);
    if (producer) await within(producer.disconnect()).catch(() => {});
  }

  private client(): Promise<Kafka> {
    return kafkaClient('samsyn-feeds', this.settings);
  }

  private async connect(): Promise<Producer> {
    try {
      const { Partitioners } = await kafkajs();
      const producer = (await this.client()).producer({
        ...{ idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false, retry: RETRY },
        createPartitioner: Partitioners.DefaultPartitioner,
      });
      await within(producer.connect());
      return producer;
    } catch (error) {
      this.connected = undefined;
      throw error;
    }
  }

  private async create(admin: Admin, topics: readonly string[]): Promise<void> {
    const retentionMs = this.settings.retentionHours * HOUR_MS;
    const configEntries = [
      { name: 'cleanup.policy', value: 'delete' },
      { name: 'retention.ms', value: String(retentionMs) },
      { name: 'segment.ms', value: String(Math.min(DAY_MS, retentionMs)) },
    ];
    const asked = topics.map((topic) => ({ topic, configEntries }));
    await within(admin.createTopics({ topics: asked, waitForLeaders: true, timeout: REQUEST_MS }));
  }

  /** @throws TopicUnfit where what is erased would stay in it */
  private async mustBeFit(admin: Admin, topics: readonly string[]): Promise<void> {
    const { ConfigResourceTypes } = await kafkajs();
    const resources = topics.map((name) => ({ type: ConfigResourceTypes.TOPIC, name }));
    const { resources: found } = await within(admin.describeConfigs({ includeSynonyms: false, resources }));
    const mostMs = this.settings.retentionHours * HOUR_MS;
    for (const { resourceName, configEntries } of found) {
      const valueOf = (name: string) =>
        configEntries.find(({ configName }) => configName === name)?.configValue ?? '';
      if (valueOf('cleanup.policy') !== 'delete')
        throw new TopicUnfit(resourceName, 'cleanup.policy is not delete');
      for (const name of ['retention.ms', 'segment.ms']) {
        const ms = Number(valueOf(name));
        if (!(ms > 0 && ms <= mostMs))
          throw new TopicUnfit(resourceName, `${name} is more than SAMSYN_KAFKA_RETENTION_HOURS`);
      }
    }
  }
}
