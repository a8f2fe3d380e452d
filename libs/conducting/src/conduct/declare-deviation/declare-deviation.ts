import type { EventDefinition } from '@samsyn/event-store';
import { KINDS } from '@samsyn/kinds';
import { unknownTo, type Recorded, noneOf } from '@samsyn/kernel';
import { operationPlanEvents } from '@samsyn/planning/contract';
import { conductEvents, type ConductEvent } from '../conduct.events';
import type { ToldOf } from '../conduct-facts';

/** What no rule of the kind names. */
export const OTHER_DEVIATION = 'other';

/** What may be declared of an operation. */
export interface Declarable {
  /** Of the deviations that the kind's version knows, and `other`. */
  readonly codes: ReadonlySet<string>;
  /** Ids of what every participant may know to exist: a reference to anything else would tell that it does. */
  readonly citable: ReadonlySet<string>;
}

const definitions: readonly EventDefinition[] = [...operationPlanEvents, ...conductEvents];
const SEEN_BY_ALL = new Set(
  definitions.filter(({ audience }) => audience === 'participants').map(({ name }) => name),
);

export function declarableIn(entries: readonly Recorded[]): Declarable {
  const proposed = entries.find(({ name }) => name === 'OperationProposed');
  const { kind = '', kindVersion = 0 } = (proposed?.data ?? {}) as { kind?: string; kindVersion?: number };
  const codes = KINDS.find(kind, kindVersion)?.deviations.map(({ code }) => code) ?? [];
  const shared = entries.filter(({ name }) => SEEN_BY_ALL.has(name));
  return { codes: new Set([...codes, OTHER_DEVIATION]), citable: new Set(shared.map(({ id }) => id)) };
}

/**
 * A participant's word that something went otherwise than planned (docs/domain.md, 4); it changes no rule's own result.
 * @throws DomainError `DEVIATION.UNKNOWN_CODE` (invalid): the kind's version has no such deviation; `ENTRY.UNKNOWN`
 * (unknown) also for an entry of the operation that not every participant sees
 */
export function decideDeviation(
  told: ToldOf<'DeviationDeclared'>,
  declarable: Declarable | undefined,
): readonly ConductEvent[] {
  const { code, entries = [] } = told.data;
  if (!declarable?.codes.has(code)) throw noneOf('DEVIATION.UNKNOWN_CODE', code, declarable?.codes ?? []);
  if (entries.some((entry) => !declarable.citable.has(entry))) throw unknownTo('ENTRY');
  return [told];
}
