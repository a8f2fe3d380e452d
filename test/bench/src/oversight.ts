import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newUuid, type StoredEvent } from '@samsyn/event-store';
import { ManualClock, plusMs, type Instant, type JsonObject, type PersonRef } from '@samsyn/kernel';
import { OversightController, OversightProjection, PUBLICATION, Publications } from '@samsyn/oversight';
import { LoggedEvent, type Decoder } from '@samsyn/processing';
import { createLogger } from '@samsyn/web';
import { loopbackIdentity, Samsyn } from '../../../apps/samsyn/src/samsyn';
import { median, timed } from './statistics';

const EVENTS = 1_000_000;
const EVENTS_EACH = 100;
const EVENTS_PER_BATCH = 2_000;
const RUNS = 20;
const WARM_UP = 2;
const FIRST_DAY = '2023-01-01T12:00:00.000Z';
const AFTERWARDS = '2028-06-01T00:00:00.000Z';
const HOUR = 3_600_000;
const PUBLISHING_MS = 300_000;
/** 2 500 operations a year (docs/domain.md section 6). */
const BETWEEN_OPERATIONS_MS = Math.round((365 * 24 * HOUR) / 2_500);

const REGIONS = ['stockholm', 'syd', 'vast', 'stockholm', 'ost', 'mitt', 'syd', 'nord', 'bergslagen', 'vast'];
const KINDS = ['apartment-visit', 'apartment-visit', 'akc-inspection', 'street-outreach'];
const SERVICES = ['shelter', 'health-care', 'legal-counsel', 'counselling'];
const QUESTIONS: readonly (readonly [table: string, filter: { readonly level?: string }])[] = [
  ['coordinator-requests-by-month', {}],
  ['coordinator-requests-by-weekday-and-hour', {}],
  ['coordinator-requests-by-weekday-and-hour', { level: 'hour' }],
  ['coordinator-requests-by-notice', {}],
  ['operations-by-kind', {}],
  ['support-by-service', {}],
  ['referrals-by-answer-time', {}],
];

export interface OversightResult {
  readonly events: number;
  readonly operations: number;
  readonly queries: readonly OversightQueryResult[];
}
export interface OversightQueryResult {
  readonly table: string;
  readonly rows: number;
  readonly medianMs: number;
  /** The first of this table, after a start. */
  readonly firstMs: number;
}

const LEADER: PersonRef = { person: newUuid(), branch: 'police/trafficking-unit', role: 'operation-leader' };
const COORDINATOR = {
  person: newUuid(),
  branch: 'social-services/regional-coordinator',
  role: 'coordinator',
};
const ANALYST = {
  person: newUuid(),
  branch: 'national-coordination/statistics',
  role: 'analyst',
  regions: [],
};
/** What is measured is the read model, not the opening of sealed fields. */
const OPEN: Decoder = {
  load: () => undefined,
  decode: () => {
    throw new Error('the projection opens single fields');
  },
  field: ({ data }, name) => data[name],
};

/** The events of one operation that the projection takes in, and the others that pass it by. */
class OperationHistory {
  readonly events: StoredEvent[] = [];
  private readonly id = newUuid();
  private readonly start: Instant;

  constructor(private readonly index: number) {
    // Spread over week and day.
    this.start = plusMs(FIRST_DAY, index * BETWEEN_OPERATIONS_MS + ((index * 7) % 24) * HOUR);
    this.plan();
    if (index % 7 < 6) this.conduct();
    while (this.events.length < EVENTS_EACH) this.tell('conducting.NoteAdded.v1', {}, 1, this.id);
  }

  private plan(): void {
    const { index } = this;
    const window = [this.start, plusMs(this.start, 4 * HOUR)];
    const asked = { kind: KINDS[index % 4]!, region: REGIONS[index % 10]!, window, to: COORDINATOR };
    this.tell('planning.OperationProposed.v1', asked, -48, this.id);
    const called = -[1, 3, 3, 8, 30, 100][index % 6]!;
    this.tell('planning.CoordinatorCalled.v1', asked, called, `call-${this.id}`);
    const comes = index % 5 < 3;
    const mode = { mode: index % 4 === 0 ? 'telephone' : 'on-site' };
    if (comes)
      this.tell('planning.CoordinatorAccepted.v1', mode, called + 0.2, `call-${this.id}`, COORDINATOR);
    else {
      const reason = { reason: ['outside-working-hours', 'illness', 'other-assignment'][index % 3]! };
      this.tell('planning.CoordinatorDeclined.v1', reason, called + 0.3, `call-${this.id}`, COORDINATOR);
      this.tell('planning.CallChainExhausted.v1', {}, called + 0.3, `call-${this.id}`);
    }
    this.tell('planning.OperationReleased.v1', {}, -0.5, this.id);
  }

