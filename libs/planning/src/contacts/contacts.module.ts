import { Module } from '@nestjs/common';
import { ContactPersons } from './contact-persons.projection';
import { ContactsController } from './contacts.http';
import { ContactRegister } from './queries/contact-register';

/** Whom to turn to in which agency and region. */
@Module({ controllers: [ContactsController], providers: [ContactPersons, ContactRegister] })
export class ContactsModule {}
