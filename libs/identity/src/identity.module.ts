import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Directory } from './directory/directory';
import { AdministrationController, DirectoryController } from './directory/directory.http';
import { Persons } from './directory/persons';
import { PersonDetailsController } from './directory/person-details.http';
import { SplitsController } from './directory/splits.http';
import { AuthGuard } from './tokens/auth.guard';
import { Authentication } from './tokens/authentication';
import { FairRequests } from './tokens/fair-requests';
import { TokenVerifier } from './tokens/token-verifier';

export interface IdentityParts {
  readonly directory: Directory;
  readonly tokens: TokenVerifier;
}

/** Closes every route but the public ones, and answers /directory and /admin. */
@Module({})
export class IdentityModule {
  static of({ directory, tokens }: IdentityParts): DynamicModule {
    return {
      module: IdentityModule,
      global: true,
      controllers: [DirectoryController, AdministrationController, SplitsController, PersonDetailsController],
      providers: [
        { provide: Directory, useValue: directory },
        { provide: TokenVerifier, useValue: tokens },
        Persons,
        Authentication,
        FairRequests,
        { provide: APP_GUARD, useClass: AuthGuard },
      ],
      exports: [Directory, Persons, TokenVerifier],
    };
  }
}
