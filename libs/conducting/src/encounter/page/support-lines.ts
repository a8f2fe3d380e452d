import type { Json } from '@samsyn/kernel';
import type { PageEntries, PageEntry } from './page-entries';
import type { SupportLine } from './encounter-page.schema';

const texts = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

interface AnsweredKind {
  readonly kind: string;
  readonly answer: string | null;
}

/**
 * What one answer says of each kind. Kind by kind holds before the whole; an answer that names no kinds is about all
 * that had been offered, and one that names some says nothing of the others.
 */
function answersIn({ facts }: PageEntry, offered: readonly string[]): readonly AnsweredKind[] {
  const { kinds, answers } = facts;
  const answer = (facts.answer ?? null) as string | null;
  const single = Array.isArray(answers) ? (answers as unknown as readonly AnsweredKind[]) : [];
  const named = single.map(({ kind }) => kind);
  const meant = kinds === undefined && single.length === 0 ? offered : texts(kinds);
  const whole = meant.filter((kind) => !named.includes(kind)).map((kind) => ({ kind, answer }));
  return [...whole, ...single.map(({ kind, answer: given }) => ({ kind, answer: given }))];
}

export function supportIn(entries: PageEntries): readonly SupportLine[] {
  const lines = new Map<string, SupportLine>();
  const lineOf = (kind: string): SupportLine =>
    lines.get(kind) ?? { kind, offeredAt: null, answer: null, answeredAt: null, entries: [] };
  for (const entry of entries.byTime('SupportOffered', 'SupportAnswered')) {
    const { id, name, at, facts } = entry;
    if (name === 'SupportOffered') {
      for (const kind of texts(facts.kinds)) {
        const line = lineOf(kind);
        lines.set(kind, { ...line, offeredAt: line.offeredAt ?? at, entries: [...line.entries, id] });
      }
      continue;
    }
    for (const { kind, answer } of answersIn(entry, [...lines.keys()])) {
      const line = lineOf(kind);
      lines.set(kind, { ...line, answer, answeredAt: at, entries: [...line.entries, id] });
    }
  }
  return [...lines.values()];
}
