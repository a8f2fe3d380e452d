import { Module } from '@nestjs/common';
import { ContactPersons } from './contact-persons.projection';
import { ContactsController, PersonsOfOperationController } from './contacts.http';
import { ContactRegister } from './queries/contact-register';
import { PersonsOfOperation } from './queries/persons-of-operation';

/** The contact persons of each agency and region. */
@Module({
  controllers: [ContactsController, PersonsOfOperationController],
  providers: [ContactPersons, ContactRegister, PersonsOfOperation],
})
export class ContactsModule {}
