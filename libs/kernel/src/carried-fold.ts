/**
 * A fold over lists that only ever grow at their end, as the entries of an operation do: asked again for the same list,
 * it goes on where it ended, so that the thousandth question costs no more than the first. `step` must not change the
 * state it is given.
 */
export function carriedFold<Item, State>(
  initial: State,
  step: (state: State, item: Item) => State,
): (items: readonly Item[]) => State {
  const carried = new WeakMap<readonly Item[], { readonly count: number; readonly state: State }>();
  return (items) => {
    let { count, state } = carried.get(items) ?? { count: 0, state: initial };
    if (count === items.length) return state;
    for (; count < items.length; count += 1) state = step(state, items[count]!);
    carried.set(items, { count, state });
    return state;
  };
}
