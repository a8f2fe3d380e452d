/**
 * Where what is recorded counts. `training` is a world of its own: own data folder, own keys, own tokens; nothing of it
 * reaches the real one, and all that leaves it says so.
 */
export const WORLDS = ['real', 'training'] as const;
export type World = (typeof WORLDS)[number];
