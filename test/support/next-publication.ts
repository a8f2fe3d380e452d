/** When the statistics of the autumn of 2026 are published: the one deadline that is always there. */
export const NEXT_PUBLICATION = '2027-03-02T23:00:00.000Z';
