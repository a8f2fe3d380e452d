import { mayAnswerGlass, type Viewer } from '@samsyn/secrecy';
import { unknownEntry, type AddressedEntry } from '../addressed-entry.handler';
import type { ReviewBreakGlass, ReviewCommand, TakeBreakGlassStep } from './review-break-glass';
import { glassIn } from './reviewed-glass';

export type RequestedReview =
  Omit<ReviewBreakGlass, 'glass' | 'mayAnswer' | 'reading'> | Omit<TakeBreakGlassStep, 'glass' | 'mayAnswer'>;

/** An answer to broken glass, or a step after one. The entry is the one that says that it was broken. */
export function reviewOf(
  { event: { id }, operation: { access, entries } }: AddressedEntry,
  requested: RequestedReview,
  viewer: Viewer,
): ReviewCommand {
  const broken = access.glass.get(id);
  const glass = glassIn(entries).get(id);
  if (!broken || !glass) throw unknownEntry();
  const mayAnswer = mayAnswerGlass(access, viewer, broken);
  if (requested.kind === 'TakeBreakGlassStep') return { ...requested, glass, mayAnswer };
  const isOpen = access.encounters.get(broken.stream)?.underGlass.get(broken.by.person) === id;
  return { ...requested, glass, mayAnswer, reading: isOpen ? broken.by : undefined };
}
