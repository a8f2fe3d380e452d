import type { Block, Report, Section, Statement, WrittenWith } from './report-model';
import type { Wording } from './wording';

export type SectionId = keyof Wording['texts']['sections'];

/** What stands around every document: when it was computed, its contents and pages, and whether it is of the training. */
export const frameOf = (
  words: Wording,
  { now, world }: Pick<WrittenWith, 'now' | 'world'>,
): Pick<Report, 'language' | 'computed' | 'contents' | 'page' | 'trainingMark'> => ({
  language: words.language,
  computed: words.say('computed', { moment: words.moment(now) }),
  ...(world === 'training' ? { trainingMark: words.say('trainingMark') } : {}),
  contents: words.say('contents'),
  page: words.say('page'),
});

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
