import { COUNTED } from '@samsyn/conducting/contract';
import { siteKey } from '@samsyn/kernel';
import { areaKey, withLatest } from '@samsyn/operations';
import type { DebriefDocument } from '@samsyn/debriefing/contract';
import type { CombinedAreaCount } from './campaign-debrief.schema';

type Where = Pick<CombinedAreaCount, 'area' | 'municipality' | 'operation'>;

/**
 * Areas of one name are one where they are in one municipality; of an operation that names none, in that
 * operation.
 */
export const combinedAreaKey = ({ municipality, operation, area }: Where): string =>
  `${municipality === null ? operation : siteKey(municipality)} ${areaKey({ area })}`;

/** The counts of the operations as the reader may know them, by area over all of them. None is added to another. */
export function areaCountsOf(documents: readonly DebriefDocument[]): readonly CombinedAreaCount[] {
  const lines = documents.flatMap(({ operation: { id: operation, municipality }, areaCounts }) =>
    areaCounts.map(({ latest: _latest, ...line }) => ({ ...line, operation, municipality })),
  );
  const names = new Map<string, string | null>();
  for (const line of lines)
    if (!names.has(combinedAreaKey(line))) names.set(combinedAreaKey(line), line.area);
  const named = lines.map((line) => ({ ...line, area: names.get(combinedAreaKey(line)) ?? null }));
  return withLatest(named, COUNTED, combinedAreaKey);
}
