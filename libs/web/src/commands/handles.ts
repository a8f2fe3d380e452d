import type { Type } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';

const handlers = new WeakMap<Type, Type>();

/** As `CommandHandler`, for a command that has a route: its controller has the handler, too (`commandController`). */
export const Handles =
  (command: Type): ClassDecorator =>
  (handler) => {
    CommandHandler(command)(handler);
    handlers.set(command, handler as unknown as Type);
  };

/** @throws Error where the command has none */
export function handlerOf(command: Type): Type {
  const handler = handlers.get(command);
  if (!handler) throw new Error(`${command.name}: no handler`);
  return handler;
}
