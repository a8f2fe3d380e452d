const config = require('../../jest.config.js');

/** Against an engine outside: `npm run -s conformance`. */
module.exports = {
  ...config,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/conformance/*.conformance.ts'],
  globalTeardown: '<rootDir>/test/conformance/clean-up.ts',
  // One after the other: what is slow in one must not look like a fault in another.
  maxWorkers: 1,
  testTimeout: 600_000,
};
