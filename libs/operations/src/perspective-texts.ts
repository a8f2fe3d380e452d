import type { PerspectiveTexts } from './operations.schema';
export const PERSPECTIVE_PARTS = ['well', 'hard', 'develop'] as const;

const orderOf = (texts: PerspectiveTexts): string =>
  JSON.stringify(PERSPECTIVE_PARTS.map((part) => texts[part] ?? ''));

/** Texts in an order that follows from their words, and from nothing else. */
export const byTheirWords = <Texts extends PerspectiveTexts>(texts: readonly Texts[]): readonly Texts[] =>
  texts.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
