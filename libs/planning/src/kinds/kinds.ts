import { akcInspection } from './akc-inspection';
import { apartmentVisit } from './apartment-visit';
import { OperationKinds } from './kind';

/** A new kind is a file beside these and a line here; an old version stays as long as an operation rests on it. */
export const KINDS = new OperationKinds([apartmentVisit, akcInspection]);
