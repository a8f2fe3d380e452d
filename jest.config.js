const swc = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    keepClassNames: true,
    target: 'es2023',
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};

/** ESM-only packages that jest's CommonJS runtime needs transformed. */
const esmOnly = [
  '@nestjs',
  'typebox',
  'jose',
  'oidc-provider',
  'canonicalize',
  'cookie',
  'temporal-polyfill',
  'temporal-utils',
  'intl-messageformat',
  '@formatjs',
].join('|');

/** @type {import('jest').Config} */
module.exports = {
  rootDir: '.',
  globalSetup: '<rootDir>/scripts/document-worker.js',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{apps,libs,test}/**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/data', '<rootDir>/data-training', '<rootDir>/out'],
  transform: { '^.+\\.(t|j|mj)s$': ['@swc/jest', swc] },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly})/)`],
  moduleNameMapper: {
    '^@samsyn/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^@samsyn/([^/]+)/(.+)$': '<rootDir>/libs/$1/src/$2.ts',
  },
  /** Every answer that a test gets is held against the document of the interface. */
  setupFilesAfterEnv: ['<rootDir>/test/support/documented-answers.ts'],
  maxWorkers: 2,
  /** A slow machine is no failure: what hangs is ended, what is slow is waited for. */
  testTimeout: 120_000,
};
