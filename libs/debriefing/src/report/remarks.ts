import { INFORMATION_POINTS } from '@samsyn/conducting/contract';
import type { Relation } from '@samsyn/operations/contract';
import { idsOf, type ReportEntries } from './report-entry';
import type { Remark } from './debrief.schema';

/**
 * Who sees all information given to the person met: from anyone else it may be hidden that a point was given.
 */
const SEES_THE_WHOLE: readonly Relation[] = ['leading', 'participant', 'facilitator'];

/**
 * What a person met had not been told when the conduct ended.
 * @rule information-not-given: Where somebody was met, what nobody told the person until the conduct ended is a remark.
 * @source domain: The encounter; ADR 0034
 * @proof whoever was met without a coordinator › was told what a list says, and what is missing at the end is a remark
 */
export function remarksIn(entries: ReportEntries, relation: Relation): readonly Remark[] {
  if (!SEES_THE_WHOLE.includes(relation) || !entries.last('ConductEnded')) return [];
  const met = entries.all.find(({ personMet }) => personMet !== undefined);
  if (!met) return [];
  const given = entries.of('InformationGiven');
  const givenPoints = new Set(given.flatMap(({ facts }) => (facts.of ?? []) as readonly string[]));
  const points = INFORMATION_POINTS.filter((point) => !givenPoints.has(point));
  return points.length === 0
    ? []
    : [{ code: 'information-not-given', points, entries: idsOf([met, ...given]) }];
}
