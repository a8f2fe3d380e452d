/**
 * No cycle among what is loaded when the program runs. Imports that vanish when TypeScript is compiled are left out
 * here (a slice names the state type of the aggregate that dispatches to it); between libraries
 * `.dependency-cruiser.cjs` forbids the way back for types as well.
 */
const { options } = require('../../.dependency-cruiser.cjs');

module.exports = {
  forbidden: [{ name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } }],
  options: { ...options, tsPreCompilationDeps: false },
};
