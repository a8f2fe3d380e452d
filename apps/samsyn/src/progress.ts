const SHOWN_EVERY_MS = 1_000;

export type ShowProgress = (what: string) => (done: number, of: number) => void;

/** Says on standard error how far something has come, at most once a second and not before it has taken one. */
export const showProgress: ShowProgress = (what) => {
  let shownAt = Date.now();
  return (done, of) => {
    if (Date.now() - shownAt < SHOWN_EVERY_MS) return;
    shownAt = Date.now();
    process.stderr.write(`${what}: ${done} / ${of}\n`);
  };
};
