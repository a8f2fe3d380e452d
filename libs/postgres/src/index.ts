export { POSTGRES_URL, PostgresDatabase, type DatabaseOptions, type Sql } from './database';
export { mustBeOfWorld, takeForDeployment } from './deployment';
export { DatabaseFault, DatabaseRefused, DatabaseUnavailable } from './faults';
export { migrate, MIGRATIONS, mustBeMigrated, readMigrations, type Migration } from './migrations';
export { postgresAddress, type PostgresAddress } from './postgres-address';
