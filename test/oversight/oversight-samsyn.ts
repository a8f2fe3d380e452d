import { OversightProjection } from '@samsyn/oversight';
import { shownIn } from '../../libs/oversight/src/publication/figures';
import { TestSamsyn, type Handle } from '../support/test-samsyn';

export const ANALYST = 'analyst' as Handle;
export const NATIONAL = 'national-coordination/statistics';
/** 61 days after the end of March, in Stockholm. */
export const SPRING_PUBLISHED = '2027-05-31T22:00:00.000Z';
export const YEAR_PUBLISHED = '2028-03-01T23:00:00.000Z';
/** Thursday 18:00 in Stockholm. */
export const THURSDAY = '2027-02-04T17:00:00.000Z';

export type Row = Readonly<Record<string, string | number | null | readonly string[]>>;
export interface Table {
  readonly publishedThrough: string | null;
  readonly nextPublication: string | null;
  readonly rows: readonly Row[];
  readonly medians?: readonly {
    readonly region: string;
    readonly period: string;
    readonly hours: number | null;
  }[];
}

export async function openTestSamsyn(): Promise<TestSamsyn> {
  const app = await TestSamsyn.open('memory', '2027-01-04T08:00:00.000Z');
  app.parts.directory.registerBranch(NATIONAL, {}, null);
  app.parts.directory.registerPerson(ANALYST, { branch: NATIONAL, role: 'analyst', regions: [] }, null);
  return app;
}
export const table = async (app: TestSamsyn, name: string, query = ''): Promise<Table> => {
  const answer = await app.get<Table>(ANALYST, `/oversight/tables/${name}${query}`);
  expect([name, answer.status]).toEqual([name, 200]);
  return answer.body;
};
/** What the read model holds, past what the answers keep in memory. */
export const shownOf = async (app: TestSamsyn, family: string, block = '2027-Q1') => {
  await app.parts.processing.settled();
  return shownIn(app.part(OversightProjection).figures(family, block));
};
export const rowOf = ({ rows }: Table, match: Row): Row | undefined =>
  rows.find((row) => Object.entries(match).every(([field, value]) => row[field] === value));
