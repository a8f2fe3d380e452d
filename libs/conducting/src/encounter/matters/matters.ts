import { DomainError, type Branch } from '@samsyn/kernel';

/** What a concern and a referral have in common: a matter that was sent to another authority. */
interface SentMatter {
  readonly id: string;
  readonly erasedBy: readonly Branch[];
}

/** A branch that received the matter has erased its copy. */
export const copyErased = <M extends SentMatter>(
  sent: readonly M[],
  {
    data: { matter },
    actor: { branch },
  }: { readonly data: { readonly matter: string }; readonly actor: { readonly branch: Branch } },
): readonly M[] =>
  sent.map((known) => (known.id === matter ? { ...known, erasedBy: [...known.erasedBy, branch] } : known));

/**
 * Of what the branch received, that of which it has not erased its copy.
 * @throws DomainError `ENCOUNTER.ERASED` (conflict) where it has erased all of it
 */
export function stillHad<M extends SentMatter>(received: readonly M[], branch: Branch): readonly M[] {
  const had = received.filter(({ erasedBy }) => !erasedBy.includes(branch));
  if (had.length === 0 && received.length > 0) throw new DomainError('ENCOUNTER.ERASED', {}, 'conflict');
  return had;
}
