import type { OperationKind } from '@samsyn/kinds';
import type { ViewedPlan } from './plan-as-seen';
import type { RoleLine } from './plan-view.schema';

type KindRole = OperationKind['roles'][number];
const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.toLowerCase();
/** A task is the kind's role if it is given by the role's code or by its name in one of the languages. */
const isRole = (task: string, { code, sv, en }: KindRole): boolean =>
  same(task, code) || same(task, sv) || same(task, en);

/** The kind's roles in its order, then the tasks of the operation's own in the order in which they were assigned. */
export function rolesIn({ plan, person }: ViewedPlan, kind: OperationKind | undefined): readonly RoleLine[] {
  const assigned = [...plan.roles].flatMap(([id, task]) => {
    const who = person(id)?.who;
    return who === undefined ? [] : [{ task, who }];
  });
  const roles = kind?.roles ?? [];
  const named = (is: (task: string) => boolean): string[] =>
    assigned.filter(({ task }) => is(task)).map(({ who }) => who);
  const ofKind = roles.map((role) => ({
    role: role.code,
    sv: role.sv,
    en: role.en,
    who: named((task) => isRole(task, role)),
  }));
  const own = assigned.map(({ task }) => task).filter((task) => !roles.some((role) => isRole(task, role)));
  return [
    ...ofKind,
    ...[...new Set(own)].map((task) => ({ sv: task, en: task, who: named((other) => other === task) })),
  ];
}
