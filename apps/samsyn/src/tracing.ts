import { switchTracesOff, switchTracesOn } from '@samsyn/processing';

type Environment = Readonly<Record<string, string | undefined>>;
const SERVICE = 'samsyn';

/** As the specification of OpenTelemetry names them; off where none is set. */
export const wantsTraces = (env: Environment): boolean => {
  if (env['OTEL_SDK_DISABLED'] === 'true') return false;
  const exporter = env['OTEL_TRACES_EXPORTER'];
  if (exporter !== undefined && exporter !== '') return exporter === 'otlp';
  return Boolean(env['OTEL_EXPORTER_OTLP_ENDPOINT'] || env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT']);
};

/**
 * Sends traces to the collector that the environment names (`OTEL_*`), where it names one. Nothing of it is loaded otherwise.
 * @returns what sends the last ones and ends it
 */
export async function startTraces(env: Environment): Promise<() => Promise<void>> {
  if (!wantsTraces(env)) return () => Promise.resolve();
  const [{ BatchSpanProcessor, NodeTracerProvider }, { OTLPTraceExporter }, resources] = await Promise.all([
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const named = resources.resourceFromAttributes({ 'service.name': SERVICE });
  // Names of the machine, its user and its commands are not detected.
  const resource = named.merge(resources.detectResources({ detectors: [resources.envDetector] }));
  const spanProcessors = [new BatchSpanProcessor(new OTLPTraceExporter())];
  const provider = new NodeTracerProvider({ resource, spanProcessors });
  provider.register({ propagator: null });
  switchTracesOn();
  return async () => {
    switchTracesOff();
    await provider.shutdown();
  };
}
