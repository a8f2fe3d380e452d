import { House, type Handle } from '../afterwards/house';
import { registerSupport } from '../support/register-support';

/** Who is near an encounter beside the cast of the house. */
export const FURTHER = {
  head: ['social-services/regional-coordinator', 'supervisor'],
  municipality: ['social-services/municipality', 'case-officer'],
  emergency: ['social-services/emergency-service', 'duty-officer'],
  clinic: ['health-care/clinic', 'nurse'],
} as const;
export const MUNICIPALITY = FURTHER.municipality[0];
export const EMERGENCY = FURTHER.emergency[0];

/** The handle of somebody who was registered beside the cast. */
export const further = (handle: keyof typeof FURTHER): Handle => handle as unknown as Handle;

/** All of Samsyn, with those who stand around a person met. */
export async function openHouse(): Promise<House> {
  const house = await House.open();
  for (const [handle, [branch, role]] of Object.entries(FURTHER)) {
    house.parts.directory.registerBranch(branch, {}, null);
    house.parts.directory.registerPerson(handle, { branch, role, regions: [] }, null);
  }
  registerSupport(house.parts.directory, [FURTHER.clinic[0]]);
  return house;
}

/** Lets the clock come to that moment, and Samsyn do what is due by then. */
export async function waitUntil(house: House, moment: string): Promise<void> {
  await house.parts.processing.settled();
  house.clock.moveTo(new Date(moment).toISOString());
  await house.parts.processing.settled();
}
