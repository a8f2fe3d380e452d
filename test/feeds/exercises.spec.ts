import { inOrder, ReceivedFeed, topicOf } from '@samsyn/relay';
import { MemoryPublisher, type Fate } from '../../libs/relay/src/publishing/memory-publisher.fixture';
import type { Samsyn } from '../../apps/samsyn/src/samsyn';
import { seededRandom } from '../support/seeded-random';
import { FeedsOfExercise, PREFIX } from './feeds-of-exercise';

jest.setTimeout(300_000);
const FATES: readonly Fate[] = ['kept', 'kept', 'refused', 'half', 'answer-lost'];
const SEED = Number(process.env['FEEDS_SEED'] ?? 11);

/** Ends the work and begins it again, over and over, wherever it is. */
function interrupted({ feeds }: Samsyn): () => Promise<void> {
  let isOver = false;
  const going = (async () => {
    while (!isOver) {
      await new Promise((resolve) => setTimeout(resolve, 40));
      await feeds!.relay.stop();
      await feeds!.relay.start();
    }
  })();
  return async () => {
    isOver = true;
    await going;
  };
}

/** Rebuilds each feed and compares it with the history. @returns how many entries were compared, and what was a repeat */
async function compared(exercise: FeedsOfExercise, publisher: MemoryPublisher) {
  let [entries, repeats] = [0, 0];
  for (const branch of exercise.branches) {
    const feed = new ReceivedFeed();
    for (const message of publisher.of(topicOf(PREFIX, branch))) if (!feed.take(message)) repeats += 1;
    for (const operation of exercise.operations) {
      const history = await exercise.history(branch, operation);
      const rebuilt = feed.operations.includes(operation) ? feed.history(operation) : undefined;
      expect([branch, operation, rebuilt]).toEqual([branch, operation, history && inOrder(history)]);
      entries += history?.length ?? 0;
    }
    expect(feed.operations.filter((one) => !exercise.operations.includes(one))).toEqual([]);
  }
  return { entries, repeats };
}

describe.each(['evening-visit', 'every-event'])('The feeds of %s', (name) => {
  it(`are the histories of all its branches, though the broker fails and the work is interrupted (FEEDS_SEED=${SEED})`, async () => {
    const publisher = new MemoryPublisher();
    const random = seededRandom(SEED);
    publisher.fateOf = () => FATES[Math.floor(random() * FATES.length)]!;
    const exercise = await FeedsOfExercise.play(name, { publisher, whilePlaying: interrupted });
    publisher.fateOf = () => 'kept';
    try {
      await exercise.sent();
      const { entries, repeats } = await compared(exercise, publisher);
      expect(entries).toBeGreaterThan(50);
      expect(repeats).toBeGreaterThan(0);
      const before = publisher.messages.length;
      await exercise.erase();
      await exercise.sent();
      await compared(exercise, publisher);
      const since = publisher.messages
        .slice(before)
        .map(({ value }) => JSON.parse(value) as { type: string });
      expect(since.map(({ type }) => type)).toContain('feed.EntryErased.v1');
    } finally {
      await exercise.close();
    }
  });
});
