/** Metafields of orders: 25 at most, all or none, with a digest to compare where the client asks for it. */
import { violate, type ShopContext } from '../context.mts';
import { notSimulated } from '../graphql/errors.mts';
import { typeOf } from '../state/ids.mts';
import type { Metafield } from '../state/shop.mts';
import { definitionView, digestOf, metafieldView, namespaceOf } from '../views/metafield.mts';
import { findOrder } from './lookup.mts';
import { isKnownType, isValidValue } from './metafieldTypes.mts';
import { requireScope, userError, type UserError } from './userErrors.mts';

export interface MetafieldInput {
  readonly ownerId: string;
  readonly namespace?: string | null;
  readonly key: string;
  readonly type?: string | null;
  readonly value: string;
  readonly compareDigest?: string | null;
}

interface DefinitionInput {
  readonly ownerType: string;
  readonly namespace?: string | null;
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly description?: string | null;
}

const maximum = 25;

export function metafieldMutations(context: ShopContext) {
  return {
    metafieldsSet: ({ metafields }: { metafields: MetafieldInput[] }) => writeMetafields(context, metafields),
    metafieldDefinitionCreate: ({ definition }: { definition: DefinitionInput }) => createDefinition(context, definition),
  };
}

export function writeMetafields(context: ShopContext, inputs: readonly MetafieldInput[]) {
  for (const { ownerId } of inputs)
    if (typeOf(ownerId) !== 'Order' && typeOf(ownerId)) throw notSimulated(`metafields of ${typeOf(ownerId)}`);
  requireScope(context, 'metafieldsSet', 'write_orders');
  if (inputs.length > maximum) {
    violate(context, 'metafields-limit', `${inputs.length} metafields in one call`);
    const error = userError(['metafields'], `Exceeded the maximum metafields input limit of ${maximum}.`, 'LESS_THAN_OR_EQUAL_TO');
    return { metafields: null, userErrors: [{ ...error, elementIndex: null }] };
  }
  const errors = inputs.flatMap((input, index) => {
    const error = errorOf(context, input, index);
    return error ? [{ elementIndex: null, ...error }] : [];
  });
  if (errors.length > 0) return { metafields: null, userErrors: errors };
  return { metafields: inputs.map((input) => metafieldView(context, put(context, input))), userErrors: [] };
}

const find = (context: ShopContext, { ownerId, namespace, key }: MetafieldInput): Metafield | undefined =>
  context.state.metafields.find((one) => one.ownerId === ownerId && one.namespace === namespaceOf(context, namespace) && one.key === key);

const typeFor = (context: ShopContext, input: MetafieldInput): string | undefined =>
  input.type ??
  context.state.definitions.find(({ namespace, key }) => namespace === namespaceOf(context, input.namespace) && key === input.key)?.type ??
  find(context, input)?.type;

function errorOf(context: ShopContext, input: MetafieldInput, index: number): UserError | undefined {
  const at = (name: string) => ['metafields', String(index), name];
  const fault = (name: string, message: string, code: string) => {
    violate(context, 'metafield-input', `${name} ${code}`);
    return userError(at(name), message, code);
  };
  if (!findOrder(context, input.ownerId)) return userError(at('ownerId'), 'Owner does not exist.', 'INVALID');
  const namespace = namespaceOf(context, input.namespace);
  if (namespace.length < 3) return fault('namespace', 'Namespace is too short (minimum is 3 characters)', 'TOO_SHORT');
  if (namespace.length > 255) return fault('namespace', 'Namespace is too long (maximum is 255 characters)', 'TOO_LONG');
  if (input.key.length < 2) return fault('key', 'Key is too short (minimum is 2 characters)', 'TOO_SHORT');
  if (input.key.length > 64) return fault('key', 'Key is too long (maximum is 64 characters)', 'TOO_LONG');
  if (!/^[\w-]+$/.test(input.key)) return fault('key', 'Key is invalid', 'INVALID');
  const type = typeFor(context, input);
  if (!type) return fault('type', "Type can't be blank", 'BLANK');
  if (!isKnownType(type)) return fault('type', 'Type must be one of the supported types', 'INCLUSION');
  if (input.value === '') return fault('value', "Value can't be blank", 'BLANK');
  if (!isValidValue(type, input.value)) return fault('value', `Value is not valid for type ${type}`, 'INVALID_VALUE');
  return digestError(context, input, index);
}

/** Null as the digest to compare with means "only if it does not exist yet". */
function digestError(context: ShopContext, input: MetafieldInput, index: number): UserError | undefined {
  if (!('compareDigest' in input)) return undefined;
  const existing = find(context, input);
  const matches = input.compareDigest === null ? !existing : existing !== undefined && digestOf(existing.value) === input.compareDigest;
  return matches
    ? undefined
    : userError(
        ['metafields', String(index)],
        'The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.',
        'STALE_OBJECT',
      );
}

function put(context: ShopContext, input: MetafieldInput): Metafield {
  const now = context.world.clock.now();
  const existing = find(context, input);
  if (existing) {
    if (existing.value !== input.value) existing.updatedAt = now;
    existing.value = input.value;
    existing.type = typeFor(context, input)!;
    return existing;
  }
  const created: Metafield = {
    id: context.state.ids.next(),
    ownerId: input.ownerId,
    namespace: namespaceOf(context, input.namespace),
    key: input.key,
    type: typeFor(context, input)!,
    value: input.value,
    createdAt: now,
    updatedAt: now,
  };
  context.state.metafields.push(created);
  return created;
}

function createDefinition(context: ShopContext, input: DefinitionInput) {
  const refused = (error: UserError) => ({ createdDefinition: null, userErrors: [error] });
  const namespace = namespaceOf(context, input.namespace);
  const twin = context.state.definitions.some(
    (one) => one.ownerType === input.ownerType && one.namespace === namespace && one.key === input.key,
  );
  if (twin) return refused(userError(['definition', 'key'], 'Key is in use for Order metafields on the specified namespace.', 'TAKEN'));
  if (!isKnownType(input.type)) {
    violate(context, 'metafield-input', 'definition type INCLUSION');
    return refused(userError(['definition', 'type'], 'Type name is not a valid type', 'INCLUSION'));
  }
  const definition = {
    id: context.state.ids.next(),
    ownerType: input.ownerType,
    namespace,
    key: input.key,
    name: input.name,
    type: input.type,
    description: input.description ?? null,
  };
  context.state.definitions.push(definition);
  return { createdDefinition: definitionView(definition), userErrors: [] };
}
