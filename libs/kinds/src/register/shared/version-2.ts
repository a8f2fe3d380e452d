import type { DeviationOfKind, OperationKind } from '../../kind';
import { deviations } from './deviations';

/** A person met without a coordinator is a person met, too, and is to be offered support. */
const withPersonMet = (deviation: DeviationOfKind): DeviationOfKind =>
  deviation.rule.shape === 'missing-for-person'
    ? {
        ...deviation,
        rule: { ...deviation.rule, met: [...deviation.rule.met, 'PersonMetWithoutCoordinator'] },
      }
    : deviation;

/** By a deviation of version 1: the one that version 2 takes up after it. */
const FOLLOWED_BY = new Map([
  ['released-without-pre-briefing', deviations('started-without-pre-briefing')],
  ['released-with-unbriefed-branch', deviations('on-site-unbriefed')],
  ['coordinator-inside-before-secured', deviations('never-secured')],
  ['no-support-offered', deviations('residence-decided-unweighed')],
]);

/**
 * The deviations of version 1, and what version 2 of every kind adds: persons who are met where no coordinator is, a
 * briefing that was missed, and, where sites are entered and secured, a site that never was.
 */
export const deviationsOfVersion2 = (version1: OperationKind): DeviationOfKind[] =>
  version1.deviations.flatMap((known) => [withPersonMet(known), ...(FOLLOWED_BY.get(known.code) ?? [])]);
