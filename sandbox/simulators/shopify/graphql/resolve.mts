/**
 * How a field gets its value: the views and root objects are plain objects whose members are values or functions of the
 * arguments. Every field is first held against the granted scopes; a member that nobody wrote is an error, never a null.
 */
import type { GraphQLFieldResolver, GraphQLTypeResolver } from 'graphql';
import { violate, type ShopContext } from '../context.mts';
import { accessDenied, notSimulated } from './errors.mts';
import { adminSchema } from './schema.mts';
import { isDocumentedScope } from './scopes.mts';

type Member = (args: unknown, info: Parameters<GraphQLFieldResolver<unknown, ShopContext>>[3]) => unknown;

export const resolveField: GraphQLFieldResolver<unknown, ShopContext> = (source, args, context, info) => {
  const rule = adminSchema().scopes.broken(info, context.scopes);
  if (rule) {
    // An app cannot help what a shop has not granted, but it must not ask for what it never requests.
    if (!isDocumentedScope(rule)) violate(context, 'scope-never-requested', `${info.parentType.name}.${info.fieldName}`);
    throw accessDenied(info.fieldName, rule.requiredAccess);
  }
  const member = (source as Record<string, unknown>)[info.fieldName];
  if (member === undefined) {
    const name = `${info.parentType.name}.${info.fieldName}`;
    context.notSimulated.add(name);
    throw notSimulated(name);
  }
  return typeof member === 'function' ? (member as Member)(args, info) : member;
};

export const resolveType: GraphQLTypeResolver<unknown, ShopContext> = (value) => (value as { __typename?: string }).__typename;
