export * from './availability/availability.events';
export * from './call-out/call-out.events';
export * from './operation-plan/operation-plan.events';
