import type { Block, Section, Statement } from '../report-model';
import type { Sources } from '../sources';
import type { Wording } from '../wording';
import type { DebriefDocument } from '@samsyn/debriefing/contract';

/** What a section is written from: nothing but the document, and words for it. */
export interface SectionContext {
  readonly document: DebriefDocument;
  readonly words: Wording;
  readonly sources: Sources;
}

export type SectionId = keyof Wording['texts']['sections'];
/** No blocks: the section is left out. */
export type SectionBlocks = (context: SectionContext) => readonly Block[];

export const section = (id: SectionId, blocks: readonly Block[], { texts }: Wording): Section => ({
  id,
  heading: texts.sections[id],
  blocks,
});

export const statement = (text: string, refs: Statement['refs'] = [], lead?: string): Statement => ({
  ...(lead === undefined ? {} : { lead }),
  text,
  refs,
});

/** As a sentence that another may follow. */
export const closed = (text: string): string => (/[.!?…)]$/.test(text) ? text : `${text}.`);

export const paragraph = (text: string, refs: Statement['refs'] = []): Block => ({
  kind: 'paragraph',
  statement: statement(text, refs),
});
export const quiet = (text: string, refs: Statement['refs'] = []): Block => ({
  kind: 'paragraph',
  statement: statement(text, refs),
  quiet: true,
});

/** Whether the reader sees plan and conduct whole, so that what is absent may be called absent. */
export const seesTheWhole = ({ relation }: DebriefDocument): boolean =>
  relation === 'leading' || relation === 'participant' || relation === 'facilitator';
