import type { Block, Sources, Wording } from '@samsyn/rendering';
import type { DebriefDocument } from '@samsyn/debriefing/contract';

/** What a section is written from: nothing but the document, and words for it. */
export interface SectionContext {
  readonly document: DebriefDocument;
  readonly words: Wording;
  readonly sources: Sources;
}

/** No blocks: the section is left out. */
export type SectionBlocks = (context: SectionContext) => readonly Block[];

/** Whether the reader sees plan and conduct whole, so that what is absent may be called absent. */
export const seesTheWhole = ({ relation }: DebriefDocument): boolean =>
  relation === 'leading' || relation === 'participant' || relation === 'facilitator';
