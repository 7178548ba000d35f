/**
 * What a selection costs, before and after it ran. By the vendor's documentation scalars are free, an object costs 1, a mutation
 * 10 and a connection is "sized by first and last"; how it is sized is not published. The curve below is fitted to costs that
 * real shops answered (1→1, 2→2, 3→2, 5→3, 10→4, 250→11).
 */
import { getNullableType, isListType, type GraphQLOutputType } from 'graphql';

/** Mutations cost 10, but not all of them (seen on real answers). */
export const mutationCost = (field: string): number => (field === 'fulfillmentTrackingInfoUpdate' ? 50 : 10);

/** A single query must not cost more, whatever is left in the bucket. */
export const maximumCost = 1000;

export const sizeFactor = (size: number): number => (size <= 2 ? Math.max(0, size) : Math.floor(2 * Math.log(size)));

/** Money comes free: seen on real answers. */
const freeTypes = new Set(['MoneyBag', 'MoneyV2']);
const isUserError = (typeName: string) => typeName.endsWith('UserError') || typeName === 'UserError';

export const objectCost = (typeName: string): number => {
  if (typeName === 'Count') return 10;
  return freeTypes.has(typeName) || isUserError(typeName) ? 0 : 1;
};

export const isConnection = (typeName: string): boolean => typeName.endsWith('Connection');

export const isList = (type: GraphQLOutputType): boolean => isListType(getNullableType(type));
