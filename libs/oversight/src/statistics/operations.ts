import { plusMs, type Instant } from '@samsyn/kernel';
import type { Fact } from '../facts/fact';
import { KIND_CLASSES, type NamedCategory } from './classes';
import type { Family } from './family';

/** An operation, from its proposal. */
export interface OperationMarks {
  /** A class of `KIND_CLASSES`. */
  readonly kind: string;
  readonly started: boolean;
  /** By stream of the call-out: somebody comes. */
  readonly coming: Readonly<Record<string, true>>;
  /** As it was last released, where it was. */
  readonly released?: 'as-planned' | 'without-coordinator';
  readonly ended?: Instant;
  readonly debriefed?: Instant;
  /** Branches asked for their perspective, and those that gave it. */
  readonly perspectivesAsked: readonly string[];
  readonly perspectivesGiven: readonly string[];
}

const DEBRIEF_WITHIN_MS = 7 * 86_400_000;
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

function debriefClass({ ended, debriefed }: OperationMarks): string {
  if (debriefed === undefined) return 'none';
  return ended !== undefined && debriefed <= plusMs(ended, DEBRIEF_WITHIN_MS) ? 'within-7-days' : 'later';
}

function perspectivesClass({ perspectivesAsked, perspectivesGiven }: OperationMarks): string {
  if (perspectivesAsked.length === 0) return 'not-asked';
  const given = perspectivesAsked.filter((branch) => perspectivesGiven.includes(branch)).length;
  if (given === 0) return 'none';
  return given === perspectivesAsked.length ? 'all' : 'some';
}

/** A start that nobody had said yes to and nobody had decided on is a start without her: no silent absence. */
function layerOf({ started, released, coming }: OperationMarks): string {
  if (!started) return 'not-carried-out';
  const without = released === 'without-coordinator' || Object.keys(coming).length === 0;
  return without ? 'without-coordinator' : 'with-coordinator';
}

const CARRIED_OUT = ['with-coordinator', 'without-coordinator'];

/** Operations by their planned start, debriefs and perspectives of those that were carried out. */
export const OPERATIONS: Family = {
  code: 'operations',
  sv: 'Insatser',
  en: 'Operations',
  unit: { sv: 'Insats, efter planerad start.', en: 'An operation, by its planned start.' },
  span: 'quarter',
  isDatedByPlan: true,
  layers: [
    { code: 'with-coordinator', sv: 'med koordinator', en: 'with a coordinator' },
    { code: 'without-coordinator', sv: 'utan koordinator', en: 'without a coordinator' },
    { code: 'not-carried-out', sv: 'inte genomförda', en: 'not carried out' },
  ],
  total: { code: 'proposed', sv: 'föreslagna', en: 'proposed' },
  dimensions: [
    { code: 'kind', sv: 'slag av insats', en: 'kind of operation', categories: KIND_CLASSES },
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
  classify({ marks }: Fact) {
    const operation = marks as unknown as OperationMarks;
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
