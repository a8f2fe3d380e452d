import { SECONDS, type ChangeCode, type Second } from '../changes/branch-change.events';

/** Roles whose persons answer for what others of their branch may see. */
export const LEADS_OR_SUPERVISES: ReadonlySet<string> = new Set(['operation-leader', 'supervisor']);

/** Those, and the person who oversees how they handle personal data: nobody alone removes them. */
export const DEACTIVATED_BY_TWO: ReadonlySet<string> = new Set([
  ...LEADS_OR_SUPERVISES,
  'data-protection-officer',
]);

export interface ApprovalRule {
  readonly change: ChangeCode;
  readonly second: Second;
  readonly sv: string;
  readonly en: string;
  readonly source: string;
  readonly validFrom: string;
  /** Exclusive; absent while the rule is in force. */
  readonly validUntil?: string;
}

const since = { validFrom: '2018-05-25', source: 'OSL 8:1–2; GDPR article 32; ADR 0048' } as const;

/**
 * Who beside the one who asks has to approve a change that gives somebody sight of operations, or takes it from others.
 * Dated data, for a lawyer to read and correct: the product's reading of the law, not legal advice.
 *
 * `branch-or-administrator`: somebody who leads or supervises in the owning branch (`LEADS_OR_SUPERVISES`), or another
 * administrator. `administrator`: another administrator. `who-sees-it`: somebody
 * who leads or supervises in the branch and sees of its past what the account is to see; another administrator where none
 * of them is left, and for an administrator's account.
 * `nobody`: it is made at once, recorded and shown.
 * The owning branch of a person's account is the person's branch once the change has been made.
 */
export const WHO_APPROVES: readonly ApprovalRule[] = [
  {
    ...since,
    change: 'person-registered',
    second: 'branch-or-administrator',
    sv: 'Någon läggs upp: verksamhetens insatser blir synliga för en till.',
    en: 'Somebody is registered: one more sees the operations of the branch.',
  },
  {
    ...since,
    change: 'person-reactivated',
    second: 'branch-or-administrator',
    sv: 'Någon som har slutat får komma tillbaka.',
    en: 'Somebody who has left comes back.',
  },
  {
    ...since,
    change: 'branch-moved',
    second: 'branch-or-administrator',
    sv: 'Någon byter verksamhet.',
    en: 'Somebody moves to another branch.',
  },
  {
    ...since,
    change: 'role-changed',
    second: 'branch-or-administrator',
    sv: 'Någon får en annan roll.',
    en: 'Somebody gets another role.',
  },
  {
    ...since,
    change: 'regions-changed',
    second: 'branch-or-administrator',
    sv: 'Någon får andra regioner: en regionkoordinator ser dem som har mötts där.',
    en: 'Somebody gets other regions: a coordinator sees those who were met there.',
  },
  {
    ...since,
    change: 'subject-changed',
    second: 'who-sees-it',
    sv: 'En annan inloggning är den personen: den som har den ser allt som personen ser, också det förflutna.',
    en: 'Another sign-in is that person: whoever has it sees all that the person sees, the past included.',
  },
  {
    ...since,
    change: 'leading-person-deactivated',
    second: 'branch-or-administrator',
    sv: 'Någon som leder, är arbetsledare eller dataskyddsombud stängs av: verksamheten mister sin insyn.',
    en: 'Somebody who leads, supervises or is data protection officer is deactivated: the branch loses sight.',
  },
  {
    ...since,
    change: 'person-deactivated',
    second: 'nobody',
    sv: 'Någon annan stängs av: det ska kunna ske genast.',
    en: 'Somebody else is deactivated: it must be possible at once.',
  },
  {
    ...since,
    change: 'own-account-changed',
    second: 'administrator',
    sv: 'Någon ändrar sitt eget konto.',
    en: 'Somebody changes their own account.',
  },
  {
    ...since,
    change: 'administrator-registered',
    second: 'administrator',
    sv: 'Någon blir administratör.',
    en: 'Somebody becomes an administrator.',
  },
  {
    ...since,
    change: 'second-administrator-registered',
    second: 'nobody',
    sv: 'Den enda administratören lägger upp en till där det aldrig har funnits två, och inget annat på egen hand.',
    en: 'The only administrator registers another one where there have never been two, and nothing else alone.',
  },
  {
    ...since,
    change: 'administrator-ended',
    second: 'administrator',
    sv: 'Någon är inte längre administratör.',
    en: 'Somebody is an administrator no more.',
  },
  {
    ...since,
    change: 'branch-split',
    second: 'branch-or-administrator',
    sv: 'En verksamhet delas upp: vem som ser vad blir ett annat.',
    en: 'A branch is split: who sees what becomes another.',
  },
  {
    ...since,
    change: 'past-shown',
    second: 'who-sees-it',
    sv: 'Någon får också se de insatser som verksamheten deltog i före personens tid.',
    en: 'Somebody also sees the operations that the branch took part in before their time.',
  },
  {
    ...since,
    change: 'subject-erased',
    second: 'branch-or-administrator',
    sv: 'Det som är antecknat om en utsatt person görs oläsligt för alltid.',
    en: 'What was recorded about an exposed person is made unreadable for good.',
  },
  {
    ...since,
    change: 'received-copy-erased',
    second: 'branch-or-administrator',
    sv: 'En verksamhet raderar sitt exemplar av det som skickades till den.',
    en: 'A branch erases its own copy of what was sent to it.',
  },
];

/**
 * @rule approval-within: A change that waits for a second person is approved within {value} days, or proposed anew.
 * @source domain: Who is asking; ADR 0048
 * @proof a change that two persons make › waits for two weeks and no longer
 */
export const APPROVAL_WITHIN_DAYS = 14;

/** The strictest of what the changes ask for, by the rules of that day (`2026-11-29`). */
export function secondFor(changes: readonly ChangeCode[], on: string): Second {
  const asked = WHO_APPROVES.filter(
    ({ change, validFrom, validUntil }) =>
      changes.includes(change) && validFrom <= on && (validUntil === undefined || on < validUntil),
  );
  return SECONDS[Math.max(...asked.map(({ second }) => SECONDS.indexOf(second)))] ?? 'administrator';
}
