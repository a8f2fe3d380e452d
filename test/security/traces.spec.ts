import { context, trace } from '@opentelemetry/api';
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { switchTracesOff, switchTracesOn } from '@samsyn/processing';
import { wantsTraces } from '../../apps/samsyn/src/tracing';
import { documentOfInterface } from '../support/document-of-interface';
import { CAST, HANDLES, TestSamsyn } from '../support/test-samsyn';

/** What a span may say: ids, codes, templates of routes, numbers. */
const ATTRIBUTES: Readonly<Record<string, RegExp>> = {
  'http.request.method': /^[A-Z]+$/,
  'http.route': /^(none|(\/(:?[A-Za-z.-]+|\*))*\/?)$/,
  'http.response.status_code': /^\d{3}$/,
  'error.type': /^[A-Za-z]+( [A-Z_.]+)?$|^\d{3}$/,
  'samsyn.operation': /^[0-9a-f-]{36}$/,
  'samsyn.command': /^[0-9a-f-]{36}$/,
  'samsyn.event_types': /^([a-z-]+\.[A-Za-z]+\.v\d+,?)+$/,
  'samsyn.position': /^\d+$/,
  'samsyn.read_models': /^\d+$/,
  'samsyn.workflow': /^[a-z-]+$/,
};
const CANARY = 'KANARIE';

interface Operation {
  readonly requestBody?: object;
}
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

describe('what traces say', () => {
  const exporter = new InMemorySpanExporter();
  const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  let app: TestSamsyn;
  let operationId: string;
  beforeAll(async () => {
    provider.register({ propagator: null });
    app = await TestSamsyn.open();
  });
  beforeEach(() => {
    exporter.reset();
    switchTracesOn();
  });
  afterEach(() => switchTracesOff());
  afterAll(async () => {
    await app.close();
    await provider.shutdown();
    trace.disable();
    context.disable();
  });

  const spans = () => exporter.getFinishedSpans();
  /** Everything of the spans that leaves the process, but for what tells when and which. */
  const recorded = () =>
    spans().map(({ name, attributes, events, links, status }) => ({
      name,
      attributes,
      events,
      links,
      status,
    }));

  it('are off until they are switched on', async () => {
    switchTracesOff();
    operationId = await app.plan();
    expect(spans()).toEqual([]);
  });

  it('go from the request to the append and to what is projected of it, and to what workflows do', async () => {
    const { entry } = await app.tell('leader', `/operations/${operationId}/conduct/start`);
    await app.parts.processing.settled();
    const request = spans().find(({ name }) => name === 'POST /operations/:operationId/conduct/start')!;
    const ofTrace = spans().filter((span) => span.spanContext().traceId === request.spanContext().traceId);
    const names = ofTrace.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['command', 'append', 'project']));
    const command = ofTrace.find(({ name }) => name === 'command')!;
    expect(command.parentSpanContext?.spanId).toBe(request.spanContext().spanId);
    expect(command.attributes['samsyn.operation']).toBe(operationId);
    const append = ofTrace.find(({ name }) => name === 'append')!;
    expect(append.parentSpanContext?.spanId).toBe(command.spanContext().spanId);
    const { position } = await app.entry(operationId, entry);
    const projected = ofTrace.filter(({ attributes }) => attributes['samsyn.position'] === position);
    expect(projected.map(({ parentSpanContext }) => parentSpanContext?.spanId)).toContain(
      command.spanContext().spanId,
    );
  });

  it('hold ids and codes only: nothing of a body, a query, a path, a name or a text, on any route', async () => {
    await app.tell('leader', `/operations/${operationId}/conduct/notes`, {
      text: { value: `${CANARY} note` },
    });
    const encounter = await app.encounter(operationId);
    await app.tell('coordB', `/encounters/${encounter}/conversation-ended`, {
      account: { value: `${CANARY} account` },
    });
    const { paths } = (await documentOfInterface()) as unknown as { paths: Paths };
    const asked = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { requestBody }]) => ({ path, method, requestBody })),
    );
    expect(asked.length).toBeGreaterThan(100);
    for (const { path, method, requestBody } of asked) {
      const url = `${path.replaceAll(/\{[^}]+\}/g, CANARY)}?filter=${CANARY}&${CANARY}=1`;
      if (url.includes('/stream')) continue;
      const headers = {
        authorization: 'Bearer leader',
        'content-type': 'application/json',
        traceparent: CANARY,
      };
      if (requestBody)
        await app.raw({
          method: 'POST',
          url,
          by: 'leader',
          body: JSON.stringify({ [CANARY]: CANARY, text: CANARY }),
          type: 'application/json',
        });
      else await app.send(method.toUpperCase(), url, headers);
    }
    await app.parts.processing.settled();
    const all = recorded();
    expect(all.length).toBeGreaterThan(asked.length);
    expect(JSON.stringify(all)).not.toContain(CANARY);
    for (const { name, attributes, events, links, status } of all) {
      expect(name).toMatch(/^([A-Z]+ (none|\/\S*)|command|append|project|workflow)$/);
      expect([events, links, status.message]).toEqual([[], [], undefined]);
      for (const [key, value] of Object.entries(attributes)) {
        expect(Object.keys(ATTRIBUTES)).toContain(key);
        expect(String(value)).toMatch(ATTRIBUTES[key]!);
        for (const handle of HANDLES) expect(value).not.toBe(handle);
        for (const [branch] of Object.values(CAST)) expect(value).not.toBe(branch);
      }
    }
  });
});

describe('traces are sent', () => {
  it.each([
    [{}, false],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' }, true],
    [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://127.0.0.1:4318/v1/traces' }, true],
    [{ OTEL_TRACES_EXPORTER: 'otlp' }, true],
    [{ OTEL_TRACES_EXPORTER: 'none', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' }, false],
    [{ OTEL_SDK_DISABLED: 'true', OTEL_TRACES_EXPORTER: 'otlp' }, false],
  ])('where the environment says so by the names of OpenTelemetry: %o', (env, isSent) => {
    expect(wantsTraces(env)).toBe(isSent);
  });
});
