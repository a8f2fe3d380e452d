import { originOf } from './growing-list';

/**
 * A fold over lists that only ever grow at their end, as the entries of an operation do: asked for a longer list of the
 * same origin (`GrowingList`), it goes on where it ended, so that the thousandth question costs no more than the first. A
 * list of an earlier moment than the last is folded by itself. `step` must not change the state it is given.
 */
export function carriedFold<Item, State>(
  initial: State,
  step: (state: State, item: Item) => State,
): (items: readonly Item[]) => State {
  const carried = new WeakMap<object, { readonly count: number; readonly state: State }>();
  return (items) => {
    const origin = originOf(items);
    const known = carried.get(origin) ?? { count: 0, state: initial };
    if (known.count === items.length) return known.state;
    if (known.count > items.length) return items.reduce(step, initial);
    let { count, state } = known;
    for (; count < items.length; count += 1) state = step(state, items[count]!);
    carried.set(origin, { count, state });
    return state;
  };
}
