export { ReceivedFeed, GapInFeed, inOrder } from './consuming/received-feed';
export { AsyncApiModule } from './asyncapi/asyncapi.http';
export { readTopic } from './consuming/read-topic';
export type { FeedMessage } from './messages/cloud-event';
export { feedViewer } from './messages/feed-viewer';
export { topicOf, TopicUnfit, type FeedPublisher, type Outgoing } from './publishing/feed-publisher.port';
export { Feeds, RelayModule, type RelayOptions } from './relay.module';
export { mustBeRegistered, readRelaySettings, type KafkaSettings, type RelaySettings } from './settings';
