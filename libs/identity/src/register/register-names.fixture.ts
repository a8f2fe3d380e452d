import { REGIONS } from '@samsyn/kinds';
import type { Names } from '@samsyn/rendering';
import type { BranchEntry } from '../directory/directory.schema';
import { AGENCIES } from './agencies';
import { registerNames } from './register-names';

const entries: readonly BranchEntry[] = Object.entries(AGENCIES).flatMap(([code, { sv, en, branches }]) =>
  Object.entries(branches).map(([branch, names]) => ({
    branch: `${code}/${branch}`,
    ...names,
    agency: { code, sv, en },
  })),
);

/** The names of the register that every directory begins with. */
export const exampleNames: Names = registerNames({
  branch: (code) => entries.find(({ branch }) => branch === code),
  branches: () => entries,
  region: (code) => (Object.hasOwn(REGIONS, code) ? { region: code, ...REGIONS[code]! } : undefined),
});
