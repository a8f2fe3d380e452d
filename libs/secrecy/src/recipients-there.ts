import { BranchText, type EventRegistry } from '@samsyn/event-store';
import type { Branch, Decided, Warning } from '@samsyn/kernel';

/** Whom an entry may name, and who works where. */
export interface Recipients {
  readonly registry: EventRegistry;
  /** Whether somebody of the branch is registered, and has not left. */
  readonly isStaffed: (branch: Branch) => boolean;
}

/**
 * Fields that name a branch which is to receive nothing by the entry: something is taken back from it, it is
 * left by it, or the entry says who knew and who took part.
 */
export const NAMES_NO_RECIPIENT: ReadonlySet<string> = new Set([
  ...['InvitationWithdrawn.agencies', 'ReferralWithdrawn.to', 'ConsentWithdrawn.recipient'],
  ...['ConsentRefused.recipient', 'ChildConcernRedirected.from', 'ChildConcernRedirected.reporter'],
  ...['CampaignEnded.leading', 'PerspectiveSubmitted.about', 'DisclosureDecided.requester'],
  ...['DebriefGenerated.branch', 'DebriefSignedOff.branch'],
  ...['LessonAnswered.knownTo', 'LessonReopened.knownTo'],
]);

/** Where it cannot wait, the title says what to do at once. */
const URGENT: Readonly<Record<string, string>> = {
  ChildConcernReported: 'CHILD_CONCERN.NOBODY_THERE',
  ChildConcernRedirected: 'CHILD_CONCERN.NOBODY_THERE',
};

interface Shape {
  readonly pattern?: string;
  readonly items?: Shape;
}
const BRANCH = (BranchText as Shape).pattern;
const isBranch = ({ pattern, items }: Shape): boolean =>
  pattern === BRANCH || (items !== undefined && isBranch(items));

/** The fields of an event, by its name, that hold a branch or a list of branches which is to receive something. */
export function receivingFields(registry: EventRegistry, name: string): readonly string[] {
  const { fields } = registry.ofName(name).definition;
  return Object.entries(fields).flatMap(([field, { schema }]) =>
    isBranch(schema as Shape) && !NAMES_NO_RECIPIENT.has(`${name}.${field}`) ? [field] : [],
  );
}

/**
 * What is sent to a branch in which nobody is registered, or from which the last person has left, is read by nobody.
 * @rule nobody-there: What is sent to a branch where nobody is registered is recorded, and its answer warns of it; of a
 *   concern for a child it says to telephone the office.
 * @source SoL (2025:400) 19:1; domain: Who takes part; ADR 0037
 * @proof what is sent to a branch with nobody in it › …
 */
export function warningsOfAbsence(
  { events }: Pick<Decided<unknown>, 'events'>,
  { registry, isStaffed }: Recipients,
): readonly Warning[] {
  const warnings = events.flatMap(({ name, data }) => {
    const code = URGENT[name] ?? 'RECIPIENT.NOBODY_THERE';
    return receivingFields(registry, name)
      .flatMap(
        (field) => (data as Readonly<Record<string, Branch | readonly Branch[] | undefined>>)[field] ?? [],
      )
      .filter((branch) => !isStaffed(branch))
      .map((branch) => ({ code, branch }));
  });
  const first = new Map(warnings.map((warning) => [`${warning.code} ${warning.branch}`, warning]));
  return [...first.values()].map(({ code, branch }) => ({ code, details: { branch } }));
}
