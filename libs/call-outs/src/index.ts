export type { Contact } from './contacts/contacts.schema';
export { ContactPersons } from './contacts/contact-persons.projection';
export { CALL_EXPIRY, CallExpiry } from './call-expiry.workflow';
export { CallRenewal } from './call-renewal.workflow';
export { CallWithdrawal } from './call-withdrawal.workflow';
export { CallOutModule } from './call-out.module';
export { callCoordinator } from './call-coordinator/call-coordinator.commands';
export { CALL_COMMANDS } from './call-commands';
