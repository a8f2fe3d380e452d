import type { EventDefinition } from '@samsyn/event-store';
import { KINDS } from '@samsyn/kinds';
import { unknownTo, type Recorded, noneOf } from '@samsyn/kernel';
import { operationPlanEvents } from '@samsyn/planning/contract';
import { conductEvents, type ConductEvent } from '../conduct.events';
import type { ReportedFactOf } from '../conduct-facts';

/** A deviation that no rule of the kind names. */
export const OTHER_DEVIATION = 'other';

/** What may be declared of an operation. */
export interface Declarable {
  /** Of the deviations that the kind's version knows, and `other`. */
  readonly codes: ReadonlySet<string>;
  /**
   * Ids of entries that the actor sees and every participant may know of: a reference to any other would
   * reveal that it exists.
   */
  readonly citable: ReadonlySet<string>;
}

const definitions: readonly EventDefinition[] = [...operationPlanEvents, ...conductEvents];
const SEEN_BY_ALL = new Map(
  definitions.flatMap((definition) =>
    definition.audience === 'participants' ? [[definition.name, definition]] : [],
  ),
);

/** What the actor sees, and which labels every participant may read. */
export interface Citing {
  readonly sees: (id: string) => boolean;
  readonly isOpen: (label: string) => boolean;
}

/**
 * An entry that means nothing without its content can be cited only where every participant may read some of
 * it.
 */
const saysToAll = ({ labels }: Recorded, { isOpen }: Citing): boolean =>
  Object.entries(labels).some(([field, ofField]) => field !== 'site' && ofField.every(isOpen));

export function declarableIn(entries: readonly Recorded[], citing: Citing): Declarable {
  const proposed = entries.find(({ name }) => name === 'OperationProposed');
  const { kind = '', kindVersion = 0 } = (proposed?.data ?? {}) as { kind?: string; kindVersion?: number };
  const codes = KINDS.find(kind, kindVersion)?.deviations.map(({ code }) => code) ?? [];
  const shared = entries.filter((entry) => {
    const definition = SEEN_BY_ALL.get(entry.name);
    return definition && citing.sees(entry.id) && (!definition.needsContent || saysToAll(entry, citing));
  });
  return { codes: new Set([...codes, OTHER_DEVIATION]), citable: new Set(shared.map(({ id }) => id)) };
}

/**
 * A participant's statement that something did not go as planned (docs/domain.md, 4); it changes no rule's
 * own result.
 * @throws DomainError `DEVIATION.UNKNOWN_CODE` (invalid): the kind's version has no such deviation; `ENTRY.UNKNOWN`
 * (unknown) also for an entry of the operation that the actor, or another participant, does not see
 */
export function decideDeviation(
  fact: ReportedFactOf<'DeviationDeclared'>,
  declarable: Declarable | undefined,
): readonly ConductEvent[] {
  const { code, entries = [] } = fact.data;
  if (!declarable?.codes.has(code)) throw noneOf('DEVIATION.UNKNOWN_CODE', code, declarable?.codes ?? []);
  if (entries.some((entry) => !declarable.citable.has(entry))) throw unknownTo('ENTRY');
  return [fact];
}
