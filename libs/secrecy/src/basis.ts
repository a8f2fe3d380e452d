import { givenTo, isOwn, redactionRuleFor, type RuleContext } from './hidden-fields';
import { isNamedIn, type AccessContext } from './audiences';

/**
 * What lets the viewer read the field, as a code: `own` (recorded by the own side), `decision <id>`, `named` (the entry
 * was sent to the viewer's branch), `broken-glass <entry>`, `label <labels>` (each label's rule lets the viewer read it), or the kind of entry.
 * Undefined where it is hidden.
 */
export function basisOf(
  accessContext: AccessContext,
  field: string,
  context: RuleContext,
): string | undefined {
  return redactionRuleFor(accessContext, field, context) === undefined
    ? basisOfShown(accessContext, field)
    : undefined;
}

/** As `basisOf`, of a field that view() has shown. */
export function basisOfShown(accessContext: AccessContext, field: string): string {
  const { definition, event, access, viewer } = accessContext;
  const glass = access.encounters.get(event.stream)?.underGlass.get(viewer.person);
  if (glass !== undefined) return `broken-glass ${glass}`;
  if (isOwn(accessContext)) return 'own';
  const given = givenTo(accessContext, field, event);
  if (given) return `decision ${given.decision}`;
  if (definition.audience === 'perspective' || definition.audience === 'correction')
    return definition.audience;
  if (definition.audience === 'encounter-owner' && isNamedIn(accessContext)) return 'named';
  return `label ${(event.labels[field] ?? []).join('+')}`;
}
