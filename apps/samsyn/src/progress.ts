const SHOWN_EVERY_MS = 1_000;

/** Says on standard error how far something has come, at most once a second and not before it has taken one. */
export function showProgress(what: string): (done: number, of: number) => void {
  let shownAt = Date.now();
  return (done, of) => {
    if (Date.now() - shownAt < SHOWN_EVERY_MS) return;
    shownAt = Date.now();
    process.stderr.write(`${what}: ${done} / ${of}\n`);
  };
}
