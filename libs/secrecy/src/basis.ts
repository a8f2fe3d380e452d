import { givenTo, isOwn, withheldBy, type RuleContext } from './hidden-fields';
import { isNamedIn, type Sight } from './audiences';

/**
 * What lets the viewer read the field, as a code: `own` (recorded by the own side), `decision <id>`, `named` (the entry
 * was sent to the viewer's branch), `broken-glass <entry>`, `label <labels>` (each label's rule lets the viewer read it), or the kind of entry.
 * Undefined where it is hidden.
 */
export function basisOf(sight: Sight, field: string, context: RuleContext): string | undefined {
  return withheldBy(sight, field, context) === undefined ? basisOfShown(sight, field) : undefined;
}

/** As `basisOf`, of a field that view() has shown. */
export function basisOfShown(sight: Sight, field: string): string {
  const { definition, event, access, viewer } = sight;
  const glass = access.encounters.get(event.stream)?.underGlass.get(viewer.person);
  if (glass !== undefined) return `broken-glass ${glass}`;
  if (isOwn(sight)) return 'own';
  const given = givenTo(sight, field, event);
  if (given) return `decision ${given.decision}`;
  if (definition.audience === 'perspective' || definition.audience === 'correction')
    return definition.audience;
  if (definition.audience === 'encounter-owner' && isNamedIn(sight)) return 'named';
  return `label ${(event.labels[field] ?? []).join('+')}`;
}
