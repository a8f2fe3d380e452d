import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';
import { documentOfInterface } from './document-of-interface';
import { DescribedSchemas, problemOf, type GivenAnswer } from './problem-of-answer';

/** Fastify tells of every server that is made (its documentation, "Diagnostics channel"). */
const MADE = 'fastify.initialization';
/** The document is no answer of the domain, and these applications are made up by the tests of what lies below it. */
const NOT_DESCRIBED = ['/openapi.json', '/asyncapi.json', '/metrics'];
const OWN_ROUTES = /\/libs\/(web|identity)\//;

const recorded: GivenAnswer[] = [];
let schemas: Promise<DescribedSchemas> | undefined;

function listen(message: unknown): void {
  const { fastify } = message as { fastify: FastifyInstance };
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const { url } = request.routeOptions;
    if (url !== undefined && !NOT_DESCRIBED.includes(url)) {
      recorded.push({
        method: request.method,
        url,
        status: reply.statusCode,
        type: String(reply.getHeader('content-type') ?? ''),
        body: typeof payload === 'string' ? payload : '',
      });
    }
    done(null, payload);
  });
}

/** @throws Error with each answer since the last time that the document does not describe */
async function mustBeDescribed(): Promise<void> {
  const answers = recorded.splice(0);
  if (answers.length === 0) return;
  const document = await documentOfInterface();
  const described = await (schemas ??= DescribedSchemas.of(document));
  const problems = new Set(answers.flatMap((answer) => problemOf(answer, document, described) ?? []));
  if (problems.size > 0) throw new Error(`not as GET /openapi.json says:\n${[...problems].join('\n')}`);
}

/**
 * Every answer that a test gets from Samsyn in this process is held against the document of the interface: what does
 * not fit its schema, and what no schema describes, fails the test.
 */
if (!OWN_ROUTES.test(expect.getState().testPath ?? '')) {
  subscribe(MADE, listen);
  afterEach(mustBeDescribed);
  afterAll(async () => {
    unsubscribe(MADE, listen);
    await mustBeDescribed();
  });
}
