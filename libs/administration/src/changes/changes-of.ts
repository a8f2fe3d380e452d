import { DEACTIVATED_BY_TWO } from '../rules/who-approves';
import type { ChangeCode } from './branch-change.events';

const ADMINISTRATOR = 'administrator';

/** An account as far as who sees what depends on it. */
export interface Account {
  readonly person: string;
  readonly branch: string;
  readonly role: string;
  readonly regions: readonly string[];
  readonly subject: string;
  readonly active: boolean;
  /** Where in the log the account came to what it is; nothing where it sees the past of its branch. */
  readonly since: object;
}

export interface Asked {
  /** Pseudonym of the person who asks. */
  readonly by: string;
  /** Somebody other than the person who asks is, or was, an administrator. */
  readonly hasHadOtherAdministrator: boolean;
}

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((one) => others.includes(one));

/** What would become another, by code; none where it is so already. */
export function changesOfEntry(
  known: Account | undefined,
  entry: Omit<Account, 'person' | 'active' | 'since'> & { readonly seesPast: boolean },
  asked: Asked,
): readonly ChangeCode[] {
  const changes = changesOfAccount(known, entry, asked);
  const isShown = entry.seesPast && entry.role !== ADMINISTRATOR;
  const isNew = changes.length > 0 || Object.keys(known?.since ?? {}).length > 0;
  return isShown && isNew ? [...changes, 'past-shown'] : changes;
}

function changesOfAccount(
  known: Account | undefined,
  entry: Omit<Account, 'person' | 'active' | 'since'>,
  asked: Asked,
): readonly ChangeCode[] {
  const isOne = known?.active === true && known.role === ADMINISTRATOR;
  const becomesAdministrator = entry.role === ADMINISTRATOR && !isOne;
  const appoints: ChangeCode = asked.hasHadOtherAdministrator
    ? 'administrator-registered'
    : 'second-administrator-registered';
  if (!known) return [becomesAdministrator ? appoints : 'person-registered'];
  const found: (ChangeCode | false)[] = [
    // An account that has seen operations becomes an administrator's only with a second person.
    becomesAdministrator && 'administrator-registered',
    known.role === ADMINISTRATOR && entry.role !== ADMINISTRATOR && 'administrator-ended',
    !known.active && 'person-reactivated',
    known.branch !== entry.branch && 'branch-moved',
    known.role !== entry.role && 'role-changed',
    !isSame(known.regions, entry.regions) && 'regions-changed',
    known.subject !== entry.subject && 'subject-changed',
  ];
  return withOwn(
    found.filter((code) => code !== false),
    known,
    asked,
  );
}

export function changesOfDeactivation(known: Account, asked: Asked): readonly ChangeCode[] {
  if (!known.active) return [];
  if (known.role === ADMINISTRATOR) return withOwn(['administrator-ended'], known, asked);
  return [DEACTIVATED_BY_TWO.has(known.role) ? 'leading-person-deactivated' : 'person-deactivated'];
}

const withOwn = (codes: readonly ChangeCode[], { person }: Account, { by }: Asked): readonly ChangeCode[] =>
  codes.length > 0 && person === by ? [...codes, 'own-account-changed'] : codes;
