export { ExerciseError, parseExercise, readExercise, shiftedByWeeks, type Exercise } from './exercise-format';
export { removeOutputs } from './exercise-output';
export { playOn } from './play-on';
export { STEP_ROUTES } from './step-routes';
