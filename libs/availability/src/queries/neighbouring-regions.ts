/**
 * Which police regions border on each other, so that a coordinator of the one can be in the other in time. Source: the
 * counties of each region. A region that is not here has no neighbours.
 */
const NEIGHBOURS: Readonly<Record<string, readonly string[]>> = {
  nord: ['mitt', 'bergslagen'],
  mitt: ['nord', 'bergslagen', 'stockholm', 'ost'],
  bergslagen: ['nord', 'mitt', 'vast', 'ost'],
  stockholm: ['mitt', 'ost'],
  ost: ['stockholm', 'mitt', 'bergslagen', 'vast', 'syd'],
  vast: ['bergslagen', 'ost', 'syd'],
  syd: ['vast', 'ost'],
};

export const isNeighbour = (region: string, other: string): boolean =>
  NEIGHBOURS[region]?.includes(other) ?? false;
