import { inOrder, readTopic, ReceivedFeed, topicOf } from '@samsyn/relay';
import type { Admin } from 'kafkajs';
import { KafkaPublisher } from '../../libs/relay/src/publishing/kafka-publisher';
import { brokersThere, KafkaBroker } from '../standins/kafka/kafka-broker';
import { FeedsOfExercise } from './feeds-of-exercise';

jest.setTimeout(180_000);

const there = brokersThere();
const RETENTION_HOURS = 1;
/** Topics of this run alone; a broker may be shared. */
const prefix = `samsyn-test-${Date.now()}.feed`;

const NEITHER = 'neither Maven with a JDK nor KAFKA_BROKERS is there';
if (!there)
  describe('Feeds on a real Kafka', () => {
    it(`are not tried here, and must be in CI: ${NEITHER}`, () => {
      process.stderr.write(`Feeds on a real Kafka: skipped, ${NEITHER}\n`);
      expect(process.env['CI']).not.toBe('true');
    });
  });
else
  describe('Feeds on a real Kafka', () => {
    let broker: KafkaBroker | undefined;
    let brokers: readonly string[];
    let admin: Admin;

    beforeAll(async () => {
      broker = there === 'own' ? await KafkaBroker.start() : undefined;
      brokers = broker?.brokers ?? [...there];
      const { Kafka, logLevel } = await import('kafkajs');
      const client = new Kafka({ clientId: 'test', brokers: [...brokers], logLevel: logLevel.NOTHING });
      admin = client.admin();
      await admin.connect();
    });
    afterAll(async () => {
      await admin?.disconnect();
      await broker?.stop();
    });

    async function received(branch: string): Promise<ReceivedFeed> {
      const feed = new ReceivedFeed();
      await readTopic(
        { brokers, retentionHours: RETENTION_HOURS },
        {
          topic: topicOf(prefix, branch),
          group: `test-${prefix}-${branch}`,
          take: (message, contentType) => {
            expect(contentType).toBe('application/cloudevents+json; charset=utf-8');
            feed.take(message);
          },
        },
      );
      return feed;
    }

    it('are the histories of all branches, though the broker is killed while they are sent', async () => {
      // A broker of others is not ours to kill.
      const killing = () => {
        const once = (async () => {
          await new Promise((resolve) => setTimeout(resolve, 2_000));
          await broker?.kill();
          await broker?.begin();
        })();
        return () => once;
      };
      const exercise = await FeedsOfExercise.play('evening-visit', {
        brokers,
        prefix,
        whilePlaying: killing,
      });
      try {
        await exercise.sent();
        let compared = 0;
        for (const branch of exercise.branches) {
          const feed = await received(branch);
          for (const operation of exercise.operations) {
            const history = await exercise.history(branch, operation);
            const rebuilt = feed.operations.includes(operation) ? feed.history(operation) : undefined;
            expect([branch, operation, rebuilt]).toEqual([branch, operation, history && inOrder(history)]);
            compared += history?.length ?? 0;
          }
        }
        expect(compared).toBeGreaterThan(50);
      } finally {
        await exercise.close();
        await admin.deleteTopics({ topics: exercise.branches.map((branch) => topicOf(prefix, branch)) });
      }
    });

    it('are not sent to a topic that would keep what is erased', async () => {
      const settings = [
        ['compacted', { name: 'cleanup.policy', value: 'compact' }, 'cleanup.policy'],
        ['kept', { name: 'retention.ms', value: '-1' }, 'retention.ms'],
        ['long', { name: 'retention.ms', value: String(2 * 3_600_000) }, 'retention.ms'],
      ] as const;
      const publisher = new KafkaPublisher({ brokers, retentionHours: RETENTION_HOURS });
      for (const [name, entry, setting] of settings) {
        const topic = `${prefix}.unfit-${name}-${Date.now()}`;
        await admin.createTopics({ topics: [{ topic, configEntries: [entry] }], waitForLeaders: true });
        await expect(publisher.prepare([topic])).rejects.toThrow(setting);
        await admin.deleteTopics({ topics: [topic] });
      }
      const topic = `${prefix}.made-${Date.now()}`;
      await publisher.prepare([topic]);
      await publisher.prepare([topic]);
      await admin.deleteTopics({ topics: [topic] });
      await publisher.close();
    });
  });
