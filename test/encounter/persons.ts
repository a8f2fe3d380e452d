import { TestSamsyn, type Handle } from '../support/test-samsyn';
import { registerSupport } from '../support/register-support';

/** Who is near an encounter beside the cast of the app. */
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
export async function openTestSamsyn(): Promise<TestSamsyn> {
  const app = await TestSamsyn.open();
  for (const [handle, [branch, role]] of Object.entries(FURTHER)) {
    app.parts.directory.registerBranch(branch, {}, null);
    app.parts.directory.registerPerson(handle, { branch, role, regions: [] }, null);
  }
  registerSupport(app.parts.directory, [FURTHER.clinic[0]]);
  return app;
}

/** Lets the clock come to that moment, and Samsyn do what is due by then. */
export async function waitUntil(app: TestSamsyn, moment: string): Promise<void> {
  await app.parts.processing.settled();
  app.clock.moveTo(new Date(moment).toISOString());
  await app.parts.processing.settled();
}
