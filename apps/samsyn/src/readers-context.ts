import type { ModuleRef } from '@nestjs/core';
import { Directory } from '@samsyn/identity';
import type { ReadersContext } from '@samsyn/secrecy';
import type { SamsynParts } from './samsyn-parts';

const COORDINATOR = 'coordinator';

/** Today's rules, and the offices whose coordinators are employed for a region, from the directory as it is. */
export const readersContext = (
  { codec, clock }: Pick<SamsynParts, 'codec' | 'clock'>,
  modules: ModuleRef,
): ReadersContext => ({
  registry: codec.registry,
  get on() {
    return clock.now();
  },
  isStaffed: (branch) => modules.get(Directory, { strict: false }).isStaffed(branch),
  officesOf: (region) => [
    ...new Set(
      modules
        .get(Directory, { strict: false })
        .persons()
        .filter(({ active, role, regions }) => active && role === COORDINATOR && regions.includes(region))
        .map(({ branch }) => branch),
    ),
  ],
});
