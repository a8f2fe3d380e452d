import { DatabaseUnavailable } from '@samsyn/postgres';
import { StoreUnavailable } from './port';

/** @throws StoreUnavailable where the database that a port stands on does not answer */
export async function orStoreUnavailable<Value>(answer: Promise<Value>): Promise<Value> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw new StoreUnavailable(error.message, { cause: error });
    throw error;
  }
}
