import { removeAll } from './engine';

/** After the last test, whatever came of it. */
export default async function cleanUp(): Promise<void> {
  const removed = await removeAll();
  process.stderr.write(`Removed ${removed} streams of this run.\n`);
}
