import Ajv, { type ErrorObject } from 'ajv';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import asyncApi from '@asyncapi/specs/schemas/3.0.0-without-$id.json';
import { MemoryPublisher } from '../../libs/relay/src/publishing/memory-publisher.fixture';
import { FeedsOfExercise } from '../feeds/feeds-of-exercise';
import { TestSamsyn } from '../support/test-samsyn';

interface Document {
  readonly channels: {
    readonly feed: { readonly messages: Readonly<Record<string, { readonly $ref: string }>> };
  };
  readonly components: {
    readonly schemas: Readonly<Record<string, object>>;
    readonly messages: Readonly<
      Record<string, { readonly name: string; readonly examples: readonly { payload: object }[] }>
    >;
  };
}

describe('GET /asyncapi.json', () => {
  let app: TestSamsyn;
  let document: Document;
  beforeAll(async () => {
    app = await TestSamsyn.open();
    document = JSON.parse((await app.bytes('/asyncapi.json')).payload) as Document;
  });
  afterAll(() => app.close());

  /** By the name of a schema, what is wrong with a message. */
  function validator(): (name: string, message: unknown) => readonly ErrorObject[] {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats(ajv);
    ajv.addSchema(document, 'feeds');
    return (name, message) => {
      const validate = ajv.getSchema(`feeds#/components/schemas/${name}`)!;
      return validate(message) ? [] : validate.errors!;
    };
  }

  it('is an AsyncAPI 3.0 document by the schema of its makers', () => {
    const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
    addFormats(ajv);
    const validate = ajv.compile(asyncApi);
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
    expect(validate({ ...document, operations: { sendFeed: { action: 'say' } } })).toBe(false);
  });

  it('names nothing that is not in it', () => {
    const named = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path!);
    const at = (path: string): unknown =>
      path
        .split('/')
        .reduce<unknown>(
          (within, member) => (within as Record<string, unknown> | undefined)?.[member],
          document,
        );
    expect(named.filter((path) => at(path) === undefined)).toEqual([]);
    expect(named.length).toBeGreaterThan(10);
  });

  it('has examples that are as it says', () => {
    const wrong = validator();
    for (const [name, { examples }] of Object.entries(document.components.messages))
      for (const { payload } of examples) expect([name, wrong(name, payload)]).toEqual([name, []]);
  });

  it('describes every message of an exercise with every event', async () => {
    const publisher = new MemoryPublisher();
    const exercise = await FeedsOfExercise.play('every-event', { publisher });
    await exercise.sent();
    await exercise.close();
    const wrong = validator();
    const names = new Set<string>();
    for (const { value } of publisher.messages) {
      const message = JSON.parse(value) as { type: string };
      const name = message.type.split('.')[1]!;
      names.add(name);
      expect([message, wrong(name, message)]).toEqual([message, []]);
    }
    expect([...names]).toEqual(expect.arrayContaining(['Begun', 'EntrySeen', 'EntryChanged']));
  });
});
