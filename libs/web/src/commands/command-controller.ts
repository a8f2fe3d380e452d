import 'reflect-metadata';
import { Body, Controller, Param, type Type } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandDefinition } from '@samsyn/event-store';
import type { FactDto } from '../fields/dto-fields';
import type { Recording, Waiting } from '../http/command-answer';
import { AskedBy, CommandRoute, type Asked, type CommandRouteOptions } from '../http/command-route';
import { Documented } from '../openapi/documented';
import { bodyOf, type FactBody } from './body-of';
import { handlerOf } from './handles';

/** A command with its route. */
export interface RoutedCommand {
  /** With the id of what the command is addressed to as its parameter, if anything: `operations/:operationId/conduct/findings`. */
  readonly path: string;
  /** Under which it stands in the OpenAPI document. */
  readonly tag: string;
  readonly body: FactBody;
  readonly route: CommandRouteOptions;
  /** What it sends on the bus. */
  readonly command: Type;
  readonly record: (
    commands: CommandBus,
    id: string,
    body: FactDto,
    asked: Asked,
  ) => Promise<Recording | Waiting>;
}

/** A body as it was sent, and who sent it. `key`: of an item of a batch. */
export interface SentCommand {
  readonly body: FactDto;
  readonly asked: Asked;
  readonly key?: string;
}

export interface CommandAddress {
  /** The path of what the command is addressed to (`operations/:operationId`); that of the command itself follows. */
  readonly at: string;
  readonly tag: string;
  /** How a content that was kept names the id of the path, where otherwise than the path. */
  readonly named?: string;
  /** What is otherwise than in the definition. */
  readonly route?: Partial<CommandRouteOptions>;
  /** Where the body is not made of the fields of the event. */
  readonly body?: FactBody;
  /** What it sends on the bus. */
  readonly command: Type;
}

/** The route of a command as it is defined. `record`: carries it out for what the path names. */
export function routed(
  definition: CommandDefinition,
  { at, tag, command, route = {}, body = bodyOf(definition) }: CommandAddress,
  record: (commands: CommandBus, id: string, sent: SentCommand) => Promise<Recording | Waiting>,
): RoutedCommand {
  const { path, title, who, description, refusals, event } = definition;
  const { id = `record${event.name}` } = definition;
  const summary = title.includes(event.name) ? `${title}.` : `${title} (\`${event.name}\`).`;
  return {
    ...{ path: path === '' ? at : `${at}/${path}`, tag, body, command },
    route: {
      ...{ id, summary, who },
      ...(description !== undefined && { description }),
      ...(refusals && { refusals }),
      ...route,
    },
    record: (commands, named, sent, asked) => record(commands, named, { body: sent, asked }),
  };
}

/** The name of the id in a path. */
export const parameterIn = (path: string): string | undefined => /:(\w+)/.exec(path)?.[1];

export interface CommandsControllerType {
  new (commands: CommandBus): object;
  /** Of the commands that its routes send: providers of its module. */
  readonly handlers: readonly Type[];
}

/**
 * A controller with one method for each command, with the decorators that a controller written by hand would have.
 * @throws Error where a command has no handler
 */
export function commandController(routed: readonly RoutedCommand[]): CommandsControllerType {
  @Controller()
  class CommandsController {
    static readonly handlers = [...new Set(routed.map(({ command }) => command))].map(handlerOf);
    constructor(readonly commands: CommandBus) {}
  }
  for (const command of routed) addRoute(CommandsController.prototype, command);
  return CommandsController;
}

/** @throws Error where another route has the id */
function addRoute(
  prototype: { readonly commands: CommandBus },
  { path, tag, body, route, record }: RoutedCommand,
): void {
  const { id: method } = route;
  if (Object.hasOwn(prototype, method)) throw new Error(`${method}: ${path}`);
  // @nestjs/swagger looks its parameters up by the name of the function.
  const methods = {
    [method](this: { readonly commands: CommandBus }, id = '', sent: FactDto, asked: Asked) {
      return record(this.commands, id, sent, asked);
    },
  };
  const descriptor = Object.getOwnPropertyDescriptor(methods, method)!;
  Object.defineProperty(prototype, method, descriptor);
  Reflect.defineMetadata('design:paramtypes', [String, body, Object], prototype, method);
  const parameter = parameterIn(path);
  if (parameter !== undefined) Param(parameter)(prototype, method, 0);
  Body()(prototype, method, 1);
  AskedBy()(prototype, method, 2);
  CommandRoute(path, route)(prototype, method, descriptor);
  Documented((api) => api.ApiTags(tag))(prototype, method, descriptor);
}
