import { Global, Module, type Provider, type Type } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { newUuid, uuidV5 } from '@samsyn/event-store';
import { Directory } from '@samsyn/identity';
import type { Decider, NewEvent } from '@samsyn/kernel';
import { OperationHistory } from '@samsyn/operations/contract';
import { planStream } from '@samsyn/planning/contract';
import { ReadModelDatabase, type CommandExecutor, type Outcome } from '@samsyn/processing';
import { CommandAnswers, createHttpApp, createLogger, OpaqueToken } from '@samsyn/web';
import { registerSupport } from './register-support';

/** Handle → branch and role. */
export type Cast = Readonly<Record<string, readonly [branch: string, role: string]>>;

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

export function directoryOf(cast: Cast): Directory {
  const directory = new Directory(':memory:');
  for (const [handle, [branch, role]] of Object.entries(cast)) {
    directory.registerBranch(branch, {}, null);
    registerSupport(directory, [branch]);
    directory.registerPerson(handle, { branch, role, regions: [] }, null);
  }
  return directory;
}

@Global()
@Module({})
class Foundation {}

/** The modules over what they are given; whoever asks is named in a header. */
export async function appOf(
  directory: Directory,
  given: readonly Provider[],
  modules: readonly Type[],
): Promise<NestFastifyApplication> {
  const providers: Provider[] = [
    ...given,
    { provide: Directory, useValue: directory },
    { provide: ReadModelDatabase, useValue: new ReadModelDatabase(':memory:') },
    // Nothing is read here: what a copy or an encounter shows is tried on the whole composition.
    { provide: OperationHistory, useValue: { forViewer: () => Promise.resolve(undefined) } },
    { provide: OpaqueToken, useValue: new OpaqueToken(Buffer.alloc(32, 7)) },
    CommandAnswers,
  ];
  const foundation = { module: Foundation, providers, exports: providers as never };
  const whole = { module: class Whole {}, imports: [CqrsModule.forRoot(), foundation, ...modules] };
  const app = await createHttpApp(whole, { logger: createLogger({ level: 'silent' }) });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, _reply, done) => {
      Object.assign(request, { actor: directory.byHandle(String(request.headers['x-person']))!.actor });
      done();
    });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

export async function ask<Body>(
  app: NestFastifyApplication,
  handle: string,
  request: { readonly method: 'GET' | 'POST'; readonly url: string; readonly body?: object | undefined },
  headers: Record<string, string> = {},
): Promise<Answer<Body>> {
  const { method, url, body } = request;
  const content = body === undefined ? {} : { 'content-type': 'application/json' };
  const answer = await app.inject({
    ...{ method, url, headers: { 'x-person': handle, ...content, ...headers } },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
  const { statusCode: status, payload: text } = answer;
  return { status, body: JSON.parse(text) as Body, text, headers: answer.headers };
}

export const asGiven: Decider<null, readonly NewEvent[], NewEvent> = {
  initial: null,
  evolve: (state) => state,
  decide: (events) => events,
};

/** Records events as if their services had decided them. */
export class Recorder {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly directory: Directory,
  ) {}

  tell(operationId: string, stream: string, handle: string, event: NewEvent): Promise<Outcome> {
    const { actor } = this.directory.byHandle(handle)!;
    const context = { actor, commandId: uuidV5(newUuid(), handle), content: {} };
    const target = { decider: asGiven, stream, operationId };
    return this.executor.execute(target, () => Promise.resolve({ command: [event] }), context);
  }

  /** An operation that the police lead and the others have agreed to take part in; its id. */
  async plan(others: readonly string[], own: object = {}, labels: NewEvent['labels'] = {}): Promise<string> {
    const operationId = newUuid();
    const stream = planStream(operationId);
    const window = ['2026-11-19T18:00:00.000Z', '2026-11-19T22:00:00.000Z'];
    const visit = { kind: 'apartment-visit', region: 'syd', municipality: 'Växjö', window };
    const data = { ...visit, kindVersion: 1, purpose: 'visit', reference: 'K1', ...own };
    await this.tell(operationId, stream, 'leader', { name: 'OperationProposed', data, labels });
    for (const handle of others) {
      const confirmed = { name: 'AgencyConfirmed', data: { staff: 1, focus: 'own mandate' } };
      await this.tell(operationId, stream, handle, confirmed);
    }
    return operationId;
  }
}
