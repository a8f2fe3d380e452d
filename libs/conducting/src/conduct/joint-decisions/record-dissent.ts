import { unknownTo } from '@samsyn/kernel';
import type { ReportedFactOf } from '../conduct-facts';
import type { ConductEvent } from '../conduct.events';

/**
 * A participant's own no to a joint decision, even where the leader recorded a yes (docs/domain.md, 2: "who,
 * on what ground, why, and who disagreed").
 * @throws DomainError `DECISION.UNKNOWN` (unknown)
 */
export function decideDissent(
  fact: ReportedFactOf<'DissentRecorded'>,
  decisions: ReadonlySet<string>,
): readonly ConductEvent[] {
  if (!decisions.has(fact.data.decision)) throw unknownTo('DECISION');
  return [fact];
}
