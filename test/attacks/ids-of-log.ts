import type { Recorded } from '@samsyn/kernel';
import { IDS_OF_THE_LOG } from '@samsyn/history';
import { EVENING, type Handle, type TestSamsyn } from '../support/test-samsyn';
import { documentOfInterface } from '../support/document-of-interface';

const suffix = ({ stream }: Recorded): string => stream.slice(-36);
const ofEvent = ({ id }: Recorded): string => id;
const ofField =
  (field: string) =>
  ({ data }: Recorded): string =>
    String((data as Readonly<Record<string, unknown>>)[field]);

/** Where an id of each kind comes from: of the first such event, and of the last. */
const SOURCES: Readonly<Record<string, readonly [RegExp, (event: Recorded) => string]>> = {
  operationId: [/^OperationProposed$/, suffix],
  callOutId: [/^CoordinatorCalled$/, suffix],
  encounterId: [/^EncounterOpened$/, suffix],
  entryId: [/^(NoteAdded|VictimConversationEnded|ActionAgreed|LessonAgreed|CampaignActionAgreed)$/, ofEvent],
  concernId: [/^ChildConcernReported$/, ofEvent],
  decisionId: [/^DisclosureDecided$/, ofEvent],
  incidentId: [/^WrongRecipientReported$/, ofEvent],
  accessedId: [/^AccessedUnderBreakGlass$/, ofEvent],
  campaignId: [/^CampaignProposed$/, suffix],
  agreementId: [/^AgreementProposed$/, suffix],
  adviceCallId: [/^AdviceRequested$/, suffix],
  swapId: [/^OnCallSwapProposed$/, ofField('swap')],
  exceptionId: [/^AvailabilityExceptionPublished$/, ofField('exception')],
  drillId: [/^ContactDrillStarted$/, suffix],
  requestId: [/^PublicRecordsRequested$/, suffix],
};

/** Ids of what there is, for each path parameter that takes one of the log. */
export async function idsOfLog({
  parts: { eventStore, codec },
}: TestSamsyn): Promise<ReadonlyMap<string, readonly string[]>> {
  const events: Recorded[] = [];
  for (let after = 0; ;) {
    const page = await eventStore.readAll({ after, limit: 1_000 });
    events.push(...page.map((stored) => codec.decode(stored)));
    if (page.length < 1_000) break;
    after = page.at(-1)!.position;
  }
  return new Map(
    IDS_OF_THE_LOG.map((param) => {
      const [name, idOf] = SOURCES[param]!;
      const found = events.filter((event) => name.test(event.name)).map(idOf);
      return [param, [...new Set([found[0], found.at(-1)])].filter((id) => id !== undefined)] as const;
    }),
  );
}

/** A route whose path takes an id of the log. */
export interface RouteOfId {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly param: string;
  /** As the document says it. */
  readonly body: object;
  /** What it must be asked with. */
  readonly query: string;
}

const QUERIES: Readonly<Record<string, string>> = { '/operations/{operationId}/replay': `?at=${EVENING}` };

export async function routesOfIds(): Promise<readonly RouteOfId[]> {
  const { paths } = await documentOfInterface();
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { requestBody }]) => {
      const param = /\{(\w+)\}/.exec(path)?.[1];
      if (param === undefined || !IDS_OF_THE_LOG.includes(param)) return [];
      const body = requestBody?.content['application/json']?.examples?.['needed']?.value ?? {};
      const query = QUERIES[path] ?? '';
      return [{ method: method.toUpperCase() as RouteOfId['method'], path, param, body, query }];
    }),
  );
}

/** What the story leaves out: hours on call, a swap of them that is asked for, and leave. */
export async function onDuty(app: TestSamsyn): Promise<void> {
  const shift = { from: '2026-11-27T17:00:00+01:00', to: '2026-11-28T08:00:00+01:00', mode: 'telephone' };
  await app.tell('coordB', '/availability/shifts', { ...shift, covers: ['syd'] });
  await app.tell('coordB', '/availability/swaps', { with: 'coordA' });
  const office = { windows: [{ weekdays: ['mon'], from: '08:00', to: '17:00' }], mode: 'on-site' };
  await app.tell('coordA', '/availability/windows', office);
  const leave = { firstDay: '2026-11-23', lastDay: '2026-11-24', reason: 'leave' };
  await app.tell('head' as Handle, '/availability/exceptions', { ...leave, who: 'coordA' });
}
