export * from './changes/branch-change.events';