  private conduct(): void {
    this.tell('conducting.ConductStarted.v1', {}, 0, this.id);
    for (let person = 0; person < 2; person += 1) this.meet(`${this.id}-${person}`, this.index + person);
    this.tell('conducting.ConductEnded.v1', {}, 4, this.id);
    const of = [LEADER.branch, COORDINATOR.branch];
    this.tell('debriefing.PerspectiveRequested.v1', { of }, 20, this.id);
    this.tell('debriefing.PerspectiveSubmitted.v1', {}, 30, this.id);
    this.tell('debriefing.DebriefMeetingHeld.v1', { present: [] }, this.index % 3 ? 90 : 300, this.id);
  }

  private meet(stream: string, seed: number): void {
    const kinds = SERVICES.slice(seed % 3);
    this.tell('conducting.SupportOffered.v1', { kinds }, 1, stream, COORDINATOR);
    const answer = { answer: ['accepted', 'declined', 'undecided'][seed % 3]!, kinds };
    this.tell('conducting.SupportAnswered.v1', answer, 1.5, stream, COORDINATOR);
    this.tell('conducting.FollowUpBooked.v1', { followUp: 1 }, 2, stream, COORDINATOR);
    const kept = seed % 4 > 0 ? 'FollowUpKept' : 'FollowUpMissed';
    this.tell(`conducting.${kept}.v1`, { followUp: 1 }, 100, stream, COORDINATOR);
    const service = SERVICES[seed % 4]!;
    const referral = this.tell('conducting.ReferralRequested.v1', { service }, 3, stream, COORDINATOR);
    if (seed % 5 > 0) this.tell('conducting.ReferralAccepted.v1', { referral }, 10 + seed, stream);
  }

  private tell(type: string, data: JsonObject, hours: number, stream: string, actor = LEADER): string {
    const at = plusMs(this.start, Math.round(hours * HOUR));
    const position = this.index * EVENTS_EACH + this.events.length + 1;
    const id = newUuid();
    const origin = { id, type, operationId: this.id, occurredAt: at, recordedAt: at, actor, data, stream };
    const unread = { commandId: id, commandDigest: '-', causationId: null, sealed: {}, ciphertexts: {} };
    const unchecked = { envelopeVersion: 2 as const, leaf: '' };
    this.events.push({ ...origin, ...unread, ...unchecked, position, revision: this.events.length });
    return id;
  }
}

function fill(projection: OversightProjection, { readModels }: Samsyn['parts']): void {
  const types = new Set(projection.types);
  const perBatch = EVENTS_PER_BATCH / EVENTS_EACH;
  for (let first = 0; first < EVENTS / EVENTS_EACH; first += perBatch) {
    readModels.transaction(() => {
      for (let index = first; index < first + perBatch; index += 1) {
        for (const stored of new OperationHistory(index).events) {
          if (types.has(stored.type)) projection.apply(new LoggedEvent(stored, OPEN), readModels);
        }
      }
      projection.flush(readModels);
    });
  }
}

/** The first quarter and year; each publication sets the time of the next, which is past. */
async function publish(publications: Publications, { processing }: Samsyn['parts']): Promise<void> {
  const dueAt = AFTERWARDS;
  for (const [span, block] of [
    ['quarter', '2023-Q1'],
    ['year', '2023'],
  ] as const) {
    const payload = { span, block };
    await publications.onDue({ id: block, kind: PUBLICATION, dueAt, commandId: newUuid(), payload });
  }
  await processing.settled({ timeoutMs: PUBLISHING_MS });
}

/** Answers of the statistics over a read model that has taken in a million events, in the process, to JSON. */
export async function measureOversight(say: (line: string) => void): Promise<OversightResult> {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-bench-'));
  try {
    const logger = createLogger({ level: 'silent' });
    const samsyn = await Samsyn.create({ place: { folder }, identity: loopbackIdentity(), logger });
    samsyn.parts.clock.follow(new ManualClock(AFTERWARDS));
    await samsyn.app.init();
    await samsyn.parts.processing.start();
    say(`statistics: taking in ${EVENTS} events …`);
    fill(samsyn.app.get(OversightProjection, { strict: false }), samsyn.parts);
    await publish(samsyn.app.get(Publications, { strict: false }), samsyn.parts);
    const controller = samsyn.app.get(OversightController, { strict: false });
    const reply = { header: () => reply } as never;
    const ask = async (table: string, filter: object): Promise<string> =>
      JSON.stringify(await controller.table(table, filter, undefined, ANALYST, reply));
    const queries: OversightQueryResult[] = [];
    for (const [table, filter] of QUESTIONS) {
      const [firstMs] = await timed(1, 0, () => ask(table, filter));
      const medianMs = median(await timed(RUNS, WARM_UP, () => ask(table, filter)));
      const { rows } = JSON.parse(await ask(table, filter)) as { rows: readonly unknown[] };
      queries.push({
        table: filter.level ? `${table}, each ${filter.level}` : table,
        rows: rows.length,
        medianMs,
        firstMs: firstMs!,
      });
    }
    await samsyn.close();
    return { events: EVENTS, operations: EVENTS / EVENTS_EACH, queries };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
