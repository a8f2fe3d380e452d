/** The first of these ends the planning: what is learnt later is for the next operation. */
export const ENDS_PLANNING: readonly string[] = [
  'OperationReleased',
  'OperationReleasedWithoutCoordinator',
  'ConductStarted',
];
