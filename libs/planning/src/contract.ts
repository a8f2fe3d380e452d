export * from './call-out/call-out.events';
export * from './operation-plan/interpreters/interpreter.events';
export * from './operation-plan/operation-plan.events';
export * from './plan-matters.port';
export * from './operation-plan/led-operations.port';
export * from './operation-plan/propose-operation/proposals-for-campaigns.port';
export * from './who-can-be-called.port';
