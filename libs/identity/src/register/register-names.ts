import { SYSTEM_BRANCH } from '@samsyn/kernel';
import type { Names } from '@samsyn/rendering';
import type { Directory } from '../directory/directory';
import { ROLES } from './roles';

/** Names from the register of agencies; a code without a name stands as it is. */
export function registerNames(directory: Pick<Directory, 'branch' | 'branches' | 'region'>): Names {
  const branchesOf = Map.groupBy(directory.branches(), ({ agency }) => agency.code);
  const ofSystem = (code: string) => (code === SYSTEM_BRANCH ? 'Samsyn' : code);
  return {
    // An agency with one branch is known by its own name: `Skatteverket` says more than `Skattekontroll`.
    branch: (code, language) => {
      const entry = directory.branch(code);
      if (!entry) return ofSystem(code);
      const isOnly = (branchesOf.get(entry.agency.code) ?? []).length === 1;
      return isOnly ? entry.agency[language] : entry[language];
    },
    branchInFull: (code, language) => {
      const entry = directory.branch(code);
      return entry ? `${entry[language]}, ${entry.agency[language]}` : ofSystem(code);
    },
    agency: (code, language) => branchesOf.get(code)?.[0]?.agency[language] ?? code,
    role: (code, language) => (Object.hasOwn(ROLES, code) ? ROLES[code]![language] : code),
    region: (code, language) => directory.region(code)?.[language] ?? code,
  };
}
