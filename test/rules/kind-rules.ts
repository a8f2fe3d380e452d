import { KINDS, inFull, type OperationKind } from '@samsyn/kinds';
import { table, type Area, type Row, type Rule } from './rule';

interface KindTable {
  readonly area: Area;
  readonly name: string;
  /** Where the rule is applied; the test nearest to that is taken first. */
  readonly path: string;
  /** `where`: what the codes of the kind's sources stand for. */
  readonly rowsOf: (kind: OperationKind, where: (codes: readonly string[]) => string) => readonly Row[];
}

const GATES = 'libs/planning/src/operation-plan/release-operation/gates.ts';
const DEVIATIONS = 'libs/debriefing/src/report/deviations.ts';

const TABLES: readonly KindTable[] = [
  {
    area: 'Planning',
    name: 'Gates of the release',
    path: GATES,
    rowsOf: ({ gates }, where) =>
      gates.map(({ code, en, sv, source }) => ({ code, en, sv, source: where(source) })),
  },
  {
    area: 'Conducting',
    name: 'Steps that must be taken, and rules at the door',
    path: DEVIATIONS,
    // That a step was not taken is the deviation that is its breach.
    rowsOf: ({ steps, entry }, where) =>
      [...steps, ...entry.rules].map(({ code, en, sv, source, breach }) => ({
        ...{ code, en, sv, source: where(source) },
        provedBy: { word: breach },
      })),
  },
  {
    area: 'Conducting',
    name: 'Deviations',
    path: DEVIATIONS,
    rowsOf: ({ deviations }, where) =>
      deviations.map(({ code, en, sv, source }) => ({
        code,
        en: `${en.title}. ${en.sentence}`,
        sv: `${sv.title}. ${sv.sentence}`,
        source: where(source),
      })),
  },
];

const IN_DOMAIN = /^docs\/domain\.md, /;

function sourcesOf({ sources }: OperationKind): (codes: readonly string[]) => string {
  const cites = new Map(sources.map(({ code, where }) => [code, where.replace(IN_DOMAIN, 'domain: ')]));
  return (codes) => codes.map((code) => cites.get(code) ?? code).join('; ');
}

/** What the kinds say, each wording once, with the kinds that say it where not all do. */
export function kindRules(): readonly Rule[] {
  const kinds = KINDS.all().map(inFull);
  return TABLES.flatMap(({ area, name, path, rowsOf }) => {
    const found = new Map<string, { row: Row; kinds: string[] }>();
    for (const kind of kinds) {
      for (const row of rowsOf(kind, sourcesOf(kind))) {
        const key = [row.code, row.en, row.source].join('\n');
        const known = found.get(key) ?? { row, kinds: [] };
        known.kinds.push(kind.code);
        found.set(key, known);
      }
    }
    const rows = [...found.values()].map(({ row, kinds: of }) => ({
      ...row,
      en: of.length === kinds.length ? row.en : `${row.en} (${of.join(', ')})`,
    }));
    return table(area, name, path, rows);
  });
}
