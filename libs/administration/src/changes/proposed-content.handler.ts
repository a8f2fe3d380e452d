import type { PersonEntry, SplitOffice } from '@samsyn/identity';
import type { Branch } from '@samsyn/kernel';
import type { ActForTwo } from './second-person.port';

/** All that is to be changed, as the directory keeps it until a second person has approved it. */
export type ProposedContent =
  | {
      readonly kind: 'person';
      readonly handle: string;
      /** Pseudonym, also of a person who is not in the directory yet. */
      readonly person: string;
      readonly entry: PersonEntry & { readonly subject: string };
      /** The person sees what the branch took part in before, too. */
      readonly seesPast: boolean;
    }
  | { readonly kind: 'deactivation'; readonly handle: string; readonly person: string }
  /** `by`: pseudonym of who proposed it, and whose act it is. */
  | { readonly kind: 'act'; readonly act: ActForTwo; readonly by: string }
  | { readonly kind: 'split'; readonly branch: Branch; readonly offices: readonly SplitOffice[] };

/** What is changed by one proposal at a time. */
export function subjectOfChange(content: ProposedContent): string {
  switch (content.kind) {
    case 'split':
      return `branch ${content.branch}`;
    case 'act':
      return `${content.act.act} ${content.act.id}`;
    default:
      return `person ${content.handle}`;
  }
}

export const contentIn = (json: string): ProposedContent => JSON.parse(json) as ProposedContent;
