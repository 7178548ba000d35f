/** The fields of a selection with the type each one stands on, fragments opened. */
import {
  Kind,
  valueFromASTUntyped,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

export interface QueryInput {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface SelectedField {
  readonly field: FieldNode;
  readonly parent: GraphQLNamedType;
}

/** Behind an interface or union the fields of all branches are listed. */
export function fieldsOf(input: QueryInput, selections: SelectionSetNode | undefined, parent: GraphQLNamedType): SelectedField[] {
  return (selections?.selections ?? []).flatMap((selection): SelectedField[] => {
    if (selection.kind === Kind.FIELD) return [{ field: selection, parent }];
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? input.fragments.get(selection.name.value) : selection;
    const type = fragment?.typeCondition ? input.schema.getType(fragment.typeCondition.name.value) : parent;
    return fragment && type ? fieldsOf(input, fragment.selectionSet, type) : [];
  });
}

/** The value of `first` or `last`, where the field has one. */
export function pageSize(input: QueryInput, field: FieldNode): number | undefined {
  const argument = field.arguments?.find(({ name }) => name.value === 'first' || name.value === 'last');
  const value = argument && valueFromASTUntyped(argument.value, input.variables);
  return typeof value === 'number' ? value : undefined;
}
