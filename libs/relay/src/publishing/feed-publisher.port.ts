/** A message as it is sent. */
export interface Outgoing {
  readonly topic: string;
  /** Messages of one key keep their order. */
  readonly key: string;
  readonly value: string;
}

/** Sends messages to where the agencies read them. */
export interface FeedPublisher {
  /**
   * Asked before anything is sent to them, and again after a failure: each topic is there, and is set so that what is
   * erased leaves it.
   * @throws TopicUnfit where one is not
   */
  prepare(topics: readonly string[]): Promise<void>;
  /**
   * Resolves when all of them are kept by as many as must keep them, in their order for each key. Where it fails, each may
   * be there or not; it gives up within a minute, and sends none of them later.
   */
  publish(messages: readonly Outgoing[]): Promise<void>;
  close(): Promise<void>;
}

/** What the topic is set to would keep what is erased, or lose what was sent. */
export class TopicUnfit extends Error {
  constructor(topic: string, setting: string) {
    super(`the topic ${topic} must not be used: ${setting} (docs/feeds.md)`);
    this.name = 'TopicUnfit';
  }
}

/** Of a branch: `samsyn.feed.police.local-police`. */
export const topicOf = (prefix: string, branch: string): string => `${prefix}.${branch.replace('/', '.')}`;
