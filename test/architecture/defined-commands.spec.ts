import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RequestMethod, type Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { TestSamsyn } from '../support/test-samsyn';
import { PROJECT } from './cruise';

jest.setTimeout(60_000);

/** Routes that change something and are made from no definition (libs/web/src/commands), with the reason. */
const REGISTER = 'the resource of a register, put or deleted whole, and answered as it is then';
const OWN_SETTINGS = 'settings of the caller in a store of their own: no event is recorded';
const BY_HAND: Readonly<Record<string, string>> = {
  'DELETE /admin/persons/:handle': REGISTER,
  'PUT /admin/agencies/:agency/branches/:branch': REGISTER,
  'PUT /admin/agencies/:agency/branches/:branch/services/:service': REGISTER,
  'PUT /admin/agencies/:agency/branches/:branch/split': REGISTER,
  'PUT /admin/persons/:handle': REGISTER,
  'PUT /admin/persons/:handle/details': REGISTER,
  'PUT /admin/regions/:region': REGISTER,
  'PUT /me/telephone': REGISTER,
  'POST /me/calendar-feeds': OWN_SETTINGS,
  'POST /me/calendar-feeds/:feedId/revocation': OWN_SETTINGS,
  'POST /me/notification-channels': OWN_SETTINGS,
  'POST /me/notification-channels/:channelId/removal': OWN_SETTINGS,
  'POST /me/notification-channels/:channelId/verification': OWN_SETTINGS,
  'POST /me/notification-settings': OWN_SETTINGS,
  'POST /access/attention/:attentionId/answers': 'written to the access log, which is no event store',
  'POST /operations/:operationId/entries': 'a batch, whose items are made from the definitions',
};

interface Route {
  readonly name: string;
  readonly isDefined: boolean;
  readonly body: Type | undefined;
}

const COMMANDS = 'CommandsController';

/** Whether the class, or one that it extends, was made by `commandController`. */
const isMade = (controller: Type): boolean =>
  controller.name === COMMANDS ||
  (controller !== Object && Object.getPrototypeOf(controller) !== Function.prototype
    ? isMade(Object.getPrototypeOf(controller) as Type)
    : false);

function routesOf(controller: Type): readonly Route[] {
  const prototype = controller.prototype as object;
  const above = String(Reflect.getMetadata('path', controller) ?? '');
  const names = new Set<string>();
  for (let own = prototype; own !== Object.prototype; own = Object.getPrototypeOf(own) as object)
    for (const name of Object.getOwnPropertyNames(own)) names.add(name);
  return [...names].flatMap((name): readonly Route[] => {
    const method = (prototype as Record<string, object>)[name]!;
    if (typeof method !== 'function') return [];
    const verb = Reflect.getMetadata('method', method) as RequestMethod | undefined;
    if (verb === undefined || verb === RequestMethod.GET) return [];
    const path = [above, String(Reflect.getMetadata('path', method))].join('/').replace(/\/+/g, '/');
    const types = Reflect.getMetadata('design:paramtypes', prototype, name) as readonly Type[];
    const isDefined = isMade(controller);
    const route = `${RequestMethod[verb]} ${path.replace(/^\/?/, '/').replace(/(.)\/$/, '$1')}`;
    return [{ name: route, isDefined, body: isDefined ? types[1] : undefined }];
  });
}

describe('a route that changes something', () => {
  let app: TestSamsyn;
  let routes: readonly Route[];

  beforeAll(async () => {
    app = await TestSamsyn.open();
    const controllers = [...app.part(ModulesContainer).values()].flatMap((module) => [
      ...module.controllers.values(),
    ]);
    routes = [...new Set(controllers.map(({ metatype }) => metatype as Type))].flatMap(routesOf);
  });
  afterAll(() => app.close());

  it('is made from the definition of its command, or has a reason of its own', () => {
    const byHand = routes.filter(({ isDefined }) => !isDefined).map(({ name }) => name);
    expect([...new Set(byHand)].sort()).toEqual(Object.keys(BY_HAND).sort());
    expect(routes.filter(({ isDefined }) => isDefined).length).toBeGreaterThan(100);
  });

  it('has a body that no other has the name of: the description of the interface knows them by their names', () => {
    const files = ['apps', 'libs'].flatMap((folder) =>
      (readdirSync(join(PROJECT, folder), { recursive: true }) as string[])
        .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
        .map((file) => readFileSync(join(PROJECT, folder, file), 'utf8')),
    );
    const written = files.flatMap((text) =>
      [...text.matchAll(/\bclass (\w+Dto)\b/g)].map(([, name]) => name!),
    );
    const made = new Set(routes.flatMap(({ body }) => (body ? [body] : [])));
    const names = [...made].map(({ name }) => name).filter((name) => !written.includes(name));
    expect(Math.min(written.length, names.length)).toBeGreaterThan(40);
    const all = [...written, ...names];
    expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
  });
});
