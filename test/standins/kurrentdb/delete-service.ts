import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import { Empty } from '@eventstore/db-client/generated/shared_pb';
import {
  DeleteResp,
  TombstoneResp,
  type DeleteReq,
  type TombstoneReq,
} from '@eventstore/db-client/generated/streams_pb';
import { mustRefuse, type ServingNode } from './appends';
import type { Gate } from './gate';
import { notLeader, notReady, streamDeleted, wrongExpectedVersion } from './refusals';
import { expectedRevision, requiresLeader, streamNameOf } from './requests';

type Options = DeleteReq.Options | TombstoneReq.Options;

/** @returns the position of what was written. @throws ServiceError */
function remove(
  node: ServingNode,
  options: Options,
  isForGood: boolean,
  asksLeader: boolean,
): number | undefined {
  const stream = streamNameOf(options.getStreamIdentifier());
  const expected = expectedRevision(options, options.getRevision());
  if (!node.isReady) throw notReady();
  if (mustRefuse(node, asksLeader)) throw notLeader(node.leader);
  const { log } = node;
  const outcome = isForGood ? log.tombstone(stream, expected) : log.softDelete(stream, expected);
  if (outcome.kind === 'deleted') throw streamDeleted(stream);
  if (outcome.kind === 'wrong-revision')
    throw wrongExpectedVersion('Delete', stream, expected, outcome.current);
  return outcome.position;
}

/** `Delete` hides what a stream holds, `Tombstone` closes its name for good. */
export function deleteServices(node: ServingNode, gate: Gate) {
  const serve = <Req extends { getOptions(): Options | undefined }, Resp>(
    isForGood: boolean,
    answer: (position: number | undefined) => Resp,
  ) => {
    return (call: ServerUnaryCall<Req, Resp>, callback: sendUnaryData<Resp>): void =>
      gate.pass(() => {
        try {
          const asksLeader = requiresLeader(call.metadata);
          callback(null, answer(remove(node, call.request.getOptions()!, isForGood, asksLeader)));
        } catch (error) {
          callback(error as Error);
        }
      });
  };
  return {
    delete: serve<DeleteReq, DeleteResp>(false, (position) => {
      const text = String(position);
      const place = new DeleteResp.Position().setCommitPosition(text).setPreparePosition(text);
      return position === undefined
        ? new DeleteResp().setNoPosition(new Empty())
        : new DeleteResp().setPosition(place);
    }),
    tombstone: serve<TombstoneReq, TombstoneResp>(true, (position) => {
      const text = String(position);
      const place = new TombstoneResp.Position().setCommitPosition(text).setPreparePosition(text);
      return position === undefined
        ? new TombstoneResp().setNoPosition(new Empty())
        : new TombstoneResp().setPosition(place);
    }),
  };
}
