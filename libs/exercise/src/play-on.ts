import type { EventStore } from '@samsyn/event-store';
import type { DevelopmentIssuer } from '@samsyn/identity';
import { ManualClock } from '@samsyn/kernel';
import { SystemClock, type AdjustableClock } from '@samsyn/processing';
import { ExerciseClient } from './exercise-client';
import type { Exercise } from './exercise-format';
import { writeOutputs } from './exercise-output';
import { playExercise, type ExerciseStage, type PlayedExercise } from './exercise-player';

export interface PlayOptions {
  readonly baseUrl: string;
  /** Folder for what each branch can then see; absent: nothing is written. */
  readonly out?: string;
  progress?: (done: number, of: number) => void;
}

/** A Samsyn in this process, as the player knows it. */
export interface RunningSamsyn extends Pick<ExerciseStage, 'administrators' | 'nextDeadline' | 'settled'> {
  /** Undefined where the tokens come from an issuer outside. */
  readonly issuer: Pick<DevelopmentIssuer, 'tokenFor'> | undefined;
  readonly parts: { readonly clock: AdjustableClock; readonly eventStore: EventStore };
}

/**
 * Plays an exercise on a running Samsyn whose clock then follows the exercise, and gives the clock back to real time.
 * @throws ExerciseError
 */
export async function playOn(
  samsyn: RunningSamsyn,
  exercise: Exercise,
  options: PlayOptions,
): Promise<PlayedExercise> {
  const { issuer, parts, administrators } = samsyn;
  if (!issuer) throw new Error('exercises are played with tokens of the development issuer');
  const client = new ExerciseClient(options.baseUrl, (handle) => issuer.tokenFor(handle));
  const clock = new ManualClock(exercise.steps[0]?.recordedAt ?? new Date(0).toISOString());
  parts.clock.follow(clock);
  try {
    const played = await playExercise(exercise, {
      client,
      administrators,
      moveClockTo: (instant) => clock.moveTo(instant),
      nextDeadline: () => samsyn.nextDeadline(),
      settled: () => samsyn.settled(),
      logLength: () => parts.eventStore.head(),
      ...(options.progress ? { progress: options.progress } : {}),
    });
    if (options.out !== undefined) await writeOutputs(played, client, options.out);
    return played;
  } finally {
    parts.clock.follow(new SystemClock());
  }
}
