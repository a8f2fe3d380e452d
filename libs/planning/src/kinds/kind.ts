import { closed, codeOf, listOf } from '@samsyn/event-store';
import { DomainError } from '@samsyn/kernel';
import Type, { type Static } from 'typebox';

const Slug = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 64 });
const Name = Type.String({ minLength: 1, maxLength: 200 });
const AgendaPoint = closed({ code: Slug, sv: Name, en: Name });

/** The closed schema of a template: what a domain expert writes, and nothing else. */
export const OperationKindSchema = closed({
  code: Slug,
  /** Raised with every change. An operation keeps the version that it was proposed under. */
  version: Type.Integer({ minimum: 1, maximum: 10_000 }),
  sv: Name,
  en: Name,
  /** What the pre-briefing must cover before the operation may be released. */
  agenda: listOf(AgendaPoint, 40),
  /** Must be covered too where the border police take part. */
  agendaWithBorderPolice: listOf(AgendaPoint, 40),
  /** Tasks that somebody must have, in the order in which they enter. */
  roles: listOf(
    closed({ code: Slug, sv: Name, en: Name, of: codeOf(['police', 'social-services', 'any-agency']) }),
    40,
  ),
});
export type OperationKind = Static<typeof OperationKindSchema>;

/** Every version of every kind that an operation may have been proposed under. */
export class OperationKinds {
  constructor(private readonly templates: readonly OperationKind[]) {}

  /** The newest version of each kind. */
  current(): readonly OperationKind[] {
    const newest = new Map<string, OperationKind>();
    for (const template of this.templates) {
      const known = newest.get(template.code);
      if (!known || known.version < template.version) newest.set(template.code, template);
    }
    return [...newest.values()];
  }

  /** @throws DomainError `PLAN.UNKNOWN_KIND` (invalid) */
  newest(code: string): OperationKind {
    const found = this.current().find((template) => template.code === code);
    if (!found) throw new DomainError('PLAN.UNKNOWN_KIND', {}, 'invalid');
    return found;
  }

  /** @throws Error where an operation rests on a template that was removed: the release's rules would be lost */
  of(code: string, version: number): OperationKind {
    const found = this.templates.find((template) => template.code === code && template.version === version);
    if (!found) throw new Error(`the template of kind ${code}, version ${version}, is missing`);
    return found;
  }
}
