import type { FeedMessage } from '../messages/cloud-event';
import type { FeedPublisher, Outgoing } from './feed-publisher.port';

/** What happens to a request: it comes, it comes in part, or it comes and the answer is lost. */
export type Fate = 'kept' | 'refused' | 'half' | 'answer-lost';

/** Keeps what is published in memory; whether a request comes is asked each time. */
export class MemoryPublisher implements FeedPublisher {
  readonly messages: Outgoing[] = [];
  fateOf: () => Fate = () => 'kept';

  prepare(): Promise<void> {
    return Promise.resolve();
  }

  publish(messages: readonly Outgoing[]): Promise<void> {
    const fate = this.fateOf();
    const kept = fate === 'refused' ? 0 : fate === 'half' ? Math.floor(messages.length / 2) : messages.length;
    this.messages.push(...messages.slice(0, kept));
    return fate === 'kept' ? Promise.resolve() : Promise.reject(new Error('the broker is away'));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** In the order of the topic. */
  of(topic: string): readonly FeedMessage[] {
    return this.messages.flatMap((one) =>
      one.topic === topic ? [JSON.parse(one.value) as FeedMessage] : [],
    );
  }
}
