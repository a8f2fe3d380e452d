import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Headers, Inject, Module, Res, type DynamicModule } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Public } from '../http/public';
import { Documented } from '../openapi/documented';
import { HttpProblem } from '../problems/http-problem';

const DURATION_BUCKETS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export interface GaugeDescription {
  /** Prometheus name with its unit last, `samsyn_projection_lag_events`. */
  readonly name: string;
  readonly help: string;
  /** Names of the labels; their values are codes of our own, never what a person wrote and never an id. */
  readonly labels?: readonly string[];
}

export interface GaugeReading {
  readonly value: number;
  readonly labels?: Readonly<Record<string, string>>;
}

/** The numbers of one process: how long requests took by route template, what Node reports, and what others add. */
export class Metrics {
  readonly registry = new Registry();
  private readonly durations = new Histogram({
    name: 'samsyn_http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer, by route template.',
    labelNames: ['method', 'route', 'status'],
    buckets: DURATION_BUCKETS_SECONDS,
    registers: [this.registry],
  });
  private collectsProcess = false;

  observeRequest(method: string, route: string, status: number, seconds: number): void {
    this.durations.observe({ method, route, status: String(status) }, seconds);
  }

  /** `read` is asked each time somebody asks for the numbers. */
  registerGauge({ name, help, labels = [] }: GaugeDescription, read: () => readonly GaugeReading[]): void {
    new Gauge({
      name,
      help,
      labelNames: [...labels],
      registers: [this.registry],
      collect() {
        this.reset();
        for (const { value, labels: known = {} } of read()) this.set(known, value);
      },
    });
  }

  /** The exposition text of Prometheus. */
  async exposition(): Promise<string> {
    if (!this.collectsProcess) {
      this.collectsProcess = true;
      collectDefaultMetrics({ register: this.registry });
    }
    return this.registry.metrics();
  }
}

/** The secret that identifies who gathers the numbers, which show how often which route is used, and how. */
export class MetricsCredential {
  private readonly digest: Buffer;

  constructor(secret: string) {
    this.digest = digestOf(secret);
  }

  /** In a time that reveals nothing of the secret. `authorization`: the header, `Bearer` and the secret. */
  isIn(authorization: string | undefined): boolean {
    const token = /^Bearer +(\S{1,200})$/i.exec(authorization ?? '')?.[1] ?? '';
    return timingSafeEqual(digestOf(token), this.digest);
  }
}

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

@Public()
@Documented((api) => api.ApiExcludeController())
@Controller('metrics')
export class MetricsController {
  constructor(
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(MetricsCredential) private readonly credential: MetricsCredential,
  ) {}

  @Get()
  async read(
    @Headers('authorization') authorization: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!this.credential.isIn(authorization))
      throw new HttpProblem(401, 'AUTH.METRICS_CREDENTIAL_MISSING', {
        headers: { 'www-authenticate': 'Bearer realm="samsyn-metrics"' },
      });
    const text = await this.metrics.exposition();
    void reply.header('content-type', this.metrics.registry.contentType).send(text);
  }
}

/** Answers GET /metrics to those who have the credential, and provides `Metrics` for injection. */
@Module({})
export class MetricsModule {
  static of(metrics: Metrics, credential: MetricsCredential): DynamicModule {
    return {
      module: MetricsModule,
      global: true,
      controllers: [MetricsController],
      providers: [
        { provide: Metrics, useValue: metrics },
        { provide: MetricsCredential, useValue: credential },
      ],
      exports: [Metrics],
    };
  }
}
