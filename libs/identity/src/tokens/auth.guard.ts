import {
  createParamDecorator,
  Inject,
  Injectable,
  SetMetadata,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError, type Actor } from '@samsyn/kernel';
import { Documented, PUBLIC_ROUTE } from '@samsyn/web';
import { Directory } from '../directory/directory';
import { ADMINISTRATOR } from '../register/roles';
import { activePerson, type VerifiedRequest } from './authentication';
import { unauthorized } from './token-verifier';

/** What the guard puts on a request that it lets through. */
export interface AuthenticatedRequest {
  actor: Actor;
  /** Epoch milliseconds: an answer that goes on (a live stream) ends then. */
  tokenExpiresAtMs: number;
}

const ALLOWED_ROLES = 'samsyn:allowed-roles';

/** Only actors with one of these roles pass; others get 403 `AUTH.ROLE_NOT_ALLOWED`. */
export const AllowRoles = (...roles: readonly string[]): ClassDecorator & MethodDecorator =>
  SetMetadata(ALLOWED_ROLES, roles);

const ALSO_FOR_ADMINISTRATORS = 'samsyn:also-for-administrators';

/**
 * A route that names no role and that administrators have, too. All others are closed to them: their account
 * manages the accounts of others, and takes part in nothing (ADR 0048).
 */
export const AlsoForAdministrators = (): ClassDecorator & MethodDecorator =>
  SetMetadata(ALSO_FOR_ADMINISTRATORS, true);

/** Parameter of a route: who acts, from the token alone. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor =>
    context.switchToHttp().getRequest<AuthenticatedRequest>().actor,
);

interface Demands {
  readonly isPublic: boolean;
  readonly roles: readonly string[] | undefined;
  readonly alsoForAdministrators: boolean;
}

/**
 * @rule administrators-take-no-part: An administrator's account takes part in no operation, whatever branch it is of: of
 *   all routes it has those of administration, the directory and its own messages.
 * @source domain: Who is asking; ADR 0048
 * @proof an administrator alone › …
 */
const isLetIn = (role: string, { roles, alsoForAdministrators }: Demands): boolean =>
  roles?.includes(role) ?? (role !== ADMINISTRATOR || alsoForAdministrators);

/** Every route not marked `@Public()` needs a token (`Authentication`) of a person active at that moment. */
@Injectable()
export class AuthGuard implements CanActivate {
  private readonly demands = new WeakMap<object, Map<unknown, Demands>>();

  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const demands = this.demandsOf(context);
    if (demands.isPublic) return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest & VerifiedRequest>();
    const token = request.verifiedToken;
    if (!token) throw unauthorized('AUTH.TOKEN_MISSING');
    // Asked again: sending a body takes as long as half a minute.
    const person = activePerson(this.directory, token);
    // Set also for a person who is not let in: the record says who was refused what.
    request.actor = person.actor;
    if (!isLetIn(person.role, demands)) throw new DomainError('AUTH.ROLE_NOT_ALLOWED', {}, 'forbidden');
    request.tokenExpiresAtMs = token.expiresAtMs;
    return true;
  }

  /** What decorators say of a route does not change, and asking them costs more than checking a known token. */
  private demandsOf(context: ExecutionContext): Demands {
    const [handler, controller] = [context.getHandler(), context.getClass()];
    const ofController = this.demands.get(controller) ?? new Map<unknown, Demands>();
    const known = ofController.get(handler);
    if (known) return known;
    const read = <T>(key: string) =>
      this.reflector.getAllAndOverride<T | undefined>(key, [handler, controller]);
    const demands = {
      isPublic: read<boolean>(PUBLIC_ROUTE) === true,
      roles: read<readonly string[]>(ALLOWED_ROLES),
      alsoForAdministrators: read<boolean>(ALSO_FOR_ADMINISTRATORS) === true,
    };
    this.demands.set(controller, ofController.set(handler, demands));
    return demands;
  }
}

/** Says in the OpenAPI document who may call. */
export const documentedFor = (
  operationId: string,
  who: string,
  summary: string,
): ClassDecorator & MethodDecorator & PropertyDecorator =>
  Documented((api) => api.ApiOperation({ operationId, summary, description: `Who may: ${who}.` }));
