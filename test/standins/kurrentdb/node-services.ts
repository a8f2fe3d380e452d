import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import { ClusterInfo, EndPoint, MemberInfo } from '@eventstore/db-client/generated/gossip_pb';
import { SupportedMethod, SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb';
import { UUID, type Empty } from '@eventstore/db-client/generated/shared_pb';
import type { Address } from './appends';
import type { Gate } from './gate';

export interface Member extends Address {
  readonly id: string;
  readonly isLeader: boolean;
  readonly isAlive: boolean;
}

/** `Gossip.Read`: who is in the cluster, and who leads. */
export function gossipService(members: () => readonly Member[], gate: Gate) {
  return (_call: ServerUnaryCall<Empty, ClusterInfo>, callback: sendUnaryData<ClusterInfo>): void =>
    gate.pass(() => {
      const { LEADER, FOLLOWER } = MemberInfo.VNodeState;
      const list = members().map(({ id, host, port, isLeader, isAlive }) =>
        new MemberInfo()
          .setInstanceId(new UUID().setString(id))
          .setTimeStamp(`${Date.now()}0000`)
          .setState(isLeader ? LEADER : FOLLOWER)
          .setIsAlive(isAlive)
          .setHttpEndPoint(new EndPoint().setAddress(host).setPort(port)),
      );
      callback(null, new ClusterInfo().setMembersList(list));
    });
}

const STREAMS = 'event_store.client.streams.streams';

/** Versions as numbers that compare: `24.6.0` is 2406. */
export function releaseOf(version: string): number {
  const [year, month] = version.split('.').map(Number);
  return year! * 100 + month!;
}

/** The release from which on batches can be appended, and that from which on subscriptions say that they have caught up. */
const BATCH_APPEND_SINCE = 2110;
export const CAUGHT_UP_SINCE = 2310;

function methodsOf(version: string): SupportedMethod[] {
  const method = (service: string, name: string, features: string[] = []) =>
    new SupportedMethod().setServiceName(service).setMethodName(name).setFeaturesList(features);
  return [
    method(STREAMS, 'read', ['position', 'events']),
    ...['append', 'delete', 'tombstone'].map((name) => method(STREAMS, name)),
    ...(releaseOf(version) >= BATCH_APPEND_SINCE
      ? [method(STREAMS, 'batchappend', ['deadline_duration'])]
      : []),
    method('event_store.client.gossip.gossip', 'read'),
    method('event_store.client.server_features.serverfeatures', 'getsupportedmethods'),
  ];
}

/** `ServerFeatures.GetSupportedMethods`: the names are in lower case. */
export function featuresService(version: string, gate: Gate) {
  return (_call: ServerUnaryCall<Empty, SupportedMethods>, callback: sendUnaryData<SupportedMethods>): void =>
    gate.pass(() => {
      const answer = new SupportedMethods().setEventStoreServerVersion(version);
      callback(null, answer.setMethodsList(methodsOf(version)));
    });
}
