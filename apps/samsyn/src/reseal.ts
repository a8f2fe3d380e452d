import { reseal } from './reseal-log';
import { dataFolder } from './settings';
import { lastWords } from './told';

/** Seals the log of a stopped Samsyn anew: `npm run -s reseal`. */
reseal(dataFolder(process.env)).then(
  ({ events, bound }) =>
    process.stdout.write(
      `${events} events stand bound to all before them; ${bound} of them were not until now.\n`,
    ),
  (error: unknown) => {
    process.stderr.write(`${lastWords(error)}\n`);
    process.exit(1);
  },
);
