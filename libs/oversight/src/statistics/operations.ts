import { plusCalendarDays, type Instant } from '@samsyn/kernel';
import type { Observation } from './fact';
import { classIn, codesOf, KIND_CLASSES, OTHER, type NamedCategory } from './classes';
import type { Family } from './family';

/** What the entries say of an operation, taken together. */
interface OperationState {
  /** A class of `KIND_CLASSES`. */
  readonly kind: string;
  readonly started: boolean;
  /** Call-outs after which somebody comes. */
  readonly coming: ReadonlySet<string>;
  readonly releasedWithout: boolean;
  readonly ended: Instant | undefined;
  readonly debriefed: Instant | undefined;
  /** Branches asked for their perspective, and those that gave it. */
  readonly asked: ReadonlySet<string>;
  readonly given: ReadonlySet<string>;
}

const WITHOUT = 'released-without';
const DEBRIEF_WITHIN_DAYS = 7;
const cls = (level: string, code: string, sv: string, en: string): NamedCategory => ({ level, code, sv, en });
const DEBRIEFS = [
  cls('debrief', 'within-7-days', 'inom 7 dagar', 'within 7 days'),
  cls('debrief', 'later', 'senare', 'later'),
  cls('debrief', 'none', 'ingen', 'none'),
];
const PERSPECTIVES = [
  cls('perspectives', 'all', 'alla tillfrågade har svarat', 'all who were asked answered'),
  cls('perspectives', 'some', 'några har svarat', 'some answered'),
  cls('perspectives', 'none', 'ingen har svarat', 'none answered'),
  cls('perspectives', 'not-asked', 'ingen tillfrågad', 'nobody was asked'),
];

function stateOf(observations: readonly Observation[]): OperationState {
  const start = observations.findIndex(({ what }) => what === 'started');
  // After the start it is a fact of what happened then, and stays.
  const before = start < 0 ? observations : observations.slice(0, start);
  const coming = new Set<string>();
  for (const { what, of = '' } of before) {
    if (what === 'coming') coming.add(of);
    if (what === 'not-coming') coming.delete(of);
  }
  const released = before.findLast(({ what }) => what === 'released' || what === WITHOUT);
  const meetings = observations.filter(({ what }) => what === 'debriefed').map(({ at }) => at);
  const branches = (asked: string): ReadonlySet<string> =>
    new Set(observations.flatMap(({ what, of }) => (what === asked && of !== undefined ? [of] : [])));
  return {
    kind: observations.find(({ what }) => what === 'proposed')?.is ?? OTHER,
    started: start >= 0,
    coming,
    releasedWithout: released?.what === WITHOUT,
    ended: observations.findLast(({ what }) => what === 'ended')?.at,
    debriefed: meetings.length > 0 ? meetings.reduce((first, at) => (at < first ? at : first)) : undefined,
    asked: branches('perspective-asked'),
    given: branches('perspective-given'),
  };
}

function debriefClass({ ended, debriefed }: OperationState): string {
  if (debriefed === undefined) return 'none';
  return ended !== undefined && debriefed <= plusCalendarDays(ended, DEBRIEF_WITHIN_DAYS)
    ? 'within-7-days'
    : 'later';
}

function perspectivesClass({ asked, given }: OperationState): string {
  if (asked.size === 0) return 'not-asked';
  const answered = [...asked].filter((branch) => given.has(branch)).length;
  if (answered === 0) return 'none';
  return answered === asked.size ? 'all' : 'some';
}

/** A start that nobody said yes to, and nobody decided on, is without a coordinator: no silent absence. */
function layerOf({ started, releasedWithout, coming }: OperationState): string {
  if (!started) return 'not-carried-out';
  return releasedWithout || coming.size === 0 ? 'without-coordinator' : 'with-coordinator';
}

export const KINDS = codesOf(KIND_CLASSES);
const CARRIED_OUT = ['with-coordinator', 'without-coordinator'];

/** Operations by their planned start, debriefs and perspectives of those that were carried out. */
export const OPERATIONS: Family = {
  code: 'operations',
  sv: 'Insatser',
  en: 'Operations',
  unit: { sv: 'Föreslagen insats.', en: 'An operation that was proposed.' },
  datedBy: { sv: 'planerad start, som den sist bestämdes', en: 'planned start, as it was last decided' },
  span: 'quarter',
  begins: 'proposed',
  isDatedByPlan: true,
  corrected: { proposed: { field: 'kind', classOf: (kind) => classIn(KINDS, kind) } },
  layers: [
    { code: 'with-coordinator', sv: 'med koordinator', en: 'with a coordinator' },
    { code: 'without-coordinator', sv: 'utan koordinator', en: 'without a coordinator' },
    { code: 'not-carried-out', sv: 'inte genomförda', en: 'not carried out' },
  ],
  total: { code: 'proposed', sv: 'föreslagna', en: 'proposed' },
  dimensions: [
    { code: 'kind', sv: 'typ av insats', en: 'kind of operation', categories: KIND_CLASSES },
    {
      code: 'debrief',
      sv: 'uppföljningsmöte',
      en: 'debrief meeting',
      categories: DEBRIEFS,
      layers: CARRIED_OUT,
    },
    {
      code: 'perspectives',
      sv: 'perspektiv',
      en: 'perspectives',
      categories: PERSPECTIVES,
      layers: CARRIED_OUT,
    },
  ],
  classify(observations: readonly Observation[]) {
    const operation = stateOf(observations);
    return {
      layer: layerOf(operation),
      classes: {
        kind: operation.kind,
        debrief: debriefClass(operation),
        perspectives: perspectivesClass(operation),
      },
    };
  },
};
