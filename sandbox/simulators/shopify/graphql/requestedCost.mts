/** The cost of a query as it stands, before anything ran: every page is taken to be full. */
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  valueFromASTUntyped,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { isConnection, isList, mutationCost, objectCost, sizeFactor } from './costRules.mts';

export interface CostInput {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

export function requestedCost(input: CostInput): number {
  if (input.operation.operation === 'mutation') return mutationsCost(input);
  return selectionCost(input, input.operation.selectionSet, input.schema.getQueryType()!);
}

/** Ten for each mutation; the objects right inside its payload are included. */
function mutationsCost(input: CostInput): number {
  const root = input.schema.getMutationType()!;
  const roots = input.operation.selectionSet.selections.filter((selection) => selection.kind === Kind.FIELD);
  return roots.reduce((total, field) => {
    const type = getNamedType(root.getFields()[field.name.value]!.type);
    const payloads = field.selectionSet ? fieldsOf(input, field.selectionSet, type) : [];
    const inside = payloads.reduce((cost, [one, parent]) => cost + Math.max(0, fieldCost(input, one, parent) - 1), 0);
    return total + mutationCost + inside;
  }, 0);
}

function selectionCost(input: CostInput, selections: SelectionSetNode | undefined, parent: GraphQLNamedType): number {
  if (!selections) return 0;
  const costs = fieldsOf(input, selections, parent).map(([field, type]) => fieldCost(input, field, type));
  return costs.reduce((total, cost) => total + cost, 0);
}

/** The fields of a selection; behind an interface or union all branches are counted, which is never too little. */
function fieldsOf(input: CostInput, selections: SelectionSetNode, parent: GraphQLNamedType): [FieldNode, GraphQLNamedType][] {
  return selections.selections.flatMap((selection): [FieldNode, GraphQLNamedType][] => {
    if (selection.kind === Kind.FIELD) return [[selection, parent]];
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? input.fragments.get(selection.name.value) : selection;
    if (!fragment) return [];
    const type = fragment.typeCondition ? input.schema.getType(fragment.typeCondition.name.value) : parent;
    return type ? fieldsOf(input, fragment.selectionSet, type) : [];
  });
}

function fieldCost(input: CostInput, field: FieldNode, parent: GraphQLNamedType): number {
  if (!isObjectType(parent) && !isInterfaceType(parent)) return 0;
  const definition = parent.getFields()[field.name.value];
  const type = definition && getNamedType(definition.type);
  if (!definition || !type || !isCompositeType(type)) return 0;
  if (isConnection(type.name)) return connectionCost(input, field, type);
  const own = isAbstractType(type) ? 1 : objectCost(type.name);
  const cost = own + selectionCost(input, field.selectionSet, type);
  return isList(definition.type) ? Math.max(1, sizeFactor(pageSize(input, field) ?? 1)) * cost : cost;
}

/** One for the connection, one for its page info, and the nodes. */
function connectionCost(input: CostInput, field: FieldNode, type: GraphQLNamedType): number {
  const inner = field.selectionSet ? fieldsOf(input, field.selectionSet, type) : [];
  const isPageInfo = ([one]: [FieldNode, GraphQLNamedType]) => one.name.value === 'pageInfo';
  const nodes = inner.filter((entry) => !isPageInfo(entry)).reduce((cost, [one, parent]) => cost + nodeCost(input, one, parent), 0);
  return 1 + (inner.some(isPageInfo) ? 1 : 0) + sizeFactor(pageSize(input, field) ?? 0) * nodes;
}

/** What one entry of `nodes` or `edges` costs: an edge itself is free. */
function nodeCost(input: CostInput, field: FieldNode, parent: GraphQLNamedType): number {
  const cost = fieldCost(input, field, parent);
  return field.name.value === 'edges' ? Math.max(0, cost - 1) : cost;
}

function pageSize(input: CostInput, field: FieldNode): number | undefined {
  const argument = field.arguments?.find(({ name }) => name.value === 'first' || name.value === 'last');
  const value = argument && valueFromASTUntyped(argument.value, input.variables);
  return typeof value === 'number' ? value : undefined;
}
