import { hash, randomUUID } from 'node:crypto';

const NAMESPACE_BYTES = 16;
/** The variant's two bits in front of the two that the digest keeps. */
const VARIANT = '89ab';

/**
 * Name-based UUID, version 5 (RFC 9562 section 5.5): the same namespace and name give the same id, so that what is
 * repeated is recognised. `namespace` is itself a UUID.
 */
export function uuidV5(namespace: string, name: string): string {
  const input = Buffer.allocUnsafe(NAMESPACE_BYTES + Buffer.byteLength(name, 'utf8'));
  input.write(namespace.replaceAll('-', ''), 'hex');
  input.write(name, NAMESPACE_BYTES, 'utf8');
  const hex = hash('sha1', input, 'hex');
  const variant = VARIANT[Number.parseInt(hex[16]!, 16) & 0x3]!;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export const newUuid = (): string => randomUUID();
