import { once } from 'node:events';
import { Controller, Get, Headers, Inject, Param, Req, Res } from '@nestjs/common';
import type { AuthenticatedRequest } from '@samsyn/identity';
import { openedFor } from '@samsyn/event-store';
import { viewerOf } from '@samsyn/secrecy';
import { Answers, Documented, openEventStream } from '@samsyn/web';
import type { FastifyReply } from 'fastify';
import { historyEvents, STREAM_EXAMPLE } from './history-stream.schema';
import { LiveHistory, type Watching } from './live-history';
import type { Outlet } from './live-viewer';

@Documented((api) => api.ApiTags('history'))
@Controller('operations')
export class HistoryStreamController {
  constructor(@Inject(LiveHistory) private readonly live: LiveHistory) {}

  @Get(':operationId/history/stream')
  @Documented(
    (api) =>
      api.ApiOperation({
        operationId: 'streamHistory',
        summary: 'The history as it grows, as server-sent events.',
        description:
          'Who may: whoever may know the operation. First every entry that the caller may know (with `Last-Event-ID`, ' +
          'what has changed since), then `caught-up`, then each new entry, and each entry whose view has changed again ' +
          'under the same `id`. An entry that is marked in error, and each correction of it, is taken back: `in-error` ' +
          'with its `id` and `inError`, as in the history. What is no longer the caller’s to see is taken back likewise: `hidden` with its `id`. Event ' +
          'types `entry`, `in-error`, `hidden` and `caught-up`; a comment ' +
          'every 15 seconds. The stream ends when the right to see ends, at once when the directory is changed, and within 30 seconds of the ' +
          'end of the token.',
      }),
    (api) =>
      api.ApiHeader({
        name: 'Last-Event-ID',
        required: false,
        description: 'The last `id` received.',
        schema: { type: 'string' },
      }),
    // What the events hold is no schema of the answer; a client finds it beside the route.
    (api) => api.ApiExtension('x-events', historyEvents()),
  )
  @Answers('Server-sent events (WHATWG HTML section 9.2); `x-events` says what `data` holds.', null, {
    as: [{ type: 'text/event-stream', example: STREAM_EXAMPLE }],
  })
  async stream(
    @Param('operationId') operationId: string,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Req() { actor, tokenExpiresAtMs }: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const watching: Watching = {
      operationId,
      viewer: viewerOf(actor),
      until: tokenExpiresAtMs,
      ...(lastEventId === undefined ? {} : { lastEventId }),
    };
    await this.live.admit(watching);
    // What is sent from here on is written down as it is sent, and outlasts the request.
    await openedFor.exit(() => this.live.watch(watching, outletOf(reply)));
  }
}

function outletOf(reply: FastifyReply): Outlet {
  const stream = openEventStream(reply);
  const drained = async (): Promise<void> => {
    const { raw } = reply;
    if (raw.writableNeedDrain && !raw.destroyed) await Promise.race([once(raw, 'drain'), stream.closed]);
  };
  return {
    sendFrame: (frame) => stream.sendFrame(frame),
    close: () => stream.close(),
    closed: stream.closed,
    drained,
  };
}
