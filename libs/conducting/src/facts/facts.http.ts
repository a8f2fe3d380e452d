import { commandController } from '@samsyn/web';
import { conductRoutes } from '../conduct/conduct-routes.http';
import { encounterRoutes } from '../encounter/encounter-routes.http';

/** The routes of all facts, of the site and of the persons met. */
export const FactsController = commandController([...conductRoutes, ...encounterRoutes]);
