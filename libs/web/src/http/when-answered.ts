import type { FastifyInstance, FastifyReply } from 'fastify';

type Work = () => void;
const waiting = new WeakMap<object, Work[]>();

/** Carries out the work once the request has been answered, whether to the end or not, a live stream's at its end. */
export function whenAnswered(request: object, work: Work): void {
  waiting.set(request, [...(waiting.get(request) ?? []), work]);
}

/** What `whenAnswered` needs of the server. */
export function tellWhenAnswered(instance: FastifyInstance): void {
  instance.addHook('onRequest', (request, { raw }: FastifyReply, done) => {
    const answered = (): void => {
      for (const work of waiting.get(request) ?? []) work();
      waiting.delete(request);
    };
    // `finish`: all of the answer was given on; `close`: the connection ended, before that or after.
    raw.once('finish', answered);
    raw.once('close', answered);
    done();
  });
}
