export * from './approvals/waiting-approvals.port';
export * from './changes/branch-change.events';
export * from './changes/second-person.port';
