import type { sendUnaryData, ServerReadableStream, ServiceError } from '@grpc/grpc-js';
import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb';
import { answerTo, MAXIMUM_APPEND_SIZE, type AppendRequest, type ServingNode } from './appends';
import type { Gate } from './gate';
import { sizeOf, type ProposedEvent } from './log-record';
import { notLeader, notReady, streamDeleted, tooLarge, unexpected } from './refusals';
import { appendSuccess, appendWrongRevision } from './replies';
import { expectedRevision, proposedEvent, requiresLeader, streamNameOf } from './requests';

type Callback = sendUnaryData<AppendResp>;

function answer(node: ServingNode, request: AppendRequest, callback: Callback): void {
  const { stream, expected } = request;
  const answered = answerTo(node, request);
  switch (answered.kind) {
    case 'stored':
      return callback(null, appendSuccess(answered));
    case 'wrong-revision':
      return callback(null, appendWrongRevision(expected, answered.current));
    case 'deleted':
      return callback(streamDeleted(stream));
    case 'too-large':
      return callback(tooLarge());
    case 'not-ready':
      return callback(notReady());
    case 'not-leader':
      return callback(notLeader(answered.leader));
    case 'silence':
      return undefined;
  }
}

/** `Append`: one call for one append, options first, then an event each. */
export function appendService(node: ServingNode, gate: Gate) {
  return (call: ServerReadableStream<AppendReq, AppendResp>, callback: Callback): void => {
    let options: AppendReq.Options | undefined;
    let isAnswered = false;
    let size = 0;
    const events: ProposedEvent[] = [];
    const refuse = (error: ServiceError) => {
      if (!isAnswered) callback(error);
      isAnswered = true;
    };
    call.on('data', (message: AppendReq) => {
      if (message.hasOptions()) options = message.getOptions();
      const proposed = message.getProposedMessage();
      if (!proposed || isAnswered) return;
      try {
        const event = proposedEvent(proposed);
        size += sizeOf(event);
        if (size > MAXIMUM_APPEND_SIZE) refuse(tooLarge());
        events.push(event);
      } catch (error) {
        refuse(error instanceof Error && 'code' in error ? (error as ServiceError) : unexpected(error));
      }
    });
    call.on('end', () =>
      gate.pass(() => {
        if (isAnswered) return;
        if (!options) return refuse(unexpected(new Error('no options')));
        const request = {
          stream: streamNameOf(options.getStreamIdentifier()),
          expected: expectedRevision(options, options.getRevision()),
          events,
          requiresLeader: requiresLeader(call.metadata),
        };
        answer(node, request, callback);
      }),
    );
  };
}
