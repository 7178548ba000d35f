/**
 * The cost of an operation: requested (no answer yet, every page taken to be full) or actual (from the answer's data: short pages
 * and nulls are cheaper).
 */
import { getNamedType, isCompositeType, isInterfaceType, isObjectType, type GraphQLNamedType, type OperationDefinitionNode } from 'graphql';
import { isConnection, isList, mutationCost, objectCost, sizeFactor } from './costRules.mts';
import { fieldsOf, pageSize, type QueryInput, type SelectedField } from './selections.mts';

/** Stands for an answer that is not there yet. */
const unknown = Symbol('unknown');

export interface CostInput extends QueryInput {
  readonly operation: OperationDefinitionNode;
}

export const requestedCost = (input: CostInput): number => operationCost(input, unknown);

export const actualCost = (input: CostInput, data: unknown): number => Math.min(requestedCost(input), operationCost(input, data ?? null));

function operationCost(input: CostInput, data: unknown): number {
  const { operation, schema } = input;
  const mutation = operation.operation === 'mutation';
  const root = mutation ? schema.getMutationType()! : schema.getQueryType()!;
  const fields = fieldsOf(input, operation.selectionSet, root);
  const costs = fields.map((one) =>
    mutation ? mutationCost(one.field.name.value) + payloadCost(input, one, data) : fieldCost(input, one, valueAt(data, one)),
  );
  return Math.ceil(costs.reduce((total, cost) => total + cost, 0));
}

/** The objects right inside a mutation's payload are included in its price. */
function payloadCost(input: CostInput, mutation: SelectedField, data: unknown): number {
  const payload = valueAt(data, mutation);
  const type = fieldType(mutation);
  if (!type || payload === null) return 0;
  return fieldsOf(input, mutation.field.selectionSet, type).reduce(
    (total, one) => total + Math.max(0, fieldCost(input, one, valueAt(payload, one)) - 1),
    0,
  );
}

function fieldCost(input: CostInput, selected: SelectedField, value: unknown): number {
  const type = fieldType(selected);
  if (!type || !isCompositeType(type) || value === null) return 0;
  if (isConnection(type.name)) return connectionCost(input, selected, type, value);
  return isListField(selected) ? listCost(input, selected, type, value) : nodeCost(input, selected, type, value);
}

function nodeCost(input: CostInput, selected: SelectedField, type: GraphQLNamedType, value: unknown): number {
  if (value === null) return 0;
  const inside = fieldsOf(input, selected.field.selectionSet, type).map((one) => fieldCost(input, one, valueAt(value, one)));
  return objectCost(type.name) + inside.reduce((total, cost) => total + cost, 0);
}

function listCost(input: CostInput, selected: SelectedField, type: GraphQLNamedType, value: unknown): number {
  const size = pageSize(input, selected.field);
  if (Array.isArray(value)) return scaled(value.map((entry: unknown) => nodeCost(input, selected, type, entry)));
  return (size === undefined ? 1 : sizeFactor(size)) * nodeCost(input, selected, type, unknown);
}

/** One for the connection, one for its page info, and its nodes; an edge is free. */
function connectionCost(input: CostInput, selected: SelectedField, type: GraphQLNamedType, value: unknown): number {
  const inside = fieldsOf(input, selected.field.selectionSet, type);
  const pageInfo = inside.some(({ field }) => field.name.value === 'pageInfo') ? 1 : 0;
  const size = sizeFactor(pageSize(input, selected.field) ?? 0);
  const pages = inside.filter(({ field }) => ['nodes', 'edges'].includes(field.name.value));
  const costs = pages.map((page) => {
    const entries = valueAt(value, page);
    const edge = page.field.name.value === 'edges' ? 1 : 0;
    const costOf = (entry: unknown) => nodeCost(input, page, fieldType(page)!, entry) - edge;
    return Array.isArray(entries) ? scaled(entries.map(costOf)) : size * costOf(unknown);
  });
  return 1 + pageInfo + costs.reduce((total, cost) => total + cost, 0);
}

/** So many entries cost less than one by one. */
function scaled(costs: readonly number[]): number {
  const total = costs.reduce((sum, cost) => sum + cost, 0);
  return costs.length === 0 ? 0 : (total * sizeFactor(costs.length)) / costs.length;
}

function definitionOf({ field, parent }: SelectedField) {
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[field.name.value] : undefined;
}

function fieldType(selected: SelectedField): GraphQLNamedType | undefined {
  const definition = definitionOf(selected);
  return definition && getNamedType(definition.type);
}

function isListField(selected: SelectedField): boolean {
  const definition = definitionOf(selected);
  return definition !== undefined && isList(definition.type);
}

function valueAt(data: unknown, { field }: SelectedField): unknown {
  if (data === unknown) return unknown;
  if (data === null || typeof data !== 'object') return null;
  return (data as Record<string, unknown>)[field.alias?.value ?? field.name.value] ?? null;
}
