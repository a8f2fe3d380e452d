import type { Relation } from '@samsyn/operations/contract';
import type { OperationKind } from '@samsyn/kinds';
import type { Instant } from '@samsyn/kernel';
import { idsOf, type ReportEntries, type ReportEntry } from './report-entry';
import { find } from './rule-shapes';
import type { Deviation } from './debrief.schema';

interface Declared {
  readonly declared: readonly string[];
  readonly cited: readonly string[];
}

/** Who sees plan and conduct whole. To anyone else what is absent may be hidden, and no breach follows from it. */
const SEES_THE_WHOLE: readonly Relation[] = ['leading', 'participant', 'facilitator'];

/** Where no rule of the kind's version has the code that was declared. */
const OTHER = 'other';

/** By code: what participants declared, and what of what they cite the reader sees. */
function declarationsIn(entries: ReportEntries, codes: readonly string[]): ReadonlyMap<string, Declared> {
  const codeOf = ({ facts: { code } }: ReportEntry) =>
    typeof code === 'string' && codes.includes(code) ? code : OTHER;
  const byCode = Map.groupBy(entries.of('DeviationDeclared'), codeOf);
  return new Map(
    [...byCode].map(([code, declarations]) => {
      const cited = new Set(declarations.flatMap(({ facts }) => (facts.entries ?? []) as readonly string[]));
      const visible = entries.all.filter(({ id }) => cited.has(id));
      return [code, { declared: idsOf(declarations), cited: idsOf(visible) }];
    }),
  );
}

const isFound = ({ entries, unseen }: Deviation): boolean => entries.length > 0 || unseen === true;

/** A deviation that a rule found and that was declared, too, is one. */
function withDeclared(found: Deviation, declaration: Declared | undefined): Deviation {
  if (!declaration) return found;
  const entries = [...new Set([...found.entries, ...declaration.declared, ...declaration.cited])];
  const only = isFound(found) ? {} : { onlyDeclared: true as const };
  return { ...found, entries, declared: declaration.declared, ...only };
}

/**
 * Breaches of the order that was agreed: the rules of the kind's version, each once for the operation and citing every
 * entry that shows it. They are computed and never recorded: a fact that comes late, or a correction, changes what is
 * true of the whole evening (ADR 0009). Beside them stands what participants declared. Source: docs/domain.md, "On the site", and what each rule of the kind cites.
 */
export function deviationsIn(
  entries: ReportEntries,
  relation: Relation,
  now: Instant,
  kind: OperationKind | undefined,
): readonly Deviation[] {
  if (!SEES_THE_WHOLE.includes(relation)) return [];
  const rules = kind?.deviations ?? [];
  const found = rules.map(({ code, rule }): Deviation => ({ code, ...find(rule, { entries, now, code }) }));
  const declared = declarationsIn(
    entries,
    rules.map(({ code }) => code),
  );
  return [...found, { code: OTHER, entries: [] }]
    .map((deviation) => withDeclared(deviation, declared.get(deviation.code)))
    .filter(isFound);
}
