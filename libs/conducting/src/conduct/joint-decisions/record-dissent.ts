import { unknownTo } from '@samsyn/kernel';
import type { ToldOf } from '../conduct-facts';
import type { ConductEvent } from '../conduct.events';

/**
 * A participant's own no to a joint decision, be it that the leader wrote down a yes (docs/domain.md, 2: "who, on what
 * ground, why, and who disagreed").
 * @throws DomainError `DECISION.UNKNOWN` (unknown)
 */
export function decideDissent(
  told: ToldOf<'DissentRecorded'>,
  decisions: ReadonlySet<string>,
): readonly ConductEvent[] {
  if (!decisions.has(told.data.decision)) throw unknownTo('DECISION');
  return [told];
}
