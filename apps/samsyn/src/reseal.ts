import { reseal } from './reseal-log';
import { dataFolder } from './settings';
import { exitMessage } from './start-failure';

/** Seals the log of a stopped Samsyn anew: `npm run -s reseal`. */
reseal(dataFolder(process.env)).then(
  ({ events, bound }) =>
    process.stdout.write(
      `${events} events stand bound to all before them; ${bound} of them were not until now.\n`,
    ),
  (error: unknown) => {
    process.stderr.write(`${exitMessage(error)}\n`);
    process.exit(1);
  },
);
