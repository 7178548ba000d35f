import { createHash } from 'node:crypto';
import type { ShopContext } from '../context.mts';
import { connection, type PageArguments } from '../graphql/connection.mts';
import { gid } from '../state/ids.mts';
import type { Metafield, MetafieldDefinition } from '../state/shop.mts';
import { apiTime } from '../state/time.mts';

/** No namespace, `$app` and `$app:x` mean the app's own. */
export function namespaceOf(context: ShopContext, namespace: string | null | undefined): string {
  const own = `app--${context.state.appId}`;
  if (namespace == null || namespace === '$app') return own;
  return namespace.startsWith('$app:') ? `${own}--${namespace.slice(5)}` : namespace;
}

export const digestOf = (value: string): string => createHash('sha256').update(value).digest('hex');

const jsonOf = (metafield: Metafield): unknown => {
  const isJson = metafield.type === 'json' || metafield.type.startsWith('list.') || /^(number_integer|boolean)$/.test(metafield.type);
  return isJson ? JSON.parse(metafield.value) : metafield.value;
};

export function metafieldView(context: ShopContext, metafield: Metafield) {
  return {
    __typename: 'Metafield',
    id: gid('Metafield', metafield.id),
    legacyResourceId: metafield.id,
    namespace: metafield.namespace,
    key: metafield.key,
    type: metafield.type,
    value: metafield.value,
    jsonValue: jsonOf(metafield),
    compareDigest: digestOf(metafield.value),
    ownerType: 'ORDER',
    sizeInBytes: Buffer.byteLength(metafield.value),
    createdAt: apiTime(metafield.createdAt),
    updatedAt: apiTime(metafield.updatedAt),
    definition: () => {
      const found = context.state.definitions.find(({ namespace, key }) => namespace === metafield.namespace && key === metafield.key);
      return found ? definitionView(found) : null;
    },
  };
}

export const definitionView = (definition: MetafieldDefinition) => ({
  __typename: 'MetafieldDefinition',
  id: gid('MetafieldDefinition', definition.id),
  namespace: definition.namespace,
  key: definition.key,
  name: definition.name,
  description: definition.description,
  ownerType: definition.ownerType,
  pinnedPosition: null,
  validations: [],
  type: { name: definition.type, category: 'TEXT' },
});

/** The members that every owner of metafields has. */
export function metafieldMembers(context: ShopContext, ownerId: string) {
  const mine = () => context.state.metafields.filter((one) => one.ownerId === ownerId);
  return {
    metafield: ({ namespace, key }: { namespace?: string | null; key: string }) => {
      const wanted = namespaceOf(context, namespace);
      const found = mine().find((one) => one.namespace === wanted && one.key === key);
      return found ? metafieldView(context, found) : null;
    },
    metafields: (args: PageArguments & { namespace?: string | null; keys?: string[] | null }) =>
      connection(
        mine()
          .filter((one) => args.namespace == null || one.namespace === namespaceOf(context, args.namespace))
          .filter((one) => !args.keys || args.keys.includes(`${one.namespace}.${one.key}`)),
        args,
        { value: ({ id }) => id, id: ({ id }) => id },
        (one) => metafieldView(context, one),
      ),
  };
}
