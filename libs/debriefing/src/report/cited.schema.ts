import { schemas, type AnswerOf } from '@samsyn/kernel';

const { entryIds } = schemas;

export const cited = (what = 'The entries that it rests on; each stands in the reader’s own history.') =>
  entryIds(what);
/** Ids of the entries that a statement rests on; each stands in the reader's own history. */
export type Citation = AnswerOf<ReturnType<typeof cited>>;
