import type { Directory } from '@samsyn/identity';
import { isPolice } from '@samsyn/kernel';
import { SUPPORT_SERVICES } from '../../libs/conducting/src/encounter/referrals/support-services';

/** Registers the branches for every kind of support, as an administrator would; the police give none. */
export function registerSupport(directory: Directory, branches: readonly string[]): void {
  for (const branch of branches.filter((one) => !isPolice(one)))
    for (const { code } of SUPPORT_SERVICES) directory.registerService({ branch, service: code }, null);
}
